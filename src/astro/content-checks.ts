/** Astro integration: a build with problems in the content stops before anything is drawn. */
import { rmSync } from 'node:fs';
import type { AstroIntegration } from 'astro';
import { checkContent } from '../checks/content.ts';
import { printProblems } from '../checks/reporter.ts';
import { loadSite } from '../site/load.ts';

/** Milliseconds: time for the browser to ask for the page that has just been edited. */
const SOON = 400;

export function contentChecks(): AstroIntegration {
  return {
    name: 'content-checks',
    hooks: {
      'astro:config:setup': ({ config }) => {
        // Astro lists the modules and pictures of entries in files of the project, and leaves a list that
        // is there alone when the store has not changed: it may be that of another content folder.
        for (const list of ['content-modules.mjs', 'content-assets.mjs']) {
          rmSync(new URL(`.astro/${list}`, config.root), { force: true });
        }
      },
      'astro:build:start': () => {
        // The report is the message; a stack of this file would only push it off the screen.
        if (printProblems(checkContent(loadSite()))) process.exit(1);
      },
      'astro:server:setup': ({ server }) => {
        const site = loadSite();
        printProblems(checkContent(site));
        let judging: NodeJS.Timeout | undefined;
        server.watcher.add(site.dir);
        server.watcher.on('all', (_event, path) => {
          if (!path.startsWith(site.dir)) return;
          // The page first: what is wrong is told when it is on the screen.
          server.ws.send({ type: 'full-reload' });
          clearTimeout(judging);
          judging = setTimeout(() => printProblems(checkContent(loadSite())), SOON);
        });
      },
    },
  };
}
