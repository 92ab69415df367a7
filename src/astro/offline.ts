/** Astro integration, the last: packs the built site for reading offline, and publishes the worker. */
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { tipAddress } from '../core/address.ts';
import { OFFLINE } from '../features/offline/on.ts';
import { writeOffline } from '../features/offline/write.ts';
import { loadSite } from '../site/load.ts';

export function offline(): AstroIntegration {
  return {
    name: 'offline',
    hooks: {
      'astro:config:setup': ({ command, updateConfig }) => {
        updateConfig({
          vite: { define: { OFFLINE: JSON.stringify(OFFLINE && command === 'build') } },
        });
      },
      'astro:build:done': async ({ dir, logger }) => {
        const { config, tips, services } = loadSite();
        const started = performance.now();
        const manifest = await writeOffline(fileURLToPath(dir), {
          speech: config,
          topics: new Map(services.map(({ id, short }) => [id, short])),
          owners: new Map(
            tips.map(({ id, page }) => [tipAddress(id).slice(1), page.address.slice(1)]),
          ),
          date: new Date().toISOString().slice(0, 10),
        });
        if (!manifest) return logger.info('off: the worker published calls earlier ones back');
        const size = manifest.parts.reduce((sum, [, bytes]) => sum + bytes, 0);
        logger.info(
          `${(size / 1e6).toFixed(2)} MB in ${manifest.parts.length} parts, in ${Math.round(performance.now() - started)} ms`,
        );
      },
    },
  };
}
