/** Without a connection: the host is cut off, and what was read or saved still works. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { expect as patient, test as base, type Page } from '@playwright/test';
import { ENGLISH } from '../../src/core/interface.ts';
import { partAddress, type Manifest } from '../../src/features/offline/edition.ts';
import { bundle, writeOffline } from '../../src/features/offline/write.ts';
import { shareId } from '../../src/core/share-id.ts';
import { card, ready } from './cross-link.ts';
import { down, startHost, up, type Host } from './host.ts';

const DIST = process.env['OUT_DIR'] || 'dist';
const OLD = 'Four places for data';
const NEW = 'Five places for data';

/** What a build is told of a site, as far as these tests need it. */
const NOTHING = { speech: ENGLISH, topics: new Map(), owners: new Map(), date: '2027-01-02' };

const test = base.extend<{ host: Host }, { nextDist: string }>({
  host: async ({ page }, use) => {
    const host = await startHost(DIST);
    await use(host);
    await page.close();
    host.close();
  },
  /** The same site after one page was changed. */
  nextDist: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads what a fixture needs from here
    async ({}, use) => {
      const dist = mkdtempSync(join(tmpdir(), 'edition-'));
      cpSync(DIST, dist, { recursive: true });
      const file = join(dist, 'emr/storage/index.html');
      writeFileSync(file, readFileSync(file, 'utf8').replaceAll(OLD, NEW));
      await writeOffline(dist, NOTHING);
      await use(dist);
      rmSync(dist, { recursive: true });
    },
    { scope: 'worker' },
  ],
});
test.use({ serviceWorkers: 'allow' });
// Guards against hanging, not measures: a whole site is copied and loaded several times.
test.setTimeout(90_000);
const expect = patient.configure({ timeout: 20_000 });

const panel = (page: Page) => page.locator('[data-offline]');
const press = (page: Page, name: string | RegExp) =>
  panel(page).getByRole('button', { name, exact: true }).click();
const manifestOf = (dist: string): Manifest =>
  JSON.parse(readFileSync(join(dist, 'offline.json'), 'utf8')) as Manifest;

/** Opens a page and waits until the worker has taken it in charge and keeps it, its looks included. */
async function read(page: Page, url: string): Promise<void> {
  await page.goto(url);
  const isKept = (): Promise<boolean> =>
    page.evaluate(async () => {
      const list = `${new URL((await navigator.serviceWorker.ready).scope).pathname}offline/read.json`;
      const found = await caches.match(list);
      const kept = ((await found?.json()) ?? []) as { path: string }[];
      const assets = performance
        .getEntriesByType('resource')
        .map(({ name }) => new URL(name).pathname)
        .filter((path) => path.includes('/assets/'));
      return [location.pathname, ...assets].every((path) => kept.some((one) => one.path === path));
    });
  await expect.poll(isKept).toBe(true);
}

/** Searches in the dialog, and finds the words in the full text. */
async function searchFor(page: Page, words: string): Promise<void> {
  await page.keyboard.press('/');
  await page.locator('dialog input').fill(words);
  await expect(page.locator('[data-search-results] mark').first()).toBeVisible();
}

/** Saves the whole site from About. */
async function save(page: Page, host: Host): Promise<void> {
  await read(page, `${host.address}about/`);
  await press(page, /^Save the whole site/);
  await press(page, 'Save');
  await expect(panel(page)).toContainText('Ready without a connection');
}

test('what was read is read again, and a page that is not here says what is and searches it', async ({
  page,
  host,
}) => {
  await read(page, `${host.address}emr/storage/`);
  await read(page, `${host.address}athena/`);
  host.cut = down;
  await page.goto(`${host.address}emr/storage/?x#hdfs`);
  await expect(page.locator('#hdfs')).toBeInViewport();
  await expect(page.locator('header.top')).toHaveCSS('position', 'sticky');
  await page.goto(`${host.address}s3/`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This page is not saved');
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  }
  const links = page.locator('main li a');
  await expect(links).toHaveText([/Athena/, /Where an EMR cluster/]);
  await page.getByRole('searchbox', { name: 'Search what is saved' }).fill('hdfs cluster');
  await page.keyboard.press('Enter');
  await expect(links).toHaveText([/Where an EMR cluster/]);
  await links.click();
  await expect(page.locator('h1')).toHaveText(/Where an EMR cluster/);
});

