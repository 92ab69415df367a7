import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shareId } from '../../../src/core/share-id.ts';
import { formerAddresses, resolver } from '../../../src/permalinks/former.ts';
import {
  extend,
  parseLedger,
  published,
  readLedger,
  writeLedger,
} from '../../../src/permalinks/ledger.ts';
import { listable, shortAddresses, shortPage } from '../../../src/permalinks/short.ts';
import { missingPermalinks } from '../../../src/permalinks/missing.ts';
import { movedPage } from '../../../src/permalinks/moved.ts';
import { targetsOf } from '../../../src/permalinks/targets.ts';
import { loadSite } from '../../../src/site/load.ts';
import { readContent } from '../../../src/content/read.ts';
import { buildSite } from '../../../src/site/site.ts';
import { site as birds } from '../site/flightless.ts';

const fixture = (name: string): string =>
  join(import.meta.dirname, '../../fixtures/permalinks', name);
const mended = buildSite(readContent(fixture('mended')));
const { ledger } = readLedger(fixture('mended'));

describe('short ids', () => {
  test('are what they were when they were released', () => {
    expect(['/', '/rye/', '/rye/feeding/#ratios'].map(shareId)).toEqual([
      'kx5xpkk',
      'p2dw3ad',
      '1nv6pdj',
    ]);
  });

  test('have seven characters, none of which reads as another', () => {
    fc.assert(
      fc.property(fc.string(), (key) => {
        expect(shareId(key)).toMatch(/^[0-9a-hjkmnp-tv-z]{7}$/);
      }),
    );
  });
});

describe('the ledger', () => {
  test('reads back as it was written, sorted, one entry a line', () => {
    const text = writeLedger(published(mended));
    const read = parseLedger(text, 'permalinks.json');
    expect(read.problems).toEqual([]);
    expect(writeLedger(read.ledger ?? new Map())).toBe(text);
    const keys = [...(read.ledger ?? new Map()).keys()];
    expect(keys).toEqual([...keys].sort());
    expect(text.split('\n')).toHaveLength(keys.length + 3);
  });

  test('only ever grows: what is gone stays in it, and what is there keeps its id', () => {
    const before = new Map([
      ['/gone/', 'abcdefg'],
      ['/rye/', 'zzzzzzz'],
    ]);
    const { ledger: after, added } = extend(before, mended);
    expect(after.get('/gone/')).toBe('abcdefg');
    expect(after.get('/rye/')).toBe('zzzzzzz');
    expect(added).toContain('/rye/refreshing/#ratios');
    expect(extend(after, mended).added).toEqual([]);
  });

  test('of a folder without one is absent, and not empty', () => {
    expect(readLedger(fixture('former-cycle'))).toEqual({ ledger: undefined, problems: [] });
  });
});

describe('what was released before a page and a heading were renamed', () => {
  const resolve = resolver(mended);

  test('leads to where its words are now', () => {
    expect(resolve('/rye/feeding/')?.key).toBe('/rye/refreshing/');
    expect(resolve('/rye/feeding/#ratios')?.key).toBe('/rye/refreshing/#ratios');
    expect(resolve('/rye/feeding/#when-to-feed')?.key).toBe('/rye/refreshing/#the-right-moment');
  });

  test('is answered under every short address it had', () => {
    const short = shortAddresses(mended, ledger);
    for (const key of ['/rye/feeding/', '/rye/feeding/#ratios', '/rye/feeding/#when-to-feed']) {
      expect(short.get(shareId(key))?.address).toBe('/rye/refreshing/');
    }
  });

  test('is a page of its own: the old address is answered too', () => {
    expect([...formerAddresses(mended, ledger)]).toEqual([['/rye/feeding/', '/rye/refreshing/']]);
  });
});

