/**
 * When a card comes back: FSRS with its default weights, replayed from the log, and what of it is for
 * today. Days are whole numbers; everything here is a pure function of log, plan and day.
 */
import { FSRSAlgorithm, type FSRSState } from 'ts-fsrs';
import { hash32 } from './carry.ts';
import type { Answer, Plan } from './log.ts';

/** A day lasts until four in the morning, where the reader is. */
const NIGHT = 4 * 3600;
/** The day of a time in seconds since 1970; `offset` is what `Date#getTimezoneOffset` says, in minutes. */
export const dayOf = (seconds: number, offset: number): number =>
  Math.floor((seconds - offset * 60 - NIGHT) / 86_400);
/** The day of a date such as `2027-01-31`. */
export const dayOfDate = (date: string): number => Date.parse(date) / 86_400_000;

/** FSRS's default: a card comes back when nine of ten such cards would still be known. */
export const RETENTION = 0.9;
const fsrs = new FSRSAlgorithm({ enable_short_term: false, request_retention: RETENTION });

export interface Memory {
  readonly state: FSRSState;
  /** The day of the last answer, and its grade. */
  readonly last: number;
  readonly grade: number;
}

/** A memory after one more answer. */
export function next(memory: Memory | undefined, day: number, grade: number): Memory {
  const elapsed = memory ? Math.max(0, day - memory.last) : 0;
  return { state: fsrs.next_state(memory?.state ?? null, elapsed, grade), last: day, grade };
}

/** The memories a log leaves behind, by card. `log` is in order of time, as `merge` gives it. */
export function replay(
  log: readonly Answer[],
  day: (seconds: number) => number,
): Map<string, Memory> {
  const memories = new Map<string, Memory>();
  for (const { card, at, grade } of log) {
    if (grade > 0) memories.set(card, next(memories.get(card), day(at), grade));
  }
  return memories;
}

/** How likely a card is known on a day, 0 to 1, as FSRS has it. */
export const chance = ({ state, last }: Memory, day: number): number =>
  fsrs.forgetting_curve(Math.max(0, day - last), state.stability);

/** Known: remembered when last asked, and not yet due again. */
export const known = (memory: Memory | undefined, day: number): boolean =>
  memory !== undefined && memory.grade > 1 && chance(memory, day) >= RETENTION - 0.001;

export interface Item {
  readonly id: string;
  /** What it counts in the exam; cards of a heavier domain go first where not all can. */
  readonly weight: number;
  /** Cards that are easily mixed up come one after the other. */
  readonly set?: string | undefined;
}

/** Of the last days before an exam, those in which every card comes once more: room for all, and a third more. */
const lastDays = (cards: number, perDay: number): number =>
  Math.max(3, Math.ceil((cards * 1.33) / perDay) + 1);
/** What a missed week left behind is spread over as many days. */
const CATCH_UP = 7;

export interface Today {
  /** Cards to ask, in order. */
  readonly queue: readonly string[];
  /** How many of them were never asked. */
  readonly fresh: number;
}

interface Asked {
  readonly items: readonly Item[];
  readonly log: readonly Answer[];
  readonly plan: Plan;
  /** Seconds since 1970. */
  readonly now: number;
  readonly day: (seconds: number) => number;
  /** A part of the cards, chosen by the reader: new ones are not held back for later days. */
  readonly only?: ReadonlySet<string> | undefined;
}

/**
 * What is for today. The state in the morning decides, and what was answered since is taken out, so
 * that a round may be left and gone on with; never more than `perDay` answers a day, all rounds together.
 */
export function today({ items, log, plan, now, day, only }: Asked): Today {
  const date = day(now);
  const morning = log.findIndex(({ at }) => day(at) >= date);
  const memories = replay(morning < 0 ? log : log.slice(0, morning), day);
  const done = new Set(
    (morning < 0 ? [] : log.slice(morning)).flatMap(({ card, grade }) => (grade > 0 ? [card] : [])),
  );
  const due = dueOn({ items, memories, plan, date });
  const chosen = only
    ? [...due.reviews, ...due.early].filter(({ id }) => only.has(id))
    : due.planned;
  const queue = chosen
    .filter(({ id }) => !done.has(id))
    .slice(0, Math.max(0, plan.perDay - done.size));
  return {
    queue: arrange(queue, date),
    fresh: queue.filter(({ id }) => !memories.has(id)).length,
  };
}

interface Due {
  /** Cards that are due, most urgent first. */
  readonly reviews: readonly Item[];
  /** Cards that were never asked, in the order they are begun. */
  readonly early: readonly Item[];
  /** What of both is for today, at most `perDay`. */
  readonly planned: readonly Item[];
}

