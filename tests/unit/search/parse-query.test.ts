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
  parseQuery(query, lexicon).terms.map(({ label }) => label);

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
    expect(labels('hegde')).toEqual(['hedge']);
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
    expect(labels('when it must')).not.toEqual([]);
  });
  test.each([
    'emu vs wren',
    'emu or wren',
    'difference between emu and wren',
    'emu compared to wren',
  ])('“%s” is a comparison', (query) => expect(parseQuery(query, lexicon).comparing).toBe(true));
  test('of what became of something leaves that thing', () =>
    expect(labels('what replaced tall bird care')).toEqual(['Tall Bird Care']));
});

describe('terms', () => {
  test('keep phrases in quotes', () => {
    expect(parseQuery('"open ground" emu', lexicon).terms[0]).toMatchObject({
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
    expect(parsed.terms.length).toBeLessThanOrEqual(MAX_TERMS);
  });
  test('never throws, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (query) => {
        expect(() => parseQuery(query, lexicon)).not.toThrow();
      }),
      { numRuns: 300, seed: 2 },
    );
  });
});
