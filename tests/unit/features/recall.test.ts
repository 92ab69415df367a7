import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  readCarried,
  writeCarried,
  newestFor,
  QR_LIMIT,
} from '../../../src/features/recall/carry.ts';
import { cardsOf } from '../../../src/features/recall/cards.ts';
import { readDeck } from '../../../src/features/recall/contract.ts';
import { deckOf, PART, partOf } from '../../../src/features/recall/deck.ts';
import { drawCard } from '../../../src/features/recall/draw-card.ts';
import {
  merge,
  readFile,
  writeFile,
  type Answer,
  type Grade,
} from '../../../src/features/recall/log.ts';
import {
  answered,
  current,
  startRound,
  summaryOf,
  undone,
  without,
} from '../../../src/features/recall/round.ts';
import { cardsIn, readScope } from '../../../src/features/recall/scope.ts';
import { shareId } from '../../../src/core/share-id.ts';
import { loadSite } from '../../../src/site/load.ts';
import { bread } from '../site/flightless.ts';

const site = loadSite('content');
const cards = cardsOf(site);
const deck = readDeck(deckOf(site));
const NOW = 1_800_000_000;
const IDS = ['copy-into-redshift', 'q-poison-record', 'change-x', 'pick-a-vs-b-a'];
const answers = fc.array(
  fc.record({
    card: fc.constantFrom(...IDS),
    at: fc.integer({ min: NOW - 9_000_000, max: NOW }),
    grade: fc.constantFrom<Grade>(0, 1, 3),
  }),
  { maxLength: 40 },
);

