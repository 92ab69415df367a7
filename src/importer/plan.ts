/** The whole import as data: which files would be written and removed, and everything the report says. */
import { createHash } from 'node:crypto';
import { basename, dirname } from 'node:path/posix';
import { collectAnchors, type Anchors } from './anchors.ts';
import { buildPages } from './build.ts';
import type { Tips } from './callouts.ts';
import type { Write } from './commit.ts';
import {
  basePath,
  bodyOf,
  conflictPath,
  settingsPath,
  type Existing,
  type ImportSettings,
} from './existing.ts';
import type { Images } from './images.ts';
import { detectLanguage } from './language.ts';
import { docFinder, pretty, type Doc, type Library } from './library.ts';
import { matchSections, wordsForMatching, type Candidate } from './match.ts';
import { mergePages, refreshFields } from './merge.ts';
import type { Notice } from './notices.ts';
import { cutSections, type Outline, type Section, type Topic } from './outline.ts';
import { pageText } from './page.ts';
import { parseSource, type Source } from './parse.ts';
import { addressOfPath, placeSections, type NewService, type PagePlace } from './places.ts';
import { ImportError, type Notes } from './read.ts';
import { serviceText, siteText } from './site-files.ts';
import { endOf, lineOfWords, startOf, type Tree } from './tree.ts';

export interface ImportOptions {
  readonly level: number | undefined;
  readonly service: string | undefined;
  readonly tips: Tips | undefined;
  readonly keepComments?: boolean;
  /** The name was given: it is known that these notes are new, or are not. */
  readonly as?: string | undefined;
  /** BCP 47 tag; found from the words when not given. */
  readonly language?: string | undefined;
  /** Make `site.yaml` as well. */
  readonly fresh: boolean;
  /** Called when the notes are parsed and the parser's own data, many times their size, is garbage. */
  readonly parsed?: () => void;
}

export type PageState =
  | 'new'
  | 'updated'
  | 'unchanged'
  | 'renamed'
  | 'merged'
  | 'conflict'
  | 'kept'
  | 'deleted-by-hand';

export interface PageReport {
  readonly path: string;
  readonly address: string;
  readonly title: string;
  /** File of the notes and line it begins on. */
  readonly file: string;
  readonly line: number;
  readonly state: PageState;
  /** The address it had before. */
  readonly from?: string | undefined;
  readonly notices: readonly Notice[];
}

export interface Plan {
  readonly source: string;
  readonly file: string;
  readonly level: number;
  readonly language: string;
  readonly pages: readonly PageReport[];
  readonly services: readonly NewService[];
  /** Files that were not published, and why. */
  readonly left: Library['left'];
  /** Pages whose section is gone from the notes; they stay. */
  readonly gone: readonly string[];
  /** Conflict files nobody has dealt with yet. */
  readonly waiting: readonly string[];
  readonly images: readonly string[];
  readonly writes: readonly Write[];
  readonly removes: readonly string[];
}

interface Chapter {
  readonly doc: Doc;
  readonly source: Source;
  readonly outline: Outline;
  readonly anchors: Anchors;
  /** Index of its first section among those of all files. */
  readonly first: number;
}

