/** Judges golden queries: pure measures, no files, no printing. */

export interface GoldenQuery {
  readonly q: string;
  readonly first: string | readonly string[];
}
export type Golden = Readonly<Record<string, readonly GoldenQuery[]>>;

export interface Judged {
  readonly group: string;
  readonly query: string;
  readonly expected: readonly string[];
  /** Addresses in the order found. */
  readonly found: readonly string[];
  /** Place of the first right one, from 1; 0 when none is. */
  readonly place: number;
}

export interface Measures {
  readonly queries: number;
  /** Shares, 0 to 1. */
  readonly success1: number;
  readonly success3: number;
  /** Mean reciprocal rank. */
  readonly mrr: number;
  /** Queries that showed nothing at all. */
  readonly deadEnds: number;
}

/** `any` expects only that something is shown. */
const ANY = 'any';

/** An address found is right when it is the page expected, and its anchor too where one is expected. */
function isRight(found: string, expected: string): boolean {
  return expected.includes('#') ? found === expected : found.split('#')[0] === expected;
}

export function judge(group: string, { q, first }: GoldenQuery, found: readonly string[]): Judged {
  const expected = typeof first === 'string' ? [first] : first;
  const right = (address: string): boolean =>
    expected.some((wanted) => wanted === ANY || isRight(address, wanted));
  return { group, query: q, expected, found, place: found.findIndex(right) + 1 };
}

export function measure(judged: readonly Judged[]): Measures {
  const share = (test: (one: Judged) => boolean): number =>
    judged.length ? judged.filter(test).length / judged.length : 1;
  return {
    queries: judged.length,
    success1: share(({ place }) => place === 1),
    success3: share(({ place }) => place > 0 && place <= 3),
    mrr:
      judged.reduce((sum, { place }) => sum + (place ? 1 / place : 0), 0) /
      Math.max(1, judged.length),
    deadEnds: judged.filter(({ found }) => !found.length).length,
  };
}
