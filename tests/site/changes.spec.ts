import { fromXml } from 'xast-util-from-xml';
import { expect, test } from './fixtures.ts';

test.describe('what changed', () => {
  test('stands under its years, newest first', async ({ page }) => {
    await page.goto('/changes/');
    const dates = await page
      .locator('.change time')
      .evaluateAll((times) => times.map((time) => time.getAttribute('datetime') ?? ''));
    expect(dates.length).toBeGreaterThan(50);
    expect(dates).toEqual(dates.toSorted().reverse());
  });

  test('has an address for each change, shown clear of the header', async ({ page }) => {
    await page.goto('/changes/#s3-strong-consistency');
    const change = page.locator('#s3-strong-consistency');
    await expect(change).toBeInViewport();
    const header = await page.locator('header.top').boundingBox();
    const box = await change.boundingBox();
    expect(box?.y).toBeGreaterThanOrEqual((header?.y ?? 0) + (header?.height ?? 0));
    await expect(
      change.getByRole('link', { name: 'Where an EMR cluster keeps its data' }),
    ).toHaveAttribute('href', /\/emr\/storage\/$/);
  });

  test('gives every change a then or a now, and a source that is named', async ({ page }) => {
    await page.goto('/changes/');
    const bare = page.locator(
      '.change:not(.short):not(:has(.now dd)), .change:not(:has(a[href^="http"]))',
    );
    await expect(bare).toHaveCount(0);
  });

  test('is also listed by service, each entry leading to the change', async ({ page }) => {
    await page.goto('/changes/');
    const dead = await page
      .locator('.by-service a[href^="#"]')
      .evaluateAll(
        (links) =>
          links.filter(
            (link) => !document.getElementById((link as HTMLAnchorElement).hash.slice(1)),
          ).length,
      );
    expect(dead).toBe(0);
    await page.locator('.by-service > summary').click();
    await expect(
      page.locator('.by-service').getByRole('heading', { name: 'Lambda' }),
    ).toBeVisible();
  });

  test('says “about” where the date is not exact', async ({ page }) => {
    await page.goto('/changes/');
    await expect(page.locator('#emr-s3a-default .when')).toHaveText('about Aug 2025');
  });

  test('shows a service its own changes on its page', async ({ page }) => {
    await page.goto('/s3/');
    const own = page.locator('[id="ui:changes"]');
    // A service with a long past shows its newest changes and folds the others.
    await own.locator('details > summary').click();
    await expect(own.getByRole('link', { name: 'S3 became strongly consistent' })).toHaveAttribute(
      'href',
      /\/changes\/#s3-strong-consistency$/,
    );
  });
});

test('every page names the feed, and the feed parses', async ({ page }) => {
  await page.goto('/emr/storage/');
  const feed = page.locator('link[rel="alternate"][type="application/atom+xml"]');
  const href = await feed.getAttribute('href');
  const xml = await (await page.request.get(href ?? '')).text();
  // Throws where it is not well-formed.
  const { children } = fromXml(xml);
  const root = children.find((child) => child.type === 'element' && child.name === 'feed');
  const entries = root && 'children' in root ? root.children : [];
  expect(
    entries.filter((child) => child.type === 'element' && child.name === 'entry').length,
  ).toBeGreaterThan(50);
});