/** Plans an import. Pure but for `images`, which reads pictures. Throws ImportError, writes nothing. */
export function planImport(
  library: Library,
  existing: Existing,
  images: Images,
  options: ImportOptions,
): Plan {
  const { settings } = existing;
  const service = options.service ?? settings?.service;
  const tips = options.tips ?? (settings?.tips as Tips | undefined) ?? 'prose';
  const level = options.level ?? settings?.level;
  const { chapters, outline } = readChapters(library, level, service !== undefined);
  options.parsed?.();
  const { sections } = outline;
  const chapterOf = (index: number): Chapter =>
    chapters.findLast(({ first }) => first <= index) ?? (chapters[0] as Chapter);
  const headings = sections.map(({ path }, index) => {
    const { source, doc } = chapterOf(index);
    const own = path.map((heading) => headingMarkdown(heading, source));
    return library.folder ? [doc.path, ...own] : own;
  });
  const candidates = sections.map((section, index) => ({
    headings: headings[index] ?? [],
    title: section.heading ? lineOfWords(section.heading) : section.fallback,
    words: wordsForMatching(section.content.map(({ node }) => node)),
  }));
  if (!settings && !options.as) refuseKnown(library, candidates, existing);
  const { matches, gone } = matchSections(candidates, existing.imported);
  const places = placeSections(outline, matches, existing, { service });
  const find = docFinder(library.docs);
  const built = chapters.flatMap((chapter) => {
    const { doc, source, anchors, first } = chapter;
    return buildPages(source, chapter.outline, {
      notes: doc.notes,
      tips,
      anchors,
      keepComments: options.keepComments ?? false,
      addressOf: (section) => places.pages[first + section]?.address ?? '/',
      elsewhere: (path, anchor) => {
        const other = chapters[find(doc, path) ?? -1];
        const target =
          anchor === '' ? { section: 0, anchor: undefined } : other?.anchors.find(anchor);
        if (!other || !target) return undefined;
        const address = places.pages[other.first + target.section]?.address;
        return address && address + (target.anchor === undefined ? '' : `#${target.anchor}`);
      },
      imageOf: (url) => images.find(url, library.folder ? dirname(doc.path) : ''),
      before: (section) => {
        const text = places.pages[first + section]?.previous?.text;
        return text === undefined ? undefined : bodyOf(text);
      },
    });
  });

  const writes: Write[] = [];
  const removes: string[] = [];
  const pages = built.map(({ body, notices, section }, index): PageReport => {
    const place = places.pages[index];
    if (!place) throw new Error(`no place for section ${index}`);
    const { doc, first } = chapterOf(index);
    const fields = {
      title: place.title,
      service: place.service,
      order: place.order,
      keywords: doc.matter.keywords,
      movedFrom: place.movedFrom,
      imported: { source: library.name, path: headings[index] ?? [], hash: hashOf(body) },
    };
    const state = settlePage(
      place,
      pageText(fields, body),
      existing,
      library.name,
      writes,
      removes,
    );
    const { path, address, title, previous } = place;
    const from = previous && previous.path !== path ? addressOfPath(previous.path) : undefined;
    const own: Notice[] = index === first ? docNotices(doc) : [];
    if (section.bySize) own.push({ kind: 'cut-by-size', line: section.line, details: place.title });
    const { file } = doc.notes;
    return {
      path,
      address,
      title,
      file,
      line: section.line,
      state,
      from,
      notices: [...own, ...notices],
    };
  });
  for (const made of places.newServices) {
    const summary = firstWords(built.find((page) => page.section.topic === made.topic)?.section);
    const category = existing.categories.includes('topics') ? 'topics' : existing.categories[0];
    writes.push({
      path: `services/${made.id}.mdx`,
      data: serviceText(made, summary, category ?? 'topics'),
    });
  }
  const words = built.flatMap(({ section }) => section.content.map(({ node }) => prose(node)));
  const language = options.language ?? detectLanguage(words.join(' ')) ?? 'en';
  const title = (outline.title && lineOfWords(outline.title)) || library.title;
  if (options.fresh) {
    const reading = [...new Set(places.pages.map((page) => page.service))];
    writes.push({ path: 'site.yaml', data: siteText(title, language, reading) });
  }
  const copied = images.copied();
  for (const { path, bytes, hash } of copied) {
    if (settings?.images[path] !== hash) writes.push({ path, data: bytes });
  }
  const next: ImportSettings = {
    source: library.name,
    level: outline.level,
    ...(service === undefined ? {} : { service }),
    tips,
    images: Object.fromEntries(copied.map(({ path, hash }) => [path, hash])),
  };
  if (JSON.stringify(settings) !== JSON.stringify(next)) {
    writes.push({ path: settingsPath(library.name), data: `${JSON.stringify(next, null, 2)}\n` });
  }
  const dealtWith = new Set(writes.map(({ path }) => path));
  return {
    source: library.name,
    file: library.file,
    level: outline.level,
    language,
    pages,
    services: places.newServices,
    left: library.left,
    gone: gone.map(({ path }) => path),
    waiting: [...existing.conflicts.keys()].filter((path) => !dealtWith.has(path)),
    images: copied.map(({ path }) => path),
    writes,
    removes,
  };
}

/** The same notes under another file name would come in a second time: the author is asked. */
function refuseKnown(
  { file }: Library,
  candidates: readonly Candidate[],
  { others }: Existing,
): void {
  for (const { name, pages } of others) {
    const alike = matchSections(candidates, pages).matches.filter(Boolean).length;
    if (pages.length === 0 || alike * 2 < Math.max(pages.length, candidates.length)) continue;
    throw new ImportError({
      code: 'notes-known',
      place: { file, line: 1, column: 1 },
      found: `${alike} of ${candidates.length} pages as in “${name}”, which was imported before`,
      expected: `--as "${name}" to bring its pages up to date, or --as with another name to add these`,
    });
  }
}

const hashOf = (body: string): string =>
  createHash('sha256').update(body).digest('hex').slice(0, 16);

