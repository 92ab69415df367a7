/**
 * A learner of sixty days before an exam, by FSRS's own model of memory and from a seed: answers a day,
 * whether every card was seen in the last days, and what is known on the day of the exam and later,
 * beside somebody who begins in the last week: with the same answers a day, and with as many in all.
 */
import { cardsOf } from '../../src/features/recall/cards.ts';
import { readDeck } from '../../src/features/recall/contract.ts';
import { deckOf } from '../../src/features/recall/deck.ts';
import type { Answer, Plan } from '../../src/features/recall/log.ts';
import { chance, next, replay, today, type Memory } from '../../src/features/recall/schedule.ts';
import { loadSite } from '../../src/site/load.ts';
import { random } from './generate.ts';

const DAYS = 60;
const START = 20_500;
const SECONDS = 86_400;
const day = (seconds: number): number => Math.floor(seconds / SECONDS);
const date = (at: number): string => new Date(at * SECONDS * 1000).toISOString().slice(0, 10);
const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
const percent = (value: number): string => `${(value * 100).toFixed(1)} %`;

const site = loadSite('content');
const items = [...readDeck(deckOf(site)).values()];

/** Sixty days of a learner who comes on the days that `comes` names. */
function learn(plan: Plan, comes: (day: number) => boolean): { log: Answer[]; counts: number[] } {
  const dice = random(7);
  const log: Answer[] = [];
  const counts: number[] = [];
  const memories = new Map<string, Memory>();
  for (let at = START; at < START + DAYS; at += 1) {
    const now = at * SECONDS + 50_000;
    const queue = comes(at - START) ? today({ items, log, plan, now, day }).queue : [];
    for (const [index, card] of queue.entries()) {
      const memory = memories.get(card);
      // A new card is read before it is asked: half are known at the first question.
      const grade = dice() < (memory ? chance(memory, at) : 0.5) ? 3 : 1;
      memories.set(card, next(memory, at, grade));
      log.push({ card, at: now + index, grade });
    }
    counts.push(queue.length);
  }
  return { log, counts };
}

/** So many answers, all in the last week, the cards in turn. */
function cram(count: number): Map<string, Memory> {
  const dice = random(7);
  const memories = new Map<string, Memory>();
  for (let index = 0; index < count; index += 1) {
    const { id } = items[index % items.length] ?? { id: '' };
    const at = START + DAYS - 7 + Math.floor((index / count) * 7);
    const memory = memories.get(id);
    const grade = dice() < (memory ? chance(memory, at) : 0.5) ? 3 : 1;
    memories.set(id, next(memory, at, grade));
  }
  return memories;
}

const knownOf = (memories: ReadonlyMap<string, Memory>, at: number): number =>
  mean(
    items.map(({ id }) => {
      const memory = memories.get(id);
      return memory ? chance(memory, at) : 0;
    }),
  );

console.log(`${cardsOf(site).length} cards, ${DAYS} days to the exam`);
const exam = START + DAYS;
for (const [name, perDay, comes] of [
  ['every day', 30, () => true],
  ['every day', 60, () => true],
  ['a week missed', 60, (at: number) => at < 20 || at > 26],
] as const) {
  const { log, counts } = learn({ perDay, exam: date(exam) }, comes);
  const memories = replay(log, day);
  const last = exam - Math.max(3, Math.ceil((items.length * 1.33) / perDay) + 1);
  const seen = items.filter(({ id }) => (memories.get(id)?.last ?? 0) >= last).length;
  const week = cram(perDay * 7);
  const crammed = cram(log.length);
  const over = Math.max(...counts);
  console.log(
    `  ${name}, at most ${perDay} a day: ${log.length} answers, ${over} on the fullest day`,
  );
  console.log(`    seen in the last ${exam - last} days: ${seen} of ${items.length}`);
  for (const [when, at] of [
    ['on the day', exam],
    ['a month later', exam + 30],
  ] as const) {
    console.log(
      `    known ${when}: ${percent(knownOf(memories, at))}; begun in the last week ${percent(knownOf(week, at))}, at ${Math.ceil(log.length / 7)} a day ${percent(knownOf(crammed, at))}`,
    );
  }
  if (over > perDay || seen < items.length) process.exitCode = 1;
}
