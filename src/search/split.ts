/**
 * Cuts the chunks of Pagefind's index into smaller ones of the same form. Pagefind aims at some 27 kB
 * for each, and a word costs its whole chunk: cut finer, a question of eight words costs what one
 * word did. Pagefind's own files stay as they are.
 */
import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { SIGNATURE, decodeFile, entriesOf } from './pagefind-format.ts';
import type { Chunk } from './types.ts';

/** Bytes of a cut chunk before compression, about 6 kB after: below it, a request costs more than it saves. */
const TARGET = 11_000;

/** Where the cut chunks lie in the index's folder. */
export const WORDS_FOLDER = 'words';

interface Piece {
  readonly first: string;
  readonly last: string;
  readonly bytes: Uint8Array;
}

/** CBOR head of an array of `length` items. */
function arrayHead(length: number): number[] {
  if (length < 24) return [0x80 | length];
  return length < 256 ? [0x98, length] : [0x99, length >> 8, length & 255];
}

/** One chunk's bytes as several, each a chunk by itself; words keep their order. */
export function splitChunk(bytes: Uint8Array, target = TARGET): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  const entries = entriesOf(bytes);
  entries.forEach(({ word, end }, i) => {
    const first = entries[from];
    if (!first || (end - first.start < target && i < entries.length - 1)) return;
    const content = bytes.subarray(first.start, end);
    const head = [...arrayHead(1), ...arrayHead(i - from + 1)];
    pieces.push({
      first: first.word,
      last: word,
      bytes: Buffer.concat([Uint8Array.from(head), content]),
    });
    from = i + 1;
  });
  return pieces;
}

/** Cuts all chunks of an index, writes the pieces into its `words` folder and says which words each has. */
export async function splitIndex(folder: string, chunks: readonly Chunk[]): Promise<Chunk[]> {
  const made: Chunk[] = [];
  await mkdir(path.join(folder, WORDS_FOLDER), { recursive: true });
  for (const { file } of chunks) {
    const bytes = await decodeFile(await readFile(path.join(folder, 'index', `${file}.pf_index`)));
    for (const { first, last, bytes: piece } of splitChunk(bytes)) {
      const zipped = gzipSync(Buffer.concat([Buffer.from(SIGNATURE), piece]), { level: 9 });
      const name = createHash('sha256').update(piece).digest('hex').slice(0, 8);
      await writeFile(path.join(folder, WORDS_FOLDER, `${name}.pf_index`), zipped);
      made.push({ first, last, file: name });
    }
  }
  return made;
}
