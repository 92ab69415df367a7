/** What the content folder already holds, as far as an import must know it. Reads, never writes. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { splitFrontMatter } from '../content/front-matter.ts';
import { listFiles } from '../content/read.ts';
import { parseMdx } from '../markdown/parse.ts';
import type { Candidate } from './match.ts';
import { slugOf } from './names.ts';
import { problem } from './read.ts';
import { lineOfWords, type Tree } from './tree.ts';

/** A page as it was last imported, kept in `.imports` so that a hand's edits can be told from the notes'. */
export interface ImportedPage extends Candidate {
  /** Path in the content folder: `notes/emu/habitat.mdx`. */
  readonly path: string;
  /** Where the copy kept of it is; another path when the page was renamed by hand. */
  readonly kept?: string;
  /** The whole file as the import wrote it. */
  readonly text: string;
  readonly service: string;
  readonly movedFrom: readonly string[];
}

/** How the last import of these notes was asked for; the next one follows unless told otherwise. */
const settingsSchema = z.object({
  source: z.string(),
  level: z.number(),
  service: z.string().optional(),
  tips: z.string(),
  /** File name in the images folder → hash of what was copied. */
  images: z.record(z.string(), z.string()).readonly(),
});
export type ImportSettings = Readonly<z.output<typeof settingsSchema>>;

export interface KnownService {
  readonly id: string;
  /** Every name it answers to, in lower case. */
  readonly names: readonly string[];
}

export interface Existing {
  /** The text of `site.yaml`; empty for a new folder. */
  readonly site: string;
  readonly services: readonly KnownService[];
  /** First parts of addresses that are taken by something else than a service. */
  readonly takenIds: ReadonlySet<string>;
  readonly categories: readonly string[];
  /** Text of every notes page, by its path in the content folder. */
  readonly pages: ReadonlyMap<string, string>;
  readonly imported: readonly ImportedPage[];
  readonly settings: ImportSettings | undefined;
  /** What was imported under other names. */
  readonly others: readonly { readonly name: string; readonly pages: readonly ImportedPage[] }[];
  /** Paths of conflict files that wait for a person. */
  readonly conflicts: readonly string[];
}

export const NOTHING: Existing = {
  site: '',
  services: [],
  takenIds: new Set(),
  categories: [],
  pages: new Map(),
  imported: [],
  settings: undefined,
  others: [],
  conflicts: [],
};

/** The folder inside the content folder in which an import of `source` keeps what it wrote. */
const memoryOf = (source: string): string => `.imports/${slugOf(source) || 'notes'}`;
export const settingsPath = (source: string): string => `${memoryOf(source)}/import.json`;
export const basePath = (source: string, page: string): string => `${memoryOf(source)}/${page}`;
export const conflictPath = (source: string, page: string): string =>
  `${memoryOf(source)}/conflicts/${page.replace(/^notes\//, '')}`;

/** @param source name of the notes that are imported */
export function readExisting(dir: string, source: string): Existing {
  const text = (path: string): string => readFileSync(join(dir, path), 'utf8');
  const pagesIn = (folder: string): string[] =>
    listFiles(join(dir, folder)).filter((path) => path.endsWith('.mdx'));
  const site = existsSync(join(dir, 'site.yaml')) ? text('site.yaml') : '';
  const services = pagesIn('services').map((path): KnownService => {
    const data = frontMatter(text(`services/${path}`));
    const former = list(data['formerNames']).map((one) => record(one)['name'] ?? one);
    const names = [data['name'], data['short'], ...list(data['aliases']), ...former];
    return {
      id: path.slice(0, -'.mdx'.length),
      names: names.filter((name) => typeof name === 'string').map((name) => name.toLowerCase()),
    };
  });
  const pages = new Map(pagesIn('notes').map((path) => [`notes/${path}`, text(`notes/${path}`)]));
  const keptOf = (name: string): ImportedPage[] =>
    pagesIn(`${memoryOf(name)}/notes`).map((path) =>
      readImported(`notes/${path}`, text(basePath(name, `notes/${path}`))),
    );
  const names = listFiles(join(dir, '.imports'))
    .filter((path) => /^[^/]+\/import\.json$/.test(path))
    .map((path) => readSettings(join(dir, '.imports', path))?.source ?? '');
  return {
    site,
    services,
    takenIds: new Set(pagesIn('families').map((path) => path.slice(0, -'.mdx'.length))),
    categories: list(record(parse(site))['categories']).map((one) => String(record(one)['id'])),
    pages,
    imported: followRenamed(keptOf(source), pages, source),
    others: names
      .filter((name) => name && name !== source)
      .map((name) => ({ name, pages: keptOf(name) })),
    settings: readSettings(join(dir, settingsPath(source))),
    conflicts: pagesIn(`${memoryOf(source)}/conflicts`).map((path) => conflictPath(source, path)),
  };
}

/** Pages that are not where they were, found by the mark the import left in them. */
export function followRenamed(
  kept: readonly ImportedPage[],
  pages: ReadonlyMap<string, string>,
  source: string,
): ImportedPage[] {
  if (kept.every(({ path }) => pages.has(path))) return [...kept];
  const known = new Set(kept.map(({ path }) => path));
  const found = new Map<string, string>();
  for (const [path, text] of pages) {
    const mark = known.has(path) ? {} : record(frontMatter(text)['imported']);
    if (mark['source'] === source) found.set(JSON.stringify(list(mark['path'])), path);
  }
  return kept.map((page) => {
    const path = pages.has(page.path) ? undefined : found.get(JSON.stringify(page.headings));
    return path === undefined ? page : { ...page, path, kept: page.path };
  });
}

/** Throws ImportError for a file that no import wrote: without it, edits could not be told from notes. */
function readSettings(file: string): ImportSettings | undefined {
  if (!existsSync(file)) return undefined;
  try {
    return settingsSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    const expected = 'the file as the import wrote it: take it from your last copy of the folder';
    throw problem('broken-settings', file, 'what an import keeps here, cut or changed', expected);
  }
}

/** A page's text → what the next import wants to know of it. Also used for pages not yet written. */
export function readImported(path: string, text: string): ImportedPage {
  const data = frontMatter(text);
  return {
    path,
    text,
    title: String(data['title'] ?? ''),
    service: String(data['service'] ?? ''),
    movedFrom: list(data['movedFrom']).map(String),
    headings: list(record(data['imported'])['path']).map(String),
    get words() {
      return wordsIn(bodyOf(text));
    },
  };
}

function wordsIn(body: string): string {
  try {
    return (parseMdx(body) as Tree).children?.map(lineOfWords).join(' ') ?? '';
  } catch {
    return body;
  }
}

export const frontMatter = (text: string): Record<string, unknown> =>
  record(parse(splitFrontMatter(text).yaml));

/** A page's text without its front matter and the blank line after it. */
export const bodyOf = (text: string): string =>
  splitFrontMatter(text)
    .body.replace(/^(?:[ \t]*\n)+/, '')
    .trimEnd();

const record = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
