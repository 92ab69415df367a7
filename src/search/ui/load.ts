/** Gets the engine and its files over the network, once, and again when a deployment replaced them. */
import { fromFile, type DataFile } from '../data-file.ts';
import { SearchEngine, type OpenText } from '../engine.ts';
import { loadLanguage } from '../language.ts';
import { DATA_FILE, INDEX_FOLDER, TIES_FILE, type PagefindModule, type Ties } from '../pagefind.ts';
import { TextSearch } from '../text-search.ts';
import { BASE } from './dom.ts';

/** Longest a reader waits for a file before being told; a phone on 2G needs 4 s for the largest. */
const PATIENCE = 12_000;

async function get<Value>(file: string, cache: RequestCache): Promise<Value> {
  const signal = AbortSignal.timeout(PATIENCE);
  const response = await fetch(`${BASE}/${file}`, { cache, signal });
  if (!response.ok) throw new Error(`${response.status} for ${file}`);
  return (await response.json()) as Value;
}

/** Starts Pagefind in its worker and gets what ties its index to the title index. */
const start: OpenText = async (lexicon) => {
  const folder = `${BASE}/${INDEX_FOLDER}/`;
  const [module, ties] = await Promise.all([
    import(/* @vite-ignore */ `${folder}pagefind.js`) as Promise<PagefindModule>,
    get<Ties>(`${INDEX_FOLDER}/${TIES_FILE}`, 'no-cache'),
  ]);
  const pagefind = module.createInstance({
    basePath: folder,
    baseUrl: '/',
    metaCacheTag: ties.build,
  });
  // Resolves when the engine is there; `init` does so before.
  await pagefind.search('');
  return new TextSearch(pagefind, ties, lexicon);
};

/** Rejects after `PATIENCE`: Pagefind itself waits for ever for a start that failed. */
const openText: OpenText = (lexicon) =>
  Promise.race([
    start(lexicon),
    new Promise<never>((_, reject) => {
      setTimeout(() => reject(new Error('full text took too long')), PATIENCE);
    }),
  ]);

async function load(cache: RequestCache): Promise<SearchEngine> {
  const data = fromFile(await get<DataFile>(DATA_FILE, cache));
  return new SearchEngine(data, await loadLanguage(data.language), openText);
}

let loading: Promise<SearchEngine> | undefined;

/** The engine; the same one for every caller. A failed load is tried again by the next call. */
export async function loadEngine(): Promise<SearchEngine> {
  loading ??= load('no-cache');
  try {
    return await loading;
  } catch (error) {
    loading = undefined;
    throw error;
  }
}

/** The engine anew when the site was deployed since `old` was made; undefined when it was not. */
export async function newerEngine(old: SearchEngine): Promise<SearchEngine | undefined> {
  const engine = await load('reload');
  if (engine.data.build === old.data.build) return undefined;
  loading = Promise.resolve(engine);
  return engine;
}
