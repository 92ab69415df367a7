/** Where a notes file is cut: its title, its topics (one catalogue entry each), its pages. */
import { isAside } from './references.ts';
import { endOf, lineOf, lineOfWords, startOf, wordsOf, type Tree } from './tree.ts';

/** A child of the notes' root with its index there. */
export interface Placed {
  readonly node: Tree;
  readonly at: number;
}

export interface Section {
  /** The heading that became the page's title; none for what stands before the first. */
  readonly heading: Tree | undefined;
  /** Its index among the root's children. */
  readonly headingAt: number | undefined;
  /** Headings from the file's title down to this section's own. */
  readonly path: readonly Tree[];
  /** Headings without a page of their own that this page is the first below. */
  readonly carried: readonly Placed[];
  readonly content: readonly Placed[];
  /** Indices of the root's children that stand on the page, definitions between them included. */
  readonly blocks: readonly number[];
  /** The headings its title says: those carried, and its own. */
  readonly headings: readonly Tree[];
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

/**
 * Fewest words a page should have on average for the deeper split to be taken: shorter pages are
 * all clicking and no reading.
 */
const WORDS_A_PAGE = 30;

const isHeading = (node: Tree): boolean => node.type === 'heading';
/** Rules and tags without words do not make a page by themselves. */
const isSilent = ({ type, value = '' }: Tree): boolean =>
  type === 'thematicBreak' ||
  (type === 'html' &&
    !/<img/i.test(value) &&
    value.replace(/<!--[\s\S]*?-->|<[^>]*>/g, '').trim() === '');

/** A heading with fewer words below it is rather a part of a page than one. */
const FEW_WORDS = 15;
/** So many pages, most of them with few words, are too many. */
const MANY_PAGES = 20;
/** Longest page, in characters of the notes; a phone scrolls through it in a minute. */
const LONGEST = 40_000;

/** Cuts the children of the notes' root into pages of a good size; a given level decides alone. */
export function cutSections(children: readonly Tree[], options: OutlineOptions): Outline {
  let cut = cutAt(children, options);
  if (options.level !== undefined && options.level > 0) return cut;
  for (;;) {
    const { sections, level } = cut;
    const few = sections.filter(
      ({ content }) => content.reduce((sum, { node }) => sum + countWords(node), 0) < FEW_WORDS,
    );
    if (level === 0 || sections.length < MANY_PAGES || few.length * 2 < sections.length) break;
    const depths = children.filter((node) => isHeading(node) && depthOf(node) < level).map(depthOf);
    cut = cutAt(children, { ...options, level: Math.max(0, ...depths) });
  }
  return { ...cut, sections: cut.sections.flatMap((section) => splitLong(section, children)) };
}

/** A page that is too long → pages cut at its own headings, or between blocks where it has none. */
function splitLong(section: Section, children: readonly Tree[]): Section[] {
  const sizeOf = (nodes: readonly Placed[]): number =>
    endOf(nodes.at(-1)?.node) - startOf(nodes[0]?.node);
  const { content, blocks } = section;
  if (sizeOf(content) <= LONGEST) return [section];
  const depth = Math.min(
    ...content.filter(({ node }) => isHeading(node)).map(({ node }) => depthOf(node)),
  );
  const groups: Placed[][] = [[]];
  for (const placed of content) {
    const group = groups.at(-1) ?? [];
    const full = depth === Infinity && group.length > 0 && sizeOf([...group, placed]) > LONGEST;
    if (full || (depthOf(placed.node) === depth && isHeading(placed.node))) groups.push([placed]);
    else group.push(placed);
  }
  const parts = groups.filter((group) => group.length > 0);
  if (parts.length < 2) return [section];
  return parts.flatMap((group, index): Section[] => {
    const [first] = group;
    const from = index === 0 ? 0 : (first?.at ?? 0);
    const to = parts[index + 1]?.[0]?.at ?? children.length;
    const own = blocks.filter((at) => at >= from && at < to);
    if (
      index === 0 &&
      !(first && isHeading(first.node) && depth !== Infinity && groups[0]?.length === 0)
    ) {
      return splitLong({ ...section, content: group, blocks: own }, children);
    }
    if (!first) return [];
    const heading = depth === Infinity ? section.heading : first.node;
    const titled = depth !== Infinity;
    const next: Section = {
      ...section,
      bySize: true,
      intro: false,
      line: lineOf(first.node),
      heading,
      headingAt: titled ? first.at : section.headingAt,
      headings: titled ? [...(index === 0 ? section.headings : []), first.node] : [],
      carried: index === 0 ? section.carried : [],
      path: titled ? [...section.path, first.node] : section.path,
      content: titled ? group.slice(1) : group,
      blocks: titled ? own.filter((at) => at !== first.at) : own,
      ...(titled ? {} : { part: index + 1 }),
    };
    return titled ? splitLong(next, children) : [next];
  });
}

/** Cuts at headings of one level and above. Definitions and footnotes are left out: see `references.ts`. */
function cutAt(children: readonly Tree[], options: OutlineOptions): Outline {
  const placed = children.map((node, at) => ({ node, at })).filter(({ node }) => !isAside(node));
  const headings = placed.filter(({ node }) => isHeading(node));
  const opens = placed.find((one) => !isSilent(one.node));
  const title = titleOf(headings, options.level === 0 ? opens : undefined);
  const others = headings.filter((heading) => heading !== title);
  const depths = [...new Set(others.map(({ node }) => depthOf(node)))].sort((a, b) => a - b);
  const [top = 0, second = 0] = depths;
  const level = options.level ?? (options.single ? top : bestLevel(placed, others, top, second));
  const grouped = !options.single && level > top;
  const topics: Topic[] = [];
  const name = (title && lineOfWords(title.node)) || options.fallback;
  const sections: Cut[] = [];
  const above: Placed[] = title ? [title] : [];
  let carried: Placed[] = [];
  let current: { heading: Placed | undefined; content: Placed[] } = {
    heading: undefined,
    content: [],
  };

  const close = (deeper: boolean): void => {
    const { heading, content } = current;
    // Rules say nothing by themselves: they go with the next page.
    const silent = content.every(({ node }) => isSilent(node));
    const waits = heading ? content.length === 0 && deeper : silent;
    if (waits) {
      carried.push(...(heading ? [heading] : []), ...content);
      return;
    }
    if (topics.length === 0) topics.push({ heading: grouped ? undefined : title?.node, name });
    const path = [...above];
    sections.push({
      heading: heading?.node,
      headingAt: heading?.at,
      path: path.map(({ node }) => node),
      carried,
      content,
      topic: topics.length - 1,
      intro: !heading || (grouped && depthOf(heading.node) === top),
      line: lineOf(heading?.node ?? content[0]?.node),
    });
    carried = [];
  };

  for (const child of placed) {
    const depth = isHeading(child.node) ? depthOf(child.node) : 0;
    if (child === title) {
      if (current.content.length > 0) close(false);
      carried.push(child);
      current = { heading: undefined, content: [] };
      continue;
    }
    if (depth === 0 || depth > level) {
      current.content.push(child);
      continue;
    }
    close(current.heading !== undefined && depth > depthOf(current.heading.node));
    while (above.length > (title ? 1 : 0) && depthOf(above.at(-1)?.node) >= depth) above.pop();
    above.push(child);
    if (grouped && depth === top) topics.push({ heading: child.node, name });
    else if (topics.length === 0) topics.push({ heading: grouped ? undefined : title?.node, name });
    current = { heading: child, content: [] };
  }
  close(false);
  const last = sections.at(-1);
  if (carried.length > 0 || !last) {
    // Nothing but silent nodes, or nothing at all: one page holds them.
    if (topics.length === 0) topics.push({ heading: title?.node, name });
    sections.push({
      heading: undefined,
      headingAt: undefined,
      path: title ? [title.node] : [],
      carried: carried.filter(({ node }) => isHeading(node)),
      content: carried.filter(({ node }) => !isHeading(node)),
      topic: topics.length - 1,
      intro: true,
      line: 1,
    });
  }
  return {
    title: title?.node,
    level,
    topics,
    sections: withBlocks(sections, children.length, options.fallback),
  };
}

type Cut = Omit<Section, 'blocks' | 'headings' | 'fallback'>;

/** Every block from one section's first to the next one's, but for the headings that became titles. */
function withBlocks(cuts: readonly Cut[], end: number, fallback: string): Section[] {
  const firsts = cuts.map(({ carried, content, headingAt }, index) =>
    index === 0
      ? 0
      : Math.min(...[...carried, ...content].map(({ at }) => at), headingAt ?? Infinity),
  );
  return cuts.map((cut, index) => {
    const { carried, content, heading, headingAt } = cut;
    const titles = new Set(carried.filter(({ node }) => isHeading(node)).map(({ at }) => at));
    if (headingAt !== undefined) titles.add(headingAt);
    const own = new Set([...carried, ...content].map(({ at }) => at));
    const to = firsts[index + 1] ?? end;
    const blocks: number[] = [];
    for (let at = firsts[index] ?? 0; at < Math.max(to, ...own); at += 1) {
      if (!titles.has(at)) blocks.push(at);
    }
    const headings = [
      ...carried.map(({ node }) => node).filter(isHeading),
      ...(heading ? [heading] : []),
    ];
    return { ...cut, blocks, headings, fallback };
  });
}

const depthOf = (node: Tree | undefined): number => node?.depth ?? 0;

/** The first heading, when it alone stands above all others; in a file that is not cut it opens the file. */
function titleOf(headings: readonly Placed[], opens: Placed | undefined): Placed | undefined {
  const [first, ...rest] = headings;
  if (opens && first !== opens) return undefined;
  if (!first || (rest.length === 0 && !opens)) return undefined;
  return rest.every(({ node }) => depthOf(node) > depthOf(first.node)) ? first : undefined;
}

/** The second depth, when it is the rule rather than the exception and its pages are not too short. */
function bestLevel(
  placed: readonly Placed[],
  headings: readonly Placed[],
  top: number,
  second: number,
): number {
  if (second === 0) return top;
  const tops = headings.filter(({ node }) => depthOf(node) === top).length;
  const seconds = headings.filter(({ node }) => depthOf(node) === second).length;
  const words = placed.reduce((sum, { node }) => sum + countWords(node), 0);
  return seconds >= tops && words / (tops + seconds) >= WORDS_A_PAGE ? second : top;
}

const countWords = (node: Tree): number => wordsOf(node).split(/\s+/).filter(Boolean).length;

/** A page's title: the words of its heading, or what stands in for one that has none. */
export const titleWords = (heading: Tree | undefined, fallback: string): string =>
  (heading && lineOfWords(heading)) || fallback;
