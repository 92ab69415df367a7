/** Notes as people publish them, as sites on a phone: an interview list, a vault, notes in Chinese. */
import { expect, test } from '@playwright/test';
import { SITE_PORT } from '../ports.ts';
import { buildImported, type ImportedSite } from './imported-site.ts';

test.describe.configure({ mode: 'serial' });
test.use({ viewport: { width: 360, height: 740 } });

const CASES = [
  {
    input: 'interview-questions/input.md',
    pages: ['/react-interview-questions/core-react/', '/react-interview-questions/overview/'],
    query: 'virtual',
    finds: 'Core React',
  },
  {
    input: 'obsidian-vault/input',
    pages: ['/my-garden/my-garden/', '/my-garden/watering-plants/'],
    query: 'mulch',
    finds: 'mulch',
  },
  {
    input: 'chinese/input.md',
    pages: ['/前端面试笔记/浏览器缓存/'],
    query: '缓存',
    finds: '浏览器缓存',
  },
] as const;

for (const [index, { input, pages, query, finds }] of CASES.entries()) {
  test.describe(input, () => {
    let site: ImportedSite;
    test.beforeAll(async () => {
      test.setTimeout(180_000);
      site = await buildImported(`tests/fixtures/importer/${input}`, SITE_PORT + 90 + index);
    });
    test.afterAll(() => site?.close());

    test('fits a phone, with every picture', async ({ page }) => {
      for (const path of pages) {
        await page.goto(new URL(path, site.address).href);
        const width = await page.evaluate(() => document.documentElement.scrollWidth);
        expect(width, path).toBeLessThanOrEqual(360);
        const broken = await page.evaluate(() =>
          [...document.querySelectorAll<HTMLImageElement>('main img')]
            .filter((image) => image.complete && image.naturalWidth === 0)
            .map((image) => image.src),
        );
        expect(broken).toEqual([]);
        await expect(page.locator('main')).not.toContainText(/<\/?(?:details|summary|table|p)\b/);
        if (process.env['SHOTS']) {
          await page.screenshot({ path: `${process.env['SHOTS']}/${index}.png`, fullPage: true });
        }
      }
    });

    if (index === 0) {
      test('keeps answers folded until they are asked for', async ({ page }) => {
        await page.goto(new URL(pages[0], site.address).href);
        const answer = page.locator('main details', { hasText: 'React is a library' });
        const text = answer.locator('p', { hasText: 'React is a library' });
        await expect(text).toBeHidden();
        await answer.locator('summary').click();
        await expect(text).toBeVisible();
      });
    }

    test('is searched in its language', async ({ page }) => {
      await page.goto(new URL(`/search/?q=${query}`, site.address).href);
      await expect(page.locator('main')).toContainText(finds);
    });
  });
}
