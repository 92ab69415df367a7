/**
 * The ledger: every address and anchor ever released, with the short id it was released under.
 * Machine-written, append-only, sorted, one per line, so that two branches merge without a thought.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Problem } from '../core/problem.ts';
import { shareId } from '../core/share-id.ts';
import type { Site } from '../site/site.ts';
import { hasShortAddress } from './short.ts';
import { targetsOf } from './targets.ts';

/** Key (address, or address and anchor) → short id; null for what has no short address. */
export type Ledger = ReadonlyMap<string, string | null>;

export const LEDGER = 'permalinks.json';
const KEY = /^\/(?:[^\s#]*\/)?(?:#\S+)?$/;
const ID = /^[0-9a-z]{7}$/;

export interface LedgerRead {
  /** Undefined when the content folder has none: then nothing was promised, and nothing is checked. */
  readonly ledger: Ledger | undefined;
  readonly problems: readonly Problem[];
}

/** Reads the ledger of a content folder. A file that is no ledger is a problem, never an empty ledger. */
export function readLedger(dir: string): LedgerRead {
  const path = join(dir, LEDGER);
  if (!existsSync(path)) return { ledger: undefined, problems: [] };
  return parseLedger(readFileSync(path, 'utf8'), relative(process.cwd(), path));
}

/** Text → ledger. Pure. */
export function parseLedger(text: string, file: string): LedgerRead {
  const problem = (line: number, found: string): Problem => ({
    code: 'bad-ledger',
    place: { file, line, column: 1 },
    found,
    expected: `lines such as "/a/b/#c": "7k3m9qa", as “npm run permalinks” writes them`,
    suggestion: 'take both sides of a merge, line by line, then run “npm run permalinks”',
  });
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch (error) {
    return { ledger: undefined, problems: [problem(1, String(error))] };
  }
  if (typeof read !== 'object' || read === null || Array.isArray(read)) {
    return { ledger: undefined, problems: [problem(1, 'no list of addresses')] };
  }
  const lines = text.split('\n');
  const lineOf = (key: string): number =>
    Math.max(1, lines.findIndex((line) => line.includes(JSON.stringify(key))) + 1);
  const ledger = new Map<string, string | null>();
  const problems: Problem[] = [];
  for (const [key, id] of Object.entries(read)) {
    if (KEY.test(key) && (id === null || (typeof id === 'string' && ID.test(id)))) {
      ledger.set(key, id);
    } else problems.push(problem(lineOf(key), `${JSON.stringify(key)}: ${JSON.stringify(id)}`));
  }
  return { ledger, problems };
}

/** Ledger → text: sorted by code unit, which no locale changes. */
export function writeLedger(ledger: Ledger): string {
  const lines = [...ledger.keys()]
    .sort()
    .map((key) => `  ${JSON.stringify(key)}: ${JSON.stringify(ledger.get(key) ?? null)}`);
  return `{\n${lines.join(',\n')}\n}\n`;
}

/** What the site publishes now, as ledger entries. */
export function published(site: Site): Ledger {
  return new Map(
    [...targetsOf(site)].map(([key, target]) => [
      key,
      hasShortAddress(site, target) ? shareId(key) : null,
    ]),
  );
}

/**
 * The ledger with everything the site publishes now. Nothing is ever taken out or changed, but that
 * a target released without a short address gets one.
 */
export function extend(ledger: Ledger, site: Site): { ledger: Ledger; added: readonly string[] } {
  const next = new Map(ledger);
  const added: string[] = [];
  for (const [key, id] of published(site)) {
    if (next.has(key) && (next.get(key) !== null || id === null)) continue;
    next.set(key, id);
    added.push(key);
  }
  return { ledger: next, added: added.sort() };
}
