/**
 * Notes → mdast with the offsets mdast has no place for (where an address stands in its link). One
 * parse gives both: handlers for token types the compiler does nothing with take them down.
 */
import type { Extension, Handle } from 'mdast-util-from-markdown';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified, type Processor } from 'unified';
import { endOf, startOf, type Tree } from './tree.ts';

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
  const take: Handle = (token) => {
    tokens.get(token.type as Taken)?.push({ start: token.start.offset, end: token.end.offset });
  };
  const enter = Object.fromEntries(TAKEN.map((type) => [type, take]));
  const root = unified()
    .use(remarkParse)
    .use(remarkGfm)
    .use(function (this: Processor) {
      const data = this.data();
      // Addresses found in text after parsing have no place, and are text to the importer.
      const known = (data.fromMarkdownExtensions ?? []).flat() as Extension[];
      data.fromMarkdownExtensions = [...known.map(withoutTransforms), { enter }];
    })
    .parse(text) as Tree;
  for (const ranges of tokens.values()) ranges.sort((a, b) => a.start - b.start);
  return {
    text,
    root,
    token: (type, start, end) => lastWithin(tokens.get(type) ?? [], start, end),
  };
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
