import { randomBytes } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import {
  partAddress,
  placeOf,
  wanted,
  type Manifest,
  type Part,
} from '../../../src/features/offline/edition.ts';
import { LARGEST, nameOf, planPacks, type BuiltFile } from '../../../src/features/offline/plan.ts';
import { keepIn, says, type Kept } from '../../../src/features/offline/read-pages.ts';
import {
  fill,
  lacking,
  Replaced,
  savedIn,
  turn,
  type Load,
  type Stores,
} from '../../../src/features/offline/save.ts';

const file = (address: string, text: string | Uint8Array, group = 'emu'): BuiltFile => ({
  address,
  bytes: Buffer.from(text),
  group,
  beside: address,
});
const page = (words: string): string =>
  `<!doctype html><title>x</title><main id="main">${words}</main><footer>f</footer>`;
const alone = { single: true };

describe('packs', () => {
  const files = [
    file('emu/', page('An emu runs.')),
    file('emu/habitat/', page('Plains, <main> ones.')),
    file('search.json', '{"a":1}'),
    file('', page('Home')),
    file('kiwi/', page('A kiwi does not.'), 'kiwi'),
  ];

  test('give every file back as it was, by its address', async () => {
    const packs = await planPacks(files, alone);
    expect(packs).toHaveLength(2);
    const index = `${packs.map(({ lines }) => lines).join('\n')}\n#`;
    for (const { address, bytes } of files) {
      const place = placeOf(index, address);
      const pack = packs.find(({ name }) => name === place?.pack);
      const raw = gunzipSync(pack?.bytes ?? '');
      const parts = place?.ranges.map(([from, to]) => raw.subarray(from, to)) ?? [];
      expect(Buffer.concat(parts).toString(), address).toBe(Buffer.from(bytes).toString());
    }
    expect(placeOf(index, 'emu')).toBeUndefined();
    expect(placeOf(index, 'rhea/')).toBeUndefined();
  });

  test('keep their names when files of other groups change, whatever the order', async () => {
    const names = async (some: readonly BuiltFile[]): Promise<string[]> =>
      (await planPacks(some, alone)).map(({ name }) => name);
    const changed = files.map((one) =>
      one.address === 'kiwi/' ? file('kiwi/', page('It may.'), 'kiwi') : one,
    );
    const before = await names(files);
    expect(await names(files.toReversed())).toEqual(before);
    expect((await names(changed)).filter((name) => before.includes(name))).toHaveLength(1);
  });

  test('are no larger than a phone takes at once, and few', async () => {
    const noise = Array.from({ length: 9 }, (_, n) =>
      file(`n/${n}`, randomBytes(LARGEST / 4), `g${n % 2}`),
    );
    const packs = await planPacks(noise, alone);
    expect(packs.every(({ bytes }) => bytes.length <= LARGEST)).toBe(true);
    const many = Array.from({ length: 500 }, (_, n) =>
      file(`t${n}/`, page('x'.repeat(n)), `t${n}`),
    );
    expect(await planPacks(many, { apart: new Set(['t7']) })).toHaveLength(2);
  });
});

describe('what was read', () => {
  const kept = (path: string, size: number, title?: string): Kept => ({
    path,
    size,
    ...(title !== undefined && { title }),
  });

  test('is bounded by sixty pages, the oldest going first', () => {
    let list: Kept[] = [];
    let gone: string[] = [];
    for (let n = 0; n < 62; n += 1) {
      const next = keepIn(list, kept(`/${n}/`, 10, String(n)), new Set());
      list = next.list;
      gone = [...gone, ...next.dropped];
    }
    expect(list).toHaveLength(60);
    expect(gone).toEqual(['/0/', '/1/']);
  });

  test('is bounded by five megabytes, and an asset outlives the pages that use it', () => {
    const style = kept('/assets/a.css', 1_000);
    const pages = ['/a/', '/b/', '/c/'].map((path) => kept(path, 2_000_000, path));
    let list: Kept[] = [style];
    for (const one of pages) list = keepIn(list, one, new Set([style.path])).list;
    expect(list.map(({ path }) => path)).toEqual(['/b/', '/c/', '/assets/a.css']);
  });

  test('is searched by all words of a query, in the text alone', () => {
    const html = '<title>T</title><main class="hdfs">An <b>EMR</b> cluster</main><p>foot</p>';
    expect(says(html, 'cluster emr')).toBe(true);
    expect(says(html, 'hdfs')).toBe(false);
    expect(says(html, 'cluster foot')).toBe(false);
  });
});

