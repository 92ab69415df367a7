/**
 * What search costs a reader: bytes from opening the dialog to a first full-text result; time from the
 * last keystroke to results painted, warm, as it is and with the processor slowed four times; and time
 * from the key that opens it to a first result on a slow line (400 kbit/s, 400 ms), nothing cached.
 * `node tests/bench/search.ts [folder of a built site] [word …]`; prints JSON.
 */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { chromium, type Page } from '@playwright/test';
import { findBrowser } from '../../src/cli/browser.ts';
import { serve } from '../../src/cli/serve.ts';
import { LAUNCH_ARGS } from '../launch.ts';

const [dist = 'dist', ...given] = process.argv.slice(2);
/** One word, two words, a service, a misspelling, a question: typed whole, as a fast hand does. */
const QUERIES = given.length
  ? given
  : [
      'shard',
      'termination protection',
      'athena',
      'kinisis',
      'hdfs block size',
      'what happens to hdfs data when the cluster terminates',
    ];
const ROUNDS = 15;
const RATES = [1, 4] as const;
/** Slow 3G as developer tools have it. */
const SLOW = { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 };

const { address, server } = await serve({ dist, base: '/', port: 4600 });
const executablePath = findBrowser();
const browser = await chromium.launch({
  args: LAUNCH_ARGS,
  ...(executablePath && { executablePath }),
});

/** Bytes of a file as a host that compresses would send it; the index's own files are compressed already. */
async function wireSize(url: string): Promise<number> {
  const file = await readFile(path.join(dist, decodeURIComponent(new URL(url).pathname)));
  return /\.pf_|\.pagefind$/.test(url) ? file.length : brotliCompressSync(file).length;
}

async function bytesToFirst(query: string): Promise<{ bytes: number; requests: number }> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${address}services/`);
  await page.waitForLoadState('networkidle');
  const urls: string[] = [];
  page.on('request', (request) => urls.push(request.url()));
  await page.keyboard.press('/');
  await page.keyboard.type(query, { delay: 60 });
  await page.locator('[data-search-results][aria-busy="false"] > li').first().waitFor();
  const seen = [...urls];
  await context.close();
  const sizes = await Promise.all(seen.map(wireSize));
  return { bytes: sizes.reduce((sum, size) => sum + size, 0), requests: seen.length };
}

/** Milliseconds from the input event to the frame after which results of this query are painted. */
async function latency(page: Page, query: string, complete: boolean): Promise<number> {
  return page.evaluate(
    ({ query, complete }) =>
      new Promise<number>((resolve) => {
        const input = document.querySelector<HTMLInputElement>('dialog input');
        const list = document.querySelector('dialog [data-search-results]');
        if (!input || !list) throw new Error('the dialog is not open');
        const start = performance.now();
        const observer = new MutationObserver(() => {
          if (!list.children.length || (complete && list.getAttribute('aria-busy') !== 'false'))
            return;
          observer.disconnect();
          requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - start)));
        });
        observer.observe(list, { childList: true, attributes: true });
        input.value = query;
        input.dispatchEvent(new Event('input', { bubbles: true }));
      }),
    { query, complete },
  );
}

const median = (numbers: number[]): number =>
  numbers.sort((a, b) => a - b)[numbers.length >> 1] ?? 0;

/** First tier: index files never come. Full text: they are here (warm). */
async function latencies(complete: boolean, rate: number): Promise<Record<string, number>> {
  const page = await browser.newPage();
  if (!complete) await page.route(/\/pagefind\//, () => undefined);
  await page.goto(`${address}services/`);
  await page.keyboard.press('/');
  await page.keyboard.type('data');
  await page.locator('[data-search-results] > li').first().waitFor();
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate });
  const result: Record<string, number> = {};
  for (const query of QUERIES) {
    const times: number[] = [];
    for (let round = 0; round <= ROUNDS; round += 1) {
      await latency(page, round % 2 ? 'glue' : 'emr', complete);
      const time = await latency(page, query, complete);
      if (round) times.push(time);
    }
    result[query] = Math.round(median(times) * 10) / 10;
  }
  await page.close();
  return result;
}

const bytes = Object.fromEntries(
  await Promise.all(QUERIES.map(async (query) => [query, await bytesToFirst(query)] as const)),
);
/** Milliseconds on a slow line from the key that opens search to the first result of a name. */
async function slowStart(): Promise<number> {
  const page = await browser.newPage();
  await page.goto(`${address}services/`);
  await page.waitForLoadState('networkidle');
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', SLOW);
  const start = performance.now();
  await page.keyboard.press('/');
  await page.keyboard.type('athena');
  await page.locator('[data-search-results] > li').first().waitFor();
  const took = Math.round(performance.now() - start);
  await page.close();
  return took;
}

const report: Record<string, unknown> = { bytes, slowLine: await slowStart() };
for (const rate of RATES) {
  report[`firstTier, slowed ${rate}`] = await latencies(false, rate);
  report[`fullText, slowed ${rate}`] = await latencies(true, rate);
}
console.log(JSON.stringify(report, null, 2));
await browser.close();
server.close();
