/**
 * Where things stand on the map. d3-hierarchy's cluster layout sets the services of each category
 * under each other; curves run from service to category to category to service, so that lines which
 * go the same way go together. Both are pure functions of the graph: the same content draws the same
 * bytes. A layered or force-directed layout was not taken: with four
 * relations to a service, no such drawing keeps its names legible on a phone.
 */
import { cluster, hierarchy } from 'd3-hierarchy';
import type { MapEdge, MapLane, MapNode, ServiceMap } from './map.ts';

export interface Placed {
  readonly node: MapNode;
  /** The centre of its dot. Units are those of the drawing's `viewBox`. */
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  /** Its name in one or two lines. */
  readonly lines: readonly string[];
  /** How far from the dot its name may reach. */
  readonly reach: number;
  /** The side of the dot on which its name stands. */
  readonly side: 'left' | 'right';
}

export interface PlacedLane {
  readonly lane: MapLane;
  readonly x: number;
  readonly y: number;
  readonly side: 'left' | 'right';
}

export interface MapDrawing {
  readonly width: number;
  readonly height: number;
  readonly row: number;
  readonly lanes: readonly PlacedLane[];
  readonly nodes: readonly Placed[];
  readonly edges: readonly { readonly edge: MapEdge; readonly path: string }[];
}

/** A drawing for wide screens: two columns of names, bent round the lines between them. */
const WIDE = { width: 880, row: 24, head: 18, wrap: 24, bend: 70 };
/** Between the two lines of a long name. */
export const LINE = 15;
/** Width of a letter, at most, in names and in headings: there are no fonts to measure at build time. */
const LETTER = { name: 7.6, heading: 8.5 };
type Point = readonly [x: number, y: number];
/** From a service by way of its own category and the other's to the other service. */
type Route = readonly [from: Point, own: Point, others: Point, to: Point];
/**
 * One cubic curve. d3-shape's bundle curve goes the same way in five pieces, which made the page a
 * third heavier; whole units are pixels or nearly, so that decimals would only be bytes as well.
 */
function draw(route: Route): string {
  const [from, own, others, to] = route.map(([x, y]) => `${Math.round(x)},${Math.round(y)}`);
  return `M${from}C${own} ${others} ${to}`;
}

/** Two columns of about the same height, in the order of the categories. */
export function layoutMap({ lanes, edges }: ServiceMap): MapDrawing {
  const { width, row, head, wrap, bend } = WIDE;
  const cut = halve(lanes);
  const columns = [lanes.slice(0, cut), lanes.slice(cut)].map((half) =>
    stack(half, { row, head, wrap }),
  );
  const height = Math.max(...columns.map((column) => column.height));
  const sides = (['left', 'right'] as const).flatMap((side, index) => {
    const column = columns[index];
    return column
      ? [{ side, column, top: (height - column.height) / 2, reach: reachOf(column) }]
      : [];
  });
  // The ends of both columns lean inwards, so that no line has to reach into a corner.
  const lean = (side: 'left' | 'right', reach: number, y: number): number => {
    const inwards = reach + bend * ((2 * y) / height - 1) ** 2;
    return side === 'left' ? inwards : width - inwards;
  };
  const nodes = sides.flatMap(({ side, column, top, reach }) =>
    column.nodes.map((placed): Placed => {
      const y = placed.y + top;
      return { ...placed, y, x: lean(side, reach, y), side, reach };
    }),
  );
  const at = new Map(nodes.map((placed) => [placed.node.id, placed]));
  const centre = (placed: Placed): number => {
    const own = sides.find(({ side }) => side === placed.side);
    return own ? own.column.centre(placed) + own.top : placed.y;
  };
  const inner = (placed: Placed, by: number): number =>
    placed.side === 'left' ? placed.x + by : placed.x - by;
  return {
    width,
    height,
    row,
    nodes,
    lanes: sides.flatMap(({ side, column, top, reach }) =>
      column.lanes.map(({ lane, y }) => ({
        lane,
        side,
        y: y + top,
        x: lean(side, reach, y + top),
      })),
    ),
    edges: drawEdges(edges, at, (a, b) => {
      const by = a.side === b.side ? 16 + 190 * Math.sqrt(Math.abs(a.y - b.y) / height) : 110;
      const share = gather(a, b, 0.7);
      return [
        [a.x, a.y],
        [inner(a, by), mix(a.y, centre(a), share)],
        [inner(b, by), mix(b.y, centre(b), share)],
        [b.x, b.y],
      ];
    }),
  };
}

