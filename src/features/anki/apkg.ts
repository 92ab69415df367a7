/**
 * Anki's package: a zip with an SQLite collection (schema 11, which every version imports) and a list
 * of media. A note's guid is the card's id, and deck and note type have ids of their own for ever, so
 * that a second import updates and doubles nothing. The same content gives the same bytes.
 */
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { strToU8, zipSync } from 'fflate';
import { once } from '../../core/once.ts';
import type { Site } from '../../site/site.ts';
import { noteId, notesOf, type Note } from './notes.ts';

/** Anki's own, as `rslib/src/storage/upgrades/schema11.sql` has it. */
export const SCHEMA = `
CREATE TABLE col (id integer PRIMARY KEY, crt integer NOT NULL, mod integer NOT NULL, scm integer NOT NULL, ver integer NOT NULL, dty integer NOT NULL, usn integer NOT NULL, ls integer NOT NULL, conf text NOT NULL, models text NOT NULL, decks text NOT NULL, dconf text NOT NULL, tags text NOT NULL);
CREATE TABLE notes (id integer PRIMARY KEY, guid text NOT NULL, mid integer NOT NULL, mod integer NOT NULL, usn integer NOT NULL, tags text NOT NULL, flds text NOT NULL, sfld integer NOT NULL, csum integer NOT NULL, flags integer NOT NULL, data text NOT NULL);
CREATE TABLE cards (id integer PRIMARY KEY, nid integer NOT NULL, did integer NOT NULL, ord integer NOT NULL, mod integer NOT NULL, usn integer NOT NULL, type integer NOT NULL, queue integer NOT NULL, due integer NOT NULL, ivl integer NOT NULL, factor integer NOT NULL, reps integer NOT NULL, lapses integer NOT NULL, left integer NOT NULL, odue integer NOT NULL, odid integer NOT NULL, flags integer NOT NULL, data text NOT NULL);
CREATE TABLE revlog (id integer PRIMARY KEY, cid integer NOT NULL, usn integer NOT NULL, ease integer NOT NULL, ivl integer NOT NULL, lastIvl integer NOT NULL, factor integer NOT NULL, time integer NOT NULL, type integer NOT NULL);
CREATE TABLE graves (usn integer NOT NULL, oid integer NOT NULL, type integer NOT NULL);
CREATE INDEX ix_notes_usn ON notes (usn);
CREATE INDEX ix_cards_usn ON cards (usn);
CREATE INDEX ix_revlog_usn ON revlog (usn);
CREATE INDEX ix_cards_nid ON cards (nid);
CREATE INDEX ix_cards_sched ON cards (did, queue, due);
CREATE INDEX ix_revlog_cid ON revlog (cid);
CREATE INDEX ix_notes_csum ON notes (csum);
`;
/** The note type's id: chosen once, never to be changed, or every reader's deck doubles. */
export const MODEL = 1_732_400_000_001;
const FIELDS = ['Front', 'Back', 'Source'] as const;

/** The package of all notes, or of one service's. `absolute` makes an address of the site one that works anywhere. */
export function makePackage(
  site: Site,
  absolute: (address: string) => string,
  topic?: string,
): Uint8Array<ArrayBuffer> {
  const notes = notesOf(site, absolute, topic);
  const mod = changedAt(site);
  const files = { 'collection.anki2': collection(site, notes, mod), media: strToU8('{}') };
  // The first day a ZIP can name, in local time as ZIP has it: no clock and no time zone gets in.
  return zipSync(files, { level: 9, mtime: new Date(1980, 0, 1) });
}

/**
 * Seconds since 1970 that Anki compares to know which text is newer: when the commit was made, where a
 * build says so (`SOURCE_DATE_EPOCH`), else the day of the last check of a page.
 */
const changedAt = once((site: Site): number => {
  const given = Number(process.env['SOURCE_DATE_EPOCH']);
  if (given > 0) return given;
  const days = site.pages.map(({ verified }) => (verified ? Date.parse(verified) / 1000 : 0));
  return Math.max(1_700_000_000, ...days);
});

