import { beforeAll, describe, expect, test } from 'vitest';
import type { SearchEngine } from '../../../src/search/engine.ts';
import { excerpt, mark, stemsOf } from '../../../src/search/excerpt.ts';
import { nearest } from '../../../src/search/nearest.ts';
import { judge, measure } from '../../../src/search/report.ts';
import { resultOf } from '../../../src/search/result.ts';
import { bound, SpellingIndex } from '../../../src/search/spelling.ts';
import { normalizeName, stem, words } from '../../../src/search/text.ts';
import { addresses, birds } from './birds.ts';

let engine: SearchEngine;
beforeAll(async () => {
  ({ engine } = await birds());
});

describe('what comes first', () => {
  test.each([
    ['emu keeping', '/emu/'],
    ['ratite', '/emu/'],
    ['emus or wrens', '/compare/emu-vs-wren/'],
    ['difference between emu and wren', '/compare/emu-vs-wren/'],
    ['fodder', '/emu/feeding/'],
    ['how much does feeding cost', '/emu/feeding/'],
    ['how high is the fence', '/emu/'],
    ['wren winter', '/wren/'],
    ['terminated clusters', '/wren/'],
    ['written by keepers', '/about/'],
  ])('for “%s” is %s', async (query, address) => {
    expect((await addresses(query))[0]).toBe(address);
  });

  test('leads straight to the section that answers', async () => {
    const { hits } = await engine.search('where do wrens sleep in winter');
    expect(hits[0] && resultOf(engine, hits[0], 1)).toMatchObject({
      address: '/wren/#wren-winter',
      kind: 'tip',
    });
  });

  test('is the page’s top when only the service was asked for', async () => {
    const { hits } = await engine.search('wrens');
    expect(hits[0]?.direct).toBe(false);
  });
});

describe('tiers', () => {
  test('names and headings answer before anything is read', async () => {
    const { folder } = await birds();
    const { openIndex } = await import('../../../src/search/open-index.ts');
    const fresh = await openIndex(folder);
    const found = fresh.quick('fence');
    expect(found.complete).toBe(false);
    expect(fresh.page(found.hits[0]?.page ?? -1)?.address).toBe('/emu/');
  });
  test('words that only text has need the second', async () => {
    expect(await addresses('swims')).toEqual(['/emu/']);
  });
});

describe('filters', () => {
  const found = async (filters: object): Promise<(string | undefined)[]> =>
    (await engine.search('bird', { filters })).hits.map(({ page }) => engine.page(page)?.address);
  test('keep pages of a kind', async () =>
    expect(await found({ kind: 'comparison' })).toEqual(['/compare/emu-vs-wren/']));
  test('keep pages that hold a tip', async () =>
    expect((await found({ kind: 'tip' })).sort()).toEqual(['/emu/', '/wren/']));
  test('keep pages about a service', async () =>
    expect(await found({ service: 'wren' })).not.toContain('/emu/'));
  test('keep pages of an exam domain', async () =>
    expect(await found({ domain: '2' })).not.toContain('/emu/'));
});

describe('nothing found', () => {
  test.each(['zzzqqqxxx', '???', ''])('for “%s” shows the nearest services', (query) => {
    expect(nearest(query, engine.lexicon).length).toBeGreaterThan(0);
  });
  test('the one that looks most like it first', () => {
    expect(engine.page(nearest('wrenology', engine.lexicon)[0]?.page ?? -1)?.address).toBe(
      '/wren/',
    );
  });
});

describe('an excerpt', () => {
  test('of a callout is its answer', async () => {
    const page = engine.data.pages.findIndex(({ address }) => address === '/emu/');
    const sections = engine.page(page)?.sections ?? [];
    const { parsed } = engine.quick('fence');
    const stems = stemsOf(parsed.strategies[0]?.terms ?? []);
    const text = excerpt(await engine.fragment(page), stems, sections, sections[1])
      .map((s) => s.text)
      .join('');
    expect(text).toBe('Two metres, since they jump.');
  });
  test('marks words by their stem and leaves the rest as it is', () => {
    expect(mark('Fences, fenced & <b>', new Set(['fenc']))).toEqual([
      { text: 'Fences,', hit: true },
      { text: ' ', hit: false },
      { text: 'fenced', hit: true },
      { text: ' & <b>', hit: false },
    ]);
  });
});

describe('words', () => {
  test('are folded, and an underscore keeps one together', () => {
    expect(words('Éclair’s make_cols s3://x-y')).toEqual(['eclair', 'make_cols', 's3', 'x', 'y']);
  });
  test('normalizeName to what is left without spaces and signs', () =>
    expect(normalizeName('Emu-Wren_2 Service')).toBe('emuwren2service'));
  test('of other scripts are left as they are', () => expect(stem('птицы')).toBe('птицы'));
});

describe('spelling candidates', () => {
  const index = new SpellingIndex([
    { word: 'athens', count: 3, name: false },
    { word: 'athena', count: 3, name: true },
    { word: 'song', count: 1, name: false },
    { word: 'sing', count: 9, name: false },
    { word: 'emr', count: 4, name: true },
  ]);
  test('prefer names, then common words', () => {
    expect(index.near('athenq')[0]?.word).toBe('athena');
    expect(index.near('sxng')[0]?.word).toBe('sing');
  });
  test('take a swap in three letters, and nothing else', () => {
    expect(index.near('erm').map(({ word }) => word)).toEqual(['emr']);
    expect(index.near('emx')).toEqual([]);
  });
  test('allow more slips in longer words', () => {
    expect([2, 3, 4, 6, 12].map(bound)).toEqual([0, 1, 1, 2, 3]);
  });
});

describe('the report', () => {
  const one = { q: 'x', first: '/a/' };
  test('counts a page right whatever its section, unless a section was wanted', () => {
    expect(judge('g', one, ['/a/#b']).place).toBe(1);
    expect(judge('g', { q: 'x', first: '/a/#c' }, ['/a/#b', '/a/#c']).place).toBe(2);
  });
  test('measures first, in three, reciprocal rank and dead ends', () => {
    const judged = [judge('g', one, ['/a/']), judge('g', one, ['/b/', '/a/']), judge('g', one, [])];
    expect(measure(judged)).toEqual({
      queries: 3,
      success1: 1 / 3,
      success3: 2 / 3,
      mrr: 0.5,
      deadEnds: 1,
    });
  });
});
