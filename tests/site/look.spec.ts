/** A second look, given by the content folder alone: accent, logo, own style, links and words. */
import { CRUMB_PORT } from '../ports.ts';
import { expect, test } from './fixtures.ts';

test.use({ baseURL: `http://localhost:${CRUMB_PORT}/notes/` });

test('a site has its own accent, shapes, logo, icon and links, in one style sheet', async ({
  page,
}) => {
  const sheets: string[] = [];
  page.on('request', (request) => {
    if (request.resourceType() === 'stylesheet') sheets.push(request.url());
  });
  await page.goto('sourdough-starter/feeding/');
  expect(sheets).toHaveLength(1);
  const brand = page.locator('.brand');
  await expect(brand).toHaveCSS('text-transform', 'uppercase');
  await expect(brand.locator('img')).toHaveJSProperty('complete', true);
  expect(await brand.locator('img').evaluate((logo) => logo.getBoundingClientRect().width)).toBe(
    28,
  );
  await expect(page.locator('link[rel="icon"]')).toHaveAttribute('href', '/notes/brand/loaf.svg');
  const marker = await page
    .locator('.callout.exam')
    .first()
    .evaluate((callout) => getComputedStyle(callout).getPropertyValue('--marker'));
  expect(marker).toMatch(/oklch\(90% [^)]* 156/);
  await expect(page.getByRole('navigation', { name: 'Site' }).getByRole('link')).toHaveText([
    'Subjects',
    'Flour shop',
  ]);
  await expect(page.locator('.foot').getByRole('link', { name: 'Baking log' })).toHaveAttribute(
    'href',
    'https://crumb.example/log',
  );
});

test('its topics have its own word, and what it is not about leaves no trace', async ({ page }) => {
  await page.goto('subjects/');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('All subjects');
  for (const path of ['', 'sourdough-starter/feeding/', 'tips/', 'subjects/']) {
    await page.goto(path);
    await expect(page.locator('body'), path).not.toContainText(/\bexam\b|\bservices?\b/i);
  }
});
