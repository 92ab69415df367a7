/** What is imported: one file, or a folder of them with what they link to. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, posix, relative, resolve } from 'node:path';
import { decode } from '../core/address.ts';
import { translate, type Matter, type Translated } from './dialects.ts';
import { decodeNotes, MAX_BYTES, problem, tooLarge, type Notes } from './read.ts';

export interface Doc {
  /** The text is plain Markdown, front matter and private passages taken out. */
  readonly notes: Notes;
  /** Path in the folder, with `/`; the file's name for a single file. */
  readonly path: string;
  readonly matter: Matter;
  readonly hidden: Translated['private'];
  /** Title for a file without one: front matter, its name, or its folder's. */
  readonly fallback: string;
}

export interface Library {
  /** What pages remember as their source, and what it was called on the command line. */
  readonly name: string;
  readonly file: string;
  readonly folder: boolean;
  readonly title: string;
  readonly docs: readonly Doc[];
  /** Files that are not published, and why. */
  readonly left: readonly { readonly path: string; readonly why: string }[];
}

export interface LibraryOptions {
  readonly as: string | undefined;
  readonly keepComments: boolean;
  readonly highlightsAreTips: boolean;
}

const MARKDOWN = /\.(?:md|markdown|mdown|mkd)$/i;
/** Names that say what a file is for, not what it is about. */
const GENERIC = /^(?:readme|index|notes?|untitled|home|_index)$/i;
const LARGEST_FOLDER = 20_000;

/** Reads a file or folder. Throws ImportError for what cannot be read as text. */
export function readLibrary(file: string, options: LibraryOptions): Library {
  const path = resolve(file);
  if (!existsSync(path)) throw problem('no-notes', file, 'no such file or folder', 'Markdown');
  const folder = statSync(path).isDirectory();
  const root = folder ? path : dirname(path);
  const name = options.as ?? basename(path);
  const files = folder ? filesIn(path) : [basename(path)];
  const notes = files.filter((one) => !folder || MARKDOWN.test(one)).sort(inOrder);
  if (notes.length === 0)
    throw problem('no-notes', file, 'no Markdown file in it', 'a folder of notes');
  const find = folder ? finder(files) : (): string | undefined => undefined;
  const left: { path: string; why: string }[] = [];
  const docs = notes.flatMap((one): Doc[] => {
    const said = folder ? posix.join(file.replaceAll('\\', '/'), one) : file;
    const { size } = statSync(join(root, one));
    // Asked before it is read: the bound is there to spare the memory.
    if (size > MAX_BYTES) throw tooLarge(size, said);
    const bytes = readFileSync(join(root, one));
    if (folder && bytes.every((byte) => byte <= 32)) {
      left.push({ path: one, why: 'empty' });
      return [];
    }
    const doc = readDoc(decodeNotes(bytes, said), folder ? one : name, {
      ...options,
      find,
      folder: basename(root),
    });
    if (!folder || !doc.matter.hidden) return [doc];
    left.push({ path: one, why: 'marked as not to be published' });
    return [];
  });
  if (docs.length === 0) throw problem('no-notes', file, 'nothing to publish in it', 'notes');
  const title = folder ? pretty(basename(path)) : (docs[0]?.fallback ?? '');
  return { name, file, folder, title, docs, left };
}

/** One file's text → a document. Pure. */
export function readDoc(
  notes: Notes,
  path: string,
  options: LibraryOptions & {
    readonly find: (name: string, from: string) => string | undefined;
    /** Name of the folder it lies in. */
    readonly folder: string;
  },
): Doc {
  const find = (name: string): string | undefined =>
    options.find(name, posix.dirname(path)) ?? (PICTURE.test(name) ? name : undefined);
  const { text, matter, private: hidden } = translate(notes.text, { ...options, find });
  const fallback =
    matter.title ??
    drawnTitle(text) ??
    (pretty(posix.basename(path)) || pretty(options.folder) || 'Notes');
  return { notes: { ...notes, text }, path, matter, hidden, fallback };
}

/** The words of a first `<h1>`, as many front pages have instead of a heading. */
const drawnTitle = (text: string): string | undefined =>
  /^\s*(?:<(?!h1)[^>]*>\s*)*<h1[^>]*>([\s\S]*?)<\/h1>/i
    .exec(text)?.[1]
    ?.replace(/<[^<>]*>/g, '')
    .replace(/\s+/g, ' ')
    .trim() || undefined;

