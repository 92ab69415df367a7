/** What the content folder already holds, as far as an import must know it. Reads, never writes. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { splitFrontMatter } from '../content/front-matter.ts';
import { slugOf } from './names.ts';
import { ImportError } from './read.ts';

/** A page as it was last imported, kept in `.imports` so that a hand's edits can be told from the notes'. */
export interface ImportedPage {
  /** Path in the content folder: `notes/emu/habitat.mdx`. */
  readonly path: string;
  /** Where the copy kept of it is; another path when the page was renamed by hand. */
  readonly kept?: string;
  /** The whole file as the import wrote it. */
  readonly text: string;
  readonly title: string;
  readonly service: string;
  readonly movedFrom: readonly string[];
  readonly headings: readonly string[];
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
  /** Text of conflict files that wait for a person, by path. */
  readonly conflicts: ReadonlyMap<string, string>;
}

export const NOTHING: Existing = {
  services: [],
  takenIds: new Set(),
  categories: [],
  pages: new Map(),
  imported: [],
  settings: undefined,
  others: [],
  conflicts: new Map(),
};

/** The folder inside the content folder in which an import of `source` keeps what it wrote. */
export const memoryOf = (source: string): string => `.imports/${slugOf(source) || 'notes'}`;
export const settingsPath = (source: string): string => `${memoryOf(source)}/import.json`;
export const basePath = (source: string, page: string): string => `${memoryOf(source)}/${page}`;
export const conflictPath = (source: string, page: string): string =>
  `${memoryOf(source)}/conflicts/${page.replace(/^notes\//, '')}`;

export function readExisting(dir: string, source: string): Existing {
  const text = (path: string): string => readFileSync(join(dir, path), 'utf8');
  const site = existsSync(join(dir, 'site.yaml')) ? record(parse(text('site.yaml'))) : {};
  const categories = list(site['categories']).map((one) => String(record(one)['id'] ?? ''));
  const services = filesIn(dir, 'services').map((path): KnownService => {
    const data = frontMatter(text(path));
    const former = list(data['formerNames']).map((one) => record(one)['name'] ?? one);
    const names = [data['name'], data['short'], ...list(data['aliases']), ...former];
    return {
      id: path.slice('services/'.length, -'.mdx'.length),
      names: names.filter((name) => typeof name === 'string').map((name) => name.toLowerCase()),
    };
  });
  const families = filesIn(dir, 'families').map((path) => path.slice('families/'.length, -4));
  const memory = memoryOf(source);
  const pages = new Map(filesIn(dir, 'notes').map((path) => [path, text(path)]));
  const keptIn = (folder: string): ImportedPage[] =>
    filesIn(dir, `${folder}/notes`).map((path) =>
      readImported(path.slice(folder.length + 1), text(path)),
    );
  const kept = keptIn(memory);
  const settings = settingsPath(source);
  return {
    services,
    takenIds: new Set(families),
    categories: categories.filter(Boolean),
    pages,
    imported: followRenamed(kept, pages, source),
    others: namesIn(dir)
      .filter((name) => name !== source)
      .map((name) => ({ name, pages: keptIn(memoryOf(name)) })),
    settings: readSettings(dir, settings),
    conflicts: new Map(filesIn(dir, `${memory}/conflicts`).map((path) => [path, text(path)])),
  };
}

/** Pages that are not where they were, found by the mark the import left in them. */
export function followRenamed(
  kept: readonly ImportedPage[],
  pages: ReadonlyMap<string, string>,
  source: string,
): ImportedPage[] {
  const lost = kept.filter(({ path }) => !pages.has(path));
  if (lost.length === 0) return [...kept];
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

/** Names of the notes imported so far. */
function namesIn(dir: string): string[] {
  const root = join(dir, '.imports');
  if (!existsSync(root)) return [];
  return readdirSync(root).flatMap(
    (name) => readSettings(dir, `.imports/${name}/import.json`)?.source ?? [],
  );
}

/** Throws ImportError for a file that no import wrote: without it, edits could not be told from notes. */
function readSettings(dir: string, path: string): ImportSettings | undefined {
  const file = join(dir, path);
  if (!existsSync(file)) return undefined;
  try {
    return settingsSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    throw new ImportError({
      code: 'broken-settings',
      place: { file, line: 1, column: 1 },
      found: 'what an import keeps here, cut or changed',
      expected: 'the file as the import wrote it: take it from your last copy of the folder',
    });
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
  };
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

function filesIn(dir: string, under: string): string[] {
  const root = join(dir, under);
  if (!existsSync(root)) return [];
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((item) => item.isFile() && item.name.endsWith('.mdx'))
    .map((item) => relative(dir, join(item.parentPath, item.name)).replaceAll('\\', '/'))
    .sort();
}
