/** Astro integration: the built pages are indexed; a failure of the index fails the build. */
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { buildIndex } from './index-step.ts';

export function searchIndex(): AstroIntegration {
  return {
    name: 'search-index',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const { pages, sections, words, dataBytes, took } = await buildIndex(fileURLToPath(dir));
        const size = (dataBytes / 1000).toFixed(1);
        logger.info(
          `${pages} pages, ${sections} sections, ${words} words in ${took} ms; search.json is ${size} kB`,
        );
      },
    },
  };
}