const PICTURE = /\.(?:png|jpe?g|gif|webp|avif|svg)$/i;

/** A file's or folder's name as a title: without ending, date, number, and the id some programs add. */
export function pretty(name: string): string {
  const words = stemOf(name)
    .replace(/^\d{4}-\d{2}-\d{2}-(?=.)/, '')
    .replace(/^\d+(?:\.\d+)*[-_. )]+(?=\p{L})/u, '')
    .replace(/_+/g, ' ')
    // Hyphens between small letters stand for spaces; others are the author's.
    .replace(/^[^\s\p{Lu}]+$/u, (slug) => slug.replace(/-+/g, ' '))
    .trim();
  return GENERIC.test(words) ? '' : words;
}

const stemOf = (name: string): string =>
  name.replace(/\.[a-z0-9]{1,8}$/i, '').replace(/[ -][0-9a-f]{32}$/i, '');

/** By the numbers in names, 1.2 before 1.10; what introduces a folder first. */
const collator = new Intl.Collator('en', { numeric: true });
function inOrder(a: string, b: string): number {
  const [left, right] = [a.split('/'), b.split('/')];
  const at = left.findIndex((part, index) => part !== right[index]);
  const [one = '', other = ''] = [left[at], right[at]];
  const first = (name: string, parts: string[]): number =>
    at === parts.length - 1 && /^(?:readme|_?index|home)\./i.test(name) ? 0 : 1;
  const stem = (name: string): string => name.replace(MARKDOWN, '');
  return (
    first(one, left) - first(other, right) ||
    collator.compare(stem(one), stem(other)) ||
    left.length - right.length
  );
}

/** All files below a folder but hidden ones, as paths with `/`. */
function filesIn(root: string): string[] {
  const found: string[] = [];
  const read = (dir: string): void => {
    for (const item of readdirSync(dir, { withFileTypes: true })) {
      if (item.name.startsWith('.') || item.name === 'node_modules') continue;
      const path = join(dir, item.name);
      if (item.isDirectory()) read(path);
      else if (item.isFile()) found.push(relative(root, path).replaceAll('\\', '/'));
      if (found.length > LARGEST_FOLDER) {
        throw problem(
          'folder-too-large',
          root,
          `more than ${LARGEST_FOLDER} files`,
          'a folder of notes',
        );
      }
    }
  };
  read(root);
  return found;
}

/** Finds a file by what a wikilink calls it: a path, a name without folder, or without its ending. */
function finder(files: readonly string[]): (name: string, from: string) => string | undefined {
  const byName = new Map<string, string>();
  const put = (key: string, path: string): void => {
    const name = key.toLowerCase();
    if (!byName.has(name)) byName.set(name, path);
  };
  for (const path of [...files].sort((a, b) => a.split('/').length - b.split('/').length)) {
    for (const key of [path, posix.basename(path)]) {
      put(key, path);
      if (MARKDOWN.test(path)) put(stemOf(key), path);
    }
  }
  return (name, from) => {
    const path = byName.get(name.replace(/^\//, '').toLowerCase());
    return path === undefined ? undefined : posix.relative(from, path);
  };
}

/** What a link of one document to another names: the document's index. */
export function docFinder(docs: readonly Doc[]): (from: Doc, path: string) => number | undefined {
  const byPath = new Map<string, number>();
  const put = (key: string, index: number): void => {
    if (!byPath.has(key.toLowerCase())) byPath.set(key.toLowerCase(), index);
  };
  for (const [index, { path }] of docs.entries()) put(path, index);
  for (const [index, { path }] of docs.entries()) {
    const stem = path.replace(MARKDOWN, '');
    put(stem, index);
    put(`${stem}.html`, index);
    if (/(?:^|\/)(?:readme|_?index)$/i.test(stem)) put(posix.dirname(stem), index);
  }
  return (from, path) => {
    const base = path.startsWith('/') ? '' : posix.dirname(from.path);
    const target = posix.normalize(posix.join(base, path)).replace(/^\/|\/$/g, '');
    return byPath.get(decode(target).toLowerCase());
  };
}
