import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { makePackage, MODEL } from '../../../src/features/anki/apkg.ts';
import { notesAsText, notesOf } from '../../../src/features/anki/notes.ts';
import { bread } from '../site/flightless.ts';

const absolute = (address: string) => `https://crumb.example/notes${address}`;
const bytes = makePackage(bread, absolute);
const files = unzipSync(bytes);
const file = join(mkdtempSync(join(tmpdir(), 'anki-test-')), 'collection.anki2');
writeFileSync(file, files['collection.anki2'] ?? '');
const database = new DatabaseSync(file, { readOnly: true });
const all = (sql: string) => database.prepare(sql).all();
const json = (column: string) => JSON.parse(String(all(`SELECT ${column} FROM col`)[0]?.[column]));

/** Tables and their columns, in order, as Anki documents its schema 11. */
const DOCUMENTED = {
  col: 'id crt mod scm ver dty usn ls conf models decks dconf tags',
  notes: 'id guid mid mod usn tags flds sfld csum flags data',
  cards: 'id nid did ord mod usn type queue due ivl factor reps lapses left odue odid flags data',
  revlog: 'id cid usn ease ivl lastIvl factor time type',
  graves: 'usn oid type',
};

describe('the package for Anki', () => {
  test('is the same bytes from the same content', () => {
    expect(makePackage(bread, absolute)).toEqual(bytes);
    expect(strFromU8(files['media'] ?? new Uint8Array())).toBe('{}');
  });

  test.each(Object.entries(DOCUMENTED))('has the table %s, field by field', (table, fields) => {
    const columns = all(`PRAGMA table_info(${table})`);
    expect(columns.map(({ name }) => name).join(' ')).toBe(fields);
    for (const { name, type } of columns) {
      const text = /^(guid|tags|flds|data|conf|models|decks|dconf)$/.test(String(name));
      expect([name, type]).toEqual([name, text ? 'TEXT' : 'INTEGER']);
    }
    expect(all('PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
  });

  test('says which version it is, and names its note type and decks by ids that stay', () => {
    expect(all('SELECT ver FROM col')).toEqual([{ ver: 11 }]);
    expect(Object.keys(json('models'))).toEqual([String(MODEL)]);
    expect(MODEL).toBe(1_732_400_000_001);
    expect(Object.values(json('decks')).map((deck) => (deck as { name: string }).name)).toContain(
      'Crumb::Starter',
    );
    expect(Object.keys(json('decks')).toSorted()).toMatchInlineSnapshot(`
      [
        "1",
        "1500286432946",
        "1500502240863",
        "1500718306892",
        "1502729733992",
      ]
    `);
  });

  test('holds each card once: guid, tags, both sides, a link that works anywhere', () => {
    const notes = all('SELECT guid, tags, flds FROM notes');
    const ids = notesOf(bread, absolute).map(({ guid }) => guid);
    expect(notes.map(({ guid }) => guid).toSorted()).toEqual(ids.toSorted());
    expect(new Set(notes.map(({ guid }) => guid)).size).toBe(notes.length);
    const tip = notes.find(({ guid }) => guid === 'cmp-keeps-unfed');
    const [front, back, source] = String(tip?.flds).split('\u001F');
    expect(front).toContain('Which one keeps for a year unfed?');
    expect(back).toBe('<p>Dry yeast.</p>');
    expect(source).toContain(
      'href="https://crumb.example/notes/compare/starter-vs-dry-yeast/#cmp-keeps-unfed"',
    );
    expect(tip?.tags).toBe(' tip ');
    expect(all('SELECT count(*) n FROM cards JOIN notes ON cards.nid = notes.id')).toEqual([
      { n: notes.length },
    ]);
  });

  test('of one service holds its cards under the same ids', () => {
    const own = notesOf(bread, absolute, 'sourdough-starter');
    expect(own.length).toBeGreaterThan(0);
    expect(notesOf(bread, absolute)).toEqual(expect.arrayContaining([...own]));
  });
});

test('the text for Anki begins with its header lines, and has a line a card', () => {
  const lines = notesAsText(bread, absolute).trimEnd().split('\n');
  expect(lines.slice(0, 5)).toEqual([
    '#separator:tab',
    '#html:true',
    '#guid column:1',
    '#deck column:2',
    '#tags column:3',
  ]);
  expect(lines.length - 5).toBe(notesOf(bread, absolute).length);
  for (const line of lines.slice(5)) expect(line.split('\t')).toHaveLength(5);
});
