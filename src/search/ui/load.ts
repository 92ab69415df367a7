/** Gets the engine and its files over the network, once, and again when a deployment replaced them. */
import { SearchEngine } from '../engine.ts';
import { unpack, type Packed } from '../pack.ts';

const FOLDER = `${import.meta.env.BASE_URL.replace(/\/$/, '')}/pagefind/`;
/** Longest a reader waits for a file before being told; a phone on 2G needs 4 s for the largest. */
const PATIENCE = 12_000;

async function get(file: string, cache: RequestCache): Promise<Response> {
  const response = await fetch(FOLDER + file, { cache, signal: AbortSignal.timeout(PATIENCE) });
  if (!response.ok) throw new Error(`${response.status} for ${file}`);
  return response;
}

const read = async (file: string): Promise<Uint8Array> =>
  new Uint8Array(await (await get(file, 'default')).arrayBuffer());

let loading: Promise<SearchEngine> | undefined;

/** The engine; the same one for every caller. A failed load is tried again by the next call. */
export function loadEngine(fresh = false): Promise<SearchEngine> {
  if (fresh) loading = undefined;
  loading ??= get('search.json', fresh ? 'reload' : 'no-cache')
    .then((response) => response.json() as Promise<Packed>)
    .then((packed) => new SearchEngine(unpack(packed), read));
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
