import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Lexicon } from '../../../src/search/lexicon.ts';
import { planQuery } from '../../../src/search/plan.ts';
import { MAX_QUERY, MAX_WORDS } from '../../../src/search/text.ts';
import { birds } from './birds.ts';

let lexicon: Lexicon;
beforeAll(async () => {
  ({ lexicon } = (await birds()).engine);
});

const labels = (query: string): string[] =>
  planQuery(query, lexicon).plans[0]?.units.map(({ label }) => label) ?? [];

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
    expect(planQuery(query, lexicon).service).toBe(service);
  });

  test('beside another word leaves both', () => {
    const planned = planQuery('wren winter', lexicon);
    expect(planned.service).toBeUndefined();
    expect(planned.plans[0]?.kind).toBe('names');
    expect(labels('wren winter')).toEqual(['Wrens', 'winter']);
  });
});

describe('spelling', () => {
  test('corrects a word the site does not have, and says so', () => {
    const planned = planQuery('hegde', lexicon);
    expect(planned.corrections).toEqual([{ from: 'hegde', to: 'hedge' }]);
    expect(planned.plans[0]).toMatchObject({
      kind: 'spelling',
      query: 'hedge',
      why: '“hegde” → “hedge”',
    });
  });
  test('leaves known words and beginnings of words alone', () => {
    for (const query of ['hedge', 'hedg', 'kilom'])
      expect(planQuery(query, lexicon).corrections).toEqual([]);
  });
  test('is left out when the reader wants just what was typed', () => {
    const planned = planQuery('hegde', lexicon, true);
    expect(planned.corrections).toEqual([]);
    expect(planned.unknown).toEqual(['hegde']);
  });
  test('splits words run together', () => {
    expect(labels('grainprice')).toEqual(['grain', 'price']);
  });
  test('keeps a word nothing is near', () => {
    expect(planQuery('zzzqqqxxx', lexicon).unknown).toEqual(['zzzqqqxxx']);
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
    expect(planQuery('when it must', lexicon).plans.length).toBeGreaterThan(1);
  });
  test.each([
    'emu vs wren',
    'emu or wren',
    'difference between emu and wren',
    'emu compared to wren',
  ])('“%s” is a comparison', (query) => expect(planQuery(query, lexicon).comparing).toBe(true));
  test.each(['what replaced tall bird care', 'is the licence still needed'])(
    '“%s” asks what became of it',
    (query) => expect(planQuery(query, lexicon).changed).toBe(true),
  );
});

describe('plans', () => {
  test('relax from the least telling word up, names last, and end with the nearest', () => {
    const { plans } = planQuery('wren sings winter holes', lexicon);
    expect(plans.map(({ kind }) => kind)).toEqual([
      'names',
      'relaxed',
      'relaxed',
      'relaxed',
      'nothing',
    ]);
    expect(plans.at(-2)?.query).toBe('Wrens');
  });
  test('keep phrases in quotes', () => {
    const [plan] = planQuery('"open ground" emu', lexicon).plans;
    expect(plan?.units[0]).toMatchObject({ label: '"open ground"', ways: [{ phrase: true }] });
  });
  test('keep a number with what it counts', () => {
    expect(labels('10 litres')).toEqual(['10 litres']);
  });
  test('are the same each time', () => {
    fc.assert(
      fc.property(fc.string(), (query) => {
        expect(planQuery(query, lexicon)).toEqual(planQuery(query, lexicon));
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
    const planned = planQuery(query, lexicon);
    expect([...planned.query].length).toBeLessThanOrEqual(MAX_QUERY);
    expect(planned.plans.at(-1)?.kind).toBe('nothing');
    expect(planned.plans[0]?.units.length ?? 0).toBeLessThanOrEqual(MAX_WORDS + 8);
  });
  test('never throws, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (query) => {
        expect(planQuery(query, lexicon).plans.length).toBeGreaterThan(0);
      }),
      { numRuns: 300, seed: 2 },
    );
  });
});
