/** Astro integration: the built pages are indexed; while writing, the last built index is served. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import sirv from 'sirv';
import { withBase } from '../core/address.ts';
import { buildIndex, DATA_FILE, INDEX_FOLDER } from '../search/index-step.ts';

export function searchIndex(): AstroIntegration {
  let outDir: URL;
  let base = '/';
  return {
    name: 'search-index',
    hooks: {
      'astro:config:done': ({ config }) => {
        outDir = config.outDir;
        base = config.base;
      },
      'astro:server:setup': ({ server, logger }) => {
        const folder = new URL(`./${INDEX_FOLDER}/`, outDir);
        if (!existsSync(new URL(DATA_FILE, folder))) {
          logger.error('no search index yet: run "npm run build" once, and search works here too');
        }
        const files = sirv(fileURLToPath(folder), { dev: true });
        server.middlewares.use(withBase(base, `/${INDEX_FOLDER}`), files);
      },
      // A failure of the index fails the build.
      'astro:build:done': async ({ dir, logger }) => {
        const { pages, sections, words, dataBytes, took } = await buildIndex(fileURLToPath(dir));
        const size = (dataBytes / 1000).toFixed(1);
        logger.info(
          `${pages} pages, ${sections} sections, ${words} words in ${took} ms; ${DATA_FILE} is ${size} kB`,
        );
      },
    },
  };
}
