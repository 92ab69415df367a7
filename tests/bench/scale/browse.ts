/** What a reader loads: one page, and then a first search result. Bytes are those after brotli. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { chromium, type Page } from '@playwright/test';
import { ensureBrowser } from '../../../src/cli/browser.ts';
import { serve } from '../../../src/cli/serve.ts';
import { LAUNCH_ARGS } from '../../launch.ts';
import type { BenchSite } from './sites.ts';

export interface Read {
  readonly requests: number;
  readonly bytes: number;
  /** Bytes from opening the search to a first result. */
  readonly resultBytes: number;
}

/** How each site's search is opened, and what a result is. */
const SEARCH: Readonly<Record<string, { open: string; input: string; result: string }>> = {
  'Need to Know': {
    open: '/',
    input: 'dialog input',
    result: '[data-search-results] > li',
  },
  Starlight: {
    open: 'ControlOrMeta+k',
    input: 'dialog .pagefind-ui__search-input',
    result: '.pagefind-ui__result',
  },
};

/** What a host that compresses would send; Pagefind's own files are compressed already. */
function wireSize(dist: string, url: string): number {
  const path = decodeURIComponent(new URL(url).pathname);
  const file = join(dist, path.endsWith('/') ? `${path}index.html` : path);
  if (!existsSync(file)) return 0;
  const bytes = readFileSync(file);
  return /\.(?:pf_|pagefind$)/.test(path) ? bytes.length : brotliCompressSync(bytes).length;
}

export async function read(site: BenchSite, query: string, port: number): Promise<Read> {
  const { address, server } = await serve({ dist: site.dist, base: '/', port });
  const executablePath = await ensureBrowser();
  const browser = await chromium.launch({ executablePath, args: LAUNCH_ARGS });
  try {
    const page = await browser.newPage();
    const urls: string[] = [];
    page.on('request', (request) => urls.push(request.url()));
    const size = (): number =>
      [...new Set(urls)].reduce((sum, url) => sum + wireSize(site.dist, url), 0);
    await page.goto(address.replace(/\/$/, site.page.address), { waitUntil: 'networkidle' });
    const loaded = { requests: urls.length, bytes: size() };
    urls.length = 0;
    await search(page, site.name, query);
    return { ...loaded, resultBytes: size() };
  } finally {
    await browser.close();
    server.close();
  }
}

async function search(page: Page, name: string, query: string): Promise<void> {
  const how = SEARCH[name];
  if (!how) throw new Error(`how ${name} is searched is not known`);
  await page.keyboard.press(how.open);
  await page.locator(how.input).first().waitFor();
  await page.locator(how.input).first().fill(query);
  await page.locator(how.result).first().waitFor();
}
