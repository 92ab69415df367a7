/** Notes → mdast, part by part: the parser needs hundreds of times its text in memory. */
import type { Extension } from 'mdast-util-from-markdown';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified, type Processor } from 'unified';
import { collectGarbage } from './memory.ts';
import { endOf, startOf, walk, type Tree } from './tree.ts';

export interface Source {
  readonly text: string;
  readonly root: Tree;
}

/** Characters parsed at a time, as far as blocks allow. */
const PART = 40_000;

/** Never throws, but for a RangeError when the notes nest too deeply. */
export function parseSource(text: string): Source {
  const children: Tree[] = [];
  const definitions = text.length > PART ? definitionsIn(text) : [];
  let [start, line, size] = [0, 0, PART];
  while (start < text.length) {
    const lineEnd = text.indexOf('\n', start + size);
    const own = text.slice(start, lineEnd < 0 ? undefined : lineEnd + 1);
    // References are links only where what they refer to is known.
    const others = definitions.filter(({ written }) => !own.includes(written));
    const known = others.map((one) => `\n${one.text}\n`).join('');
    const root = parser.parse(known ? `${own}\n\n${known}` : own) as Tree;
    const nodes = root.children?.filter((node) => startOf(node) < own.length) ?? [];
    // The last block may go on in the next part; it begins anew there, below a blank line.
    const isOpen = (node: Tree): boolean => /\n[ \t]*\n[ \t]*$/.test(own.slice(0, startOf(node)));
    const open = lineEnd < 0 ? -1 : nodes.findLastIndex(isOpen);
    const end = open < 0 ? own.length : own.lastIndexOf('\n', startOf(nodes[open]) - 1) + 1;
    if (lineEnd >= 0 && open <= 0) {
      size *= 2;
      continue;
    }
    const whole = open < 0 ? nodes : nodes.slice(0, open);
    for (const node of whole) move(node, start, line);
    children.push(...whole);
    line += own.slice(0, end).split('\n').length - 1;
    [start, size] = [start + end, PART];
    collectGarbage();
  }
  return { text, root: { type: 'root', children } };
}

/** Definitions and the labels of footnotes of a whole text: as written, and what makes the parser know them. */
const definitionsIn = (text: string): { written: string; text: string }[] =>
  [...text.matchAll(/^ {0,3}(\[(\^?)[^\]\n]+\]:)[ \t]*(\S.*)?$/gm)].map(
    ([written, label = '', note]) => ({ written, text: note ? `${label} x` : written }),
  );

const parser = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(function (this: Processor) {
    const data = this.data();
    // Addresses found in text after parsing have no place, and are text to the importer.
    const known = (data.fromMarkdownExtensions ?? []).flat() as Extension[];
    data.fromMarkdownExtensions = known.map(({ transforms: _transforms, ...one }) => one);
  })
  .freeze();

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

/** The text of a node as it was written. */
export const sliceOf = ({ text }: Source, node: Tree): string =>
  text.slice(startOf(node), endOf(node));
