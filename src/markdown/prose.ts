/**
 * A block's phrasing content as one string, and back: names are found in the string, across bold
 * and italics, and links are put around the nodes that make up a range of it.
 */
import type { PhrasingContent } from 'mdast';

/** What every phrasing node may have; a structural view, so that unknown nodes need no case. */
export interface Inline {
  type: string;
  value?: string;
  alt?: string | null | undefined;
  name?: string | null | undefined;
  url?: string;
  children?: Inline[];
  data?: { neverLink?: boolean } | undefined;
}

/** Stands for text in which no name is looked for: code, links, what the author forbade. */
const OPAQUE = '\uFFFC';

/** Elements written as JSX whose text is prose; all others may be code, links or anything. */
const PROSE_TAGS = new Set(
  'abbr b big cite dd del dfn div dl dt em figcaption i ins li mark ol p q s section small span strong u ul'.split(
    ' ',
  ),
);

/** Whether a node's text is prose in which names may be linked. */
export function isProse(node: Inline): boolean {
  if (node.data?.neverLink) return false;
  if (node.type === 'mdxJsxTextElement' || node.type === 'mdxJsxFlowElement') {
    return PROSE_TAGS.has(node.name ?? '');
  }
  return node.type === 'text' || MARKS.has(node.type);
}
const MARKS = new Set(['emphasis', 'strong', 'delete']);

export interface Flat {
  /** What a reader reads. */
  readonly shown: string;
  /** The same length, with everything that is not prose blanked out. */
  readonly prose: string;
}

/** The text of phrasing nodes. Both strings count in UTF-16 units and agree in every position. */
export function flatten(nodes: readonly Inline[]): Flat {
  let shown = '';
  let prose = '';
  const add = (node: Inline, open: boolean): void => {
    const visible = open && isProse(node);
    if (node.children) {
      for (const child of node.children) add(child, visible);
      return;
    }
    const text = leafText(node);
    shown += text;
    prose += node.type === 'break' || visible ? text : OPAQUE.repeat(text.length);
  };
  for (const node of nodes) add(node, true);
  return { shown, prose };
}

function leafText(node: Inline): string {
  if (node.type === 'break' || (node.type === 'mdxJsxTextElement' && node.name === 'br'))
    return '\n';
  if (node.type === 'image' || node.type === 'imageReference') return node.alt ?? '';
  if (node.type === 'html' || node.type.startsWith('mdx')) return '';
  return node.value ?? '';
}

/** A range of a block's text and what to put around it. */
export interface Wrap {
  readonly start: number;
  readonly end: number;
  readonly wrap: (children: PhrasingContent[]) => PhrasingContent;
}

/**
 * Puts each range's nodes into a node of its own. Ranges are in order and do not overlap. A
 * formatting node that only partly belongs to a range is cut in two: `**the Emu** farm` with the
 * range “Emu farm” becomes `**the **[**Emu** farm]`.
 */
export function wrapRanges(nodes: readonly Inline[], ranges: readonly Wrap[], from = 0): Inline[] {
  const result: Inline[] = [];
  let position = from;
  let next = 0;
  let open: { range: Wrap; children: Inline[] } | undefined;
  const queue = [...nodes];
  for (let node = queue.shift(); node; node = queue.shift()) {
    const length = lengthOf(node);
    const end = position + length;
    const range = open?.range ?? ranges[next];
    if (!range || (!open && end <= range.start)) {
      result.push(node);
    } else if (!open && range.start > position && !within(node, range, position, end)) {
      queue.unshift(...cut(node, range.start - position));
      continue;
    } else if (!open && within(node, range, position, end)) {
      const inner = [];
      while (next < ranges.length && within(node, ranges[next], position, end)) {
        inner.push(...ranges.slice(next, ++next));
      }
      const woven = { ...node, children: wrapRanges(node.children ?? [], inner, position) };
      const crossing = ranges[next];
      if (crossing && crossing.start < end) {
        // What follows begins inside this node and ends outside: cut where it begins, weave on.
        queue.unshift(...cut(woven, crossing.start - position));
        continue;
      }
      result.push(woven);
    } else if (end > range.end) {
      queue.unshift(...cut(node, range.end - position));
      continue;
    } else {
      open ??= { range, children: [] };
      open.children.push(node);
      if (end === range.end) {
        result.push(range.wrap(open.children as PhrasingContent[]) as Inline);
        open = undefined;
        next += 1;
      }
    }
    position = end;
  }
  return result;
}

const within = (node: Inline, range: Wrap | undefined, start: number, end: number): boolean =>
  range !== undefined && node.children !== undefined && range.start >= start && range.end <= end;

/** The length of a node in the flattened text. */
export function lengthOf(node: Inline): number {
  if (!node.children) return leafText(node).length;
  return node.children.reduce((sum, child) => sum + lengthOf(child), 0);
}

/** A node as two, the first `length` units long. */
function cut(node: Inline, length: number): [Inline, Inline] {
  if (!node.children) {
    const value = node.value ?? '';
    return [
      { ...node, value: value.slice(0, length) },
      { ...node, value: value.slice(length) },
    ];
  }
  const before: Inline[] = [];
  const after: Inline[] = [];
  let left = length;
  for (const child of node.children) {
    const size = lengthOf(child);
    if (size <= left) before.push(child);
    else if (left <= 0) after.push(child);
    else {
      const [first, second] = cut(child, left);
      before.push(first);
      after.push(second);
    }
    left -= size;
  }
  return [
    { ...node, children: before },
    { ...node, children: after },
  ];
}
