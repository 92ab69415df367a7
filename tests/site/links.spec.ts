/** Links handed out by a page, words selected on it, what it prints, and addresses it used to have. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { shareId } from '../../src/core/share-id.ts';
import { serve } from '../../src/cli/serve.ts';
import { expect, test } from './fixtures.ts';

const PAGE = '/emr/storage/';
test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

const pasted = (page: Page): Promise<string> => page.evaluate(() => navigator.clipboard.readText());
const said = (page: Page) => page.getByRole('status');

/** Selects the first occurrence of some words of the page's text. */
async function select(page: Page, words: string): Promise<void> {
  await page.evaluate((wanted) => {
    const walk = document.createTreeWalker(
      document.querySelector('.prose') ?? document.body,
      NodeFilter.SHOW_TEXT,
    );
    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
      const at = node.textContent?.indexOf(wanted) ?? -1;
      if (at >= 0) getSelection()?.setBaseAndExtent(node, at, node, at + wanted.length);
      if (at >= 0) return;
    }
    throw new Error(`no “${wanted}” on the page`);
  }, words);
}

test('a heading’s “#” copies a short address that says where it leads', async ({
  page,
  baseURL,
}) => {
  await page.goto(PAGE);
  await page.locator('a.anchor[href="#hdfs"]').click();
  await expect(said(page)).toHaveText('Link copied');
  expect(await pasted(page)).toBe(`${baseURL}s/${shareId(`${PAGE}#hdfs`)}/#emr/storage/hdfs`);
  expect(new URL(page.url()).hash).toBe('#hdfs');
  await page.goto(await pasted(page));
  await page.waitForURL(`**${PAGE}#hdfs`);
});

test('a tip’s “#” copies the tip’s own address', async ({ page, baseURL }) => {
  await page.goto(PAGE);
  await page.locator('a.anchor[href="#emr-hdfs-ephemeral"]').click();
  await expect(said(page)).toHaveText('Link copied');
  expect(await pasted(page)).toBe(`${baseURL}tips/emr-hdfs-ephemeral/`);
});

for (const path of ['/emr/', '/compare/primary-vs-core-vs-task-node/']) {
  test(`${path} copies its own address, by keyboard alone`, async ({ page, baseURL }) => {
    await page.goto(path);
    const button = page.getByRole('button', { name: 'Copy link' });
    await button.focus();
    await button.press('Enter');
    await expect(said(page)).toHaveText('Link copied');
    expect(await pasted(page)).toBe(`${baseURL}${path.slice(1)}`);
  });
}

test('where the device has a share sheet, it is offered behind what was copied', async ({
  page,
}) => {
  await page.addInitScript(() => {
    Object.assign(navigator, {
      share: (data: ShareData) => {
        document.title = JSON.stringify(data);
        return Promise.resolve();
      },
    });
  });
  await page.goto(PAGE);
  await page.locator('a.anchor[href="#hdfs"]').click();
  await page.getByRole('button', { name: 'Share…' }).click();
  await expect(page).toHaveTitle(/"title":"HDFS","url":".*\/s\/[0-9a-z]{7}\//);
});

test('selected words become a link to exactly them, by keyboard', async ({ page }) => {
  await page.goto(PAGE);
  await select(page, 'losing a core node then');
  const offer = page.getByRole('group', { name: 'The selected words' });
  await expect(offer).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(offer.getByRole('button').first()).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(said(page)).toHaveText('Link to these words copied');
  const link = await pasted(page);
  expect(link).toContain(`${PAGE}#hdfs:~:text=losing%20a%20core%20node%20then`);
  await page.keyboard.press('Escape');
  await expect(offer).toBeHidden();
  await page.goto('about:blank');
  await page.goto(link);
  await expect(page.getByText('losing a core node then')).toBeInViewport();
});

test('a selected heading is not mistaken for its entry in the contents', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 700 });
  await page.goto(PAGE);
  await select(page, 'Disks on the nodes');
  await page.getByRole('button', { name: 'Copy link to these words' }).click();
  await expect(said(page)).toHaveText('Link to these words copied');
  const link = await pasted(page);
  await page.goto('about:blank');
  await page.goto(link);
  await expect(page.locator('h2#local-disks')).toBeInViewport();
});

