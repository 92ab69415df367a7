import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  decodeCbor,
  decodeFile,
  readChunk,
  readMeta,
  type Posting,
} from '../../../src/search/pagefind-format.ts';
import { stem, words } from '../../../src/search/text.ts';
import { birds } from './birds.ts';

interface Found {
  results: { id: string; words: number[] }[];
}
type Instance = { search(term: string): Promise<Found> };

let instance: Instance;
let fragments: readonly string[] = [];
const chunks = new Map<string, readonly Posting[]>();
const original = globalThis.fetch;

beforeAll(async () => {
  const { folder } = await birds();
  const index = `${path.join(folder, 'pagefind')}/`;
  globalThis.fetch = async (input) =>
    new Response(await readFile(String(input).split('?')[0] ?? ''));
  const module = await import(/* @vite-ignore */ pathToFileURL(`${index}pagefind.js`).href);
  instance = module.createInstance({ basePath: index, noWorker: true, language: 'en' });
  await instance.search('emu');
  const files = await readdir(index);
  const meta = files.find((file) => file.endsWith('.pf_meta')) ?? '';
  fragments = readMeta(await decodeFile(await readFile(index + meta))).pages.map(
    (page) => page.fragment,
  );
  for (const file of await readdir(`${index}index`)) {
    const chunk = readChunk(await decodeFile(await readFile(`${index}index/${file}`)));
    for (const [word, postings] of chunk) chunks.set(word, postings);
  }
});
afterAll(() => {
  globalThis.fetch = original;
});

describe('the index as we read it', () => {
  // Words of the text, of headings, of compounds; in the singular and plural.
  const WORDS = [
    'jump',
    'wren',
    'fence',
    'clusters',
    'job_tokens',
    'grain',
    'hedge',
    'keepers',
    'two',
    'birds',
    'costs',
  ];
  test.each(WORDS)('has “%s” where Pagefind’s own reader finds it', async (word) => {
    const theirs = await instance.search(word);
    const expected = theirs.results
      .filter((result) => result.words.length)
      .map(({ id, words: places }) => [id, [...new Set(places)].sort((a, b) => a - b)]);
    const ours = new Map(
      (chunks.get(stem(word)) ?? []).map(({ page, locations }) => [fragments[page], locations]),
    );
    for (const [id, places] of expected) expect(ours.get(String(id))).toEqual(places);
    expect(expected.length).toBeGreaterThan(0);
  });

  test('files every word of the text under the stem we look for', async () => {
    const { engine } = await birds();
    const missing = new Set<string>();
    for (const page of engine.data.pages.keys()) {
      const { content } = await engine.fragment(page);
      for (const word of words(content)) if (!chunks.has(stem(word))) missing.add(word);
    }
    expect([...missing]).toEqual([]);
  });
});

describe('reading its files', () => {
  test('refuses what is not Pagefind’s', async () => {
    await expect(decodeFile(new TextEncoder().encode('<!doctype html>'))).rejects.toThrow(
      'not a file of a Pagefind index',
    );
  });
  test('reads integers, text and lists of CBOR', () => {
    expect(decodeCbor(Uint8Array.from([0x84, 0x05, 0x38, 0x18, 0x62, 0x68, 0x69, 0x80]))).toEqual([
      5,
      -25,
      'hi',
      [],
    ]);
    expect(decodeCbor(Uint8Array.from([0x19, 0x01, 0x00]))).toBe(256);
  });
  test('refuses CBOR that Pagefind does not write', () => {
    expect(() => decodeCbor(Uint8Array.from([0xf6]))).toThrow('not used by Pagefind');
  });
});
