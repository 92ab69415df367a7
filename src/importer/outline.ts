/** Where a notes file is cut: its title, its topics (one catalogue entry each), its pages. */
import { joinedBlocks } from './spans.ts';
import { endOf, isAside, lineOf, lineOfWords, startOf, wordsOf, type Tree } from './tree.ts';

export interface Section {
  /** The heading that became the page's title; none for what stands before the first. */
  readonly heading: Tree | undefined;
  /** Headings its title says: those without a page of their own that it is the first below, and its own. */
  readonly titles: readonly Tree[];
  /** Headings from the file's title down to this section's own. */
  readonly path: readonly Tree[];
  /** What stands on the page, definitions and footnotes included. */
  readonly blocks: readonly Tree[];
  /** Index into `topics`. */
  readonly topic: number;
  /** The introduction of its topic: what stands between the topic's heading and the first below. */
  readonly intro: boolean;
  readonly line: number;
  /** Its title when no heading says. */
  readonly fallback: string;
  /** It began a page only because that page was too long. */
  readonly bySize?: boolean;
  /** Which part of a page without headings it is, from 2. */
  readonly part?: number;
}

export interface Topic {
  readonly heading: Tree | undefined;
  /** What it is called when no heading says. */
  readonly name: string;
}

export interface Outline {
  /** The file's title, when its first heading stands above all others. */
  readonly title: Tree | undefined;
  /** Headings of this depth and above begin pages; 0 for a file without headings. */
  readonly level: number;
  readonly topics: readonly Topic[];
  readonly sections: readonly Section[];
}

export interface OutlineOptions {
  /** Split depth; found from the file when not given. */
  readonly level: number | undefined;
  /** All pages belong to one topic. */
  readonly single: boolean;
  /** Title of a file without one. */
  readonly fallback: string;
}

/** Fewest words a page should have on average for the deeper cut: shorter ones are all clicking and no reading. */
const WORDS_A_PAGE = 30;
/** A heading with fewer words below it is rather a part of a page than one. */
const FEW_WORDS = 15;
/** So many pages, most of them with few words, are too many. */
const MANY_PAGES = 20;
/** Longest page, in characters of the notes; a phone scrolls through it in a minute. */
const LONGEST = 40_000;

const depthOf = ({ depth = 0 }: Tree): number => depth;
const countWords = (nodes: readonly Tree[]): number =>
  nodes.reduce((sum, node) => sum + (wordsOf(node).match(/\S+/g)?.length ?? 0), 0);
const contentOf = (nodes: readonly Tree[]): Tree[] => nodes.filter((node) => !isAside(node));

/** Rules and tags without words do not make a page by themselves. */
export const isSilent = ({ type, value = '' }: Tree): boolean =>
  type === 'thematicBreak' ||
  (type === 'html' &&
    !/<img/i.test(value) &&
    value.replace(/<!--[\s\S]*?(?:-->|$)|<[^<>]*>/g, '').trim() === '');

/** Cuts the children of the notes' root into pages of a good size; a given level decides alone. */
export function cutSections(children: readonly Tree[], options: OutlineOptions): Outline {
  // What is folded away is a part of what folds it.
  const folded = joinedBlocks({ type: 'root', children: [...children] }, { spans: /^details$/ });
  const isHeading = (node: Tree): boolean => node.type === 'heading' && !folded.has(node);
  const content = contentOf(children);
  const headings = content.filter(isHeading);
  const opens = content.find((node) => !isSilent(node));
  const title = titleOf(headings, options.level === 0 ? opens : undefined);
  const others = headings.filter((heading) => heading !== title);
  const depths = [...new Set(others.map(depthOf))].sort((a, b) => a - b);
  const [top = 0] = depths;
  const found = options.single ? top : bestLevel(countWords(content), others, depths);
  let level = options.level ?? found;
  const cut = (): Outline =>
    cutAt(children, {
      ...options,
      isHeading,
      title,
      level,
      grouped: !options.single && level > top,
    });
  if (options.level) return cut();
  for (;;) {
    const { sections, ...outline } = cut();
    const few = sections.filter(({ blocks }) => countWords(contentOf(blocks)) < FEW_WORDS);
    if (level === 0 || sections.length < MANY_PAGES || few.length * 2 < sections.length)
      return { ...outline, sections: sections.flatMap((one) => splitLong(one, folded)) };
    level = Math.max(0, ...headings.map(depthOf).filter((depth) => depth < level));
  }
}

/** The first heading, when it alone stands above all others; in a file that is not cut it opens the file. */
function titleOf(headings: readonly Tree[], opens: Tree | undefined): Tree | undefined {
  const [first, ...rest] = headings;
  if (!first || (opens ? first !== opens : rest.length === 0)) return undefined;
  return rest.every((heading) => depthOf(heading) > depthOf(first)) ? first : undefined;
}

/** The second depth, when it is the rule rather than the exception and its pages are not too short. */
function bestLevel(words: number, headings: readonly Tree[], depths: readonly number[]): number {
  const [top = 0, second] = depths;
  if (second === undefined) return top;
  const count = (depth: number): number =>
    headings.filter((heading) => depthOf(heading) === depth).length;
  const [tops, seconds] = [count(top), count(second)];
  return seconds >= tops && words / (tops + seconds) >= WORDS_A_PAGE ? second : top;
}

interface CutOptions extends OutlineOptions {
  readonly isHeading: (node: Tree) => boolean;
  readonly title: Tree | undefined;
  readonly level: number;
  /** Headings of the first depth are topics. */
  readonly grouped: boolean;
}