function collection(site: Site, notes: readonly Note[], mod: number): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), 'anki-'));
  const file = join(folder, 'collection.anki2');
  try {
    const database = new DatabaseSync(file);
    database.exec(`PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF; BEGIN; ${SCHEMA}`);
    const { title } = site.config;
    database
      .prepare('INSERT INTO col VALUES (1, ?, ?, ?, 11, 0, 0, 0, ?, ?, ?, ?, ?)')
      .run(
        1_700_000_000,
        mod * 1000,
        mod * 1000,
        JSON.stringify({ nextPos: 1, curDeck: 1, activeDecks: [1], curModel: String(MODEL) }),
        JSON.stringify({ [MODEL]: model(title, mod) }),
        JSON.stringify(decks(notes, mod)),
        JSON.stringify({ 1: OPTIONS }),
        '{}',
      );
    const addNote = database.prepare('INSERT INTO notes VALUES (?, ?, ?, ?, -1, ?, ?, ?, ?, 0, ?)');
    const addCard = database.prepare(
      'INSERT INTO cards VALUES (?, ?, ?, 0, ?, -1, 0, 0, ?, 0, 0, 0, 0, 0, 0, 0, 0, ?)',
    );
    for (const [index, note] of notes.entries()) {
      const id = noteId(note.guid);
      const fields = [note.front, note.back, note.source];
      addNote.run(
        id,
        note.guid,
        MODEL,
        mod,
        ` ${note.tags.join(' ')} `,
        fields.join('\u001F'),
        note.ask,
        checksum(note.front),
        '',
      );
      addCard.run(id, id, note.deck.id, mod, index + 1, '');
    }
    database.exec('COMMIT; VACUUM;');
    database.close();
    return readFileSync(file);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Anki's checksum of a first field: eight hexadecimal digits of SHA-1 of its text. */
const checksum = (html: string): number =>
  Number.parseInt(
    createHash('sha1')
      .update(html.replaceAll(/<[^>]*>/g, ''))
      .digest('hex')
      .slice(0, 8),
    16,
  );

function decks(notes: readonly Note[], mod: number): Record<string, object> {
  const all = new Map(
    notes.flatMap(({ deck, parent }) => [
      [parent.id, parent.name],
      [deck.id, deck.name],
    ]),
  );
  const today = { newToday: [0, 0], revToday: [0, 0], lrnToday: [0, 0], timeToday: [0, 0] };
  return Object.fromEntries(
    [[1, 'Default'] as const, ...all].map(([id, name]) => [
      id,
      {
        id,
        name,
        mod,
        usn: -1,
        desc: '',
        dyn: 0,
        conf: 1,
        collapsed: false,
        browserCollapsed: false,
        extendNew: 0,
        extendRev: 0,
        ...today,
      },
    ]),
  );
}

function model(name: string, mod: number): object {
  return {
    id: MODEL,
    name,
    mod,
    usn: -1,
    type: 0,
    sortf: 0,
    did: 1,
    tags: [],
    vers: [],
    req: [[0, 'any', [0]]],
    latexPre: '\\documentclass[12pt]{article}\n\\begin{document}\n',
    latexPost: '\\end{document}',
    latexsvg: false,
    flds: FIELDS.map((field, ord) => ({
      name: field,
      ord,
      sticky: false,
      rtl: false,
      font: 'Arial',
      size: 20,
      media: [],
    })),
    tmpls: [
      {
        name: 'Card 1',
        ord: 0,
        did: null,
        qfmt: '{{Front}}',
        afmt: '{{FrontSide}}<hr id="answer">{{Back}}<p class="source">{{Source}}</p>',
        bqfmt: '',
        bafmt: '',
      },
    ],
    css: CSS,
  };
}

/** Anki's defaults for a deck's options, which every collection has as number 1. */
const OPTIONS = {
  id: 1,
  name: 'Default',
  mod: 0,
  usn: 0,
  maxTaken: 60,
  autoplay: true,
  timer: 0,
  replayq: true,
  new: { bury: false, delays: [1, 10], initialFactor: 2500, ints: [1, 4, 0], order: 1, perDay: 20 },
  rev: { bury: false, ease4: 1.3, ivlFct: 1, maxIvl: 36500, perDay: 200, hardFactor: 1.2 },
  lapse: { delays: [10], leechAction: 1, leechFails: 8, minInt: 1, mult: 0 },
  dyn: false,
};

/** The site's look: quiet type, and the marker for what the exam asks. */
const CSS = `.card{max-width:40rem;margin:0 auto;padding:1.2rem;background:#fdfcf8;color:#1d1b16;font:1.06rem/1.55 system-ui,sans-serif;text-align:start}
h2{margin:0 0 .8rem;font:600 1.45rem/1.35 ui-serif,Georgia,serif}
.tip h2 span{padding:0 .2em;background:linear-gradient(transparent 30%,#ffe566 30% 90%,transparent 90%);-webkit-box-decoration-break:clone;box-decoration-break:clone}
hr{border:0;border-top:1px solid #e6e0d2}
code{padding:.1em .3em;background:#f6f3ea;font-size:.9em}
.soft,.source,.source a{color:#5f5a4e;font-size:.9rem}
.options li{margin:.4rem 0}
[data-option=right] .option{font-weight:600}
.verdict{margin:0;font-size:.9rem;font-weight:600}
.verdict.wrong{color:#8a3b12}
.verdict.right{color:#174ea6}
.nightMode.card,.night_mode .card{background:#16171b;color:#eceae3}
.nightMode a{color:#9cc2ff}
.nightMode .tip h2 span{background:linear-gradient(transparent 30%,#6b5a10 30% 90%,transparent 90%)}
.nightMode hr{border-color:#2e3038}
.nightMode code{background:#1e2026}
.nightMode :is(.soft,.source,.source a){color:#a9a69c}
.nightMode .verdict.wrong{color:#f0a884}
.nightMode .verdict.right{color:#9cc2ff}
`;
