/**
 * Reads the files of a Pagefind index without Pagefind: its own reader is 84 kB of script and
 * WebAssembly, most of what a first result would cost a phone. The files are gzip around a
 * signature and CBOR (https://www.rfc-editor.org/rfc/rfc8949), of which the index uses four types.
 * `tests/unit/search/pagefind-format.test.ts` holds this reader to Pagefind's own answers.
 */
import type { Chunk } from './types.ts';

/** The Pagefind whose files are understood here; the index step refuses any other. */
export const READS_VERSION = '1.5.2';

/** First bytes of every file of the index. */
export const SIGNATURE = 'pagefind_dcd';

/** Text and headings are weighted in steps of 1/24; a plain word of the body weighs 24. */
const PLAIN_WEIGHT = 24;

type Value = number | string | readonly Value[];

/** The contents of one file of the index: unzipped, signature checked and taken off. */
export async function decodeFile(file: Uint8Array): Promise<Uint8Array> {
  const zipped = file[0] === 0x1f && file[1] === 0x8b;
  const stream = zipped
    ? new Blob([new Uint8Array(file)]).stream().pipeThrough(new DecompressionStream('gzip'))
    : undefined;
  const bytes = stream ? new Uint8Array(await new Response(stream).arrayBuffer()) : file;
  const start = new TextDecoder().decode(bytes.subarray(0, SIGNATURE.length));
  if (start !== SIGNATURE) throw new Error('not a file of a Pagefind index');
  return bytes.subarray(SIGNATURE.length);
}

/** Reads CBOR as far as Pagefind uses it: integers, text, arrays of both. */
class CborReader {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  readonly #text = new TextDecoder();
  /** Offset of the next item. */
  at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /** Type of the next item, and its value or length. */
  head(): [type: number, value: number] {
    const head = this.#view.getUint8(this.at);
    this.at += 1;
    const info = head & 31;
    if (info < 24) return [head >> 5, info];
    const size = info === 24 ? 1 : info === 25 ? 2 : info === 26 ? 4 : 0;
    if (!size) throw new Error(`CBOR length ${info} is not used by Pagefind`);
    this.at += size;
    const start = this.at - size;
    if (size === 1) return [head >> 5, this.#view.getUint8(start)];
    return [head >> 5, size === 2 ? this.#view.getUint16(start) : this.#view.getUint32(start)];
  }

  item(): Value {
    const [type, value] = this.head();
    if (type === 0) return value;
    if (type === 1) return -1 - value;
    if (type === 4) return Array.from({ length: value }, () => this.item());
    if (type !== 3) throw new Error(`CBOR type ${type} is not used by Pagefind`);
    this.at += value;
    return this.#text.decode(this.#bytes.subarray(this.at - value, this.at));
  }
}

/** One CBOR item. Throws for what Pagefind does not write. */
export const decodeCbor = (bytes: Uint8Array): Value => new CborReader(bytes).item();

/** Words of a chunk with the bytes of each one's entry, to cut a chunk without reading it all. */
export function entriesOf(bytes: Uint8Array): { word: string; start: number; end: number }[] {
  const reader = new CborReader(bytes);
  reader.head();
  const [, count] = reader.head();
  return Array.from({ length: count }, () => {
    const start = reader.at;
    const [word] = array(reader.item());
    return { word: string(word), start, end: reader.at };
  });
}

const array = (value: Value | undefined): readonly Value[] => (Array.isArray(value) ? value : []);
const string = (value: Value | undefined): string => (typeof value === 'string' ? value : '');
const number = (value: Value | undefined): number => (typeof value === 'number' ? value : 0);

export interface IndexMeta {
  readonly pages: readonly { fragment: string; words: number }[];
  readonly chunks: readonly Chunk[];
}

/** The index's table of contents (`.pf_meta`): its pages in their order, and which chunk holds which stems. */
export function readMeta(bytes: Uint8Array): IndexMeta {
  const [, pages, chunks] = array(decodeCbor(bytes));
  return {
    pages: array(pages).map((page) => {
      const [fragment, words] = array(page);
      return { fragment: string(fragment), words: number(words) };
    }),
    chunks: array(chunks).map((chunk) => {
      const [first, last, file] = array(chunk);
      return { first: string(first), last: string(last), file: string(file) };
    }),
  };
}

/** Where one stem stands on one page. */
export interface Posting {
  readonly page: number;
  /** Positions among the page's words, rising. */
  readonly locations: readonly number[];
  /** Sum of the weights of those places; a word of plain text weighs 1, one of a heading more. */
  readonly weight: number;
}

/**
 * One chunk of the index (`.pf_index`): postings by stem. Page numbers and positions are stored as
 * differences; a negative number among positions is minus one minus the weight of what follows, and
 * positions count from the start again.
 */
export function readChunk(bytes: Uint8Array): Map<string, readonly Posting[]> {
  const [entries] = array(decodeCbor(bytes));
  const chunk = new Map<string, readonly Posting[]>();
  for (const entry of array(entries)) {
    const [word, pages] = array(entry);
    let page = 0;
    const postings: Posting[] = [];
    for (const item of array(pages)) {
      const [step, packed] = array(item);
      page += number(step);
      // A word that is also part of a compound stands twice at its place: the heavier counts.
      const places = new Map<number, number>();
      let [location, weight] = [0, PLAIN_WEIGHT];
      for (const value of array(packed).map(number)) {
        if (value < 0) [weight, location] = [-1 - value, 0];
        else {
          location += value;
          places.set(location, Math.max(weight, places.get(location) ?? 0));
        }
      }
      const locations = [...places.keys()].sort((a, b) => a - b);
      const sum = [...places.values()].reduce((total, one) => total + one, 0) / PLAIN_WEIGHT;
      if (locations.length) postings.push({ page, locations, weight: sum });
    }
    chunk.set(string(word), postings);
  }
  return chunk;
}
