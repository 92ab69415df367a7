/**
 * Where answers are kept: IndexedDB, one record an answer under its time and card, so that tabs and
 * devices only ever add. A browser that refuses keeps them for as long as the page is open, and says so.
 */
import { isAnswer, merge, readPlan, type Answer, type Plan } from './log.ts';

const NAME = `recall ${import.meta.env.BASE_URL}`;
const ANSWERS = 'answers';
/** `localStorage`: the plan, and the pages marked as read (`client/continue.ts` writes them). */
export const PLAN = 'recall-plan';
export const READ = 'read';
export const STAMP = 'recall-stamp';

export interface Store {
  /** False when nothing outlives the page. */
  readonly kept: boolean;
  /** Everything that can be read; what is no answer stays where it is and is left out. */
  all(): Promise<Answer[]>;
  /** Adds answers; false when the browser had no room for them. */
  add(answers: readonly Answer[]): Promise<boolean>;
  clear(): Promise<void>;
  /** Calls back when another tab has added answers. */
  follow(changed: () => void): void;
}

export const seconds = (): number => Math.floor(Date.now() / 1000);

export async function openStore(): Promise<Store> {
  // Other tabs of this browser are told of a change by a value that they see change.
  const follow = (changed: () => void): void =>
    addEventListener('storage', ({ key }) => key === STAMP && changed());
  const stamp = (): void => keep(STAMP, Date.now());
  // What could not be stored is in here, so that a round goes on.
  let loose: Answer[] = [];
  const database = await open().catch(() => undefined);
  const read = async (): Promise<unknown[]> =>
    database ? await done(database.transaction(ANSWERS).objectStore(ANSWERS).getAll()) : [];
  return {
    kept: database !== undefined,
    follow,
    all: async () => {
      const now = seconds();
      const stored = await read().catch((): unknown[] => []);
      return merge(
        stored.filter((answer): answer is Answer => isAnswer(answer, now)),
        loose,
      );
    },
    add: async (answers) => {
      loose = merge(loose, answers);
      if (!database) return false;
      try {
        await put(database, loose);
        loose = [];
        stamp();
        return true;
      } catch {
        return false;
      }
    },
    clear: async () => {
      loose = [];
      if (!database) return;
      await done(database.transaction(ANSWERS, 'readwrite').objectStore(ANSWERS).clear());
      stamp();
    },
  };
}

async function open(): Promise<IDBDatabase> {
  const request = indexedDB.open(NAME, 1);
  request.addEventListener('upgradeneeded', () => {
    request.result.createObjectStore(ANSWERS, { keyPath: ['at', 'card'] });
  });
  return done(request);
}

/** All or none of them; a grade that takes an answer back is not overwritten. */
function put(database: IDBDatabase, answers: readonly Answer[]): Promise<void> {
  const transaction = database.transaction(ANSWERS, 'readwrite');
  const store = transaction.objectStore(ANSWERS);
  for (const answer of answers) {
    const known = store.get([answer.at, answer.card]);
    known.addEventListener('success', () => {
      const { grade = Number.POSITIVE_INFINITY } = (known.result ?? {}) as Partial<Answer>;
      if (answer.grade < grade) store.put(answer);
    });
  }
  return new Promise((resolve, reject) => {
    transaction.addEventListener('complete', () => resolve());
    transaction.addEventListener('abort', () => reject(transaction.error ?? new Error('aborted')));
  });
}

const done = <Result>(request: IDBRequest<Result>): Promise<Result> =>
  new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('refused')));
  });

/** A value of `localStorage`, read as JSON; undefined when there is none, it is broken, or storage is closed. */
export function kept(name: string): unknown {
  try {
    return JSON.parse(localStorage.getItem(name) ?? 'null') ?? undefined;
  } catch {
    return undefined;
  }
}

export function keep(name: string, value: unknown): void {
  try {
    localStorage.setItem(name, JSON.stringify(value));
  } catch {
    // It then lasts as long as the page.
  }
}

export const plan = (): Plan => readPlan(kept(PLAN));
export function pagesRead(): string[] {
  const paths = kept(READ);
  return Array.isArray(paths) ? paths.filter((path) => typeof path === 'string') : [];
}
