import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { decodeFile, readChunk } from '../../../src/search/pagefind-format.ts';
import { splitChunk } from '../../../src/search/split.ts';
import { birds } from './birds.ts';

test('a chunk cut finer holds the same words in the same order, each piece a chunk', async () => {
  const { folder } = await birds();
  const index = path.join(folder, 'pagefind', 'index');
  const [file = ''] = await readdir(index);
  const bytes = await decodeFile(await readFile(path.join(index, file)));
  const whole = [...readChunk(bytes)];
  const pieces = splitChunk(bytes, 300);
  expect(pieces.length).toBeGreaterThan(3);
  expect(pieces.flatMap((piece) => [...readChunk(piece.bytes)])).toEqual(whole);
  for (const { first, last, bytes: piece } of pieces) {
    const words = [...readChunk(piece).keys()];
    expect([words[0], words.at(-1)]).toEqual([first, last]);
  }
});