function dueOn({
  items,
  memories,
  plan: { perDay, exam },
  date,
}: {
  readonly items: readonly Item[];
  readonly memories: ReadonlyMap<string, Memory>;
  readonly plan: Plan;
  readonly date: number;
}): Due {
  const examDay = exam ? dayOfDate(exam) : Number.NaN;
  const ahead = examDay >= date;
  const start = ahead ? examDay - lastDays(items.length, perDay) : Number.POSITIVE_INFINITY;
  const slots = ahead ? slotsOf(items, start, examDay) : new Map<string, number>();
  const dated = items.flatMap((item) => {
    const memory = memories.get(item.id);
    if (!memory) return [];
    const slot = slots.get(item.id) ?? Number.POSITIVE_INFINITY;
    const missing = ahead && memory.last < start;
    const natural = memory.last + fsrs.next_interval(memory.state.stability, 0);
    const at = missing ? Math.min(natural, slot) : natural;
    return at <= date ? [{ item, at, missing: missing && date >= start }] : [];
  });
  // In the last days those not seen in them come first, the heavier ones before the others.
  dated.sort(
    (a, b) =>
      Number(b.missing) - Number(a.missing) ||
      (a.missing ? b.item.weight - a.item.weight : 0) ||
      b.at - a.at ||
      hash32(a.item.id) - hash32(b.item.id),
  );
  const early = inProportion(items.filter(({ id }) => !memories.has(id)));
  const reviews = dated.map(({ item }) => item);
  if (ahead && date >= start) {
    const missing = dated.filter((card) => card.missing).length;
    const all = [...reviews.slice(0, missing), ...early, ...reviews.slice(missing)];
    return { reviews, early, planned: all.slice(0, perDay) };
  }
  const overdue = dated.filter(({ at }) => at < date).length;
  const owed = dated.length - overdue + Math.min(overdue, Math.max(5, overdue / CATCH_UP));
  const third = Math.ceil(perDay / 3);
  // Before an exam every card has to be begun in time, and new ones have their room before reviews do;
  // without one, nothing new is begun while more waits than a day holds.
  const begun = ahead
    ? Math.min(Math.ceil(perDay * 0.6), Math.max(third, Math.ceil(early.length / (start - date))))
    : overdue > perDay
      ? 0
      : third;
  const share = Math.min(Math.ceil(owed), ahead ? perDay - begun : perDay);
  const fresh = early.slice(0, Math.min(begun, perDay - share));
  return { reviews, early, planned: [...reviews.slice(0, share), ...fresh] };
}

/** Answers a card needs from its first one to the exam, and once it is begun; `npm run bench -- recall` has both. */
const NEEDS = { fresh: 3.2, begun: 1.5 };

/** Answers a day that would bring every card before the exam to last; 0 without an exam ahead. */
export function perDayFor({ items, log, plan: { exam }, now, day }: Asked): number {
  const days = exam ? dayOfDate(exam) - day(now) : 0;
  if (days <= 0) return 0;
  const begun = new Set(log.map(({ card }) => card));
  const fresh = items.filter(({ id }) => !begun.has(id)).length;
  return Math.ceil((fresh * NEEDS.fresh + (items.length - fresh) * NEEDS.begun) / days);
}

/** The day on which each card comes once more before the exam: the heavier ones later, so that they are fresher. */
function slotsOf(items: readonly Item[], start: number, exam: number): Map<string, number> {
  const order = items.toSorted((a, b) => a.weight - b.weight || hash32(a.id) - hash32(b.id));
  // The last quarter is left for what was forgotten meanwhile.
  const days = Math.max(1, Math.floor((exam - start) * 0.75));
  return new Map(
    order.map(({ id }, index) => [id, start + Math.floor((index / order.length) * days)]),
  );
}

/** New cards in such an order that each weight has its share of every beginning of the list. */
function inProportion(items: readonly Item[]): Item[] {
  const groups = [...Map.groupBy(items, ({ weight }) => weight)].map(([weight, cards]) => ({
    weight,
    cards,
    taken: 0,
  }));
  return items.map(() => {
    const open = groups.filter(({ taken, cards }) => taken < cards.length);
    const best = open.reduce((a, b) =>
      (b.taken + 1) / (b.weight || 1) < (a.taken + 1) / (a.weight || 1) ? b : a,
    );
    best.taken += 1;
    return best.cards[best.taken - 1] as Item;
  });
}

/** Mixed, by a hand that deals alike all day; cards of one set follow each other. */
export function arrange(items: readonly Item[], seed: number): string[] {
  const dealt = items
    .map((item) => ({ item, at: hash32(`${seed} ${item.id}`) }))
    .sort((a, b) => a.at - b.at);
  const sets = Map.groupBy(dealt, ({ item }) => item.set ?? item.id);
  return [...sets.values()].flatMap((set) => set.map(({ item }) => item.id));
}
