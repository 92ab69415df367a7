import { describe, expect, test } from 'vitest';
import type { Answer, Plan } from '../../../src/features/recall/log.ts';
import {
  arrange,
  dayOf,
  known,
  perDayFor,
  replay,
  today,
  type Item,
} from '../../../src/features/recall/schedule.ts';

const SECONDS = 86_400;
const day = (at: number): number => Math.floor(at / SECONDS);
const START = 20_000;
const date = (at: number): string => new Date(at * SECONDS * 1000).toISOString().slice(0, 10);
const items: Item[] = Array.from({ length: 120 }, (_, index) => ({
  id: `card-${index}`,
  weight: index % 3 ? 20 : 60,
}));
const on = (at: number, log: readonly Answer[], plan: Plan, only?: ReadonlySet<string>) =>
  today({ items, log, plan, now: at * SECONDS + 9, day, only });
const answer = (card: string, at: number, grade: 0 | 1 | 3 = 3): Answer => ({
  card,
  at: at * SECONDS + 5,
  grade,
});
/** Everybody knows everything, on the days that are not left out. */
function study(plan: Plan, days: number, comes: (day: number) => boolean = () => true) {
  const log: Answer[] = [];
  const counts: number[] = [];
  for (let at = START; at < START + days; at += 1) {
    const { queue } = comes(at - START) ? on(at, log, plan) : { queue: [] };
    log.push(...queue.map((card) => answer(card, at)));
    counts.push(queue.length);
  }
  return { log, counts };
}

describe('the schedule', () => {
  test('is replayed from the log alone: an answer taken back was never given', () => {
    const log = [answer('card-1', START), answer('card-2', START, 0)];
    const memories = replay(log, day);
    expect([...memories.keys()]).toEqual(['card-1']);
    expect(known(memories.get('card-1'), START)).toBe(true);
    expect(known(memories.get('card-1'), START + 400)).toBe(false);
  });

  test('lets a card come back later each time it is known, and tomorrow when it is not', () => {
    const plan = { perDay: 5 };
    const again = replay([answer('card-1', START, 1)], day);
    expect(known(again.get('card-1'), START)).toBe(false);
    const queue = on(START + 1, [answer('card-1', START, 1)], plan).queue;
    expect(queue).toContain('card-1');
    expect(on(START + 1, [answer('card-1', START)], plan).queue).not.toContain('card-1');
  });

  test('asks no more a day than the plan, rounds on a part of the cards included', () => {
    const plan = { perDay: 9 };
    const { queue, fresh } = on(START, [], plan);
    expect([queue.length, fresh]).toEqual([3, 3]);
    const chosen = new Set(items.slice(0, 40).map(({ id }) => id));
    const part = on(START, [], plan, chosen).queue;
    expect(part).toHaveLength(9);
    const done = part.map((card) => answer(card, START));
    expect(on(START, done, plan).queue).toEqual([]);
  });

  test('goes on where a round was left, in the same order', () => {
    const plan = { perDay: 30 };
    const { queue } = on(START, [], plan);
    const [first = '', ...rest] = queue;
    expect(on(START, [answer(first, START)], plan).queue).toEqual(rest);
    expect(on(START, [answer(first, START, 0)], plan).queue).toEqual(queue);
  });

  test('brings every card once more before the exam, within the limit', () => {
    const plan = { perDay: 20, exam: date(START + 40) };
    const { log, counts } = study(plan, 40);
    expect(Math.max(...counts)).toBeLessThanOrEqual(20);
    const memories = replay(log, day);
    for (const { id } of items) expect(memories.get(id)?.last).toBeGreaterThanOrEqual(START + 31);
  });

  test('says how many a day it takes before an exam, and nothing without one', () => {
    const asked = (plan: Plan) => perDayFor({ items, log: [], plan, now: START * SECONDS, day });
    expect(asked({ perDay: 5, exam: date(START + 40) })).toBe(10);
    expect([asked({ perDay: 5 }), asked({ perDay: 5, exam: date(START - 1) })]).toEqual([0, 0]);
  });

  test('spreads a missed week instead of piling it up', () => {
    const plan = { perDay: 40 };
    const { counts } = study(plan, 40, (at) => at < 12 || at > 18);
    const back = counts.slice(19, 26);
    expect(Math.max(...back)).toBeLessThan(40);
    expect(back.every((count) => count > 0)).toBe(true);
  });

  test('begins with what weighs more in the exam, in proportion', () => {
    const { queue } = on(START, [], { perDay: 30 });
    const heavy = queue.filter((id) => items.find((item) => item.id === id)?.weight === 60);
    expect(heavy.length).toBeGreaterThan(queue.length / 2);
  });

  test('keeps cards of one comparison together', () => {
    const set = items.map((item, index) => ({ ...item, ...(index % 10 === 0 && { set: 'x' }) }));
    const order = arrange(set, 1);
    const at = set.flatMap(({ id, set: name }) => (name ? [order.indexOf(id)] : []));
    expect(Math.max(...at) - Math.min(...at)).toBe(at.length - 1);
  });

  test('has a day last until four in the morning, where the reader is', () => {
    const midnight = Date.UTC(2027, 0, 2) / 1000;
    expect(dayOf(midnight + 3 * 3600, 0)).toBe(dayOf(midnight - 3600, 0));
    expect(dayOf(midnight + 5 * 3600, 0)).toBe(dayOf(midnight - 3600, 0) + 1);
    expect(dayOf(midnight + 5 * 3600, 300)).toBe(dayOf(midnight - 3600, 0));
  });
});
