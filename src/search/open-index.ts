/** Opens a built index in Node: the terminal's and the tests' way to the files the browser fetches. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { DATA_FILE, INDEX_FOLDER } from './index-step.ts';
import { SearchEngine } from './engine.ts';
import { unpack, type Packed } from './pack.ts';

/** The search engine of a built site. Rejects, saying what to run, when the site has no index. */
export async function openIndex(distDir: string): Promise<SearchEngine> {
  const folder = path.join(path.resolve(distDir), INDEX_FOLDER);
  let text: string;
  try {
    text = await readFile(path.join(folder, DATA_FILE), 'utf8');
  } catch {
    throw new Error(`no search index in ${distDir}; run \`npm run build\` first`);
  }
  const read = (file: string): Promise<Uint8Array> => readFile(path.join(folder, file));
  return new SearchEngine(unpack(JSON.parse(text) as Packed), read);
}
