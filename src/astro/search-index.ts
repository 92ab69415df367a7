/**
 * Astro integration: search's files are made from the site's model, written after a build, and in
 * development kept in memory and made anew when the content has changed.
 */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { withBase } from '../core/address.ts';
import { buildSearch, buildTitles, TextIndex, type Files } from '../search/build-index.ts';
import { DATA_FILE, INDEX_FOLDER, TIES_FILE } from '../search/pagefind.ts';
import { loadSite } from '../site/load.ts';
import type { Site } from '../site/site.ts';

const TYPES: Readonly<Record<string, string>> = { js: 'text/javascript', json: 'application/json' };

/** Search's files of the site as it is now: those of the titles in milliseconds, those of the text after them. */
function latest(): (path: string) => Promise<Uint8Array | undefined> {
  const index = new TextIndex();
  let indexing: Promise<unknown> = Promise.resolve();
  let made:
    | { site: Site; titles: ReturnType<typeof buildTitles>; text: Promise<Files> }
    | undefined;
  return async (path) => {
    const site = loadSite();
    if (made?.site !== site) {
      const titles = buildTitles(site, false);
      const text = Promise.all([titles, indexing]).then(([{ data }]) => index.update(site, data));
      indexing = text.catch(() => {
        made = undefined;
        return index.close();
      });
      made = { site, titles, text };
    }
    if (path === DATA_FILE) return (await made.titles).file;
    return (await made.text).get(path.slice(INDEX_FOLDER.length + 1));
  };
}

export function searchIndex(): AstroIntegration {
  let base = '/';
  let made: ReturnType<typeof buildSearch> | undefined;
  return {
    name: 'search-index',
    hooks: {
      // Pagefind is a process of its own: it indexes while Astro draws the pages.
      'astro:build:start': () => {
        made = buildSearch(loadSite());
        // Told where it is awaited; until then a failure is not one of nobody's.
        made.catch(() => undefined);
      },
      'astro:config:done': ({ config }) => {
        base = config.base;
      },
      'astro:server:setup': ({ server, logger }) => {
        const fileOf = latest();
        let isSearched = false;
        // Made anew while the writer turns to the browser; `loadSite` knows whether the notes have changed.
        server.watcher.on('all', () => {
          if (isSearched) fileOf(TIES_FILE).catch(() => undefined);
        });
        const root = withBase(base, '/');
        server.middlewares.use((request, response, next) => {
          const path = (request.url ?? '').split('?')[0]?.slice(root.length) ?? '';
          const isOurs = path === DATA_FILE || path.startsWith(`${INDEX_FOLDER}/`);
          isSearched ||= isOurs;
          const answer = async (): Promise<void> => {
            const bytes = isOurs ? await fileOf(path) : undefined;
            if (!bytes) {
              next();
              return;
            }
            const ending = path.split('.').at(-1) ?? '';
            response.setHeader('content-type', TYPES[ending] ?? 'application/octet-stream');
            response.setHeader('cache-control', 'no-store');
            response.end(bytes);
          };
          answer().catch((error: unknown) => {
            logger.error(error instanceof Error ? error.message : String(error));
            response.statusCode = 500;
            response.end();
          });
        });
      },
      // A failure of the index fails the build.
      'astro:build:done': async ({ dir, logger }) => {
        const start = performance.now();
        const dist = fileURLToPath(dir);
        const { data, files } = await (made ?? buildSearch(loadSite()));
        await rm(join(dist, INDEX_FOLDER), { recursive: true, force: true });
        for (const [path, bytes] of files) {
          await mkdir(dirname(join(dist, path)), { recursive: true });
          await writeFile(join(dist, path), bytes);
        }
        const took = Math.round(performance.now() - start);
        logger.info(`${data.pages.length} pages, ${files.size} files; waited ${took} ms for them`);
      },
    },
  };
}
