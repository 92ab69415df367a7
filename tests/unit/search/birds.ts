/** A small site about birds, indexed once for all tests of search. */
import { cp, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { SearchEngine } from '../../../src/search/engine.ts';
import { buildIndex, type IndexReport } from '../../../src/search/index-step.ts';
import { openIndex } from '../../../src/search/open-index.ts';

export const SITE = fileURLToPath(new URL('../../fixtures/search/site/', import.meta.url));

export interface Birds {
  readonly folder: string;
  readonly report: IndexReport;
  readonly engine: SearchEngine;
}

let made: Promise<Birds> | undefined;

async function make(): Promise<Birds> {
  const folder = await mkdtemp(path.join(tmpdir(), 'birds-'));
  await cp(SITE, folder, { recursive: true });
  const report = await buildIndex(folder);
  return { folder, report, engine: await openIndex(folder) };
}

/** The site's folder with its index, and the engine on it; the same for every test of a run. */
export const birds = (): Promise<Birds> => (made ??= make());

/** Addresses found for a query, best first. */
export async function addresses(query: string): Promise<string[]> {
  const { engine } = await birds();
  const { hits } = await engine.search(query);
  return hits.map(({ page }) => engine.page(page)?.address ?? '');
}
