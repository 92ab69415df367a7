/** Nothing a stranger puts into an address, a store or a file stops the page or runs in it. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { ADDRESSES, BODIES, DATA, KEYS, VALUES } from '../hostile/browser.ts';
import { linkTo, PAGE } from './cross-link.ts';
import { expect, test } from './fixtures.ts';

/** `npm run hostile` tries all of a list; with the other tests every so many of it stand for the rest. */
const some = <Item>(list: readonly Item[], step: number): readonly Item[] =>
  process.env['HOSTILE'] ? list : list.filter((_item, index) => index % step === 0);
const DIST = process.env['OUT_DIR'] || 'dist';
test.use({ allowComplaints: true });

/** Hears what goes wrong in a page from its first moment on. */
async function listen(page: Page): Promise<string[]> {
  const heard: string[] = [];
  page.on('pageerror', (error) => heard.push(String(error)));
  await page.exposeFunction('refused', (what: string) => void heard.push(what));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
      const { refused } = window as unknown as { refused: (what: string) => void };
      refused(`${violatedDirective} ${blockedURI}`);
    });
  });
  return heard;
}

const ran = (page: Page): Promise<boolean> => page.evaluate(() => 'ran' in window);
/** The last part of a page's script has done its work: the theme button has its name, `/` opens search. */
async function works(page: Page): Promise<void> {
  await expect(page.locator('[data-theme-toggle]')).toHaveAttribute('aria-label', /./);
  await page.keyboard.press('/');
  await expect(page.locator('search-box input').first()).toBeFocused();
}

test('an address of any form leaves the page working', async ({ page }) => {
  test.setTimeout(300_000);
  const heard = await listen(page);
  for (const address of some(ADDRESSES, 5)) {
    await page.goto(address);
    await works(page);
    expect(await ran(page), address).toBe(false);
    expect(heard.splice(0), address).toEqual([]);
    await page.goto('about:blank');
  }
});

test('what stands in storage is never trusted', async ({ page }) => {
  test.setTimeout(300_000);
  const heard = await listen(page);
  await page.goto('/404.html');
  for (const value of some(VALUES, 4)) {
    await page.evaluate(
      ([keys, text]) => {
        for (const key of keys) localStorage.setItem(key, text);
      },
      [KEYS, value] as const,
    );
    for (const path of ['/', '/emr/storage/', '/list/', '/search/', '/recall/']) {
      await page.goto(path);
      await works(page);
      expect(await ran(page), `${path} with ${value.slice(0, 60)}`).toBe(false);
      expect(heard.splice(0), `${path} with ${value.slice(0, 60)}`).toEqual([]);
    }
  }
});

test('a file that is missing, cut, of another form or another build is told or passed over', async ({
  page,
}) => {
  test.setTimeout(300_000);
  const heard = await listen(page);
  for (const { file, page: path } of DATA) {
    for (const body of some([...BODIES, undefined], 5)) {
      await page.route(`**${file}`, (route) =>
        body === undefined
          ? route.fulfill({ status: 404, body: 'gone' })
          : route.fulfill({ contentType: 'application/json', body }),
      );
      const asked = page.waitForRequest(`**${file}`);
      await page.goto(path);
      if (file.startsWith('/preview/')) await linkTo(page).hover();
      await asked;
      await works(page);
      expect(await ran(page), `${file}: ${body}`).toBe(false);
      expect(heard.splice(0), `${file}: ${body}`).toEqual([]);
      await page.goto('about:blank');
      await page.unroute(`**${file}`);
    }
  }
});

