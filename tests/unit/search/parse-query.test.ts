import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Lexicon } from '../../../src/search/lexicon.ts';
import { MAX_QUERY, MAX_TERMS, parseQuery } from '../../../src/search/parse-query.ts';
import { birds } from './sites.ts';

let lexicon: Lexicon;
beforeAll(async () => {
  ({ lexicon } = (await birds()).engine);
});

const labels = (query: string): string[] =>
  parseQuery(query, lexicon).strategies[0]?.terms.map(({ label }) => label) ?? [];

describe('a name', () => {
  test.each([
    ['great emu keeping', 'emu'],
    ['GEK', 'emu'],
    ['gek ', 'emu'],
    ['tall bird care', 'emu'],
    ['tallbirdcare', 'emu'],
    ['tall-bird care', 'emu'],
    ['tall_bird_care', 'emu'],
    ['emoo', 'emu'],
    ['emu keping', 'emu'],
    ['tall brid care', 'emu'],
    ['wren watchng', 'wren'],
    ['wren', 'wren'],
    ['what is tall bird care', 'emu'],
    ['what are wrens used for?', 'wren'],
  ])('“%s” is understood', (query, service) => {
    expect(parseQuery(query, lexicon).services).toEqual([service]);
  });

  test('beside another word leaves both', () => {
    const parsed = parseQuery('wren winter', lexicon);
    expect(parsed.services).toEqual([]);
    expect(parsed.strategies[0]?.kind).toBe('names');
    expect(labels('wren winter')).toEqual(['Wrens', 'winter']);
  });
});

describe('another vendor’s name', () => {
  test('stands for the service that does the same', () => {
    const parsed = parseQuery('goldcrest finder equivalent', lexicon);
    expect(parsed.services).toEqual(['wren']);
    expect(parsed.corrections).toEqual([]);
  });
});

describe('a whole exam question', () => {
  test('loses its setting and keeps what it is about', () => {
    const question =
      'A company wants to keep tall birds. The team must ensure that the solution meets the following requirements: emus must not jump over the fence. Which option requires the least effort?';
    expect(labels(question)).toContain('fence');
    expect(labels(question)).not.toContain('company');
    expect(labels(question).length).toBeLessThanOrEqual(MAX_TERMS);
  });
});

describe('spelling', () => {
  test('corrects a word the site does not have, and says so', () => {
    const parsed = parseQuery('hegde', lexicon);
    expect(parsed.corrections).toEqual([{ from: 'hegde', to: 'hedge' }]);
    expect(parsed.strategies[0]).toMatchObject({
      kind: 'spelling',
      query: 'hedge',
      why: '“hegde” → “hedge”',
    });
  });
  test('leaves known words and beginnings of words alone', () => {
    for (const query of ['hedge', 'hedg', 'kilom'])
      expect(parseQuery(query, lexicon).corrections).toEqual([]);
  });
  test('is left out when the reader wants just what was typed', () => {
    const parsed = parseQuery('hegde', lexicon, true);
    expect(parsed.corrections).toEqual([]);
    expect(parsed.unknown).toEqual(['hegde']);
  });
  test('splits words run together', () => {
    expect(labels('grainprice')).toEqual(['grain', 'price']);
  });
  test('keeps a word nothing is near', () => {
    expect(parseQuery('zzzqqqxxx', lexicon).unknown).toEqual(['zzzqqqxxx']);
  });
});

describe('a question', () => {
  test('loses the words that carry no meaning', () => {
    expect(labels('how is the hedge')).toEqual(['hedge']);
  });
  test('keeps what it asks for', () => {
    expect(labels('how much does grain cost')).toEqual(['grain', 'cost']);
    expect(labels('how long do emus swim')).toContain('timeout');
  });
  test('of empty words only searches them', () => {
    expect(parseQuery('when it must', lexicon).strategies.length).toBeGreaterThan(1);
  });
  test.each([
    'emu vs wren',
    'emu or wren',
    'difference between emu and wren',
    'emu compared to wren',
  ])('“%s” is a comparison', (query) => expect(parseQuery(query, lexicon).comparing).toBeDefined());
  test.each(['what replaced tall bird care', 'is the licence still needed'])(
    '“%s” asks what became of it',
    (query) => expect(parseQuery(query, lexicon).changed).toBe(true),
  );
});

describe('strategies', () => {
  test('relax from the least telling word up, names last, and end with the nearest', () => {
    const { strategies } = parseQuery('wren sings winter holes', lexicon);
    expect(strategies.map(({ kind }) => kind)).toEqual([
      'names',
      'relaxed',
      'relaxed',
      'relaxed',
      'nothing',
    ]);
    expect(strategies.at(-2)?.query).toBe('Wrens');
  });
  test('keep phrases in quotes', () => {
    const [strategy] = parseQuery('"open ground" emu', lexicon).strategies;
    expect(strategy?.terms[0]).toMatchObject({
      label: '"open ground"',
      variants: [{ phrase: true }],
    });
  });
  test('keep a number with what it counts', () => {
    expect(labels('10 litres')).toEqual(['10 litres']);
  });
  test('are the same each time', () => {
    fc.assert(
      fc.property(fc.string(), (query) => {
        expect(parseQuery(query, lexicon)).toEqual(parseQuery(query, lexicon));
      }),
      { numRuns: 50, seed: 1 },
    );
  });
});

describe('a hostile query', () => {
  test.each([
    '<img src=x onerror=alert(1)>',
    '__proto__',
    'constructor',
    'toString',
    '\u202Eبحث',
    '🙂🙂🙂',
    '!!! ???',
    '"',
    '""',
    '“”',
    'a'.repeat(10_000),
    'word '.repeat(2_000),
    '\u0000\uFFFF',
    '\uD800',
  ])('number %# is a query like any other', (query) => {
    const parsed = parseQuery(query, lexicon);
    expect([...parsed.query].length).toBeLessThanOrEqual(MAX_QUERY);
    expect(parsed.strategies.at(-1)?.kind).toBe('nothing');
    expect(parsed.strategies[0]?.terms.length ?? 0).toBeLessThanOrEqual(MAX_TERMS);
  });
  test('never throws, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (query) => {
        expect(parseQuery(query, lexicon).strategies.length).toBeGreaterThan(0);
      }),
      { numRuns: 300, seed: 2 },
    );
  });
});
