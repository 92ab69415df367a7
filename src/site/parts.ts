/** Long lists in parts, so that no page grows with the site. Pure. */

/** How many entries a list page holds: with titles and summaries some 60 kB of HTML. */
export const PART = 200;

/** One page of a long list; parts count from 1, as their addresses do. */
export interface Part<Item> {
  readonly number: number;
  readonly items: readonly Item[];
  /** Places of the first and the last item in the whole list, from 1. */
  readonly from: number;
  readonly to: number;
}

/** A list in parts of `size`; an empty list is one empty part. */
export function partsOf<Item>(items: readonly Item[], size: number = PART): readonly Part<Item>[] {
  const count = Math.max(1, Math.ceil(items.length / size));
  return Array.from({ length: count }, (_, index) => {
    const start = index * size;
    const held = items.slice(start, start + size);
    return { number: index + 1, items: held, from: start + 1, to: start + held.length };
  });
}

/** The number of the part that holds the item at an index. */
export const partAt = (index: number, size: number = PART): number => Math.floor(index / size) + 1;

/** At most `size` items of a list around an index, as many before it as after it where there are. */
export function windowAround<Item>(
  items: readonly Item[],
  index: number,
  size: number,
): readonly Item[] {
  const latest = Math.max(0, items.length - size);
  const start = Math.min(latest, Math.max(0, index - Math.floor(size / 2)));
  return items.slice(start, start + size);
}
