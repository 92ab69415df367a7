/** The site of this process, built once and again only when a file of the content folder changed. */
import { contentDir, fingerprint, readContent } from '../content/read.ts';
import { buildSite, type Site } from './site.ts';

interface Loaded {
  dir: string;
  print: string;
  site: Site;
}

/**
 * The configuration is run by Node and the pages by the bundler, which makes this module twice in one
 * process: what was built is kept where both find it, so that a build parses and links once.
 */
const SITE: unique symbol = Symbol.for('need-to-know.site');
const shared = globalThis as { [SITE]?: Loaded };

/** Loads the site of `CONTENT_DIR`. Problems are in `site.problems`; nothing is thrown for them. */
export function loadSite(dir: string = contentDir()): Site {
  const loaded = shared[SITE];
  // A build reads a folder that stands still; only the dev server has to look again.
  if (loaded?.dir === dir && process.env['NODE_ENV'] === 'production') return loaded.site;
  const print = fingerprint(dir);
  if (loaded?.dir === dir && loaded.print === print) return loaded.site;
  const site = buildSite(readContent(dir));
  shared[SITE] = { dir, print, site };
  return site;
}
