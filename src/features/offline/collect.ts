/** The files of a built site that are saved, each with the topic it belongs to. Node only. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { listFiles } from '../../content/read.ts';
import type { BuiltFile } from './plan.ts';

/** Groups of no topic that stand in packs of their own: they change when nothing else does, or always. */
export const SHELL = ':shell';
export const TEXT_INDEX = ':text';

/** Chats' pictures, short addresses, books, decks, feeds and twins: nobody reads them here without a connection. */
const LEFT_OUT =
  /^(?:s|og|icons|offline)\/|^_|^(?:sw\.js|offline\.json)$|\.(?:md|txt|xml|epub|apkg|tsv|csv|webmanifest|map)$/;
const ENGINE = /^pagefind\/(?:wasm\.|pagefind[\w-]*\.js)/;
/** What only crawlers and chats read of a page: its words once more, and packed they would be one part in thirty. */
const FOR_OTHERS = /<meta (?:property="(?:og|article):|name="(?:description|twitter:))[^>]*>/g;
const PICTURE = /\/(assets\/[^"\s?,]+\.(?:png|webp|avif|jpe?g|gif|svg))/g;

/** Where a file without an address of its own topic belongs, by its address: a tip's page, for one. */
export type Owners = ReadonlyMap<string, string>;

/**
 * Reads what is to be saved. `owners` gives the address of the page that a tip stands on. Pagefind's
 * fragments are unpacked, which its reader allows: beside the page whose words they are, they cost
 * next to nothing.
 */
export function collect(dist: string, owners: Owners): BuiltFile[] {
  const unused = unusedEngines(dist);
  const files = listFiles(dist)
    .filter((path) => !LEFT_OUT.test(path) && !unused.has(path))
    .map((path) => ({ path, bytes: packable(path, readFileSync(join(dist, path))) }));
  const shown = new Map<string, Set<string>>();
  for (const { path, bytes } of files) {
    if (!path.endsWith('.html')) continue;
    for (const [, picture = ''] of bytes.toString().matchAll(PICTURE)) {
      shown.set(picture, (shown.get(picture) ?? new Set()).add(topicOf(beside(path, owners))));
    }
  }
  return files.map(({ path, bytes }): BuiltFile => {
    const address = encodeURI(path.replace(/(^|\/)index\.html$/, '$1'));
    if (path.startsWith('pagefind/fragment/')) {
      const raw = gunzipSync(bytes);
      const page = (/"url":"\/([^"]*)"/.exec(raw.subarray(0, 400).toString()) ?? [])[1] ?? '';
      return { address, bytes: raw, group: topicOf(page), beside: page };
    }
    const owner = beside(path, owners);
    const [only, ...others] = shown.get(path) ?? [];
    if (only !== undefined && others.length === 0)
      return { address, bytes, group: only, beside: path };
    const group =
      path.startsWith('assets/') || ENGINE.test(path)
        ? SHELL
        : path.startsWith('pagefind/')
          ? TEXT_INDEX
          : topicOf(owner);
    return { address, bytes, group, beside: owner };
  });
}

const packable = (path: string, bytes: Buffer): Buffer =>
  path.endsWith('.html') ? Buffer.from(bytes.toString().replaceAll(FOR_OTHERS, '')) : bytes;

const topicOf = (path: string): string => path.split('/')[0] ?? '';

/** The address a file is about: its own, or its page's. */
function beside(path: string, owners: Owners): string {
  const address = path.replace(/(^|\/)index\.html$/, '$1');
  const preview = /^preview\/([^/]+)\.json$/.exec(path)?.[1];
  return preview ? `${preview}/` : (owners.get(address) ?? address);
}

/** Pagefind writes an engine for a language it does not know, whether or not a page needs it. */
function unusedEngines(dist: string): ReadonlySet<string> {
  const entry = JSON.parse(readFileSync(join(dist, 'pagefind/pagefind-entry.json'), 'utf8')) as {
    languages: Record<string, { wasm: string | null }>;
  };
  const used = new Set(Object.values(entry.languages).map(({ wasm }) => wasm ?? 'unknown'));
  return new Set(
    listFiles(join(dist, 'pagefind'))
      .filter((path) => !used.has(/^wasm\.(.+)\.pagefind$/.exec(path)?.[1] ?? [...used][0] ?? ''))
      .map((path) => `pagefind/${path}`),
  );
}
