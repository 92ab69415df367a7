import type { Node } from 'unist';
import type { Place } from '../core/problem.ts';

/** Where a node begins; a node made by a transform has no position and stands at the file's start. */
export function placeOf(file: string, node: Node): Place {
  return {
    file,
    line: node.position?.start.line ?? 1,
    column: node.position?.start.column ?? 1,
  };
}