describe('the cards', () => {
  test('are every tip under its own id, every question, what changed and what to pick, each once', () => {
    const ids = new Set(cards.map(({ id }) => id));
    expect(ids.size).toBe(cards.length);
    expect(site.tips.filter(({ id }) => !ids.has(id))).toEqual([]);
    expect(new Set(cards.map(({ kind }) => kind))).toEqual(
      new Set(['tip', 'question', 'changed', 'pick']),
    );
  });

  test('of a comparison ask for the shorter side of each line', () => {
    const pick = cardsOf(bread).find(({ kind }) => kind === 'pick');
    const drawn = pick && drawCard(pick, bread, '/');
    expect(pick?.id).toBe('pick-starter-vs-dry-yeast-starter');
    expect(drawn).toEqual({
      ask: 'Starter and dry yeast: which is it?',
      front: '<p>you have the night.</p>',
      back: expect.stringContaining('Starter'),
    });
  });

  test('of a change say what is said, not what is so', () => {
    const changed = cards.find(({ id }) => id === 'lambda-ninety-minutes');
    const drawn = changed && drawCard(changed, site, '/');
    expect(drawn?.front).toBe(
      '<p class="soft">Lambda</p><p>15 minutes for every function, with no exception.</p>',
    );
    expect(drawn?.back).toContain('Lambda Managed Instances');
  });

  test('of a question hold options without, and behind them with, their reasons', () => {
    const question = cards.find(({ kind }) => kind === 'question');
    const { front = '', back = '' } = question ? drawCard(question, site, '/') : {};
    expect(front).toContain('<details>');
    expect(front).not.toContain('verdict');
    expect(back.match(/data-option="right"/g)?.length).toBeGreaterThan(0);
  });

  test('are listed in the order of their parts, which hold each of them once', () => {
    expect([...deck.keys()]).toEqual(cards.map(({ id }) => id));
    const part = partOf(site, 1, '/notes/');
    expect(part.match(/<article/g)).toHaveLength(PART);
    expect(part).toContain(`<article id="${cards[PART]?.id}"`);
    expect(part).not.toMatch(/href="\/(?!notes\/)/);
  });

  test('are none on a site that asks nothing, changes or not', () => {
    expect(cardsOf({ ...bread, tips: [], practice: [] })).toEqual([]);
  });
});

describe('a round is about what its address says', () => {
  const [tip] = site.tips;
  const ids = (fragment: string) => [...(cardsIn(readScope(fragment), deck.values()) ?? ['all'])];
  test('a page, a service, a domain, a reading list', () => {
    expect(ids(`#page=${tip?.page.address}`)).toContain(tip?.id);
    expect(ids('#topic=emr').length).toBeGreaterThan(10);
    expect(ids('#task=1').length).toBeGreaterThan(ids('#task=1.1').length);
    expect(ids(`#t=Week&s=${shareId(tip?.address ?? '')}`)).toEqual([tip?.id]);
    expect(ids(`#s=${shareId(tip?.page.address ?? '')}`)).toContain(tip?.id);
  });
  test('or everything; nonsense is about nothing', () => {
    expect(ids('')).toEqual(['all']);
    expect(ids('#topic=__proto__')).toEqual([]);
  });
});

describe('the log', () => {
  test('merges in any order, and twice, to the same', () => {
    fc.assert(
      fc.property(answers, answers, (a, b) => {
        const merged = merge(a, b);
        expect(merge(b, a)).toEqual(merged);
        expect(merge(merged, a, b)).toEqual(merged);
      }),
    );
  });

  test('comes back whole from its file and from its link', () => {
    fc.assert(
      fc.property(answers, (given) => {
        const log = merge(given);
        const plan = { perDay: 20, exam: '2027-01-31' };
        const carried = { answers: log, plan, read: ['/emr/storage/'] };
        expect(readFile(writeFile(carried), NOW)).toEqual(carried);
        expect(readCarried(writeCarried(log), IDS, NOW)).toEqual({ answers: log, unknown: 0 });
      }),
    );
  });

  test('keeps answers about cards that this edition does not have, in a file; a link counts them', () => {
    const old: Answer[] = [{ card: 'gone', at: NOW, grade: 3 }];
    const file = writeFile({ answers: old, plan: undefined, read: [] });
    expect(readFile(file, NOW)?.answers).toEqual(old);
    expect(readCarried(writeCarried(old), IDS, NOW)).toEqual({ answers: [], unknown: 1 });
  });

  test('fits the newest answers into a code', () => {
    const log = Array.from({ length: 900 }, (_, at) => ({
      card: `card-${at % 300}`,
      at: NOW - at * 60,
      grade: 3 as const,
    }));
    const newest = newestFor(log, QR_LIMIT);
    expect(writeCarried(newest).length).toBeLessThanOrEqual(QR_LIMIT);
    expect(newest.length).toBeGreaterThan(60);
    expect(newest[0]).toEqual(log[0]);
  });

  test.each([
    ['nothing', ''],
    ['no JSON', '{'],
    ['foreign JSON', '{"answers":[["a",1,1]]}'],
    ['a later version', '{"format":"recall","version":2,"answers":[]}'],
    ['a grade nobody gives', `{"format":"recall","version":1,"answers":[["a",${NOW},4]]}`],
    ['the future', `{"format":"recall","version":1,"answers":[["a",${NOW + 90_000},3]]}`],
    ['a card that is no text', `{"format":"recall","version":1,"answers":[[{},${NOW},3]]}`],
    ['a huge file', ' '.repeat(10_000_001)],
  ])('refuses %s, whole', (_name, text) => {
    expect(readFile(text, NOW)).toBeUndefined();
  });

  test('refuses any link that is not one of its own', () => {
    const good = writeCarried([{ card: 'change-x', at: NOW, grade: 3 }]);
    for (const bad of ['', '!', 'AQ', good.slice(0, -1), `${good}AA`, good.replace(/^A/, 'B')]) {
      expect(readCarried(bad, IDS, NOW), bad).toBeUndefined();
    }
    fc.assert(
      fc.property(fc.base64String(), (text) => {
        expect(() => readCarried(text, IDS, NOW)).not.toThrow();
      }),
    );
  });
});

describe('a round', () => {
  test('asks again at its end what was missed, and every step can be taken back', () => {
    const logged: Answer = { card: 'a', at: NOW, grade: 1 };
    const round = answered(answered(startRound(['a', 'b']), 1, logged), 3);
    expect(current(round)).toBe('a');
    expect(summaryOf(answered(round, 3))).toEqual({ asked: 2, known: 1, missed: ['a'] });
    const before = undone(undone(round)?.round ?? round);
    expect(before).toEqual({ round: startRound(['a', 'b']), back: { ...logged, grade: 0 } });
    expect(undone(startRound(['a']))).toBeUndefined();
  });

  test('leaves out what another tab asked, but for the card on the screen and what was missed here', () => {
    const round = answered(startRound(['a', 'b', 'c', 'd']), 1);
    expect(without(round, new Set(['a', 'b', 'c'])).queue).toEqual(['a', 'b', 'd', 'a']);
  });
});