/** A cache as browsers have it, as far as it is used. */
class Memory extends Map<string, Uint8Array<ArrayBuffer>> {
  readonly match = async (key: string): Promise<Response | undefined> => {
    const bytes = this.get(key);
    return bytes && new Response(bytes);
  };
  readonly put = async (key: string, response: Response): Promise<void> => {
    this.set(key, await response.bytes());
  };
  readonly requests = async (): Promise<{ url: string }[]> =>
    [...this.keys()].map((url) => ({ url }));
}

describe('an edition', () => {
  let packs = new Memory();
  let state = new Memory();
  let host = new Map<string, Uint8Array<ArrayBuffer>>();
  let stores: Stores;
  const asCache = (memory: Memory): Cache =>
    ({
      match: memory.match,
      put: memory.put,
      keys: memory.requests,
      delete: async ({ url }: Request) => memory.delete(url),
    }) as unknown as Cache;
  const load: Load = async (address) => {
    const bytes = host.get(address);
    if (!bytes) throw new Error(address);
    return bytes;
  };
  /** Publishes an edition of these texts, one pack each. */
  const publish = (...texts: string[]): Manifest => {
    const parts = texts.map((text): Part => {
      const bytes = Uint8Array.from(gzipSync(text));
      host.set(`/n/${partAddress(nameOf(bytes))}`, bytes);
      return [nameOf(bytes), bytes.length];
    });
    const index = Uint8Array.from(gzipSync(`${parts.map(([name]) => `#${name}`).join('\n')}\n#`));
    const edition = nameOf(index);
    host.set(`/n/${partAddress(edition)}`, index);
    return { edition, date: '2026-11-24', parts: [[edition, index.length], ...parts] };
  };
  const save = async (manifest: Manifest): Promise<void> => {
    await fill(stores, await lacking(stores, wanted(manifest)), load, () => undefined);
    await turn(stores, manifest, undefined);
  };
  beforeEach(() => {
    packs = new Memory();
    state = new Memory();
    host = new Map();
    stores = { base: '/n/', packs: asCache(packs), state: asCache(state) };
  });

  test('is not the saved one before every part of it is here', async () => {
    const first = publish('a', 'b');
    await save(first);
    const second = publish('a', 'c', 'd');
    const [last = ''] = second.parts.at(-1) ?? [];
    host.delete(`/n/${partAddress(last)}`);
    await expect(save(second)).rejects.toThrow();
    await expect(turn(stores, second, undefined)).rejects.toThrow('1 parts are missing');
    expect((await savedIn(stores))?.edition).toBe(first.edition);
    expect(await lacking(stores, first.parts)).toEqual([]);
  });

  test('takes over what is unchanged, and the one before stays until the next', async () => {
    const editions = [publish('a', 'b'), publish('a', 'c'), publish('a', 'd')] as const;
    const asked = vi.fn(load);
    for (const manifest of editions) {
      await fill(stores, await lacking(stores, wanted(manifest)), asked, () => undefined);
      await turn(stores, manifest, undefined);
    }
    // Three indexes and four packs.
    expect(asked).toHaveBeenCalledTimes(7);
    expect(await lacking(stores, editions[2].parts)).toEqual([]);
    expect(await lacking(stores, editions[1].parts)).toEqual([]);
    // Of the first, what no later one has: its index and one pack.
    expect(await lacking(stores, editions[0].parts)).toHaveLength(2);
  });

  test('refuses a part that is not what its name says', async () => {
    const manifest = publish('a');
    for (const address of host.keys()) host.set(address, new Uint8Array([1]));
    await expect(save(manifest)).rejects.toThrow(Replaced);
    expect(packs.size).toBe(0);
  });

  test('of a large site is what every topic needs, and the topics asked for', () => {
    const parts: Part[] = [
      ['index', 1],
      ['shell', 1],
      ['emu', 1],
      ['kiwi', 1],
    ];
    const manifest: Manifest = {
      edition: 'index',
      date: '2026-11-24',
      parts,
      topics: [
        ['Emu', 'emu/', 2],
        ['Kiwi', 'kiwi/', 3],
      ],
    };
    const names = (topics?: string[]): string[] => wanted(manifest, topics).map(([name]) => name);
    expect(names()).toEqual(['index', 'shell']);
    expect(names(['kiwi/'])).toEqual(['index', 'shell', 'kiwi']);
  });
});
