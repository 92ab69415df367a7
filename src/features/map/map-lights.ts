/**
 * The map's own style sheet: which services and lines light up for which category or service. CSS
 * can ask whether a radio is checked or a link is hovered, but not which lines belong to it; these
 * rules say so, once per category and service, so that the map needs no script.
 */
import type { MapLane, ServiceMap } from './map.ts';

/** Class names of the map's parts. Ids are slugs, which are safe in a selector behind a prefix. */
export const nodeClass = (id: string): string => `n-${id}`;
export const edgeClass = (id: string): string => `e-${id}`;
export const laneClass = (id: string): string => `k-${id}`;
export const filterClass = (id: string): string => `f-${id}`;

/** Draws the rules; they stand in no cascade layer, so that they win over the site's own. */
export function drawLights({ lanes }: ServiceMap): string {
  const rules = lanes.flatMap((lane) => {
    const near = new Set(lane.nodes.flatMap((node) => [node.id, ...node.neighbours]));
    const chosen = `.map:has(.${filterClass(lane.id)}:checked)`;
    const own = laneClass(lane.id);
    const lit = lanes.filter(({ nodes }) => nodes.some(({ id }) => near.has(id)));
    return [
      `${chosen} .node:not(${list(near, nodeClass)}){display:none}`,
      `${chosen} .lane:not(${list(ids(lit), laneClass)}){display:none}`,
      `${chosen} :is(.edge,.map-list>details):not(.${own}){display:none}`,
    ];
  });
  const lights = lanes.flatMap((lane) =>
    lane.nodes.map((node) => {
      const lit = `:is(.${edgeClass(node.id)},${list([node.id, ...node.neighbours], nodeClass)})`;
      return `.map-draw:has(.${nodeClass(node.id)}>:is(:hover,:focus-visible)) ${lit}{opacity:1}`;
    }),
  );
  return `${[...rules, ...lights].join('\n')}\n`;
}

const ids = (lanes: readonly MapLane[]): string[] => lanes.map(({ id }) => id);
const list = (ids: Iterable<string>, name: (id: string) => string): string =>
  [...ids].map((id) => `.${name(id)}`).join(',');