test('the whole site is saved in few requests, then read, searched, linked into and recalled', async ({
  page,
  host,
}) => {
  await page.goto(`${host.address}emr/storage/`);
  await page.evaluate(() => navigator.serviceWorker.ready);
  expect(host.asked.filter((path) => path.startsWith('offline'))).toEqual([]);
  await read(page, `${host.address}about/`);
  await press(page, /^Save the whole site \(\d.*MB\)/);
  await expect(panel(page)).toContainText(/^\d.* to load; \d.* free in this browser/);
  host.asked.length = 0;
  await press(page, 'Save');
  await expect(panel(page)).toContainText('Ready without a connection');
  const loaded = host.asked.filter((path) => path.startsWith('offline/'));
  expect(loaded.length).toBeLessThanOrEqual(20);
  expect(new Set(loaded)).toEqual(
    new Set(manifestOf(DIST).parts.map(([name]) => partAddress(name))),
  );
  host.cut = down;
  const link = await ready(page, `${host.address}lambda/integration/`);
  await expect(page.locator('header.top')).toHaveCSS('position', 'sticky');
  await link.hover();
  await expect(card(page)).toContainText('Firehose');
  await searchFor(page, 'three copies of each block');
  await page.goto(`${host.address}emr/storage#hdfs`);
  await expect(page.locator('#hdfs')).toBeInViewport();
  await page.goto(`${host.address}tips/copy-into-redshift/`);
  await expect(page.locator('main')).toContainText('COPY');
  await page.goto(`${host.address}list/#s=${shareId('/emr/storage/#hdfs')}`);
  await expect(page.locator('.list-entry')).toHaveCount(1);
  await page.goto(`${host.address}recall/#page=/emr/storage/`);
  await expect(page.locator('[data-recall][data-ready]')).toBeVisible();
  await page.goto(`${host.address}no/such/page/`);
  await expect(page.locator('h1')).toHaveText('This page is not saved');
});

test('a large site is saved by topic, and says which topics are here', async ({ page, host }) => {
  const dist = mkdtempSync(join(tmpdir(), 'large-'));
  cpSync(DIST, dist, { recursive: true });
  const topics = new Map([
    ['emr', 'EMR'],
    ['athena', 'Athena'],
  ]);
  await writeOffline(dist, { ...NOTHING, topics, whole: 1 });
  host.dist = dist;
  await read(page, `${host.address}about/`);
  await press(page, /^Save/);
  await press(page, /^EMR \(/);
  await expect(panel(page)).toContainText('Ready without a connection');
  await expect(panel(page).getByRole('button', { name: /^EMR/ })).toBeDisabled();
  host.cut = down;
  await page.goto(`${host.address}emr/storage/`);
  await expect(page.locator('main')).toContainText(OLD);
  await page.goto(`${host.address}athena/`);
  await expect(page.locator('h1')).toHaveText('This page is not saved');
  await expect(page.locator('main li a')).toHaveText(['EMR', 'About these notes']);
  await page.getByRole('link', { name: 'Search what is saved' }).click();
  await page.locator('dialog input').fill('hdfs');
  await expect(page.locator('[data-search-results] a').first()).toBeVisible();
  rmSync(dist, { recursive: true });
});

test('saving that was cut off goes on where it was, and can be stopped', async ({ page, host }) => {
  await read(page, `${host.address}about/`);
  const asked = (): string[] => host.asked.filter((path) => path.startsWith('offline/'));
  host.cut = (path) => path.startsWith('offline/') && asked().length >= 4;
  await press(page, /^Save the whole site/);
  await press(page, 'Save');
  await expect(panel(page)).toContainText('The connection was lost');
  // Another day: what came is still here.
  await page.reload();
  await expect(panel(page)).toContainText('to load');
  // The next part never ends, until the reader ends it.
  host.cut = up;
  host.stuck = (path) => path.startsWith('offline/');
  await press(page, 'Save');
  await press(page, 'Stop');
  await expect(panel(page)).toContainText('Stopped. What has come so far is kept.');
  host.stuck = up;
  await press(page, 'Go on');
  await expect(panel(page)).toContainText('Ready without a connection');
  // Every part once, and once more the one that was stopped.
  expect(asked()).toHaveLength(manifestOf(DIST).parts.length + 1);
});

test('a newer edition is offered, a failed half leaves the old whole, and what is unchanged is not loaded again', async ({
  page,
  host,
  nextDist,
}) => {
  await save(page, host);
  host.dist = nextDist;
  await page.evaluate(() => localStorage.setItem('offline', '1'));
  // The worker of the newer edition is there after the first page; then the network comes first.
  await page.goto(`${host.address}athena/`);
  const newer = page.getByRole('complementary', { name: 'Newer edition' });
  await expect(newer).toContainText(/A newer edition of Jan 2, 2027, \d/);
  const changed = manifestOf(nextDist).parts.filter(
    ([name]) => !manifestOf(DIST).parts.some(([old]) => old === name),
  );
  const last = partAddress(changed.at(-1)?.[0] ?? '');
  host.cut = (path) => path === last;
  await newer.getByRole('button', { name: 'Get it' }).click();
  await expect(newer).toContainText('The connection was lost');
  host.cut = down;
  await page.goto(`${host.address}emr/storage/`);
  await expect(page.locator('main')).toContainText(OLD);
  // A page of the old edition stays with it when the connection is back.
  host.cut = up;
  host.asked.length = 0;
  await searchFor(page, 'three copies of each block');
  expect(host.asked.filter((path) => /^(?:search\.json|pagefind)/.test(path))).toEqual([]);
  const other = await page.context().newPage();
  await other.goto(`${host.address}about/`);
  host.asked.length = 0;
  await panel(other).getByRole('button', { name: 'Get it' }).click();
  await expect(panel(other)).toContainText('the edition of Jan 2, 2027');
  expect(host.asked.filter((path) => path.startsWith('offline/'))).toEqual([last]);
  host.cut = down;
  await other.goto(`${host.address}emr/storage/`);
  await expect(other.locator('main')).toContainText(NEW);
  // The tab that shows the old edition still has all of it.
  await page.locator('dialog input').fill('consistent view');
  await expect(page.locator('[data-search-results] mark').first()).toBeVisible();
});

test('a browser without room says so before and while it saves, and reading goes on', async ({
  page,
  host,
}) => {
  await read(page, `${host.address}about/`);
  await page.evaluate(() => {
    StorageManager.prototype.estimate = () => Promise.resolve({ quota: 900_000, usage: 100_000 });
  });
  await press(page, /^Save the whole site/);
  await expect(panel(page)).toContainText(/There is no room .* to load, 0.8 MB free/);
  await page.evaluate(() => {
    CacheStorage.prototype.open = () => Promise.reject(new DOMException('', 'SecurityError'));
  });
  await page.evaluate(() => {
    const again = document.createElement('div');
    document.querySelector('[data-offline]')?.append(again);
    again.dispatchEvent(new CustomEvent('save-site', { bubbles: true }));
  });
  await expect(panel(page)).toContainText('This browser keeps no pages here');
  const session = await page.context().newCDPSession(page);
  const { origin } = new URL(host.address);
  await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 900_000 });
  await page.reload();
  await press(page, /^Save the whole site/);
  await press(page, 'Save');
  await expect(panel(page)).toContainText('This browser has no more room');
  await page.goto(`${host.address}emr/storage/`);
  await expect(page.locator('main')).toContainText(OLD);
});

