import type { Page } from '@playwright/test';
import { loadSite } from '../../src/site/load.ts';
import { expect, test } from './fixtures.ts';

test.describe('a section', () => {
  test('says where it stands, what it is about, what it rests on and what comes next', async ({
    page,
  }) => {
    await page.goto('/emr/storage/');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/cluster keeps its data/);
    await expect(page.locator('.crumbs a')).toHaveText(['Services', 'Amazon EMR']);
    await expect(page.locator('.facts time')).toHaveAttribute('datetime', /^\d{4}-\d{2}-\d{2}$/);
    await expect(page.locator('[id="ui:sources"] a').first()).toHaveAttribute('href', /^https:/);
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
    const sections = loadSite().notes.map(({ address }) => address);
    expect(seen.toSorted()).toEqual(sections.toSorted());
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
      .getByRole('navigation', { name: 'Ways in' })
      .getByRole('link', { name: 'Services' })
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
  await expect(page.locator('[id="ui:said"]')).toHaveText('Link copied');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(
    /\/s\/\w{7}\/#emr\/storage\/hdfs$/,
  );
});

test('printed, a page is its text and nothing else', async ({ page }) => {
  await page.emulateMedia({ media: 'print' });
  await page.goto('/emr/storage/');
  for (const chrome of ['.top', '.side', '.thumb', '.pager', '.foot', '.toc', '.tools']) {
    await expect(page.locator(chrome)).toBeHidden();
  }
  await expect(page.locator('.callout').first()).toBeVisible();
});

test('paper says where sources are, and sets no address into the text', async ({ page }) => {
  await page.emulateMedia({ media: 'print' });
  await page.goto('/emr/storage/');
  const after = (selector: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((link) => getComputedStyle(link, '::after').content);
  expect(await after('.sources a')).toContain('https://');
  expect(await after('.prose a.svc')).toBe('none');
});

test('a page that does not exist helps on', async ({ page }) => {
  const response = await page.goto('/emr/storag/');
  expect(response?.status()).toBe(404);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Nothing lives at this address');
  await expect(page.locator('main').getByRole('link', { name: 'AWS Lambda' })).toBeVisible();
});

test.describe('the keys of a page', () => {
  test('lead to the pages before and after, and “?” says so', async ({ page }) => {
    // The page's script shows its tools: from then on it hears keys.
    const ready = () => expect(page.getByRole('button', { name: 'Save' })).toBeVisible();
    await page.goto('/emr/storage/');
    const next = await page.locator('.pager a[rel="next"]').getAttribute('href');
    await ready();
    await page.keyboard.press(']');
    await expect(page).toHaveURL(new RegExp(`${next}$`));
    await ready();
    await page.keyboard.press('[');
    await expect(page).toHaveURL(/\/emr\/storage\/$/);
    await ready();
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog', { name: 'Keys' })).toContainText('Next page');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  });
});

test('size and width of the text are chosen once and kept', async ({ page }) => {
  await page.setViewportSize({ width: 1600, height: 900 });
  await page.goto('/emr/storage/');
  const size = () =>
    page
      .locator('.prose > p')
      .first()
      .evaluate((text) => [Number.parseFloat(getComputedStyle(text).fontSize), text.clientWidth]);
  const [before = 0, narrow = 0] = await size();
  await page.getByRole('button', { name: 'Size and width of the text' }).click();
  await page.getByText('Larger', { exact: true }).click();
  await page.getByText('Wide', { exact: true }).click();
  await page.goto('/lambda/basics/');
  const [after = 0, wide = 0] = await size();
  expect(after).toBeGreaterThan(before);
  expect(wide).toBeGreaterThan(narrow);
});

test('the front page goes on where a reader left off, and nothing moves for it', async ({
  page,
}) => {
  await page.goto('/');
  const line = page.locator('[data-continue]');
  await expect(line).toContainText('Start with');
  await page.goto('/emr/storage/');
  await page.goto('/');
  await expect(line).toContainText('Continue with');
  await line.getByRole('link').click();
  await expect(page).toHaveURL(/\/emr\/storage\/$/);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 760 }, hasTouch: true });

  test('what follows a text is folded, with counts, and opens for an address', async ({ page }) => {
    await page.goto('/emr/');
    await expect(page.locator('.panel[open]')).toHaveCount(0);
    await expect(page.locator('[id="ui:sources"] .count')).toHaveText(/^\d+$/);
    await page.goto('/emr/#ui:sources');
    await page.reload();
    await expect(page.locator('[id="ui:sources"] a').first()).toBeVisible();
  });

  test('a table keeps its first column, and four columns become cards and back', async ({
    page,
  }) => {
    await page.goto('/emr/storage/');
    const table = page.locator('.table').first();
    await table.evaluate((region) => region.scrollTo(120, 0));
    const first = table.locator('tbody tr').first().locator(':scope > *').first();
    const [cell, region] = await Promise.all([first.boundingBox(), table.boundingBox()]);
    expect(cell?.x).toBeCloseTo(region?.x ?? -1, 0);
    await page.getByRole('button', { name: 'As cards' }).first().click();
    await expect(page.locator('.table-cards .card')).toHaveCount(4);
    await expect(page.locator('.table-cards .card').first()).toContainText('Outlives the cluster');
    await page.getByRole('button', { name: 'As a table' }).click();
    await expect(table).toBeVisible();
  });

  for (const path of ['/tips/', '/changes/']) {
    test(`${path} is short, and narrows by words`, async ({ page }) => {
      await page.goto(path);
      expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThan(6000);
      const entries = page.locator('[data-tags]').filter({ visible: true });
      await page.getByRole('searchbox').fill('shard');
      const some = await entries.count();
      expect(some).toBeGreaterThan(0);
      await page.getByRole('searchbox').fill('shard nothing-says-this');
      await expect(entries).toHaveCount(0);
      await expect(page.getByText('Nothing fits.')).toBeVisible();
    });
  }
});

test('the answer of a tip is hidden until it is asked for', async ({ page }) => {
  await page.goto('/tips/');
  await page.locator('[data-group] > summary').first().click();
  const tip = page.locator('[data-group] .callout').first();
  await expect(tip.locator('.permalink')).toBeHidden();
  await tip.locator('summary').click();
  await expect(tip.locator('.permalink')).toBeVisible();
});

test('a page keeps its place while it loads: nothing shifts', async ({ page }) => {
  for (const path of ['/', '/emr/storage/', '/emr/', '/tips/']) {
    await page.setViewportSize({ width: 360, height: 760 });
    await page.goto(path, { waitUntil: 'networkidle' });
    const shift = await page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          let sum = 0;
          new PerformanceObserver((list) => {
            for (const entry of list.getEntries()) {
              sum += (entry as PerformanceEntry & { value: number }).value;
            }
          }).observe({ type: 'layout-shift', buffered: true });
          setTimeout(() => resolve(sum), 200);
        }),
    );
    expect(shift, path).toBeLessThan(0.005);
  }
});

test.describe('the line under the header', () => {
  const reach = (page: Page) =>
    page.locator('.top').evaluate((top) => {
      const { scale, content } = getComputedStyle(top, '::after');
      return content === 'none' ? undefined : Number.parseFloat(scale);
    });

  test('grows with what has been read', async ({ page }) => {
    await page.emulateMedia({ reducedMotion: 'no-preference' });
    await page.goto('/emr/storage/');
    expect(await reach(page)).toBe(0);
    await page.evaluate(() => scrollTo({ top: document.body.scrollHeight, behavior: 'instant' }));
    await expect.poll(() => reach(page)).toBeGreaterThan(0.9);
  });

  test('is not drawn for who asked for less motion', async ({ page }) => {
    await page.goto('/emr/storage/');
    expect(await reach(page)).toBeUndefined();
  });
});
