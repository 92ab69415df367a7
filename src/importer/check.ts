/**
 * The proof of every import: the page is parsed again as MDX, as the site parses it. Each block must
 * be drawn as in the notes, and nothing may be able to run.
 */
import type { Root } from 'mdast';
import { schemeOf, SCHEMES } from '../core/address.ts';
import { readMdx } from '../markdown/mdx.ts';
import { parseMdx } from '../markdown/parse.ts';
import { drawnList } from './drawn.ts';
import { collectReferences } from './references.ts';
import { endOf, startOf, walk, type Tree } from './tree.ts';

/** Blocks that are written and checked together: mostly one; `<details>` with all that is in it. */
export interface Unit {
  readonly nodes: readonly Tree[];
  readonly text: string;
  /** The author's own blank lines before it, where it follows the unit above. */
  readonly gap: string;
  /** Stands as its source in a code block. */
  readonly asSource: boolean;
}

/**
 * The units that are not what the notes say. Throws RangeError for nesting too deep to walk.
 * @param ranges where each unit stands in the body
 * @param expected what a reader sees of a unit in the notes
 */
export function checkPage(
  body: string,
  ranges: readonly (readonly [from: number, to: number])[],
  units: readonly Unit[],
  expected: (unit: Unit) => string,
): Set<Unit> {
  const root = parse(body);
  if (!root) return blame(units);
  const bad = new Set<number>();
  const lines = [0, ...[...body.matchAll(/\n/g)].map(({ index }) => index + 1)];
  for (const { place } of readMdx(root, { file: '', allowCode: false }).problems) {
    const offset = (lines[place.line - 1] ?? 0) + place.column - 1;
    bad.add(ranges.findIndex(([from, to]) => offset >= from && offset < to));
  }
  const parts: Tree[][] = units.map(() => []);
  let index = 0;
  for (const node of (root as Tree).children ?? []) {
    while (index < ranges.length && startOf(node) >= (ranges[index]?.[1] ?? 0)) index += 1;
    const [, end] = ranges[index] ?? [];
    if (end === undefined) break;
    parts[index]?.push(node);
    if (endOf(node) > end) bad.add(index).add(Math.min(index + 1, units.length - 1));
    if (isDangerous(node)) bad.add(index);
  }
  const { definition } = collectReferences(root as Tree);
  const depthOf = (node: Tree): number => node.depth ?? 0;
  for (const [at, unit] of units.entries()) {
    if (unit.asSource || bad.has(at)) continue;
    const found = drawnList(parts[at] ?? [], { definition, depthOf });
    if (found !== expected(unit)) bad.add(at);
  }
  // A block above may be the culprit when one that is source already is read otherwise.
  const open = [...bad].flatMap((at) => (units[at]?.asSource === false ? [units[at]] : []));
  return open.length > 0 || bad.size === 0 ? new Set(open) : blame(units);
}

function parse(body: string): Root | undefined {
  try {
    return parseMdx(body);
  } catch (error) {
    if (error instanceof RangeError) throw error;
    return undefined;
  }
}

/** The units that are no MDX by themselves; when all are, those that hold markup; then all. */
function blame(units: readonly Unit[]): Set<Unit> {
  const open = units.filter(({ asSource }) => !asSource);
  const broken = open.filter(({ text }) => !parse(text));
  const markup = open.filter(({ text }) => /[<{]/.test(text));
  return new Set([broken, markup, open, units].find(({ length }) => length > 0));
}

const NEVER = new Set('html yaml toml mdxjsEsm mdxFlowExpression mdxTextExpression'.split(' '));

/** Whether something in a block could run or lead where no page may; judged on what was read back. */
export const isDangerous = (node: Tree): boolean =>
  [...walk(node)].some(({ type, url }) => {
    const scheme = url === undefined ? undefined : schemeOf(url);
    return NEVER.has(type) || (scheme !== undefined && !SCHEMES.has(scheme));
  });