test.describe('in a tab whose code a newer deployment took away', () => {
  test.beforeEach(async ({ page }) => {
    await page.goto(PAGE);
    await page.route('**/assets/*.js', (route) => route.fulfill({ status: 404, body: 'gone' }));
  });
  test('a button says that the page is out of date, and loads it again', async ({ page }) => {
    await page.getByRole('button', { name: 'Copy link' }).first().click();
    const again = page.getByRole('button', { name: 'This page is out of date: load it again' });
    await expect(again).toBeVisible();
    await page.unroute('**/assets/*.js');
    await Promise.all([page.waitForEvent('load'), again.click()]);
    await expect(again).toHaveCount(0);
  });
  test('a link still leads where it leads', async ({ page }) => {
    await page.unroute('**/assets/*.js');
    await page.goto('/');
    await page.route('**/assets/share.*.js', (route) => route.fulfill({ status: 404 }));
    const link = page.locator('a.permalink').first();
    const address = await link.evaluate((element) => (element as HTMLAnchorElement).href);
    await link.dispatchEvent('click');
    await expect(page).toHaveURL(address);
  });
  test('search takes the words and says that it could not be loaded', async ({ page }) => {
    await page.keyboard.press('/');
    await expect(page.locator('.search-note')).toContainText('Search could not be loaded');
    await page.unroute('**/assets/*.js');
    await page.route('**/assets/search-box.*.js', (route) => route.fulfill({ status: 404 }));
    await page.keyboard.type('glue');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/search\/\?q=glue/);
    await expect(page.locator('main .search-note')).toContainText('Search could not be loaded');
  });
});

test('text becomes neither markup nor code, and only our own workers start', async ({ page }) => {
  await page.goto('/emr/storage/');
  const tried = await page.evaluate(() => {
    const attempts: Record<string, () => unknown> = {
      markup: () => (document.body.innerHTML = '<b>x</b>'),
      script: () => (document.createElement('script').src = 'https://evil.example/x.js'),
      elsewhere: () => new Worker('https://evil.example/assets/x.js'),
      data: () => new Worker('data:text/javascript,1'),
      blob: () => new Worker(URL.createObjectURL(new Blob(['1']))),
      page: () => new Worker('/emr/storage/'),
      beside: () => new Worker('/pagefind/../evil.js'),
      second: () =>
        (
          window as unknown as { trustedTypes: { createPolicy: (...of: unknown[]) => unknown } }
        ).trustedTypes.createPolicy('default', {}),
      other: () =>
        (
          window as unknown as { trustedTypes: { createPolicy: (...of: unknown[]) => unknown } }
        ).trustedTypes.createPolicy('mine', {}),
    };
    return Object.entries(attempts).map(([name, act]) => {
      try {
        act();
        return `${name} passed`;
      } catch {
        return name;
      }
    });
  });
  expect(tried.filter((name) => name.endsWith('passed'))).toEqual([]);
  // Search's worker and the one for reading offline do start.
  await page.goto('/search/?q=replication+factor+blocks+disks');
  await expect.poll(() => page.workers().length, { timeout: 20_000 }).toBeGreaterThan(0);
});

test('the policy stands before every script, and in the headers with what a meta tag cannot say', () => {
  const page = readFileSync(join(DIST, 'emr/storage/index.html'), 'utf8');
  expect(page.indexOf('content-security-policy')).toBeLessThan(page.indexOf('<script'));
  const headers = readFileSync(join(DIST, '_headers'), 'utf8');
  expect(headers).toMatch(
    /Content-Security-Policy: .*trusted-types default.*frame-ancestors 'none'/,
  );
  for (const name of [
    'Strict-Transport-Security',
    'nosniff',
    'Referrer-Policy',
    'Permissions-Policy',
  ])
    expect(headers).toContain(name);
  // Cloudflare takes 2,000 letters a line.
  for (const line of headers.split('\n')) expect(line.length).toBeLessThan(2000);
});

test('what is sent to browsers has no syntax that the oldest supported one lacks', () => {
  const folder = join(DIST, 'assets');
  for (const name of readdirSync(folder)) {
    const text = readFileSync(join(folder, name), 'utf8');
    if (name.endsWith('.js')) expect(text, name).not.toMatch(/\(\?<[=!]/);
    if (name.endsWith('.css')) expect(text, name).not.toContain('light-dark(');
  }
});
