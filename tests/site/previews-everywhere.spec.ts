/** Previews of every service; where they cannot be had; below a path; by axe. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { loadSite } from '../../src/site/load.ts';
import { listFiles } from '../../src/content/read.ts';
import { CRUMB_PORT } from '../ports.ts';
import { card, expectClear, linkTo, PAGE, ready } from './cross-link.ts';
import { expect, test } from './fixtures.ts';

const dist = process.env['OUT_DIR'] || 'dist';
const site = loadSite();

test.describe('the files', () => {
  test('every service and every shared name has one, with a tip, and search knows none of them', () => {
    const map = readFileSync(join(dist, 'sitemap-0.xml'), 'utf8');
    expect(map).not.toContain('/preview/');
    for (const { id } of [...site.services, ...site.families]) {
      expect(existsSync(join(dist, 'preview', `${id}.json`)), id).toBe(true);
    }
    for (const { id, summary } of site.services) {
      const preview = JSON.parse(readFileSync(join(dist, 'preview', `${id}.json`), 'utf8'));
      expect(preview.summary).toBe(summary);
      expect(preview.tip.question[0], id).toMatch(/\?$/);
      expect(preview.relations.length, id).toBeLessThanOrEqual(2);
    }
  });

  test('every cross-link of every page has one', () => {
    const missing = new Set<string>();
    for (const path of listFiles(dist).filter((file) => file.endsWith('index.html'))) {
      const html = readFileSync(join(dist, path), 'utf8');
      for (const [, id] of html.matchAll(/data-service="([^"]+)"/g)) {
        if (!existsSync(join(dist, 'preview', `${id}.json`))) missing.add(`${path} → ${id}`);
      }
    }
    expect([...missing]).toEqual([]);
  });
});

test.describe('when it cannot', () => {
  test.describe('run script', () => {
    test.use({ javaScriptEnabled: false });

    test('a link is a link', async ({ page }) => {
      await page.goto(PAGE);
      await linkTo(page).hover();
      await linkTo(page).click();
      await expect(page).toHaveURL(/\/data-firehose\/$/);
    });
  });

  test('without its file a link is a link, and nothing is said', async ({ page }) => {
    await page.route('**/preview/*.json', (route) =>
      route.fulfill({ status: 404, body: '<h1>Gone</h1>' }),
    );
    const link = await ready(page);
    await link.hover();
    await page.waitForTimeout(500);
    await expect(card(page)).toHaveCount(0);
    await link.click();
    await expect(page).toHaveURL(/\/data-firehose\/$/);
  });

  test('a failure is not for ever', async ({ page }) => {
    await page.route('**/preview/*.json', (route) => route.fulfill({ status: 404 }), { times: 1 });
    const link = await ready(page);
    await link.hover();
    await page.waitForTimeout(400);
    await page.mouse.move(5, 5);
    await link.hover();
    await expect(card(page)).toBeVisible();
  });
});

test.describe('below a path, in another person’s notes', () => {
  test.use({ baseURL: `http://localhost:${CRUMB_PORT}/notes/` });

  test('it is the same', async ({ page }) => {
    await page.goto('sourdough-starter/feeding/');
    await page.locator('.prose a.svc').first().hover();
    await expect(card(page)).toHaveAccessibleName('Rye Flour');
    await card(page).getByRole('link', { name: 'Starter' }).click();
    await expect(page).toHaveURL(/\/notes\/sourdough-starter\/$/);
  });
});

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [360, 1280]) {
    test(`axe finds nothing with a card open at ${width} px in the ${colorScheme} theme`, async ({
      page,
    }) => {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.setViewportSize({ width, height: 800 });
      const link = await ready(page);
      await link.hover();
      await expect(card(page)).toBeVisible();
      await expectClear(page, link);
      const open = await new AxeBuilder({ page }).analyze();
      expect(open.violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual(
        [],
      );
      await card(page).getByRole('button', { name: 'Pin' }).click();
      const pinned = await new AxeBuilder({ page }).analyze();
      expect(pinned.violations.map(({ id }) => id)).toEqual([]);
    });
  }
}
