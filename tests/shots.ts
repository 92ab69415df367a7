/**
 * `npm run shots -- [folder]`: screenshots of every template at three widths in both themes, to be
 * looked at by a person. Serves `dist/`, so build first.
 */
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { chromium } from '@playwright/test';
import { ensureBrowser } from '../src/cli/browser.ts';
import { command } from '../src/cli/command.ts';
import { serve } from '../src/cli/serve.ts';
import { LAUNCH_ARGS } from './launch.ts';
import { TEMPLATES } from './templates.ts';

export default command({
  usage: '[folder] [one template]',
  words: 2,
  run: async (_values, [folder = 'test-results/shots', only]) => {
    mkdirSync(folder, { recursive: true });
    const { address, server } = await serve({ dist: resolve('dist'), base: '/', port: 4400 });
    const browser = await chromium.launch({
      executablePath: await ensureBrowser(),
      args: LAUNCH_ARGS,
    });
    for (const colorScheme of ['light', 'dark'] as const) {
      for (const width of [360, 768, 1280]) {
        const context = await browser.newContext({
          colorScheme,
          viewport: { width, height: width < 500 ? 760 : 900 },
          reducedMotion: 'reduce',
        });
        const page = await context.newPage();
        for (const { name, path } of TEMPLATES) {
          if (only && name !== only) continue;
          await page.goto(new URL(path.slice(1), address).href);
          await page.screenshot({ path: join(folder, `${name}-${width}-${colorScheme}.png`) });
        }
        await context.close();
      }
    }
    await browser.close();
    server.close();
    console.log(`Screenshots in ${folder}`);
  },
});