/** Cuts at headings of one level and above. */
function cutAt(children: readonly Tree[], options: CutOptions): Outline {
  const { title, level, grouped, fallback, isHeading } = options;
  const top = Math.min(
    ...children.filter((node) => isHeading(node) && node !== title).map(depthOf),
  );
  const name = (title && lineOfWords(title)) || fallback;
  const topics: Topic[] = [];
  const sections: Section[] = [];
  const above: Tree[] = title ? [title] : [];
  let waiting: { titles: Tree[]; blocks: Tree[] } = { titles: [], blocks: [] };
  let heading: Tree | undefined;
  let blocks: Tree[] = [];

  const topic = (): number => {
    if (topics.length === 0) topics.push({ heading: grouped ? undefined : title, name });
    return topics.length - 1;
  };
  /** @param deeper the next heading is below this one */
  const close = (deeper: boolean): void => {
    const content = contentOf(blocks);
    // Rules say nothing by themselves: they go with the next page.
    const waits = heading ? content.length === 0 && deeper : content.every(isSilent);
    waiting.blocks.push(...blocks);
    if (heading) waiting.titles.push(heading);
    if (!waits) push(lineOf(heading ?? content[0]));
    blocks = [];
  };
  const push = (line: number): void => {
    const intro = !heading || (grouped && depthOf(heading) === top);
    sections.push({ heading, ...waiting, path: [...above], topic: topic(), intro, line, fallback });
    waiting = { titles: [], blocks: [] };
  };

  for (const child of children) {
    const depth = isHeading(child) ? depthOf(child) : 0;
    if (child === title) {
      close(false);
      waiting.titles.push(child);
      heading = undefined;
    } else if (depth === 0 || depth > level) blocks.push(child);
    else {
      close(heading !== undefined && depth > depthOf(heading));
      while (above.length > (title ? 1 : 0) && depthOf(above.at(-1) as Tree) >= depth) above.pop();
      above.push(child);
      if (grouped && depth === top) topics.push({ heading: child, name });
      topic();
      heading = child;
    }
  }
  close(false);
  // Nothing but silent nodes, or nothing at all: one page holds them.
  const left = contentOf([...waiting.titles, ...waiting.blocks]).length > 0;
  if (left || sections.length === 0) {
    heading = undefined;
    above.splice(title ? 1 : 0);
    push(1);
  } else {
    const last = sections.at(-1) as Section;
    sections[sections.length - 1] = { ...last, blocks: [...last.blocks, ...waiting.blocks] };
  }
  return { title, level, topics, sections };
}

const sizeOf = (nodes: readonly Tree[]): number =>
  nodes.length === 0 ? 0 : endOf(nodes.at(-1)) - startOf(nodes[0]);

/** A page that is too long → pages cut at its own headings, or between blocks where it has none. */
function splitLong(section: Section, folded: ReadonlySet<Tree>): Section[] {
  const { titles, path } = section;
  if (sizeOf(contentOf(section.blocks)) <= LONGEST) return [section];
  const isHeading = (node: Tree): boolean => node.type === 'heading' && !folded.has(node);
  const depth = Math.min(...section.blocks.filter(isHeading).map(depthOf));
  const blocks = depth === Infinity ? section.blocks.flatMap(partsOfList) : section.blocks;
  const joined =
    depth === Infinity ? joinedBlocks({ type: 'root', children: [...blocks] }) : folded;
  const groups: Tree[][] = [[]];
  for (const node of blocks) {
    const group = groups.at(-1) ?? [];
    const full = depth === Infinity && group.length > 0 && sizeOf([...group, node]) > LONGEST;
    const begins =
      depth === Infinity ? full && !joined.has(node) : isHeading(node) && depthOf(node) === depth;
    if (begins) groups.push([node]);
    else group.push(node);
  }
  const [intro = [], ...parts] = groups;
  if (parts.length === 0) return [section];
  // A page that begins with a heading is that heading's.
  const empty = contentOf(intro).length === 0;
  const own = parts.map((part, index): Section => {
    const [opening] = part;
    const bySize = { intro: false, line: lineOf(opening), bySize: true };
    if (depth === Infinity || !opening)
      return { ...section, ...bySize, titles: [], blocks: part, part: index + 2 };
    const before = empty && index === 0;
    return {
      ...section,
      ...bySize,
      heading: opening,
      titles: before ? [...titles, opening] : [opening],
      path: [...path, opening],
      blocks: before ? [...intro, ...part.slice(1)] : part.slice(1),
    };
  });
  const pages = empty ? own : [{ ...section, blocks: intro }, ...own];
  return depth === Infinity ? pages : pages.flatMap((page) => splitLong(page, folded));
}

/** A list that is too long → lists of as many items as a page holds, numbered as they were. */
function partsOfList(list: Tree): Tree[] {
  if (list.type !== 'list' || sizeOf([list]) <= LONGEST) return [list];
  const parts: (Tree & { children: Tree[] })[] = [];
  for (const [index, item] of (list.children ?? []).entries()) {
    const { children = [] } = parts.at(-1) ?? {};
    if (children.length > 0 && sizeOf([...children, item]) <= LONGEST) children.push(item);
    else parts.push({ ...list, start: (list.start ?? 1) + index, children: [item] });
  }
  return parts.map((part) => {
    const [start, end] = [part.children[0]?.position?.start, part.children.at(-1)?.position?.end];
    return { ...part, position: start && end ? { start, end } : list.position };
  });
}

/** A page's title: the words of its heading, or what stands in for one that has none. */
export const titleWords = (heading: Tree | undefined, fallback: string): string =>
  (heading && lineOfWords(heading)) || fallback;