describe('when a site has more sections than “shortAddresses” in site.yaml', () => {
  const few = { ...mended, config: { ...mended.config, shortAddresses: 1 } };
  const keysOf = (found: ReadonlyMap<string, { key: string }>): string[] =>
    [...found.values()].map(({ key }) => key);

  test('pages have short addresses and sections have none', () => {
    expect(keysOf(shortAddresses(mended, undefined))).toContain('/rye/refreshing/#ratios');
    const found = keysOf(shortAddresses(few, undefined));
    expect(found).toContain('/rye/refreshing/');
    expect(found.filter((key) => key.includes('#'))).toEqual([]);
  });

  test('what the ledger has released stays', () => {
    const short = shortAddresses(few, ledger);
    expect(short.get(shareId('/rye/feeding/#ratios'))?.key).toBe('/rye/refreshing/#ratios');
    expect(short.has(shareId('/rye/refreshing/#ratios'))).toBe(false);
  });

  test('the ledger promises a section without one, and gives it one when there is room again', () => {
    const first = extend(new Map(), few).ledger;
    expect(first.get('/rye/refreshing/#ratios')).toBeNull();
    const { ledger: then, added } = extend(first, mended);
    expect(then.get('/rye/refreshing/#ratios')).toBe(shareId('/rye/refreshing/#ratios'));
    expect(added).toContain('/rye/refreshing/#ratios');
    expect(added).not.toContain('/rye/refreshing/');
  });
});

test('a tip’s callout has the tip’s address instead of a short one, and stands in reading lists', () => {
  const [tip] = birds.tips;
  const id = shareId(tip?.address ?? '');
  expect(shortAddresses(birds, undefined).has(id)).toBe(false);
  expect(listable(birds, undefined).get(id)?.title).toBe(tip?.question);
});

test('a short page is text in the page’s language, with nothing that could run', () => {
  const target = targetsOf(mended).get('/rye/refreshing/#ratios');
  if (!target) throw new Error('the fixture has no #ratios');
  const html = shortPage(
    { ...target, title: '<script>"&' },
    {
      language: 'en',
      title: 'Bread',
      href: (address) => `/notes${address}`,
      absolute: (address) => `https://x/notes${address}`,
      tags: '',
    },
  );
  expect(html).toContain('<a href="/notes/rye/refreshing/#ratios">&lt;script>&quot;&amp;</a>');
  expect(html).toContain('content="0; url=/notes/rye/refreshing/#ratios"');
  expect(html).toContain('<link rel="canonical" href="https://x/notes/rye/refreshing/">');
  expect(html).not.toContain('<script');
});

describe('a former address', () => {
  const html =
    '<head><link rel="canonical" href="https://x/new/"></head><main id="main"><h2 id="a">A</h2></main>';

  test('answers with the page of today and its anchors, unindexed, and says where it moved', () => {
    const moved = movedPage(html, '/new/', '/base/new/');
    expect(moved).toContain('<meta name="robots" content="noindex"><link rel="canonical"');
    expect(moved).toContain('<h2 id="a">');
    expect(moved).toContain('<a href="/base/new/">/new/</a>');
  });

  test('of a page that is not made as expected stops the build', () => {
    expect(() => movedPage('<p>', '/new/', '/new/')).toThrow('/new/ has no <main>');
  });
});

test('what the ledger promises and the built site lacks is named, whatever the content says', () => {
  const files: Record<string, string> = { '/a/': '<h2 class="x" id="one">', '/s/abcdefg/': '' };
  const promised = new Map([
    ['/a/', 'abcdefg'],
    ['/a/#one', 'abcdefg'],
    ['/a/#two', 'abcdefg'],
    ['/b/', null],
    ['/a/#one', 'hjkmnpq'],
  ]);
  const built = {
    read: (address: string) => files[address],
    exists: (address: string) => address in files,
  };
  expect(missingPermalinks(promised, built)).toEqual(['/s/hjkmnpq/', '/a/#two', '/b/']);
});

test('the ledger of the notes has everything they publish: “npm run permalinks” writes it', () => {
  const site = loadSite();
  expect(extend(readLedger(site.dir).ledger ?? new Map(), site).added).toEqual([]);
});
