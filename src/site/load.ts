/** The site of this process, built once and again only when a file of the content folder changed. */
import { contentDir, fingerprint, readContent } from './read.ts';
import { buildSite, type Site } from './site.ts';

let loaded: { dir: string; print: string; site: Site } | undefined;

/** Loads the site of `CONTENT_DIR`. Problems are in `site.problems`; nothing is thrown for them. */
export function loadSite(dir: string = contentDir()): Site {
  // A build reads a folder that stands still; only the dev server has to look again.
  if (loaded?.dir === dir && process.env['NODE_ENV'] === 'production') return loaded.site;
  const print = fingerprint(dir);
  if (loaded?.dir !== dir || loaded.print !== print) {
    loaded = { dir, print, site: buildSite(readContent(dir)) };
  }
  return loaded.site;
}
