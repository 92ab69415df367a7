/** An exam of practice questions: which are drawn, what a reader chose, and how it went. Pure; the page draws it. */

export interface Asked {
  readonly id: string;
  /** Exam tasks; the first is the one it counts for. */
  readonly tasks: readonly string[];
}

/** A domain's percent of the marks, and the ids of its tasks with a space between, as the deck has them. */
export type Domain = readonly [weight: number, tasks: string];

/** A sitting that may be left and gone on with. */
export interface Sitting {
  readonly ids: readonly string[];
  /** By question: the options chosen, by their place from 0. */
  readonly picks: Readonly<Record<string, readonly number[]>>;
  /** Seconds used. */
  readonly spent: number;
  readonly done: boolean;
}

/**
 * At most `count` questions in the proportions of the domains, in random order. What a domain has too
 * few of, the others give. `dice` gives numbers from 0 to 1.
 */
export function drawQuestions(
  questions: readonly Asked[],
  domains: readonly Domain[],
  count: number,
  dice: () => number,
): string[] {
  const left = new Map<number, Asked[]>(
    domains.map(([, tasks], index) => {
      const own = new Set(tasks.split(' '));
      return [
        index,
        shuffled(
          questions.filter(({ tasks: [task = ''] }) => own.has(task)),
          dice,
        ),
      ];
    }),
  );
  const drawn: string[] = [];
  const taken = domains.map(() => 0);
  while (drawn.length < count) {
    // Who is furthest behind its share gives the next one.
    const [next] = domains
      .map(([weight], index) => ({ index, behind: ((taken[index] ?? 0) + 1) / (weight || 1) }))
      .filter(({ index }) => (left.get(index)?.length ?? 0) > 0)
      .sort((a, b) => a.behind - b.behind);
    const question = next && left.get(next.index)?.pop();
    if (!next || !question) break;
    taken[next.index] = (taken[next.index] ?? 0) + 1;
    drawn.push(question.id);
  }
  return shuffled(drawn, dice);
}

function shuffled<Item>(items: readonly Item[], dice: () => number): Item[] {
  return items
    .map((item) => ({ item, at: dice() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

/** A sitting from storage; undefined for none, a broken one, or one about questions this edition lacks. */
export function readSitting(given: unknown, known: ReadonlySet<string>): Sitting | undefined {
  if (typeof given !== 'object' || given === null) return undefined;
  const { ids, picks, spent, done } = given as Partial<Record<keyof Sitting, unknown>>;
  if (!Array.isArray(ids) || ids.length === 0 || !ids.every((id) => known.has(id as string))) {
    return undefined;
  }
  if (typeof spent !== 'number' || !(spent >= 0) || typeof picks !== 'object') return undefined;
  const chosen = Object.entries(picks ?? {}).flatMap(([id, places]) =>
    known.has(id) && Array.isArray(places) && places.every(Number.isSafeInteger)
      ? [[id, places as number[]] as const]
      : [],
  );
  return { ids: ids as string[], picks: Object.fromEntries(chosen), spent, done: done === true };
}

/** All the right options and no other: as the exam counts. */
export const isRight = (picked: readonly number[], right: readonly number[]): boolean =>
  picked.length === right.length && right.every((place) => picked.includes(place));

export interface TaskResult {
  readonly task: string;
  readonly right: number;
  readonly all: number;
}

/** Right answers by task, in the order of the domains. `right` has the right options of each question. */
export function resultOf(
  { ids, picks }: Sitting,
  questions: ReadonlyMap<string, Asked>,
  right: ReadonlyMap<string, readonly number[]>,
): { readonly tasks: readonly TaskResult[]; readonly missed: readonly string[] } {
  const ok = new Map(
    ids.map((id) => [id, isRight(picks[id] ?? [], right.get(id) ?? [-1])] as const),
  );
  const byTask = Map.groupBy(ids, (id) => questions.get(id)?.tasks[0] ?? '');
  return {
    tasks: [...byTask]
      .map(([task, own]) => ({
        task,
        right: own.filter((id) => ok.get(id)).length,
        all: own.length,
      }))
      .sort((a, b) => a.task.localeCompare(b.task, 'en', { numeric: true })),
    missed: ids.filter((id) => !ok.get(id)),
  };
}
