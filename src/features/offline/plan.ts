/** Which built files go into which pack: pure, so that equal files give equal packs and are not loaded again. */
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

export interface BuiltFile {
  /** Below the base, as it is asked for: `emr/storage/`, `search.json`. */
  readonly address: string;
  readonly bytes: Uint8Array;
  /** The topic it belongs to, or what it is for the whole site. */
  readonly group: string;
  /** The address it is packed next to: what says the same packs well together. */
  readonly beside: string;
}

export interface Packed {
  /** The hash of its bytes. */
  readonly name: string;
  /** Gzip. */
  readonly bytes: Uint8Array;
  readonly groups: ReadonlySet<string>;
  /** Its lines of the index. */
  readonly lines: string;
}

/** Largest pack: what a phone takes in seconds and may lose without despair. */
export const LARGEST = 2_000_000;
/** Text packs to about a ninth; only the number of packs depends on it. */
const RATIO = 9;
/** Packs of topics: few on a small site, and no more than needed on a large one, in steps that seldom change. */
const FEW = 8;
const AVERAGE = 0.75 * LARGEST;

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const hash = (bytes: Uint8Array | string): Buffer => createHash('sha256').update(bytes).digest();

/** Name of a pack: the beginning of its hash, as the page computes it too. */
export const nameOf = (bytes: Uint8Array): string => hash(bytes).toString('hex').slice(0, 16);

export interface Grouping {
  readonly apart?: ReadonlySet<string>;
  readonly single?: boolean;
}

/**
 * Packs files. Groups named in `apart` stand alone, the others share packs by the hash of their names,
 * so that no change of one group moves another. With `single`, every group stands alone.
 */
export async function planPacks(
  files: readonly BuiltFile[],
  { apart = new Set(), single = false }: Grouping = {},
): Promise<Packed[]> {
  const shared = files.filter(({ group }) => !apart.has(group));
  const total = shared.reduce((sum, { bytes }) => sum + bytes.length, 0) / RATIO;
  let bins = 1;
  while (bins < FEW && total / bins > LARGEST / 16) bins *= 2;
  while (total / bins > AVERAGE) bins += FEW / 2;
  const bin = (group: string): string =>
    single || apart.has(group) ? group : String(hash(group).readUInt32BE() % bins);
  const groups = [...Map.groupBy(files, ({ group }) => bin(group))];
  const packed = groups.toSorted(([a], [b]) => compare(a, b)).map(([, some]) => pack(some));
  return (await Promise.all(packed)).flat();
}

/** On every core: packing is most of this step's work. */
const zip = promisify(gzip);

/** One pack of these files, or several when they are too large for one. */
async function pack(files: readonly BuiltFile[]): Promise<Packed[]> {
  const order = files.toSorted(
    (a, b) => compare(a.beside, b.beside) || compare(a.address, b.address),
  );
  const split = order.map(({ bytes }) => partsOf(bytes));
  const parts = [0, 1, 2].flatMap((part) => split.map((of) => of[part] ?? EMPTY));
  const bytes = await zip(Buffer.concat(parts), { level: 9 });
  if (bytes.length > LARGEST && order.length > 1) {
    const half = order.length >> 1;
    return [...(await pack(order.slice(0, half))), ...(await pack(order.slice(half)))];
  }
  const name = nameOf(bytes);
  const lines = order.map(({ address }, at) => {
    const [before, main = EMPTY, after] = split[at] ?? [];
    const sizes = before && after ? [before.length, main.length, after.length] : [main.length];
    return `${address}\t${sizes.join('\t')}`;
  });
  return [
    {
      name,
      bytes,
      groups: new Set(order.map(({ group }) => group)),
      lines: [`#${name}`, ...lines].join('\n'),
    },
  ];
}

const EMPTY = new Uint8Array();
/** A page's three parts; anything else is one, in the middle. */
function partsOf(
  bytes: Uint8Array,
): readonly [before: Uint8Array | undefined, main: Uint8Array, after?: Uint8Array] {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const from = text.indexOf('<main');
  const to = text.lastIndexOf('</main>');
  if (from < 1 || to < from || text.subarray(0, 15).toString().toLowerCase() !== '<!doctype html>')
    return [undefined, bytes];
  return [text.subarray(0, from), text.subarray(from, to), text.subarray(to)];
}
