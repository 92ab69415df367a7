/** The site of this process, built once and again only when a file of the content folder changed. */
import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import { contentDir, fingerprint, readContent, type EntryCache } from '../content/read.ts';
import { treeKey } from '../markdown/parse.ts';
import { epochOf, keptIn, type Kept } from './kept.ts';
import { parseBeside } from './parse-beside.ts';
import { buildSite, type Site } from './site.ts';

interface Loaded {
  readonly dir: string;
  readonly print: string;
  readonly site: Site;
  /** For the next reading; a build reads once, and needs the memory. */
  readonly kept: Kept | undefined;
  readonly entries: EntryCache;
}

/**
 * The configuration is run by Node and the pages by the bundler, which makes this module twice in one
 * process: what was built is kept where both find it, so that a build parses and links once.
 */
const SITE: unique symbol = Symbol.for('need-to-know.site');
const shared = globalThis as { [SITE]?: Loaded };

/** Where what a content folder gives is kept between runs: each folder has a place of its own. */
export function cacheDir(dir: string = contentDir()): string {
  const key = createHash('sha256').update(dir).digest('hex').slice(0, 12);
  return resolve('node_modules/.astro', key);
}

/** Loads the site of `CONTENT_DIR`. Problems are in `site.problems`; nothing is thrown for them. */
export function loadSite(dir: string = contentDir()): Site {
  const loaded = shared[SITE];
  const inBuild = process.env['NODE_ENV'] === 'production';
  // A build reads a folder that stands still; only the dev server has to look again.
  if (loaded?.dir === dir && inBuild) return loaded.site;
  const print = fingerprint(dir);
  if (loaded?.dir === dir && loaded.print === print) return loaded.site;
  const kept =
    (loaded?.dir === dir && loaded.kept) || keptIn(`${cacheDir(dir)}/kept`, epochOf('.'));
  const entries: EntryCache = loaded?.dir === dir ? loaded.entries : new Map();
  const content = readContent(dir, entries);
  const { maths } = content.config;
  const unknown = content.entries
    .map(({ body }) => body)
    .filter((body) => !kept.has(treeKey(body, maths)));
  for (const [at, json] of parseBeside(unknown, maths)) {
    kept.put(treeKey(unknown[at] ?? '', maths), json);
  }
  const site = buildSite(content, kept.keep);
  kept.save();
  shared[SITE] = { dir, print, site, kept: inBuild ? undefined : kept, entries };
  return site;
}
