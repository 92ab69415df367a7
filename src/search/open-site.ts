/** Opens search on a site's model in Node, through Pagefind's own code: for the terminal and the tests. */
import type { Site } from '../site/site.ts';
import { buildSearch } from './build-index.ts';
import { SearchEngine } from './engine.ts';
import { loadLanguage } from './language.ts';
import { INDEX_FOLDER, TIES_FILE, type Pagefind, type Ties } from './pagefind.ts';
import { runPagefind } from './run-pagefind.ts';
import { TextSearch } from './text-search.ts';

export interface OpenSite {
  readonly engine: SearchEngine;
  /** Pagefind by itself on the same index: what the engine is measured against. */
  readonly pagefind: Pagefind;
}

/** The search engine of a site. Indexes its text first: a second for a hundred pages. */
export async function openSite(site: Site): Promise<OpenSite> {
  const { data, files } = await buildSearch(site);
  const folder = `${INDEX_FOLDER}/`;
  const index = new Map(
    [...files]
      .filter(([path]) => path.startsWith(folder))
      .map(([path, bytes]) => [path.slice(folder.length), bytes]),
  );
  const ties = JSON.parse(new TextDecoder().decode(index.get(TIES_FILE))) as Ties;
  const pagefind = await runPagefind(index, data.language);
  const engine = new SearchEngine(
    data,
    await loadLanguage(data.language),
    async (lexicon) => new TextSearch(pagefind, ties, lexicon),
  );
  return { engine, pagefind };
}
