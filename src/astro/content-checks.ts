/** Astro integration: a build with problems in the content stops before anything is drawn. */
import type { AstroIntegration } from 'astro';
import { checkContent } from '../checks/content.ts';
import { report } from '../core/problem.ts';
import { loadSite } from '../site/load.ts';

export function contentChecks(): AstroIntegration {
  return {
    name: 'content-checks',
    hooks: {
      'astro:build:start': () => {
        const problems = checkContent(loadSite());
        if (problems.length === 0) return;
        console.error(`\n${report(problems)}\n`);
        // The report is the message; a stack of this file would only push it off the screen.
        process.exit(1);
      },
      'astro:server:setup': ({ server, logger }) => {
        const site = loadSite();
        const judge = (): void => {
          const problems = checkContent(loadSite());
          if (problems.length > 0) logger.error(`\n${report(problems)}`);
        };
        judge();
        server.watcher.add(site.dir);
        server.watcher.on('all', (_event, path) => {
          if (!path.startsWith(site.dir)) return;
          judge();
          server.ws.send({ type: 'full-reload' });
        });
      },
    },
  };
}