function drawEdges(
  edges: readonly MapEdge[],
  at: ReadonlyMap<string, Placed>,
  route: (from: Placed, to: Placed) => Route,
): MapDrawing['edges'] {
  return edges.flatMap((edge) => {
    const from = at.get(edge.from);
    const to = at.get(edge.to);
    return from && to ? { edge, path: draw(route(from, to)) } : [];
  });
}

interface Column {
  readonly height: number;
  readonly nodes: readonly Omit<Placed, 'x' | 'side' | 'reach'>[];
  readonly lanes: readonly { lane: MapLane; y: number }[];
  /** The middle of the category a service stands in. */
  centre(placed: Pick<Placed, 'node' | 'y'>): number;
}

type Leaf = { lane?: MapLane; node?: MapNode; lines: readonly string[]; children?: Leaf[] };

/** Sets services under each other, with room for a heading above each category. */
function stack(
  lanes: readonly MapLane[],
  { row, head, wrap }: { row: number; head: number; wrap: number },
): Column {
  const tree = hierarchy<Leaf>({
    lines: [],
    children: lanes.map((lane) => ({
      lane,
      lines: [],
      children: lane.nodes.map((node) => ({ node, lines: wrapLabel(node.label, wrap) })),
    })),
  });
  const tallness = (lines: readonly string[]): number => row + (lines.length - 1) * LINE;
  const placed = cluster<Leaf>()
    .nodeSize([1, 1])
    .separation((a, b) => {
      const gap = a.parent === b.parent ? 0 : row + head;
      return gap + (tallness(a.data.lines) + tallness(b.data.lines)) / 2;
    })(tree);
  const leaves = placed.leaves().filter((leaf) => leaf.data.node);
  const first = leaves[0];
  const last = leaves.at(-1);
  const shift = first ? row + tallness(first.data.lines) / 2 - first.x : 0;
  const centres = new Map<string, number>();
  const heads: { lane: MapLane; y: number }[] = [];
  for (const { data, x, children } of placed.children ?? []) {
    const top = children?.[0];
    if (!data.lane || !top) continue;
    centres.set(data.lane.id, x + shift);
    heads.push({ lane: data.lane, y: top.x + shift - tallness(top.data.lines) / 2 - row / 2 });
  }
  return {
    height: last ? Math.ceil(last.x + shift + tallness(last.data.lines) / 2) : 0,
    nodes: leaves.flatMap(({ data: { node, lines }, x }) =>
      node ? { node, lines, y: x + shift, radius: radiusOf(node) } : [],
    ),
    lanes: heads,
    centre: ({ node, y }) => centres.get(node.category) ?? y,
  };
}

/** What the longest name or heading of a column takes, with the gap before it. */
const reachOf = ({ nodes, lanes }: Column): number =>
  16 +
  Math.max(
    0,
    ...nodes.flatMap(({ lines }) => lines.map((text) => text.length * LETTER.name)),
    ...lanes.map(({ lane }) => lane.name.length * LETTER.heading),
  );

/** The dot's area grows with the number of services it is tied to. */
const radiusOf = (node: MapNode): number =>
  Math.round((2.6 + Math.sqrt(node.neighbours.length) * 0.75) * 10) / 10;

/** Lines gather at their category's middle, but for those that never leave it: they would make knots. */
const gather = (a: Placed, b: Placed, share: number): number =>
  a.node.category === b.node.category ? 0 : share;

const mix = (from: number, to: number, share: number): number => from + (to - from) * share;

/** How many categories stand in the first of two columns for both to be about as long. */
function halve(lanes: readonly MapLane[]): number {
  const sizes = lanes.map((lane) => lane.nodes.length + 1.5);
  const sum = (part: readonly number[]): number => part.reduce((a, b) => a + b, 0);
  const unevenness = lanes.map((_, cut) =>
    Math.abs(sum(sizes.slice(0, cut + 1)) - sum(sizes.slice(cut + 1))),
  );
  return unevenness.indexOf(Math.min(...unevenness)) + 1;
}

/** A name in at most two lines, broken at the space that leaves them most alike; units are characters. */
export function wrapLabel(label: string, limit: number): readonly string[] {
  if (label.length <= limit) return [label];
  const spaces = [...label.matchAll(/\s+/g)].map((match) => match.index);
  const middle = label.length / 2;
  const cut = spaces.sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle))[0];
  return cut === undefined ? [label] : [label.slice(0, cut), label.slice(cut).trim()];
}
