/**
 * The proof of every import: the page is parsed again as MDX, as the site parses it. Each block must
 * be drawn as in the notes, and nothing may be able to run.
 */
import type { Root } from 'mdast';
import { readMdx } from '../markdown/mdx.ts';
import { parseMdx } from '../markdown/parse.ts';
import { schemeOf, SCHEMES } from '../core/address.ts';
import type { Unit } from './build.ts';
import { drawnList } from './drawn.ts';
import { collectReferences } from './references.ts';
import { endOf, startOf, walk, type Tree } from './tree.ts';

type Ranges = readonly (readonly [number, number])[];

/** Indices of the units that are not what the notes say. Throws RangeError for nesting too deep to walk. */
export function checkPage(body: string, ranges: Ranges, units: readonly Unit[]): Set<number> {
  const root = parse(body);
  if (!root) return blame(units);
  const bad = new Set<number>();
  const at = (offset: number): number =>
    ranges.findIndex(([from, to]) => offset >= from && offset < to);
  const parts: Tree[][] = units.map(() => []);
  const lines = body.split('\n');
  const offsets: number[] = [0];
  for (const line of lines) offsets.push((offsets.at(-1) ?? 0) + line.length + 1);
  const { problems } = readMdx(root, { file: '', allowCode: false });
  for (const { place } of problems) {
    bad.add(at((offsets[place.line - 1] ?? 0) + place.column - 1));
  }
  let index = 0;
  for (const node of (root as Tree).children ?? []) {
    while (index < ranges.length && startOf(node) >= (ranges[index]?.[1] ?? 0)) index += 1;
    const range = ranges[index];
    if (!range) break;
    parts[index]?.push(node);
    if (endOf(node) > range[1]) {
      bad.add(index);
      bad.add(index + 1 < units.length ? index + 1 : index);
    }
    if (isDangerous(node)) bad.add(index);
  }
  const { definition } = collectReferences(root as Tree);
  const depthOf = (node: Tree): number => node.depth ?? 0;
  for (const [number, unit] of units.entries()) {
    if (unit.asSource || bad.has(number)) continue;
    const found = drawnList(parts[number] ?? [], { definition, depthOf });
    if (!sameList(found, unit.expected)) bad.add(number);
  }
  // A block above may be the culprit when one that is source already is read otherwise.
  const open = [...bad].filter((number) => units[number] && !units[number].asSource);
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
function blame(units: readonly Unit[]): Set<number> {
  const indices = units.flatMap(({ asSource }, index) => (asSource ? [] : [index]));
  const broken = indices.filter((index) => !parse(units[index]?.text ?? ''));
  if (broken.length > 0) return new Set(broken);
  const markup = indices.filter((index) => /[<{]/.test(units[index]?.text ?? ''));
  return new Set(markup.length > 0 ? markup : indices.length > 0 ? indices : [0]);
}

const NEVER = new Set([
  'html',
  'yaml',
  'toml',
  'mdxjsEsm',
  'mdxFlowExpression',
  'mdxTextExpression',
]);

/** Whether something in a block could run or lead where no page may; judged on what was read back. */
export function isDangerous(node: Tree): boolean {
  return [...walk(node)].some(({ type, url }) => {
    const scheme = url === undefined ? undefined : schemeOf(url);
    return NEVER.has(type) || (scheme !== undefined && !SCHEMES.has(scheme));
  });
}

const sameList = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((item, index) => item === b[index]);
