/** The only reader of the content folder: files → checked entries. */
import { existsSync, readdirSync, readFileSync, realpathSync, statSync, type Dirent } from 'node:fs';
import { isAbsolute, join, relative, resolve } from 'node:path';
import type { z } from 'zod';
import { parse as parseYaml } from 'yaml';
import { readYaml, splitFrontMatter, type Checked } from './front-matter.ts';
import { PAGE_KINDS, PAGE_KIND_NAMES, type DataOf, type PageKind } from './kinds.ts';
import { changeSchema, siteSchema, type Change, type SiteConfig } from './site-schema.ts';
import type { Place, Problem } from '../core/problem.ts';

export interface Entry<Kind extends PageKind = PageKind> {
  readonly kind: Kind;
  /** Path inside its collection without the ending: `emu/habitat`. */
  readonly id: string;
  /** Path inside the content folder: `notes/emu/habitat.mdx`. */
  readonly path: string;
  /** Path for messages, relative to the working folder. */
  readonly file: string;
  readonly data: DataOf<Kind>;
  /** The file with its front matter blanked out: positions are the file's own. */
  readonly body: string;
  readonly locate: (path: readonly PropertyKey[]) => Place;
}

/** An entry of any one kind: its data is known once its kind is. */
export type AnyEntry = { [Kind in PageKind]: Entry<Kind> }[PageKind];

export interface Content {
  readonly dir: string;
  readonly config: SiteConfig;
  readonly locateConfig: Checked<unknown>['locate'];
  /** Every page file, kind by kind. */
  readonly entries: readonly AnyEntry[];
  readonly changes: readonly { data: Change; place: Place }[];
  readonly problems: readonly Problem[];
}

/** The content folder a run works on: `CONTENT_DIR`, or `content` in the working folder. */
export function contentDir(): string {
  const dir = resolve(process.env['CONTENT_DIR'] || 'content');
  // The build sees files by where they truly lie.
  return existsSync(dir) ? realpathSync(dir) : dir;
}

/** All files below a folder, sorted, as paths relative to it. A missing folder has none; links are not followed. */
export const listFiles = (dir: string): string[] =>
  pathsIn(dir, '').flatMap(([path, item]) => (item.isFile() ? [path] : []));

/** Everything below a folder but what begins with a dot, by path. */
function pathsIn(dir: string, below: string): [path: string, item: Dirent][] {
  if (!statSync(join(dir, below), { throwIfNoEntry: false })?.isDirectory()) return [];
  return readdirSync(join(dir, below), { withFileTypes: true })
    .filter(({ name }) => !name.startsWith('.'))
    .flatMap((item): [string, Dirent][] => {
      const path = below ? `${below}/${item.name}` : item.name;
      return item.isDirectory() ? pathsIn(dir, path) : [[path, item]];
    })
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

/** A string that changes when any file of the folder does; cheap enough to ask on every page in dev. */
export function fingerprint(dir: string): string {
  return listFiles(dir)
    .map((path) => `${path}:${stampOf(join(dir, path))}`)
    .join('\n');
}

function stampOf(file: string): string {
  const { mtimeMs, size } = statSync(file);
  return `${mtimeMs}:${size}`;
}

/** What was read of each file, with the stamp (time and size) it had then. */
export type EntryCache = Map<
  string,
  { readonly stamp: string; readonly entry: AnyEntry | undefined; readonly problems: Problem[] }
>;

/**
 * Reads and checks the whole folder; files that `known` has with the same stamp are not read again.
 * Problems are collected, not thrown: an author mends them in one go.
 */
export function readContent(dir: string, known: EntryCache = new Map()): Content {
  const problems: Problem[] = [];
  const shown = (path: string): string => {
    const file = relative(process.cwd(), join(dir, path)).replaceAll('\\', '/');
    return isAbsolute(file) || file.startsWith('..') ? join(dir, path) : file;
  };
  const files = listFiles(dir);
  for (const [path, item] of pathsIn(dir, '')) {
    if (!item.isSymbolicLink()) continue;
    problems.push({
      code: 'link-in-content',
      place: { file: shown(path), line: 1, column: 1 },
      found: 'a link to a file or folder',
      expected: 'the file or folder itself: a link may lead out of the content folder',
    });
  }

  function entriesOf(kind: PageKind): AnyEntry[] {
    const { folder, schema, only } = PAGE_KINDS[kind];
    const entries: AnyEntry[] = [];
    for (const path of files) {
      if (!path.startsWith(folder) || !path.endsWith('.mdx')) continue;
      const id = path.slice(folder.length, -'.mdx'.length);
      if (only && !only.includes(id)) continue;
      const stamp = stampOf(join(dir, path));
      let read = known.get(path);
      if (read?.stamp !== stamp) {
        const { yaml, body } = splitFrontMatter(readFileSync(join(dir, path), 'utf8'));
        const { data, problems: found, locate } = readYaml(yaml, schema, shown(path), 2);
        const file = shown(path);
        const entry = data && ({ kind, id, path, file, data, body, locate } as AnyEntry);
        read = { stamp, entry, problems: found };
        known.set(path, read);
      }
      problems.push(...read.problems);
      if (read.entry) entries.push(read.entry);
    }
    return entries;
  }

  function yamlFile<Schema extends z.ZodType>(
    path: string,
    schema: Schema,
  ): Checked<z.output<Schema>> {
    const checked = readYaml(readFileSync(join(dir, path), 'utf8'), schema, shown(path), 1);
    problems.push(...checked.problems);
    return checked;
  }

  if (!files.includes('site.yaml')) {
    problems.push({
      code: 'no-site',
      place: { file: shown('site.yaml'), line: 1, column: 1 },
      found: !existsSync(dir)
        ? 'no content folder'
        : statSync(dir).isDirectory()
          ? 'no site.yaml in the content folder'
          : 'a file in place of the content folder',
      expected: 'a site.yaml with title, tagline, description and categories',
    });
  }
  const config = files.includes('site.yaml') ? yamlFile('site.yaml', siteSchema) : undefined;
  const changes = files.includes('changes.yaml')
    ? yamlFile('changes.yaml', changeSchema.array())
    : undefined;

  return {
    dir,
    config: config?.data ?? EMPTY_CONFIG,
    locateConfig: config?.locate ?? (() => ({ file: shown('site.yaml'), line: 1, column: 1 })),
    entries: PAGE_KIND_NAMES.flatMap(entriesOf),
    changes: (changes?.data ?? []).map((data, index) => ({
      data,
      place: changes?.locate([index]) ?? { file: shown('changes.yaml'), line: 1, column: 1 },
    })),
    problems,
  };
}

const EMPTY_CONFIG: SiteConfig = siteSchema.parse(
  parseYaml('{ title: "?", tagline: "?", description: "?", categories: [] }'),
);
