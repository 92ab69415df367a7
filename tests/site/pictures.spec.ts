/** Diagrams fit their column or scroll in it; code is copied as it was written. */
import { expect, test } from './fixtures.ts';

/** A section with a diagram that is too wide for a phone, and with code. */
const PAGE = '/s3/storage-classes-and-lifecycle/';

test('a diagram is drawn for the column it stands in, and never widens the page', async ({
  page,
}) => {
  await page.goto(PAGE);
  for (const [width, shown, hidden] of [
    [1280, '.wide', '.narrow'],
    [360, '.narrow', '.wide'],
  ] as const) {
    await page.setViewportSize({ width, height: 800 });
    await expect(page.locator(`.diagram ${shown}`).first()).toBeVisible();
    await expect(page.locator(`.diagram ${hidden}`).first()).toBeHidden();
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow, `${width} px`).toBe(0);
  }
  await expect(page.getByRole('img', { name: /^Diagram: / }).first()).toBeVisible();
});

test('a diagram takes its colours from the theme', async ({ page }) => {
  const box = page.locator('.diagram .node rect').first();
  const colours: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.goto(PAGE);
    colours.push(await box.evaluate((element) => getComputedStyle(element).fill));
  }
  expect(new Set(colours).size).toBe(2);
});

test('code is copied as it was written, and that is said', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(PAGE);
  const figure = page.locator('figure.code').first();
  const button = figure.getByRole('button');
  await expect(button).toBeEnabled();
  await button.click();
  await expect(button).toHaveText('Copied');
  await expect(page.locator('[id="ui:said"]')).toHaveText('Copied');
  const code = await figure.locator('code').textContent();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(code?.replace(/\n$/, ''));
});

test('a page without code fetches nothing for it', async ({ page }) => {
  const scripts: string[] = [];
  page.on('request', (request) => scripts.push(request.url()));
  await page.goto('/hdfs/');
  await page.waitForLoadState('networkidle');
  expect(scripts.filter((url) => url.includes('copy-code'))).toEqual([]);
});

test('the whole site is one book, linked from About', async ({ page, request }) => {
  await page.goto('/about/');
  const href = await page.getByRole('link', { name: /EPUB/ }).getAttribute('href');
  const book = await request.get(href ?? '');
  expect(book.ok()).toBe(true);
  expect((await book.body()).subarray(30, 58).toString()).toBe('mimetypeapplication/epub+zip');
});
