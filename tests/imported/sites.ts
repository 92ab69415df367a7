/**
 * Every style of notes by the commands a person would type: imported, built, counted against the
 * built HTML, looked for, and photographed on a phone (`test-results/imported`). Some minutes.
 */
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { parse } from 'node-html-parser';
import { command } from '../../src/cli/command.ts';
import { ensureBrowser } from '../../src/cli/browser.ts';
import { LAUNCH_ARGS } from '../launch.ts';
import { SITE_PORT } from '../ports.ts';
import { buildImported, type ImportedSite } from '../site/imported-site.ts';
import { accountOfNotes, accountOfPages, missing } from './account.ts';
import { inputOf, notesOf, STYLES, type Style } from './styles.ts';

const SHOTS = 'test-results/imported';

/** What the built pages lack; pages in the order the report names them. */
function lost(style: Style, { dist, report }: ImportedSite): string[] {
  const paths = [...report.matchAll(/ {2}notes\/(\S+)\.mdx {2}new/g)].map(([, path]) => path ?? '');
  const mains = paths.map((path) => {
    const file = join(dist, path, 'index.html');
    if (!existsSync(file)) throw new Error(`no page ${path}`);
    return parse(readFileSync(file, 'utf8')).querySelector('main')?.outerHTML ?? '';
  });
  const beyond = [...report.matchAll(/header, which nobody draws: (.*)$/gm)];
  const pages = accountOfPages(mains.join('\n'));
  return notesOf(style).flatMap((text) => {
    const drawn = beyond.reduce((rest, [, cell = '']) => rest.replace(cell, ''), text);
    return missing(accountOfNotes(drawn.replace(/^# .*$/m, '')), pages);
  });
}

async function look(style: Style, { address, report }: ImportedSite): Promise<string[]> {
  const browser = await chromium.launch({
    executablePath: await ensureBrowser(),
    args: LAUNCH_ARGS,
  });
  try {
    const page = await browser.newPage({ viewport: { width: 360, height: 740 } });
    const faults: string[] = [];
    const paths = [...report.matchAll(/ {2}notes\/(\S+)\.mdx {2}new/g)].map(
      ([, path]) => `/${path ?? ''}/`,
    );
    for (const [index, path] of ['/', ...paths.slice(0, 3)].entries()) {
      await page.goto(new URL(path, address).href);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      if (width > 360) faults.push(`${path} is ${width} pixels wide`);
      const dir = await page.evaluate(() => document.documentElement.dir);
      if (dir !== style.dir) faults.push(`${path} reads ${dir}`);
      await page.screenshot({ path: `${SHOTS}/${style.name}-${index}.png`, fullPage: true });
    }
    await page.goto(new URL(`/search/?q=${style.query}`, address).href);
    await page.locator('main', { hasText: style.finds }).waitFor({ timeout: 10_000 });
    await page.screenshot({ path: `${SHOTS}/${style.name}-search.png` });
    return faults;
  } finally {
    await browser.close();
  }
}

export default command({
  usage: '[STYLE]',
  words: 1,
  run: async (_values, [only]) => {
    mkdirSync(SHOTS, { recursive: true });
    let failed = 0;
    for (const style of STYLES.filter(({ name }) => !only || name === only)) {
      const site = await buildImported(inputOf(style), SITE_PORT + 95);
      try {
        const faults = [...lost(style, site), ...(await look(style, site))];
        failed += faults.length;
        console.log(`${style.name}: ${faults.join('\n  ') || 'all there'}`);
      } finally {
        site.close();
      }
    }
    return failed > 0 ? 1 : 0;
  },
});
