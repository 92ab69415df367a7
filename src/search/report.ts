/** Judges golden queries on a site, beside Pagefind by itself: for the report and the tests. */
import type { OpenSite } from './open-site.ts';
import { resultsOf } from './result.ts';

export interface GoldenQuery {
  readonly q: string;
  /** Addresses of which one should come first, with an anchor where the section matters; `any` when only something should. */
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

/** Results looked at, as many as one screen shows. */
const SHOWN = 10;

/** Addresses found for a query, best first. */
export type Ask = (query: string) => Promise<readonly string[]>;

export function judge(group: string, { q, first }: GoldenQuery, found: readonly string[]): Judged {
  const expected = typeof first === 'string' ? [first] : first;
  const isRight = (address: string): boolean =>
    expected.some((one) => one === 'any' || one === address || one === address.split('#')[0]);
  return { group, query: q, expected, found, place: found.findIndex(isRight) + 1 };
}

/** Every query judged, in order. */
export async function judgeAll(ask: Ask, golden: Golden): Promise<Judged[]> {
  const judged: Judged[] = [];
  for (const [group, queries] of Object.entries(golden))
    for (const query of queries) judged.push(judge(group, query, await ask(query.q)));
  return judged;
}

/** How this site's search answers; by its first tier alone, when asked so. */
export const ours =
  ({ engine }: OpenSite, firstTier = false): Ask =>
  async (query) => {
    const { hits } = firstTier ? engine.quick(query) : await engine.search(query);
    const shown = (hits.length ? hits : engine.popular()).slice(0, SHOWN);
    return resultsOf(engine, shown).map(({ address }) => address);
  };

/** How Pagefind answers when it is given what was typed. */
export const pagefinds =
  ({ pagefind }: OpenSite): Ask =>
  async (query) => {
    const results = (await pagefind.search(query))?.results ?? [];
    const pages = await Promise.all(results.slice(0, SHOWN).map((result) => result.data()));
    return pages.map(({ url }) => url);
  };

export function measure(judged: readonly Judged[]): Measures {
  const queries = judged.length;
  const mean = (of: (one: Judged) => number): number =>
    judged.reduce((sum, one) => sum + of(one), 0) / Math.max(1, queries);
  return {
    queries,
    success1: mean(({ place }) => Number(place === 1)),
    success3: mean(({ place }) => Number(place > 0 && place <= 3)),
    mrr: mean(({ place }) => (place ? 1 / place : 0)),
    deadEnds: judged.filter(({ found }) => !found.length).length,
  };
}
