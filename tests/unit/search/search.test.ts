import { beforeAll, describe, expect, test } from 'vitest';
import type { SearchEngine } from '../../../src/search/engine.ts';
import { excerpt, mark } from '../../../src/search/excerpt.ts';
import { judge, measure } from '../../../src/search/report.ts';
import { fromFile, toFile, FormatError } from '../../../src/search/data-file.ts';
import { fit, limitFor, sizeOf } from '../../../src/search/fit.ts';
import { loadLanguage, type Language } from '../../../src/search/language.ts';
import { openSite } from '../../../src/search/open-site.ts';
import { resultsOf } from '../../../src/search/result.ts';
import { bound, SpellingIndex } from '../../../src/search/spelling.ts';
import { addresses, birds, birdSite } from './sites.ts';

let engine: SearchEngine;
let language: Language;
beforeAll(async () => {
  ({ engine } = await birds());
  language = await loadLanguage('en');
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
    expect((await addresses(query))[0]?.split('#')[0]).toBe(address);
  });

  test('leads straight to the section that answers', async () => {
    const { hits } = await engine.search('where do wrens sleep in winter');
    expect(resultsOf(engine, hits)[0]).toMatchObject({
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
  test('names and headings answer before anything is fetched', async () => {
    const fresh = (await openSite(birdSite)).engine;
    const found = fresh.quick('fence');
    expect(found.complete).toBe(false);
    expect(fresh.pageAt(found.hits[0]?.page ?? -1)?.address).toBe('/emu/');
  });
  test('nothing is fetched for a name', () => {
    expect(engine.quick('gek').complete).toBe(true);
  });
  test('words that only text has need the second', async () => {
    expect(await addresses('swims')).toEqual(['/emu/#facts']);
  });
  test('a letter or two list the names that begin so', () => {
    const { hits, complete } = engine.quick('w');
    expect(resultsOf(engine, hits).map(({ address }) => address)).toEqual(['/wren/']);
    expect(complete).toBe(true);
  });
  test('text that cannot be had rejects, and the first tier still answers', async () => {
    const { SearchEngine: Engine } = await import('../../../src/search/engine.ts');
    const failing = new Engine(engine.data, language, () => Promise.reject(new Error('offline')));
    await expect(failing.search('swims')).rejects.toThrow('offline');
    expect(failing.quick('fence').hits.length).toBeGreaterThan(0);
  });
});

describe('filters', () => {
  const found = async (filters: object): Promise<(string | undefined)[]> =>
    (await engine.search('bird', { filters })).hits.map(({ page }) => engine.pageAt(page)?.address);
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
  test.each(['zzzqqqxxx', '???', ''])(
    'for “%s” is said so, and most popular pages are offered',
    async (query) => {
      expect((await engine.search(query)).hits).toEqual([]);
      expect(engine.popular().length).toBeGreaterThan(0);
    },
  );
});

describe('an excerpt', () => {
  test('of a callout is its answer, as far as the callout goes', () => {
    const content = 'Emus Facts They run. How high? Two metres, since they jump. Licence None.';
    const span = { from: 6, to: 11, callout: true };
    const text = excerpt(content, new Set(['high']), language, span).map((s) => s.text);
    expect(text.join('')).toBe('Two metres, since they jump.');
  });
  test('marks words by their stem, without the signs around them', () => {
    expect(mark('Fences, (fenced) & <b>', new Set(['fenc']), language)).toEqual([
      { text: 'Fences', hit: true },
      { text: ', (', hit: false },
      { text: 'fenced', hit: true },
      { text: ') & <b>', hit: false },
    ]);
  });
});

describe('the title index', () => {
  test('has services with all their names', () => {
    const emu = engine.data.services.find(({ id }) => id === 'emu');
    expect(emu).toMatchObject({
      title: 'Great Emu Keeping',
      short: 'Emu Keeping',
      name: ['GEK', 'Emus'],
      former: ['Tall Bird Care'],
      misspelling: ['emoo'],
    });
  });
  test('tells tips and changes from headings', () => {
    const emu = engine.data.pages.find(({ address }) => address === '/emu/');
    expect(emu?.sections.map(({ anchor, kind }) => [anchor, kind])).toEqual([
      ['facts', 'heading'],
      ['emu-fence', 'tip'],
      ['emu-licence', 'change'],
    ]);
  });
  test('is the same after writing and reading', () => {
    const file = JSON.parse(JSON.stringify(toFile(engine.data))) as ReturnType<typeof toFile>;
    expect(toFile(fromFile(file))).toEqual(file);
    expect(fromFile(file).pages).toEqual(engine.data.pages);
    expect(fromFile(file).services).toEqual(engine.data.services);
  });
  test('of another version is refused', () => {
    expect(() => fromFile({ ...toFile(engine.data), format: 0 })).toThrow(FormatError);
  });
  test('keeps to its limit by leaving out what helps least, and says that words are missing', () => {
    const { data, bytes } = fit(engine.data, sizeOf(engine.data) - 150);
    expect(bytes).toBeLessThanOrEqual(sizeOf(engine.data) - 150);
    expect(data.services).toEqual(engine.data.services);
    expect(data.allWords).toBe(false);
  });
  test('has a limit that grows with the site and then no more', () => {
    expect(limitFor(100)).toBe(limitFor(150));
    expect(limitFor(400)).toBeGreaterThan(limitFor(150));
    expect(limitFor(1_000_000)).toBe(62_000);
  });
});

describe('words', () => {
  test('are folded, and an underscore keeps one together', () => {
    expect(language.words('Éclair’s make_cols s3://x-y')).toEqual([
      'eclair',
      'make_cols',
      's3',
      'x',
      'y',
    ]);
  });
  test('normalizeName to what is left without spaces and signs', () =>
    expect(language.normalizeName('Emu-Wren_2 Service')).toBe('emuwren2service'));
  test('of other scripts are left as they are', () => expect(language.stem('птицы')).toBe('птицы'));
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
