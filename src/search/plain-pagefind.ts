/** Pagefind's own search on the same index, in Node: what the planner is measured against. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { INDEX_FOLDER } from './index-step.ts';

interface PagefindModule {
  createInstance(options: { basePath: string; noWorker: boolean; language: string }): {
    search(term: string): Promise<{ results: { data(): Promise<{ url: string }> }[] }>;
  };
}

/** Pagefind fetches its files; in Node those below its folder are read from there instead. */
function readFetchesFrom(folder: string): void {
  const original = globalThis.fetch;
  globalThis.fetch = async (input, init) => {
    const address = String(input instanceof Request ? input.url : input).split('?')[0] ?? '';
    if (!address.startsWith(folder)) return original(input, init);
    return new Response(await readFile(address));
  };
}

/** Searches the built site as `pagefind.js` does by itself: addresses, best first, at most `most`. */
export async function plainPagefind(
  distDir: string,
  most = 10,
): Promise<(query: string) => Promise<string[]>> {
  const folder = `${path.join(path.resolve(distDir), INDEX_FOLDER)}/`;
  readFetchesFrom(folder);
  const module = (await import(pathToFileURL(`${folder}pagefind.js`).href)) as PagefindModule;
  const instance = module.createInstance({ basePath: folder, noWorker: true, language: 'en' });
  return async (query) => {
    const { results } = await instance.search(query);
    const data = await Promise.all(results.slice(0, most).map((result) => result.data()));
    // Its addresses begin with the folder the index lies in, which on a server is the site's root.
    return data.map(({ url }) => url.replace(path.resolve(distDir), ''));
  };
}
