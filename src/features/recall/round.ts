/** One sitting: which card is asked, what was missed, and the way back. What was missed is asked again at its end. */
import { AGAIN, type Answer, type Grade } from './log.ts';

interface Step {
  readonly card: string;
  readonly grade: Grade;
  /** What went into the log; undefined for an answer that does not count. */
  readonly logged: Answer | undefined;
}

export interface Round {
  /** Cards in order, a missed one a second time at the end. */
  readonly queue: readonly string[];
  readonly steps: readonly Step[];
}

export const startRound = (queue: readonly string[]): Round => ({ queue, steps: [] });

/** The card that is asked; undefined when the round is over. */
export const current = ({ queue, steps }: Round): string | undefined => queue[steps.length];

/** The round after an answer to the current card. */
export function answered({ queue, steps }: Round, grade: Grade, logged?: Answer): Round {
  const card = queue[steps.length];
  if (card === undefined) return { queue, steps };
  return {
    queue: grade === AGAIN ? [...queue, card] : queue,
    steps: [...steps, { card, grade, logged }],
  };
}

/** The round before its last answer, and what the log has to take back; undefined at its beginning. */
export function undone({
  queue,
  steps,
}: Round): { round: Round; back: Answer | undefined } | undefined {
  const last = steps.at(-1);
  if (!last) return undefined;
  return {
    round: { queue: last.grade === AGAIN ? queue.slice(0, -1) : queue, steps: steps.slice(0, -1) },
    back: last.logged && { ...last.logged, grade: 0 },
  };
}

/** The round without what was asked elsewhere meanwhile; what is on the screen, and what was missed here, stays. */
export const without = ({ queue, steps }: Round, elsewhere: ReadonlySet<string>): Round => ({
  steps,
  queue: queue.filter(
    (id, place) =>
      place <= steps.length || !elsewhere.has(id) || steps.some(({ card }) => card === id),
  ),
});

export interface Summary {
  /** Cards asked, each once. */
  readonly asked: number;
  /** Those known at the first question. */
  readonly known: number;
  /** Those missed at least once, in order. */
  readonly missed: readonly string[];
}

export function summaryOf({ steps }: Round): Summary {
  const asked = new Set(steps.map(({ card }) => card));
  const missed = new Set(steps.flatMap(({ card, grade }) => (grade === AGAIN ? [card] : [])));
  return { asked: asked.size, known: asked.size - missed.size, missed: [...missed] };
}
