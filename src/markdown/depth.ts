/**
 * How deep a text may nest. Parsing takes the square of the depth in time, and every walk through a
 * tree one frame of the stack for each level: what no person could follow is refused instead.
 */
import type { Nodes, Root } from 'mdast';

/** Deepest nesting of lists, quotes and tags. */
export const MAX_DEPTH = 100;

/** A text nested too deeply to be read, with the place where. A RangeError, as a full stack is. */
export class TooDeepError extends RangeError {
  readonly line: number;
  readonly column = 1;
  readonly reason = `quotes, lists or tags nested more than ${MAX_DEPTH} deep`;

  constructor(line: number) {
    super(`quotes, lists or tags nested more than ${MAX_DEPTH} deep`);
    this.line = line;
  }
}

const SIGN = /[ \t]*(?:>|(?:[-*+]|\d{1,9}[.)])(?=[ \t]|$))/y;

/** 1-based line on which lists and quotes nest deeper than the bound, judged by their signs. */
export function deepLine(text: string): number | undefined {
  const open: number[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    let signs = 0;
    SIGN.lastIndex = 0;
    while (SIGN.test(line)) signs += 1;
    if (signs === 0) continue;
    const indent = line.length - line.trimStart().length;
    while (open.length > 0 && (open.at(-1) ?? 0) >= indent) open.pop();
    open.push(indent);
    if (open.length + signs - 1 > MAX_DEPTH) return index + 1;
  }
  return undefined;
}

/** Throws TooDeepError for a tree deeper than the bound. Walks without recursion. */
export function holdDepth(root: Root): void {
  let level: readonly Nodes[] = [root];
  // A list and its item, a table's row and cell are two levels each.
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > 2 * MAX_DEPTH) throw new TooDeepError(level[0]?.position?.start.line ?? 1);
    level = level.flatMap((node): readonly Nodes[] => ('children' in node ? node.children : []));
  }
}