test('stores that were deleted are as if nothing had been saved', async ({ page, host }) => {
  await save(page, host);
  await page.evaluate(async () => {
    for (const name of await caches.keys()) await caches.delete(name);
  });
  await page.goto(`${host.address}emr/storage/`);
  await expect(page.locator('main')).toContainText(OLD);
  await page.goto(`${host.address}about/`);
  await expect(panel(page)).toContainText('to load');
});

test('while one tab saves, another does not', async ({ page, host }) => {
  await read(page, `${host.address}about/`);
  const other = await page.context().newPage();
  await other.goto(`${host.address}about/`);
  for (const tab of [page, other]) await press(tab, /^Save the whole site/);
  await page.evaluate(() => {
    void navigator.locks.request('offline /', () => new Promise(() => undefined));
  });
  await press(other, 'Save');
  await expect(panel(other)).toContainText('another tab');
});

test('a worker that is called back empties its stores and goes', async ({ page, host }) => {
  await save(page, host);
  host.instead.set('sw.js', await bundle('worker-off.ts', {}));
  // Pages of such a build do not register it: the browser looks for a newer one by itself, in its own time.
  await page.goto(`${host.address}robots.txt`);
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
  await expect.poll(() => page.evaluate(() => caches.keys())).toEqual([]);
  host.cut = down;
  await expect(page.goto(`${host.address}emr/storage/`)).rejects.toThrow();
});

test('below a path a site is saved and read, with and without the last slash', async ({ page }) => {
  const host = await startHost('test-results/crumb', '/notes/');
  await save(page, host);
  host.cut = down;
  for (const path of ['sourdough-starter/feeding/', 'sourdough-starter/feeding', '']) {
    await page.goto(host.address + path);
    await expect(page.locator('header.top')).toHaveCSS('position', 'sticky');
  }
  await page.goto(`${host.address}sourdough-starter/feeding/`);
  await searchFor(page, 'grey water');
  host.close();
});
