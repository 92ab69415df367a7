/**
 * What a reader answered, as a log that only grows: two devices merge by union, so nothing can
 * conflict, and the schedule is replayed from it. Whatever comes from a file, a link or a store is
 * checked here.
 */

/** Grades are FSRS's own; 0 takes an answer back, which a log that only grows has to say. */
export type Grade = 0 | 1 | 3;
export const AGAIN = 1;
export const KNEW = 3;

export interface Answer {
  /** A card's id; one that today's content does not have is kept all the same. */
  readonly card: string;
  /** Seconds since 1970. */
  readonly at: number;
  readonly grade: Grade;
}

export interface Plan {
  /** Answers a day, at most. */
  readonly perDay: number;
  /** The day of the exam, `2027-01-31`. */
  readonly exam?: string | undefined;
}
export const DEFAULT_PLAN: Plan = { perDay: 30 };

/** Bounds of what is taken in: more is no reader's, and would only fill the store. */
export const LIMITS = { answers: 100_000, id: 200, bytes: 10_000_000 };
/** 1 January 2020: nothing was answered before this existed. */
const FIRST = 1_577_836_800;

export const isAnswer = (given: unknown, now: number): given is Answer => {
  if (typeof given !== 'object' || given === null) return false;
  const { card, at, grade } = given as Partial<Record<keyof Answer, unknown>>;
  return (
    typeof card === 'string' &&
    card.length > 0 &&
    card.length <= LIMITS.id &&
    Number.isSafeInteger(at) &&
    (at as number) >= FIRST &&
    // A clock of another device may be ahead, not by more than a day.
    (at as number) <= now + 86_400 &&
    (grade === 0 || grade === AGAIN || grade === KNEW)
  );
};

export function readPlan(given: unknown): Plan {
  const { perDay, exam } = (given ?? {}) as Partial<Record<keyof Plan, unknown>>;
  const many = Math.round(Number(perDay));
  return {
    perDay: many >= 1 && many <= 500 ? many : DEFAULT_PLAN.perDay,
    ...(typeof exam === 'string' && /^20\d\d-\d\d-\d\d$/.test(exam) && { exam }),
  };
}

export const keyOf = ({ card, at }: Answer): string => `${at} ${card}`;

/** The union of logs, oldest first. Of two grades for one answer the lower stands: taken back is for good. */
export function merge(...logs: readonly (readonly Answer[])[]): Answer[] {
  const all = new Map<string, Answer>();
  for (const answer of logs.flat()) {
    const known = all.get(keyOf(answer));
    if (!known || answer.grade < known.grade) all.set(keyOf(answer), answer);
  }
  return [...all.values()].sort((a, b) => a.at - b.at || (a.card < b.card ? -1 : 1));
}

export interface Carried {
  readonly answers: readonly Answer[];
  readonly plan: Plan | undefined;
  /** Addresses of pages marked as read. */
  readonly read: readonly string[];
}

/** The file a reader takes with them. */
export const writeFile = ({ answers, plan, read }: Carried): string =>
  JSON.stringify({
    format: 'recall',
    version: 1,
    plan,
    read,
    answers: answers.map(({ card, at, grade }) => [card, at, grade]),
  });

/** Reads such a file; undefined for one that is broken, foreign or too large: nothing of it is taken. */
export function readFile(text: string, now: number): Carried | undefined {
  if (text.length > LIMITS.bytes) return undefined;
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof given !== 'object' || given === null) return undefined;
  const { format, version, answers, plan, read } = given as Record<string, unknown>;
  if (format !== 'recall' || version !== 1 || !Array.isArray(answers)) return undefined;
  if (answers.length > LIMITS.answers) return undefined;
  const read1 = answers.map((row: unknown) =>
    Array.isArray(row) ? { card: row[0], at: row[1], grade: row[2] } : undefined,
  );
  if (!read1.every((answer) => isAnswer(answer, now))) return undefined;
  return {
    answers: read1 as Answer[],
    plan: plan ? readPlan(plan) : undefined,
    read: Array.isArray(read)
      ? read.filter((path): path is string => typeof path === 'string' && path.length < LIMITS.id)
      : [],
  };
}