/** Parses and cuts every file; in a folder each is one page, or several, of its folder's topic. */
function readChapters(
  library: Library,
  level: number | undefined,
  single: boolean,
): { chapters: Chapter[]; outline: Outline } {
  const { folder } = library;
  const topics: Topic[] = [];
  const sections: Section[] = [];
  const byFolder = new Map<string, number>();
  const chapters = library.docs.map((doc): Chapter => {
    const source = parse(doc.notes);
    const cut = cutSections(source.root.children ?? [], {
      level: level ?? (folder && doc.notes.text.length < LONG_FILE ? 0 : undefined),
      single: single || folder,
      fallback: doc.fallback,
    });
    const where = topLevel(doc.path);
    const known = folder ? byFolder.get(where) : undefined;
    const at = known ?? topics.length;
    if (folder && known === undefined) {
      byFolder.set(where, at);
      const front = cut.title && isFront(doc.path) ? lineOfWords(cut.title) : library.title;
      topics.push({ heading: undefined, name: pretty(basename(where)) || front });
    } else if (!folder) topics.push(...cut.topics);
    const own = cut.sections.map((section) =>
      folder ? { ...section, topic: at, intro: false } : section,
    );
    const first = sections.length;
    sections.push(...own);
    const outline = { ...cut, sections: own };
    return { doc, source, outline, first, anchors: collectAnchors(source.root, own) };
  });
  const [only] = chapters;
  // A folder is called what its front page is.
  const front = folder
    ? chapters.find(({ doc }) => !doc.path.includes('/') && isFront(doc.path))
    : only;
  const title = front?.outline.title;
  return {
    chapters,
    outline: { title, level: folder ? (level ?? 0) : (only?.outline.level ?? 0), topics, sections },
  };
}

const isFront = (path: string): boolean => /^(?:readme|_?index|home)\./i.test(path);

/** Characters from which a file of a folder is more than one page. */
const LONG_FILE = 24_000;

/** The folder a file's topic is named after; those that only group (`_posts`, `docs`) name none. */
function topLevel(path: string): string {
  const parts = path
    .split('/')
    .slice(0, -1)
    .filter((part) => !/^(?:_.*|docs|notes|pages|journals|content|src)$/i.test(part));
  return parts.join('/');
}

function docNotices({ matter, hidden }: Doc): Notice[] {
  const own = hidden.map(({ line, details }): Notice => ({ kind: 'private', line, details }));
  const { unused } = matter;
  return unused.length > 0
    ? [...own, { kind: 'front-matter', line: 1, details: unused.join(', ') }]
    : own;
}

/** A heading as one would write it in Markdown, its depth included: `### Where it lives`. */
function headingMarkdown({ children = [], depth = 1 }: Tree, { text }: Source): string {
  const words = text.slice(startOf(children[0]), endOf(children.at(-1))).replace(/\s+/g, ' ');
  return `${'#'.repeat(depth)} ${words}`.trimEnd();
}

function parse(notes: Notes): Source {
  try {
    return parseSource(notes.text);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new ImportError({
      code: 'notes-too-deep',
      place: { file: notes.file, line: 1, column: 1 },
      found: 'lists or quotes nested so deeply that they cannot be read',
      expected: 'nesting a person could follow',
    });
  }
}

/** Words to tell a language by: not those of code. */
const prose = (node: Tree): string =>
  node.type === 'code'
    ? ''
    : node.children
      ? node.children.map(prose).join(' ')
      : node.type === 'text'
        ? (node.value ?? '')
        : '';

/** First sentence of a topic, as its summary until somebody writes one. */
function firstWords(section: Section | undefined): string | undefined {
  const node = section?.content[0]?.node;
  if (node?.type !== 'paragraph') return undefined;
  const words = lineOfWords(node);
  const [sentence] = new Intl.Segmenter(undefined, { granularity: 'sentence' }).segment(words);
  const first = sentence?.segment.trim() ?? '';
  return first.length >= 10 && first.length <= 160 ? first : undefined;
}

/** Decides what happens to one page's file, and to what is remembered of it. */
function settlePage(
  place: PagePlace,
  text: string,
  existing: Existing,
  source: string,
  writes: Write[],
  removes: string[],
): PageState {
  const base = place.previous;
  const remember = (): void => {
    writes.push({ path: basePath(source, place.path), data: text });
    const kept = base?.kept ?? base?.path;
    if (kept !== undefined && kept !== place.path) removes.push(basePath(source, kept));
  };
  if (!base) {
    remember();
    writes.push({ path: place.path, data: text });
    return 'new';
  }
  const mine = existing.pages.get(base.path);
  const moved = base.path !== place.path;
  if (text === base.text)
    return mine === undefined ? 'deleted-by-hand' : mine === text ? 'unchanged' : 'kept';
  remember();
  if (mine === undefined) return 'deleted-by-hand';
  if (moved) removes.push(base.path);
  if (mine === base.text) {
    writes.push({ path: place.path, data: text });
    return moved ? 'renamed' : 'updated';
  }
  const merged = mergePages(base.text, mine, text);
  writes.push({ path: place.path, data: merged.text ?? refreshFields(base.text, mine, text) });
  if (merged.text !== undefined) return 'merged';
  writes.push({ path: conflictPath(source, place.path), data: merged.marked });
  return 'conflict';
}
