/**
 * What a reader's phone loads to read a section: the page, and what a browser asks for with it
 * before anything is touched. Bytes are after brotli (quality 11, as a CDN stores it); requests are
 * counted in a real browser. Run on a built site: `npm run bench`.
 */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { chromium } from '@playwright/test';
import { ensureBrowser } from '../../src/cli/browser.ts';
import { serve } from '../../src/cli/serve.ts';
import { loadSite } from '../../src/site/load.ts';
import { LAUNCH_ARGS } from '../launch.ts';

const dist = resolve('dist');
const brotli = (path: string): number =>
  brotliCompressSync(readFileSync(join(dist, path.endsWith('/') ? `${path}index.html` : path)))
    .length;
const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** Measures every section; prints medians and the heaviest. */
async function weigh(): Promise<void> {
  const { address, server } = await serve({ dist, base: '/', port: 4410 });
  const browser = await chromium.launch({
    executablePath: await ensureBrowser(),
    args: LAUNCH_ARGS,
  });
  const rows: { page: string; text: number; all: number; requests: number }[] = [];
  for (const { address: page } of loadSite('content').notes) {
    const context = await browser.newContext();
    const tab = await context.newPage();
    const asked: string[] = [];
    tab.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await tab.goto(new URL(page.slice(1), address).href, { waitUntil: 'networkidle' });
    const first = asked.filter((path) => path.endsWith('/') || path.endsWith('.css'));
    const bytes = (paths: readonly string[]): number =>
      paths.reduce((sum, path) => sum + brotli(path), 0);
    rows.push({ page, text: bytes(first), all: bytes(asked), requests: asked.length });
    await context.close();
  }
  await browser.close();
  server.close();
  const heaviest = rows.toSorted((a, b) => b.all - a.all)[0];
  console.log(`Reading a section (${rows.length} sections, brotli):`);
  console.log(`  HTML and CSS, median        ${median(rows.map(({ text }) => text))} B`);
  console.log(`  all bytes, median           ${median(rows.map(({ all }) => all))} B`);
  console.log(`  requests, most              ${Math.max(...rows.map(({ requests }) => requests))}`);
  console.log(`  heaviest: ${heaviest?.page}  ${heaviest?.all} B`);
}
await weigh();
