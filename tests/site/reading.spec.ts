import { expect, test } from './fixtures.ts';

test.describe('a section', () => {
  test('says where it stands, what it is about, what it rests on and what comes next', async ({
    page,
  }) => {
    await page.goto('/emr/storage/');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/cluster keeps its data/);
    await expect(page.locator('.crumbs a')).toHaveText(['Services', 'Amazon EMR']);
    await expect(page.locator('.facts time')).toHaveAttribute('datetime', /^\d{4}-\d{2}-\d{2}$/);
    await expect(page.locator('#panel-sources + ul a').first()).toHaveAttribute('href', /^https:/);
    await expect(page.getByRole('link', { name: 'Suggest an edit' })).toHaveAttribute(
      'href',
      /content\/notes\/emr\/storage\.mdx$/,
    );
    await expect(page.locator('.pager a')).toHaveCount(2);
    await expect(page.locator('.side [aria-current="page"]')).toHaveText('Storage');
  });

  test('contents follow the reader', async ({ page }) => {
    await page.setViewportSize({ width: 1400, height: 700 });
    await page.goto('/emr/storage/');
    await page.locator('#s3').scrollIntoViewIfNeeded();
    await page.evaluate(() => document.getElementById('s3')?.scrollIntoView({ block: 'start' }));
    await expect(page.locator('.toc [aria-current]')).toHaveAttribute('href', '#s3');
  });

  test('reads from first to last: every section leads on to the next', async ({ page }) => {
    await page.goto('/lambda/basics/');
    const seen: string[] = [];
    for (;;) {
      seen.push(new URL(page.url()).pathname);
      const next = page.locator('.pager a[rel="next"]');
      if ((await next.count()) === 0) break;
      await page.goto((await next.getAttribute('href')) ?? '');
    }
    expect(seen).toHaveLength(23);
    expect(new Set(seen).size).toBe(23);
  });
});

test.describe('the theme', () => {
  test('follows the system until one is chosen, and the choice sticks', async ({ page }) => {
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.goto('/');
    const scheme = () =>
      page.evaluate(() => getComputedStyle(document.documentElement).colorScheme);
    expect(await scheme()).toBe('light dark');
    const button = page.getByRole('button', { name: /^Theme/ });
    await button.click();
    expect(await scheme()).toBe('light');
    await page.goto('/emr/');
    expect(await scheme()).toBe('light');
    await expect(button).toHaveAccessibleName('Theme: light');
    await button.click();
    await button.click();
    await page.reload();
    expect(await scheme()).toBe('light dark');
  });
});

test.describe('by keyboard', () => {
  test('the first stop skips to the page', async ({ page }) => {
    await page.goto('/emr/storage/');
    await page.keyboard.press('Tab');
    await expect(page.getByRole('link', { name: 'Skip to the page' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.locator('main')).toBeFocused();
  });

  test('every stop of a page can be seen', async ({ page }) => {
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.goto('/lambda/costs-and-limits/');
    const stops = await page.locator('a[href], button, summary, input, [tabindex="0"]').count();
    for (let stop = 0; stop < stops; stop += 1) {
      await page.keyboard.press('Tab');
      const seen = await page.evaluate(() => {
        const element = document.activeElement;
        if (!element || element === document.body) return true;
        const { outlineStyle } = getComputedStyle(element);
        return outlineStyle !== 'none' && element.matches(':focus-visible');
      });
      expect(seen).toBe(true);
    }
  });
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('a deep link lands below the header', async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 700 });
    await page.goto('/emr/storage/#emr-hdfs-ephemeral');
    const header = await page.locator('.top').boundingBox();
    const target = await page.locator('#emr-hdfs-ephemeral').boundingBox();
    expect(target?.y).toBeGreaterThan((header?.y ?? 0) + (header?.height ?? 0));
    expect(target?.y).toBeLessThan(400);
  });

  test('a service is found by name, former names included', async ({ page }) => {
    await page.goto('/');
    await page
      .getByRole('link', { name: /^All \d+ services$/ })
      .first()
      .click();
    await expect(page.getByText('Formerly Amazon Kinesis Data Firehose')).toBeVisible();
    await page.getByRole('link', { name: 'Amazon Data Firehose' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Amazon Data Firehose');
  });

  test('the search form leads to the list of services', async ({ page }) => {
    await page.goto('/');
    await page.getByRole('searchbox').fill('glue');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/services\//);
  });
});

test('a copied link says that it was copied, and to what', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('/emr/storage/');
  await page.locator('#hdfs').hover();
  await page.getByRole('link', { name: 'Link to “HDFS”' }).click();
  await expect(page.locator('#said')).toHaveText('Link copied');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(
    /\/s\/\w{7}\/#emr\/storage\/hdfs$/,
  );
});

test('printed, a page is its text and nothing else', async ({ page }) => {
  await page.emulateMedia({ media: 'print' });
  await page.goto('/emr/storage/');
  for (const chrome of ['.top', '.side', '.thumb', '.pager', '.foot', '.toc']) {
    await expect(page.locator(chrome)).toBeHidden();
  }
  await expect(page.locator('.callout').first()).toBeVisible();
});

test('a page that does not exist helps on', async ({ page }) => {
  const response = await page.goto('/emr/storag/');
  expect(response?.status()).toBe(404);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Nothing lives at this address');
  await expect(page.locator('main').getByRole('link', { name: 'AWS Lambda' })).toBeVisible();
});
