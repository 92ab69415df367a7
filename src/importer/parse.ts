/**
 * Notes → mdast with the offsets mdast has no place for (where an address stands in its link). One
 * parse gives both: handlers for token types the compiler does nothing with take them down.
 */
import type { Extension, Handle } from 'mdast-util-from-markdown';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified, type Processor } from 'unified';
import { endOf, startOf, walk, type Tree } from './tree.ts';

/** Token types that are taken down; none has a handler of its own on entering. */
const TAKEN = ['resourceDestination', 'definitionDestination', 'labelText'] as const;
type Taken = (typeof TAKEN)[number];

interface Range {
  readonly start: number;
  readonly end: number;
}

export interface Source {
  readonly text: string;
  readonly root: Tree;
  /** The last token of a type within a range of the text. */
  readonly token: (type: Taken, start: number, end: number) => Range | undefined;
}

/** Never throws, but for a RangeError when the notes nest too deeply. */
export function parseSource(text: string): Source {
  const tokens = new Map<Taken, Range[]>(TAKEN.map((type) => [type, []]));
  const children: Tree[] = [];
  const definitions = text.length > CHUNK ? definitionsIn(text) : [];
  let [start, line] = [0, 1];
  for (const end of chunkEnds(text)) {
    const own = text.slice(start, end);
    // References are links only where what they refer to is known.
    const others = definitions
      .filter((one) => !own.includes(one.written))
      .map(({ text: one }) => one);
    const parsed = parse(
      others.length > 0 ? `${own}\n\n${others.join('\n\n')}\n` : own,
      (type, range) => {
        if (range.start < own.length) tokens.get(type)?.push(shift(range, start));
      },
    );
    const nodes = (parsed.children ?? []).filter((node) => startOf(node) < own.length);
    const last = nodes.at(-1);
    // A fence that nobody closed goes on.
    if (
      end < text.length &&
      last?.type === 'code' &&
      !/\n[ \t>]*(?:`{3,}|~{3,})[ \t]*$/.test(own.trimEnd()) &&
      /^[`~]{3}/.test(own.slice(startOf(last)))
    )
      continue;
    for (const node of nodes) move(node, start, line - 1);
    children.push(...nodes);
    line += own.split('\n').length - 1;
    start = end;
  }
  for (const ranges of tokens.values()) ranges.sort((a, b) => a.start - b.start);
  const root: Tree = { type: 'root', children };
  return { text, root, token: (type, from, to) => lastWithin(tokens.get(type) ?? [], from, to) };
}

/** Characters parsed at a time: the parser needs hundreds of times that in memory. */
const CHUNK = 200_000;

/** Where a long text may be cut: before headings, outside of code and HTML that hold anything. */
function chunkEnds(text: string): number[] {
  const ends: number[] = [];
  if (text.length <= CHUNK) return [text.length];
  let [at, from, inside, blank] = [0, 0, '', true];
  for (const line of text.split('\n')) {
    const mark =
      /^[\s>]*(?:[-*+]\s+|\d+[.)]\s+)*(`{3,}|~{3,}|<!--|<(?:pre|script|style|textarea)\b)/i.exec(
        line,
      )?.[1];
    if (!inside && blank && at - from > CHUNK && /^#{1,6} /.test(line)) {
      ends.push(at);
      from = at;
    }
    if (inside) {
      if (
        /^[`~]/.test(inside)
          ? line.replace(/^[\s>]*/, '').startsWith(inside)
          : line.includes(inside)
      )
        inside = '';
    } else if (mark) {
      const end =
        mark === '<!--' ? '-->' : mark.startsWith('<') ? `</${mark.slice(1).toLowerCase()}>` : mark;
      if (mark === end || !line.includes(end)) inside = end;
    }
    blank = line.trim() === '';
    at += line.length + 1;
  }
  return [...ends, text.length];
}

interface Known {
  /** As it stands in the text. */
  readonly written: string;
  /** What makes the parser know it. */
  readonly text: string;
}

/** Definitions and the labels of footnotes of a whole text. */
const definitionsIn = (text: string): Known[] =>
  [...text.matchAll(/^ {0,3}(\[(\^?)[^\]\n]+\]:)[ \t]*(\S.*)?$/gm)].map(
    ([written, label = '', note]) => ({
      written,
      text: note ? `${label} x` : written,
    }),
  );

function parse(text: string, took: (type: Taken, range: Range) => void): Tree {
  const take: Handle = ({ type, start, end }) => {
    took(type as Taken, { start: start.offset, end: end.offset });
  };
  const enter = Object.fromEntries(TAKEN.map((type) => [type, take]));
  return unified()
    .use(remarkParse)
    .use(remarkGfm)
    .use(function (this: Processor) {
      const data = this.data();
      // Addresses found in text after parsing have no place, and are text to the importer.
      const known = (data.fromMarkdownExtensions ?? []).flat() as Extension[];
      data.fromMarkdownExtensions = [...known.map(withoutTransforms), { enter }];
    })
    .parse(text) as Tree;
}

const shift = ({ start, end }: Range, by: number): Range => ({ start: start + by, end: end + by });

/** Moves a node of a part to its place in the whole. */
function move(node: Tree, offset: number, lines: number): void {
  if (offset === 0) return;
  for (const { position } of walk(node)) {
    if (!position) continue;
    for (const point of [position.start, position.end]) {
      point.offset = (point.offset ?? 0) + offset;
      point.line += lines;
    }
  }
}

const withoutTransforms = ({ transforms: _transforms, ...extension }: Extension): Extension =>
  extension;

function lastWithin(ranges: readonly Range[], start: number, end: number): Range | undefined {
  let [low, high] = [0, ranges.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ranges[middle]?.start ?? 0) < end) low = middle + 1;
    else high = middle;
  }
  const found = ranges[low - 1];
  return found && found.start >= start && found.end <= end ? found : undefined;
}

/** The text of a node as it was written. */
export const sliceOf = ({ text }: Source, node: Tree): string =>
  text.slice(startOf(node), endOf(node));
