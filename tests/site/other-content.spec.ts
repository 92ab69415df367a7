/** Another person's notes, about bread, in a folder of their own, below a path: the same site, no code changed. */
import AxeBuilder from '@axe-core/playwright';
import { CRUMB_PORT } from '../ports.ts';
import { expect, test } from './fixtures.ts';

test.use({ baseURL: `http://localhost:${CRUMB_PORT}/notes/` });

test('a section has its callouts, its cross-links and its place in the navigation', async ({
  page,
}) => {
  await page.goto('sourdough-starter/feeding/');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Feeding a starter');
  await expect(
    page.getByRole('complementary', { name: 'What does grey water on top mean?' }),
  ).toContainText('pour it off');
  const linked = page.locator('.prose a.svc');
  await expect(linked).toHaveText(['Rye']);
  await expect(linked).toHaveAttribute('href', '/notes/rye-flour/');
  await page.getByRole('link', { name: 'where the steam comes from' }).click();
  await expect(page).toHaveURL(/\/notes\/dutch-oven\/baking\/#steam$/);
});

test('its tips are asked, and known, below the path too', async ({ page }) => {
  await page.goto('sourdough-starter/feeding/');
  await page.getByRole('link', { name: /^Recall this page/ }).click();
  await page.getByRole('button', { name: 'Begin' }).click();
  await page.getByRole('button', { name: 'Show the answer' }).click();
  await expect(page.locator('[data-part="about"] a').first()).toHaveAttribute(
    'href',
    /^\/notes\/sourdough-starter\/feeding\/#/,
  );
  await page.getByRole('button', { name: 'Knew it' }).click();
  await expect(page.getByRole('button', { name: 'Undo' })).toBeVisible();
});

test('all of GFM works: alignment, tasks, strikethrough, footnotes', async ({ page }) => {
  await page.goto('sourdough-starter/feeding/');
  await expect(page.locator('td.align-right').first()).toHaveCSS('text-align', 'end');
  await expect(page.getByRole('checkbox').first()).toBeChecked();
  await expect(page.locator('del')).toHaveText('guess');
  await page.locator('[data-footnote-ref]').click();
  await expect(page.getByText('More sugars, more food.')).toBeInViewport();
});

test('a service shows its relations both ways, its comparisons and where it is mentioned', async ({
  page,
}) => {
  await page.goto('sourdough-starter/');
  await expect(page.locator('.related')).toContainText('is fed by');
  await expect(page.locator('.related')).toContainText('often weighed against');
  await expect(page.locator('[id="ui:compare"] a')).toHaveText('Starter and dry yeast');
  await expect(page.locator('.back')).toContainText('a Levain loaf opens widest');
  await page.goto('dry-yeast/');
  await expect(page.locator('.related')).toContainText('often weighed against');
});

test('every list page works below the path, with nothing of another site', async ({ page }) => {
  for (const path of ['', 'subjects/', 'tips/', 'compare/', 'changes/', 'map/', 'about/']) {
    await page.goto(path);
    await expect(page.locator('body'), path).not.toContainText(/\b(AWS|Amazon|DEA-C01)\b/);
    for (const link of await page.locator('a[href^="/"]').all()) {
      expect(await link.getAttribute('href'), path).toMatch(/^\/notes\//);
    }
  }
});

test('search finds a former name', async ({ page }) => {
  await page.goto('search/?q=mother+dough');
  await expect(page.locator('[data-search-results] a').first()).toHaveAttribute(
    'href',
    '/notes/sourdough-starter/',
  );
});

test('axe finds nothing', async ({ page }) => {
  for (const path of ['', 'sourdough-starter/feeding/', 'sourdough-starter/']) {
    await page.goto(path);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
  }
});