test('selected words are copied as a quotation with their source', async ({ page, baseURL }) => {
  await page.goto(PAGE);
  await select(page, 'losing a core node then');
  const offer = page.getByRole('group', { name: 'The selected words' });
  await offer.getByRole('button', { name: 'Copy as Markdown' }).click();
  await expect(said(page)).toHaveText('Copied as Markdown, with its source');
  expect(await pasted(page)).toBe(
    `> losing a core node then\n>\n> — [Where an EMR cluster keeps its data, HDFS](${baseURL}emr/storage/#hdfs:~:text=losing%20a%20core%20node%20then)\n`,
  );
});

test('a page is copied as the Markdown its twin has', async ({ page, request }) => {
  await page.goto(PAGE);
  await page.locator('[data-copy-markdown]').click();
  await expect(said(page)).toHaveText('Page copied as Markdown');
  expect(await pasted(page)).toBe(await (await request.get('/emr/storage.md')).text());
});

test('nothing that hands out links is fetched before a reader reaches for it', async ({ page }) => {
  const scripts: string[] = [];
  page.on('request', (request) => {
    if (request.resourceType() === 'script') scripts.push(request.url());
  });
  await page.goto(PAGE, { waitUntil: 'networkidle' });
  expect(scripts.filter((url) => /share|selection|reading-list|\.svg/.test(url))).toEqual([]);
});

test('paper shows the page’s short address, its code, and where its links lead', async ({
  page,
}) => {
  const codes: string[] = [];
  page.on('request', (request) => {
    if (/qr\.[^/]*\.js/.test(request.url())) codes.push(request.url());
  });
  await page.addInitScript(() => {
    window.print = () => {
      document.documentElement.dataset['askedToPrint'] = '';
    };
  });
  await page.goto(PAGE, { waitUntil: 'networkidle' });
  expect(codes, 'what draws the code is fetched when somebody prints').toEqual([]);
  await page.keyboard.press('ControlOrMeta+p');
  await expect(page.locator('html')).toHaveAttribute('data-asked-to-print', '');
  await page.emulateMedia({ media: 'print' });
  const printed = page.locator('.printed');
  await expect(printed).toContainText(`/s/${shareId(PAGE)}/`);
  const box = await printed.locator('svg').boundingBox();
  expect(box?.width).toBeGreaterThan(80);
  expect(box?.width).toBe(box?.height);
  const source = page.locator('.sources a').first();
  const shown = await source.evaluate((link) => getComputedStyle(link, '::after').content);
  expect(shown).toContain(await source.getAttribute('href'));
});

test('paper shows the short address without JavaScript too', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.emulateMedia({ media: 'print' });
  await page.goto(`${baseURL}${PAGE.slice(1)}`);
  await expect(page.locator('.printed')).toBeVisible();
  await expect(page.locator('.printed')).toContainText(`/s/${shareId(PAGE)}/`);
  await context.close();
});

test('an old address and an old anchor are answered without JavaScript', async ({ browser }) => {
  test.setTimeout(120_000);
  const out = mkdtempSync(join(tmpdir(), 'moved-'));
  const root = join(import.meta.dirname, '../..');
  const built = spawnSync('npm', ['run', 'build'], {
    cwd: root,
    encoding: 'utf8',
    env: {
      ...process.env,
      OG: '0',
      CONTENT_DIR: join(root, 'tests/fixtures/permalinks/mended'),
      OUT_DIR: join(out, 'dist'),
    },
  });
  expect(built.stdout + built.stderr).toContain('Complete!');
  const { address, server } = await serve({ dist: join(out, 'dist'), base: '/', port: 4600 });
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${address}rye/feeding/#when-to-feed`);
  await expect(page.getByRole('heading', { name: 'The right moment' })).toBeInViewport();
  await expect(page.getByText('This page has moved')).toContainText('/rye/refreshing/');
  expect(await page.locator('link[rel=canonical]').getAttribute('href')).toMatch(
    /rye\/refreshing\/$/,
  );
  expect(await page.locator('meta[name=robots]').getAttribute('content')).toBe('noindex');
  await page.goto(`${address}s/${shareId('/rye/feeding/#when-to-feed')}/`);
  await page.waitForURL('**/rye/refreshing/#the-right-moment');
  await context.close();
  const scripted = await browser.newPage();
  await scripted.goto(`${address}rye/feeding/#ratios`);
  await scripted.waitForURL('**/rye/refreshing/#ratios');
  await scripted.close();
  server.close();
  rmSync(out, { recursive: true });
});
