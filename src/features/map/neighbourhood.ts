/** Where things stand in the small picture of one service and what it is tied to. */
import { cluster, hierarchy, type HierarchyNode } from 'd3-hierarchy';
import { linkHorizontal } from 'd3-shape';
import type { Tie } from './map.ts';
import { LINE, wrapLabel } from './map-layout.ts';

export interface Leaf {
  readonly label: string;
  readonly address: string;
  readonly lines: readonly string[];
  readonly x: number;
  readonly y: number;
  /** The side of the dot on which the name stands. */
  readonly side: 'left' | 'right';
}

/** One verb with all it leads to. */
export interface Branch {
  readonly lines: readonly string[];
  readonly x: number;
  readonly y: number;
  readonly leaves: readonly Leaf[];
}

export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly root: {
    readonly lines: readonly string[];
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  };
  readonly branches: readonly Branch[];
  /** Lines from the root to the verbs and on to the services. */
  readonly paths: readonly string[];
  /** How many neighbours there was no room for. */
  readonly more: number;
}

/** Neighbours in each picture, at most: what one takes in at a glance. */
const MOST = { tall: 10, side: 8 };
const ROW = 26;
const GAP = 10;
/** Letters in a line of a service's name, of a verb beside the root, and of the root. */
const WRAP = { leaf: 20, verb: 14, root: 13 };
/** Width of a letter of the root's name, at most, and of the pill's padding. */
const LETTER = 8.2;
const PAD = 12;

const link = linkHorizontal<unknown, [number, number]>();
const curve = (source: [number, number], target: [number, number]): string =>
  (link({ source, target }) ?? '').replace(/(?<!\d)\d+\.\d+/g, (n) =>
    String(Math.round(Number(n) * 10) / 10),
  );

/** A picture as wide as a phone's text column: the service on top, all that it is tied to below. */
export function pictureTall(name: string, ties: readonly Tie[]): Picture {
  const { kept, more } = strongest(ties, MOST.tall);
  const lines = wrapLabel(name, 34);
  const root = {
    lines,
    x: 0,
    y: 0,
    width: Math.max(...lines.map((text) => text.length)) * LETTER + 2 * PAD,
    height: 30 + (lines.length - 1) * LINE,
  };
  const { branches, height } = placeSide(kept, {
    top: root.height + GAP,
    verb: { x: 30, wrap: 18 },
    leaf: { x: 172, side: 'right' },
  });
  const trunk = 14;
  return {
    width: 328,
    height,
    root,
    branches,
    more,
    paths: branches.flatMap((branch) => [
      `M${trunk},${root.height}V${round(branch.y - 8)}Q${trunk},${round(branch.y)} ${trunk + 10},${round(branch.y)}`,
      ...branch.leaves.map((leaf) => curve([157, branch.y], [leaf.x - 6, leaf.y])),
    ]),
  };
}

/**
 * A picture for wide columns: what acts on the service to its left, what it acts on to its right.
 * Undefined when all stands on one side, where the tall picture says it better.
 */
export function pictureWide(name: string, ties: readonly Tie[]): Picture | undefined {
  const left = strongest(
    ties.filter((tie) => tie.inverse),
    MOST.side,
  );
  const right = strongest(
    ties.filter((tie) => !tie.inverse),
    MOST.side,
  );
  if (left.kept.length === 0 || right.kept.length === 0) return undefined;
  const width = 760;
  const lines = wrapLabel(name, WRAP.root);
  const pill = {
    width: Math.min(130, Math.max(...lines.map((text) => text.length)) * LETTER + 2 * PAD),
    height: 34 + (lines.length - 1) * LINE,
  };
  const sides = [
    { ...left, verb: { x: 184, wrap: WRAP.verb }, leaf: { x: 160, side: 'left' as const } },
    { ...right, verb: { x: 470, wrap: WRAP.verb }, leaf: { x: 604, side: 'right' as const } },
  ].map((side) => ({
    ...side,
    ...placeSide(side.kept, { top: 0, verb: side.verb, leaf: side.leaf }),
  }));
  const height = Math.max(pill.height + 2, ...sides.map((side) => side.height));
  const middle = height / 2;
  const moved = sides.map((side) => shift(side.branches, (height - side.height) / 2));
  return {
    width,
    height,
    root: { lines, x: (width - pill.width) / 2, y: middle - pill.height / 2, ...pill },
    branches: moved.flat(),
    more: left.more + right.more,
    paths: moved.flatMap((branches, index) => {
      const out = index === 0 ? -1 : 1;
      return branches.flatMap((branch) => [
        curve([width / 2 + (out * pill.width) / 2, middle], [out < 0 ? 294 : 465, branch.y]),
        ...branch.leaves.map((leaf) =>
          curve([out < 0 ? 179 : 585, branch.y], [leaf.x - out * 6, leaf.y]),
        ),
      ]);
    }),
  };
}

/** The first neighbours, strongest verb first, as many as there is room for. */
function strongest(ties: readonly Tie[], most: number): { kept: Tie[]; more: number } {
  let room = most;
  const kept = ties.flatMap((tie) => {
    const others = tie.others.slice(0, room);
    room -= others.length;
    return others.length > 0 ? [{ ...tie, others }] : [];
  });
  return { kept, more: count(ties) - count(kept) };
}
const count = (ties: readonly Tie[]): number =>
  ties.reduce((sum, tie) => sum + tie.others.length, 0);

interface Side {
  readonly top: number;
  readonly verb: { readonly x: number; readonly wrap: number };
  readonly leaf: { readonly x: number; readonly side: 'left' | 'right' };
}

type Twig = {
  tie?: Tie;
  other?: Tie['others'][number];
  lines: readonly string[];
  children?: Twig[];
};

function placeSide(ties: readonly Tie[], side: Side): { branches: Branch[]; height: number } {
  const tree = hierarchy<Twig>({
    lines: [],
    children: ties.map((tie) => ({
      tie,
      lines: wrapLabel(tie.label, side.verb.wrap),
      children: tie.others.map((other) => ({ other, lines: wrapLabel(other.short, WRAP.leaf) })),
    })),
  });
  // A verb in two lines over a single service needs the room that the service alone would not.
  const tallness = (node: HierarchyNode<Twig>): number => {
    const verb = node.parent?.children?.length === 1 ? node.parent.data.lines.length : 1;
    return ROW + (Math.max(node.data.lines.length, verb) - 1) * LINE;
  };
  const placed = cluster<Twig>()
    .nodeSize([1, 1])
    .separation((a, b) => (a.parent === b.parent ? 0 : GAP) + (tallness(a) + tallness(b)) / 2)(
    tree,
  );
  const leaves = placed.leaves();
  const first = leaves[0];
  const last = leaves.at(-1);
  if (!first?.data.other || !last) return { branches: [], height: side.top };
  const by = side.top + tallness(first) / 2 - first.x;
  const branches = (placed.children ?? []).map(
    (branch): Branch => ({
      lines: branch.data.lines,
      x: side.verb.x,
      y: branch.x + by,
      leaves: (branch.children ?? []).flatMap(({ data: { other, lines }, x }) =>
        other ? { label: other.short, address: other.address, lines, y: x + by, ...side.leaf } : [],
      ),
    }),
  );
  return { branches, height: Math.ceil(last.x + by + tallness(last) / 2) };
}

const shift = (branches: readonly Branch[], by: number): Branch[] =>
  branches.map((branch) => ({
    ...branch,
    y: branch.y + by,
    leaves: branch.leaves.map((leaf) => ({ ...leaf, y: leaf.y + by })),
  }));

const round = (value: number): number => Math.round(value * 10) / 10;
