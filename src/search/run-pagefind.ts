/**
 * Runs Pagefind's browser code in Node, on the files of an index in memory. It fetches its files and
 * looks for the page's language in `document`; both are answered from here.
 */
import type { Pagefind, PagefindModule } from './pagefind.ts';

/** An address no other code fetches; each index gets a folder of its own below it. */
const ORIGIN = 'https://pagefind.invalid/';
const folders = new Map<string, ReadonlyMap<string, Uint8Array>>();
let patched = false;
let count = 0;

function answerFetches(): void {
  if (patched) return;
  patched = true;
  const original = globalThis.fetch;
  globalThis.fetch = async (input, init) => {
    const address = String(input instanceof Request ? input.url : input);
    if (!address.startsWith(ORIGIN)) return original(input, init);
    const [folder = '', ...rest] = address.slice(ORIGIN.length).split('?')[0]?.split('/') ?? [];
    const bytes = folders.get(folder)?.get(rest.join('/'));
    return bytes ? new Response(Uint8Array.from(bytes)) : new Response(null, { status: 404 });
  };
}

/** Pagefind on an index whose files are given by their path in the index's folder. */
export async function runPagefind(
  files: ReadonlyMap<string, Uint8Array>,
  language: string,
): Promise<Pagefind> {
  const code = files.get('pagefind.js');
  if (!code) throw new Error('the index has no pagefind.js');
  answerFetches();
  const folder = `index-${(count += 1)}`;
  folders.set(folder, files);
  // A module of its own for each: two that start at once would write into one another's memory.
  const own = Buffer.concat([code, Buffer.from(`\n//${folder}`)]);
  const source = `data:text/javascript;base64,${own.toString('base64')}`;
  const { createInstance } = (await import(/* @vite-ignore */ source)) as PagefindModule;
  const root = { querySelector: () => ({ getAttribute: () => language }) };
  const before = Object.getOwnPropertyDescriptor(globalThis, 'document');
  Object.defineProperty(globalThis, 'document', { value: root, configurable: true });
  try {
    return createInstance({ basePath: `${ORIGIN}${folder}/`, baseUrl: '/', noWorker: true });
  } finally {
    if (before) Object.defineProperty(globalThis, 'document', before);
    else Reflect.deleteProperty(globalThis, 'document');
  }
}
