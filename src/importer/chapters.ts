/** Files of the notes → topics and sections. In a folder a file is one page, or several, of its folder's topic. */
import { basename } from 'node:path/posix';
import { collectAnchors, type Anchors } from './anchors.ts';
import { pretty, type Doc, type Library } from './library.ts';
import type { Candidate } from './match.ts';
import { cutSections, isSilent, type Outline, type Section, type Topic } from './outline.ts';
import { parseSource, type Source } from './parse.ts';
import { endOf, isAside, lineOfWords, startOf, wordsOf, type Tree } from './tree.ts';

export interface Chapter {
  readonly doc: Doc;
  readonly source: Source;
  readonly outline: Outline;
  readonly anchors: Anchors;
  /** Index of its first section among those of all files. */
  readonly first: number;
}

/** Characters from which a file of a folder is more than one page. */
const LONG_FILE = 24_000;

/**
 * Parses and cuts every file; the outline has the sections of all.
 * @param level split depth; found from each file when not given
 * @param single all pages belong to one topic
 */
export function readChapters(
  { docs, folder, title }: Library,
  level: number | undefined,
  single: boolean,
): { chapters: Chapter[]; outline: Outline } {
  const topics: Topic[] = [];
  const sections: Section[] = [];
  const byFolder = new Map<string, number>();
  // A page of the same name as a folder, as Notion has them, stands before what is in it.
  const before = new Map(docs.map(({ path }) => [path, `${path.replace(/\.\w+$/, '')}/`]));
  const folders = new Set(
    docs.flatMap(
      ({ path }) =>
        path.match(/(?<![^/])[^/]+\//g)?.map((_part, at, all) => all.slice(0, at + 1).join('')) ??
        [],
    ),
  );
  const folderOf = ({ path }: Doc): string => {
    const own = before.get(path) ?? '';
    return topicFolder(folders.has(own) ? own : path);
  };
  const roots = docs.filter(({ path }) => !path.includes('/'));
  const isFront = ({ path }: Doc): boolean =>
    /^(?:readme|_?index|home)\./i.test(path) ||
    (roots.length === 1 && path === roots[0]?.path && folders.has(before.get(path) ?? ''));
  const chapters = docs.map((doc): Chapter => {
    const source = parseSource(doc.notes.text);
    const cut = cutSections(source.root.children ?? [], {
      level: level ?? (folder && doc.notes.text.length < LONG_FILE ? 0 : undefined),
      single: single || folder,
      fallback: doc.fallback,
    });
    let own = cut.sections;
    if (folder) {
      const where = folderOf(doc);
      const topic = byFolder.get(where) ?? topics.length;
      byFolder.set(where, topic);
      const front = cut.title && isFront(doc) ? lineOfWords(cut.title) : title;
      if (topic === topics.length)
        topics.push({ heading: undefined, name: pretty(basename(where)) || front });
      own = own.map((section) => ({ ...section, topic, intro: false }));
    } else topics.push(...cut.topics);
    const first = sections.length;
    sections.push(...own);
    const outline = { ...cut, sections: own };
    return { doc, source, outline, first, anchors: collectAnchors(source.root, own) };
  });
  // A folder is called what its front page is.
  const front = folder ? chapters.find(({ doc }) => isFront(doc)) : chapters[0];
  const depth = folder ? (level ?? 0) : (front?.outline.level ?? 0);
  return { chapters, outline: { title: front?.outline.title, level: depth, topics, sections } };
}

/** The folder a file's topic is named after; those that only group (`_posts`, `docs`) name none. */
const topicFolder = (path: string): string =>
  path
    .split('/')
    .slice(0, -1)
    .filter((part) => !/^(?:_.*|docs|notes|pages|journals|content|src)$/i.test(part))
    .join('/');

/** What a section is known by at the next import. */
export function candidateOf(
  section: Section,
  { doc, source }: Chapter,
  folder: boolean,
): Candidate {
  const own = section.path.map((heading) => headingMarkdown(heading, source));
  return {
    headings: folder ? [doc.path, ...own] : own,
    title: section.heading ? lineOfWords(section.heading) : section.fallback,
    words: section.blocks
      .filter((node) => !isAside(node))
      .map(wordsOf)
      .join(' '),
  };
}

/** A heading as one would write it in Markdown, its depth included: `### Where it lives`. */
function headingMarkdown({ children = [], depth = 1 }: Tree, { text }: Source): string {
  const words = text.slice(startOf(children[0]), endOf(children.at(-1))).replace(/\s+/g, ' ');
  return `${'#'.repeat(depth)} ${words}`.trimEnd();
}

/** Words to tell a language by: not those of code. */
export const prose = ({ type, value = '', children }: Tree): string =>
  children && type !== 'code' ? children.map(prose).join(' ') : type === 'text' ? value : '';

/** First sentence of a topic, as its summary until somebody writes one. */
export function firstWords(section: Section | undefined): string | undefined {
  const node = section?.blocks.find((one) => !isAside(one) && !isSilent(one));
  if (node?.type !== 'paragraph') return undefined;
  const words = lineOfWords(node);
  const [sentence] = new Intl.Segmenter(undefined, { granularity: 'sentence' }).segment(words);
  const first = sentence?.segment.trim() ?? '';
  return first.length >= 10 && first.length <= 160 ? first : undefined;
}
