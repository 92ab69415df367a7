/**
 * What build, page and worker agree on: an edition is everything one build published for reading
 * offline, in packs. Its index says which pack holds which address, and where:
 *
 *     #<name of a pack>
 *     emr/storage/ TAB 6012 23411 2810
 *     search.json TAB 148882
 *
 * Addresses are below the site's base. A page stands in its pack in three parts (what stands before
 * `<main>`, itself, what follows): all first parts come first, so that what pages share lies close
 * together and is packed almost to nothing.
 */

/** `offline.json`: what there is to save. Sizes are bytes as loaded. */
export interface Manifest {
  /** Name of the edition: that of its index. */
  readonly edition: string;
  /** Day of the build, `YYYY-MM-DD`. */
  readonly date: string;
  /** The index, then every pack. */
  readonly parts: readonly Part[];
  /** Only on a site too large to be offered whole: its topics, each with the numbers of its parts. */
  readonly topics?: readonly Topic[];
}

/** A file of an edition, by its content: name and size. */
export type Part = readonly [name: string, size: number];
export type Topic = readonly [name: string, address: string, ...parts: number[]];

/** What is saved: the pointer that turns when an edition is whole. */
export interface Saved {
  readonly edition: string;
  readonly date: string;
  /** The edition before, kept until the next turn for tabs that still show it. */
  readonly before?: string | undefined;
  /** The topics asked for, by name and address; undefined when all is saved. */
  readonly topics?: readonly (readonly [name: string, address: string])[] | undefined;
}

export const MANIFEST = 'offline.json';
/** Where a part of an edition lies, below the base. It never changes under its name. */
export const partAddress = (name: string): string => `offline/${name}.pack`;

/** Key of the pointer (`Saved`) in the store of the state. */
export const POINTER = 'offline/saved.json';
/** Where the worker lists what is here; no file lies there. */
export const LISTING = 'offline/';

export const STORES = ['packs', 'state', 'read'] as const;
export type Store = (typeof STORES)[number];
/** A cache's name. `base` is the path the site lives under. Sites of one origin stay apart; the number goes up with the stores' form. */
export const storeName = (store: Store, base: string): string => `offline-1 ${store} ${base}`;

/** The parts of an edition to have for these topics, or for all. */
export function wanted({ parts, topics }: Manifest, addresses: readonly string[] = []): Part[] {
  if (!topics) return [...parts];
  const numbers = (some: readonly Topic[]): Set<number> =>
    new Set(some.flatMap(([, , ...of]) => of));
  const own = numbers(topics);
  const asked = numbers(topics.filter(([, address]) => addresses.includes(address)));
  return parts.filter((_, number) => asked.has(number) || !own.has(number));
}

/** Names of the packs of an index. */
export const packsOf = (index: string): string[] =>
  [...index.matchAll(/^#(.+)$/gm)].map(([, name = '']) => name);

/** Unpacks bytes that are all here: a stream from a store may stall when its store changes meanwhile. */
export function unzip(bytes: ArrayBuffer): Response {
  const { readable, writable } = new DecompressionStream('gzip');
  const writer = writable.getWriter();
  // What is wrong with the bytes is told by what reads the response.
  writer.write(bytes).catch(() => undefined);
  writer.close().catch(() => undefined);
  return new Response(readable);
}

/** Bytes as megabytes in a language, never less than a tenth. */
export const sizeText = (bytes: number, language: string): string =>
  new Intl.NumberFormat(language, {
    style: 'unit',
    unit: bytes < 1e9 ? 'megabyte' : 'gigabyte',
    maximumFractionDigits: 1,
  }).format(Math.max(0.1, bytes / (bytes < 1e9 ? 1e6 : 1e9)));

export interface Place {
  readonly pack: string;
  /** Beginning and end of each part in the unpacked pack. */
  readonly ranges: readonly (readonly [number, number])[];
}

/** Where an edition has an address; undefined when it has not. */
export function placeOf(index: string, address: string): Place | undefined {
  const at = index.indexOf(`\n${address}\t`);
  if (at < 0) return undefined;
  const begin = index.lastIndexOf('#', at);
  const [pack = '', ...lines] =
    index
      .slice(begin + 1)
      .split('\n#', 1)[0]
      ?.split('\n') ?? [];
  const files = lines.map((line) => line.split('\t'));
  const ranges: [number, number][] = [];
  let from = 0;
  for (const part of [1, 2, 3]) {
    for (const [of, ...sizes] of files) {
      // A file in one part stands among the pages' middle parts.
      const size = Number((sizes.length > 1 ? sizes[part - 1] : part === 2 && sizes[0]) || 0);
      if (of === address && size) ranges.push([from, from + size]);
      from += size;
    }
  }
  return { pack, ranges };
}
