/** Gets the engine and its files over the network, once, and again when a deployment replaced them. */
import { fromFile, type DataFile } from '../data-file.ts';
import { SearchEngine, type OpenText } from '../engine.ts';
import { loadLanguage } from '../language.ts';
import { DATA_FILE, INDEX_FOLDER, TIES_FILE, type PagefindModule, type Ties } from '../pagefind.ts';
import { TextSearch } from '../text-search.ts';

const BASE = `${import.meta.env.BASE_URL.replace(/\/$/, '')}/`;
/** Longest a reader waits for a file before being told; a phone on 2G needs 4 s for the largest. */
const PATIENCE = 12_000;

async function get(file: string, cache: RequestCache): Promise<Response> {
  const response = await fetch(BASE + file, { cache, signal: AbortSignal.timeout(PATIENCE) });
  if (!response.ok) throw new Error(`${response.status} for ${file}`);
  return response;
}

/** Rejects after `PATIENCE`: Pagefind itself waits for ever for a start that failed. */
function patiently<Value>(promise: Promise<Value>): Promise<Value> {
  const late = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error('full text took too long')), PATIENCE);
  });
  return Promise.race([promise, late]);
}

/** Starts Pagefind in its worker and gets what ties its index to the title index. */
const openText: OpenText = async (lexicon, titles) => {
  const folder = `${BASE}${INDEX_FOLDER}/`;
  const start = async (): Promise<TextSearch> => {
    const [module, ties] = await Promise.all([
      import(/* @vite-ignore */ `${folder}pagefind.js`) as Promise<PagefindModule>,
      get(`${INDEX_FOLDER}/${TIES_FILE}`, 'no-cache').then((r) => r.json() as Promise<Ties>),
    ]);
    const pagefind = module.createInstance({
      basePath: folder,
      baseUrl: '/',
      metaCacheTag: ties.build,
    });
    // Resolves when the engine is there; `init` does so before.
    await pagefind.search('');
    return new TextSearch(pagefind, ties, lexicon, titles);
  };
  return patiently(start());
};

let loading: Promise<SearchEngine> | undefined;

/** The engine; the same one for every caller. A failed load is tried again by the next call. */
export function loadEngine(fresh = false): Promise<SearchEngine> {
  if (fresh) loading = undefined;
  loading ??= get(DATA_FILE, fresh ? 'reload' : 'no-cache')
    .then((response) => response.json() as Promise<DataFile>)
    .then(async (file) => {
      const data = fromFile(file);
      return new SearchEngine(data, await loadLanguage(data.language), openText);
    });
  const current = loading;
  current.catch(() => {
    if (loading === current) loading = undefined;
  });
  return current;
}

/** The engine anew when the site was deployed since `old` was made; undefined when it was not. */
export async function newerEngine(old: SearchEngine): Promise<SearchEngine | undefined> {
  const engine = await loadEngine(true);
  return engine.data.build === old.data.build ? undefined : engine;
}
