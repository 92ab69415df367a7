import type { Nodes } from 'mdast';

/**
 * Calls `visitor` with a node and everything below it, in document order. For reading alone: where
 * nodes are replaced or skipped, `unist-util-visit` does it, at some ten times the cost a node.
 */
export function walk(node: Nodes, visitor: (node: Nodes) => void): void {
  visitor(node);
  if (!('children' in node)) return;
  for (const child of node.children) walk(child, visitor);
}
