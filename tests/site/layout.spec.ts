import { TEMPLATES } from '../templates.ts';
import { expect, test } from './fixtures.ts';

for (const width of [320, 360, 768, 1280, 1920]) {
  test(`no page scrolls sideways at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    for (const { name, path } of TEMPLATES) {
      await page.goto(path);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(wide, name).toBeLessThanOrEqual(width);
    }
  });
}

test('a wide table scrolls inside itself on a phone', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 800 });
  await page.goto('/emr/storage/');
  const table = page.getByRole('region', { name: /^Table/ }).first();
  const [inside, outside] = await table.evaluate((node) => [node.scrollWidth, node.clientWidth]);
  expect(inside).toBeGreaterThan(outside ?? 0);
  await table.focus();
  await expect(table).toBeFocused();
});

test('body text is 65 to 75 characters wide on a desk', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto('/emr/storage/');
  const paragraph = page.locator('.prose > p').first();
  const characters = await paragraph.evaluate((node) => {
    const style = getComputedStyle(node);
    const context = document.createElement('canvas').getContext('2d');
    if (!context) return 0;
    context.font = `${style.fontSize} ${style.fontFamily}`;
    const text = node.textContent ?? '';
    return node.clientWidth / (context.measureText(text).width / text.length);
  });
  expect(characters).toBeGreaterThan(60);
  expect(characters).toBeLessThan(80);
});

test('sections fold away on a phone and open by a thumb, without JavaScript', async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({
    ...(baseURL && { baseURL }),
    javaScriptEnabled: false,
    viewport: { width: 360, height: 760 },
    hasTouch: true,
  });
  const page = await context.newPage();
  await page.goto('/emr/storage/');
  const sections = page.locator('[id="ui:sections"]');
  await expect(sections).toBeHidden();
  await page.getByRole('button', { name: 'Sections' }).tap();
  await expect(sections).toBeVisible();
  await expect(sections.locator('[aria-current="page"]')).toHaveText('Storage');
  await sections.getByRole('button', { name: 'Close' }).tap();
  await expect(sections).toBeHidden();
  await context.close();
});

test('everything to tap in the thumb bar is at least 44 px high', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 760 });
  await page.goto('/');
  for (const target of await page.locator('.thumb > *').all()) {
    expect((await target.boundingBox())?.height).toBeGreaterThanOrEqual(44);
  }
});
