/**
 * The proof of every import. What was written is read again as MDX and must be the tree that was
 * meant; that tree, with the declared transformations undone, must be the tree of the notes; and
 * nothing in it may be able to run.
 */
import { parseMdx } from '../markdown/parse.ts';
import { schemeOf } from './addresses.ts';
import type { Unit } from './page.ts';
import { undoAll } from './undo.ts';
import { walk, type Tree } from './tree.ts';
import { plain } from './write-mdx.ts';

/** Deep equality of plain trees; a missing field, null and undefined are the same nothing. */
export function sameTree(a: unknown, b: unknown): boolean {
  if (a === b || ((a ?? undefined) === undefined && (b ?? undefined) === undefined)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || !a || !b) return false;
  if (Array.isArray(a) || Array.isArray(b)) {
    if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
    return a.every((item, index) => sameTree(item, b[index]));
  }
  const [left, right] = [a as Record<string, unknown>, b as Record<string, unknown>];
  for (const key of new Set([...Object.keys(left), ...Object.keys(right)])) {
    // Attributes of JSX elements are parsed with their places, which say nothing.
    if (key !== 'position' && key !== 'data' && !sameTree(left[key], right[key])) return false;
  }
  return true;
}

/** MDX → plain tree, or undefined when it is not MDX at all. A stack overflow is not swallowed. */
export function readBack(mdx: string): Tree | undefined {
  try {
    return plain(parseMdx(mdx));
  } catch (error) {
    if (error instanceof RangeError) throw error;
    return undefined;
  }
}

/** Index of the first of `expected`'s children that was not read back as it was; -1 when all were. */
export function firstDifference(expected: Tree, found: Tree | undefined): number {
  const wanted = expected.children ?? [];
  const got = found?.children ?? [];
  for (let index = 0; index < Math.max(wanted.length, got.length); index += 1) {
    if (!sameTree(wanted[index], got[index])) return index;
  }
  return found ? -1 : 0;
}

/** Whether a unit, undone, is what the notes say. Added units are no part of them. */
export function undoneIsSource(unit: Unit): boolean {
  if (unit.added) return true;
  const undone = plain({ type: 'root', children: undoAll(unit.tree) });
  return sameTree(undone, plain({ type: 'root', children: unit.placed.map(({ node }) => node) }));
}

const ELEMENTS = new Set([
  'details',
  'summary',
  'sup',
  'sub',
  'kbd',
  'br',
  'em',
  'strong',
  'del',
  'b',
  'i',
  'code',
]);
const NEVER = new Set([
  'html',
  'yaml',
  'toml',
  'mdxjsEsm',
  'mdxFlowExpression',
  'mdxTextExpression',
]);
const SCHEMES = new Set(['http', 'https', 'mailto']);

/** What in a page's tree could run, or undefined. Judged on what was read back, not on what was meant. */
export function danger(tree: Tree): { node: Tree; why: string } | undefined {
  for (const node of walk(tree)) {
    if (NEVER.has(node.type)) return { node, why: `a ${node.type} node` };
    if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') {
      if (!ELEMENTS.has(node.name ?? '')) return { node, why: `the element ${node.name ?? '<>'}` };
      const attribute = node.attributes?.find(
        ({ type, name, value }) => type !== 'mdxJsxAttribute' || name !== 'open' || value != null,
      );
      if (attribute) return { node, why: `the attribute ${attribute.name}` };
    }
    const scheme = node.url === undefined ? undefined : schemeOf(node.url);
    if (scheme !== undefined && !SCHEMES.has(scheme)) return { node, why: `a ${scheme}: address` };
  }
  return undefined;
}
