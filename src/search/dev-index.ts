/** In `npm run dev` Astro serves no `dist/`: this serves the last built index from it. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { AstroIntegration } from 'astro';
import { INDEX_FOLDER } from './index-step.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.json': 'application/json',
  '.js': 'text/javascript',
};

/** Serves `<base>/pagefind/` from `distDir` while developing; a file that is not there answers 404. */
export function devIndex(distDir: string, base = '/'): AstroIntegration {
  const folder = path.join(path.resolve(distDir), INDEX_FOLDER);
  const prefix = `${base.replace(/\/$/, '')}/${INDEX_FOLDER}/`;
  return {
    name: 'search-index-in-dev',
    hooks: {
      'astro:server:setup': ({ server, logger }) => {
        if (!existsSync(folder)) logger.warn('no search index yet: run `npm run build` once');
        server.middlewares.use(async (request, response, next) => {
          const address = (request.url ?? '').split('?')[0] ?? '';
          // The base may have been taken off already by Vite.
          const inside = [prefix, `/${INDEX_FOLDER}/`].find((start) => address.startsWith(start));
          if (!inside) return next();
          const file = path.join(
            folder,
            path.normalize(`/${decodeURIComponent(address.slice(inside.length))}`),
          );
          try {
            const content = await readFile(file);
            response.setHeader(
              'content-type',
              TYPES[path.extname(file)] ?? 'application/octet-stream',
            );
            response.end(content);
          } catch {
            response.statusCode = 404;
            response.end();
          }
        });
      },
    },
  };
}
