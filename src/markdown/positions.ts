/** Positions in a block's flattened text → line and column in the file. */
import { lengthOf, type Inline } from './prose.ts';

/** A node with its position, seen structurally. */
export interface Positioned extends Inline {
  position?: { start: { line: number; column: number }; end: { line: number } } | undefined;
  children?: Positioned[];
}

export interface LineColumn {
  readonly line: number;
  readonly column: number;
}

/**
 * Reads a block once and answers for any position of its flattened text. Lines are exact; columns
 * are, but for escapes before the position and for continued lines indented unlike the first.
 */
export function positionsIn(block: Positioned): (position: number) => LineColumn {
  const starts: number[] = [];
  const leaves: Positioned[] = [];
  let length = 0;
  const collect = (node: Positioned): void => {
    if (node.children) return node.children.forEach(collect);
    starts.push(length);
    leaves.push(node);
    length += lengthOf(node);
  };
  block.children?.forEach(collect);
  return (wanted) => {
    let low = 0;
    for (let high = starts.length; low + 1 < high; ) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= wanted) low = middle;
      else high = middle;
    }
    const leaf = leaves[low];
    return leaf?.position
      ? inLeaf(leaf, wanted - (starts[low] ?? 0), block)
      : { line: block.position?.start.line ?? 1, column: block.position?.start.column ?? 1 };
  };
}

function inLeaf(leaf: Positioned, offset: number, block: Positioned): LineColumn {
  const { start, end } = leaf.position ?? { start: { line: 1, column: 1 }, end: { line: 1 } };
  const text = leaf.value ?? '';
  const after = text.slice(offset).split('\n').length - 1;
  // A callout's body keeps the position of the text its title was cut from: count from its end.
  const line = block.type === 'heading' ? start.line : end.line - after;
  const column = line === start.line ? start.column : (block.position?.start.column ?? 1);
  return { line, column: column + offset - (text.lastIndexOf('\n', offset - 1) + 1) };
}
