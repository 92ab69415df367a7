/** Searching on the built site: the dialog, the search page, what is fetched, what goes wrong. */
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';

const SEARCH_FILES = /pagefind|search-box|found|search\.[^/]*\.css/;
const dialog = (page: Page) => page.getByRole('dialog', { name: 'Search' });
const input = (page: Page) => dialog(page).getByRole('combobox');
const results = (page: Page) => page.locator('[data-search-results] > li');
const firstLink = (page: Page) => results(page).first().locator('a').first();

async function openDialog(page: Page): Promise<void> {
  await page.goto('/emr/storage/');
  await page.keyboard.press('/');
  await expect(dialog(page)).toBeVisible();
}

test('nothing is fetched for search before the reader shows intent', async ({ page }) => {
  const fetched: string[] = [];
  page.on('request', (request) => fetched.push(request.url()));
  await page.goto('/emr/storage/');
  await page.waitForLoadState('networkidle');
  expect(fetched.filter((url) => SEARCH_FILES.test(url))).toEqual([]);
  await page.locator('.find').hover();
  await expect.poll(() => fetched.some((url) => url.endsWith('search.json'))).toBe(true);
});

test('opens by slash, Ctrl+K and button, closes by Escape and gives the focus back', async ({
  page,
}) => {
  await page.goto('/emr/storage/');
  for (const key of ['/', 'Control+k', 'Meta+k']) {
    await page.keyboard.press(key);
    await expect(dialog(page)).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(dialog(page)).toBeHidden();
  }
  const button = page.locator('.find');
  await button.click();
  await expect(dialog(page).locator('input')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(button).toBeFocused();
});

test('takes typing before anything has arrived', async ({ page }) => {
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route(/search-box.*\.js|search\.json/, async (route) => {
    await held;
    await route.continue();
  });
  await openDialog(page);
  await page.keyboard.type('athena');
  await expect(dialog(page).locator('input')).toHaveValue('athena');
  release();
  await expect(firstLink(page)).toHaveAttribute('href', '/athena/');
});

test('names and headings answer while full text is still on its way', async ({ page }) => {
  await page.route(/pagefind/, () => undefined);
  await openDialog(page);
  await page.keyboard.type('block size');
  await expect(results(page).first()).toBeVisible();
});

test('a service is answered on the spot', async ({ page }) => {
  await openDialog(page);
  await page.keyboard.type('kdf');
  const answer = results(page).first();
  await expect(answer).toHaveClass(/answer/);
  await expect(answer).toContainText('Amazon Data Firehose');
  await expect(answer).toContainText('Formerly');
  await expect(answer).toContainText('Loads a stream into a store');
  await expect(answer.locator('.hit-section.hit-tip').first()).toBeVisible();
});

test('says what it corrected, and undoes it', async ({ page }) => {
  await openDialog(page);
  await page.keyboard.type('hadop');
  await expect(dialog(page)).toContainText('Showing results for Hadoop');
  await expect(firstLink(page)).toHaveAttribute('href', '/hadoop/');
  await dialog(page).getByRole('button', { name: 'hadop' }).click();
  await expect(dialog(page)).toContainText('Nothing here says hadop');
});

test('closes by its button and by a click beside it, and gives the focus back', async ({
  page,
}) => {
  await page.goto('/emr/storage/');
  const button = page.locator('.find');
  await button.click();
  const close = dialog(page).getByRole('button', { name: 'Close' });
  const box = await close.boundingBox();
  expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(44);
  await close.click();
  await expect(dialog(page)).toBeHidden();
  await expect(button).toBeFocused();
  await button.click();
  await page.mouse.click(5, 500);
  await expect(dialog(page)).toBeHidden();
});

test('is styled and says that it loads while its code is on the way', async ({ page }) => {
  await page.route(/search-box.*\.js/, () => undefined);
  await page.goto('/emr/storage/');
  await page.keyboard.press('/');
  await expect(dialog(page)).toHaveCSS('border-radius', '12px');
  await expect(dialog(page)).toContainText('Loading…');
});

test('before anything is typed it offers searches, those made before first', async ({ page }) => {
  await openDialog(page);
  await dialog(page).getByRole('group', { name: 'Try' }).getByRole('button').first().click();
  await expect(results(page).first()).toBeVisible();
  const searched = await input(page).inputValue();
  await firstLink(page).click();
  await page.waitForURL((url) => url.pathname !== '/emr/storage/');
  await page.keyboard.press('/');
  const before = dialog(page).getByRole('group', { name: 'Recent searches' });
  await expect(before.getByRole('button').first()).toHaveText(searched);
  await before.getByRole('button', { name: 'Clear' }).click();
  await expect(before).toHaveCount(0);
  await expect(input(page)).toBeFocused();
});

test('one letter lists the names that begin so', async ({ page }) => {
  await openDialog(page);
  await page.keyboard.type('k');
  const titles = results(page).locator('.hit-title');
  await expect(titles.filter({ hasText: 'Kinesis Data Streams' })).toHaveCount(1);
  await expect(titles.filter({ hasText: 'Kafka' })).not.toHaveCount(0);
});

test('a facet keeps the focus when it is pressed', async ({ page }) => {
  await openDialog(page);
  await page.keyboard.type('shard');
  const facet = dialog(page).getByRole('button', { name: /^Exam tip/ });
  await facet.focus();
  await page.keyboard.press('Space');
  await expect(facet).toBeFocused();
  await expect(facet).toHaveAttribute('aria-pressed', 'true');
});

test('a comparison asked for leads to its top', async ({ page }) => {
  await openDialog(page);
  await page.keyboard.type('dataframe vs dynamicframe');
  await expect(firstLink(page)).toHaveAttribute('href', '/compare/dynamicframe-vs-dataframe/');
});

test('an unknown filter in the address is dropped, one without hits can be cleared', async ({
  page,
}) => {
  await page.goto('/search/?q=shard&kind=nonsense&service=glue');
  await expect(page.locator('.search-notes')).toContainText('None of the pages found');
  await page.getByRole('button', { name: 'Show all' }).click();
  await expect(results(page).first()).toBeVisible();
  await expect(page).toHaveURL(/\?q=shard$/);
});

test('typing fast never stops the results, whatever the address allows', async ({ page }) => {
  await page.goto('/search/');
  await page.evaluate(() => {
    history.replaceState = () => {
      throw new DOMException('too many calls', 'SecurityError');
    };
  });
  await page.getByRole('searchbox').pressSequentially('athena', { delay: 10 });
  await expect(firstLink(page)).toHaveAttribute('href', '/athena/');
});

test('what is chosen shows in forced colours', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await openDialog(page);
  await page.keyboard.type('shard');
  const chosen = dialog(page).locator('[aria-selected="true"]');
  await expect(chosen).toHaveCSS('outline-style', 'solid');
  await expect(chosen).toHaveCSS('outline-width', '2px');
});

test('arrows choose, Enter follows, the page reached shows what was found', async ({ page }) => {
  await openDialog(page);
  await page.keyboard.type('consistent view');
  await expect(results(page).first()).toBeVisible();
  await expect(input(page)).toHaveAttribute('aria-activedescendant', 'ui:option-0');
  await page.keyboard.press('ArrowDown');
  await expect(input(page)).toHaveAttribute('aria-activedescendant', 'ui:option-1');
  await page.keyboard.press('ArrowUp');
  const chosen = await dialog(page).locator('[aria-selected="true"]').getAttribute('href');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`${chosen?.replace('#', '.*#')}$`));
  await expect(dialog(page)).toBeHidden();
  const marks = (): Promise<number> => page.evaluate(() => CSS.highlights.get('found')?.size ?? 0);
  await expect.poll(marks).toBeGreaterThan(0);
  await page.keyboard.press('Escape');
  expect(await marks()).toBe(0);
});

test('Ctrl+Enter opens a new tab', async ({ page, context }) => {
  await openDialog(page);
  await page.keyboard.type('athena');
  await expect(firstLink(page)).toHaveAttribute('href', '/athena/');
  const opened = context.waitForEvent('page');
  await page.keyboard.press('Control+Enter');
  expect(new URL((await opened).url()).pathname).toBe('/athena/');
  await expect(page).toHaveURL(/emr\/storage/);
});

test('the count of results is announced', async ({ page }) => {
  await openDialog(page);
  await page.keyboard.type('shard');
  await expect(page.locator('[id="ui:said"]')).toContainText(/^Pages found: \d+$/);
});

test('the search page is for sharing, and Back and Forward are right', async ({ page }) => {
  await page.goto('/search/?q=glue+vs+emr');
  await expect(page.getByRole('searchbox')).toHaveValue('glue vs emr');
  await expect(firstLink(page)).toHaveAttribute('href', /^\/compare\/glue-etl-vs-emr/);
  await page.getByRole('button', { name: /^Exam tip/ }).click();
  await expect(page).toHaveURL(/kind=tip/);
  await expect(results(page).first().locator('a').first()).toHaveAttribute('href', /#/);
  await page.goBack();
  await expect(page).not.toHaveURL(/kind=/);
  await page.goForward();
  await expect(page.getByRole('button', { name: /^Exam tip/ })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
});

test('filters by service and kind come from the address', async ({ page }) => {
  await page.goto('/search/?q=cost&service=glue&kind=section');
  await expect(firstLink(page)).toHaveAttribute('href', /^\/glue\/costs\//);
});

test('one result is one item with its own link, best first', async ({ page }) => {
  await page.goto('/search/?q=atena');
  await expect(firstLink(page)).toHaveAttribute('href', '/athena/');
  const count = await results(page).count();
  expect(count).toBeGreaterThan(3);
  expect(await page.locator('[data-search-results] li').count()).toBe(count);
});

test('nonsense gets an honest answer that still leads somewhere', async ({ page }) => {
  await page.goto('/search/?q=zzqqxx');
  await expect(page.locator('.search-notes')).toContainText('Nothing here says zzqqxx');
  expect(await results(page).count()).toBeGreaterThan(0);
  await expect(page.locator('.search-notes').getByRole('link', { name: /A to Z/ })).toBeVisible();
});

const HOSTILE = [
  '<img src=x onerror="document.title=1">',
  '__proto__',
  'مرحبا',
  '🙂',
  '!!!',
  'x'.repeat(10_000),
];
for (const [number, query] of HOSTILE.entries()) {
  test(`a hostile query (${number + 1}) does nothing but search`, async ({ page }) => {
    await page.goto('/search/');
    await page.getByRole('searchbox').fill(query);
    await expect(results(page).first()).toBeVisible();
    await expect(page).toHaveTitle(/Search/);
    expect(await page.locator('search-box img').count()).toBe(0);
  });
}

test.describe('when the network fails', () => {
  test.use({ allowComplaints: true });

  test('without its code it says why, and tries again when asked', async ({ page }) => {
    await page.route(/search-box.*\.js/, (route) => route.abort());
    await page.goto('/emr/storage/');
    await page.keyboard.press('/');
    await expect(dialog(page)).toContainText('Search could not be loaded');
    await expect(dialog(page).getByRole('link', { name: /A to Z/ })).toBeVisible();
    await page.unroute(/search-box.*\.js/);
    await dialog(page).getByRole('button', { name: 'Try again' }).click();
    await page.keyboard.type('athena');
    await expect(firstLink(page)).toHaveAttribute('href', '/athena/');
  });

  test('says so, and tries again when asked', async ({ page }) => {
    await page.goto('/emr/storage/');
    await page.route(/search\.json/, (route) => route.abort());
    await page.keyboard.press('/');
    await page.keyboard.type('athena');
    await expect(dialog(page)).toContainText('Search could not be loaded');
    await page.unroute(/search\.json/);
    await dialog(page).getByRole('button', { name: 'Try again' }).click();
    await expect(firstLink(page)).toHaveAttribute('href', '/athena/');
  });

  test('without full text, names and headings are searched', async ({ page }) => {
    await page.route(/pagefind\//, (route) => route.abort());
    await openDialog(page);
    await page.keyboard.type('consistent view');
    await expect(dialog(page)).toContainText('Full text could not be loaded');
    await expect(results(page).first()).toBeVisible();
  });

  test('an index made by other code asks for a fresh page', async ({ page }) => {
    await page.route(/search\.json/, (route) => route.fulfill({ json: { format: 999 } }));
    await openDialog(page);
    await page.keyboard.type('athena');
    await expect(dialog(page)).toContainText('has been updated');
    await expect(dialog(page).getByRole('button', { name: 'Load again' })).toBeVisible();
  });
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  test('the form leads to the list of services', async ({ page }) => {
    await page.goto('/search/');
    await page.getByRole('searchbox').fill('athena');
    await page.getByRole('searchbox').press('Enter');
    await expect(page).toHaveURL(/\/services\//);
  });
});

test('on a phone the dialog fills the screen', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 640 });
  await page.goto('/emr/storage/');
  await page.locator('.thumb [data-search-open]').click();
  await page.keyboard.type('glue');
  await expect(results(page).first()).toBeVisible();
  const box = await dialog(page).boundingBox();
  expect(box).toMatchObject({ x: 0, y: 0, width: 360, height: 640 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
});

for (const scheme of ['light', 'dark'] as const) {
  test(`axe finds nothing in the dialog and on the page, ${scheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: scheme });
    await openDialog(page);
    await page.keyboard.type('kinisis');
    await expect(page.locator('[id="ui:said"]')).toContainText('found');
    const inDialog = await new AxeBuilder({ page }).include('.search-dialog').analyze();
    expect(inDialog.violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
    await page.goto('/search/?q=lambda');
    await expect(results(page).first()).toBeVisible();
    await expect(page.locator('.hit-text').first()).not.toBeEmpty();
    const onPage = await new AxeBuilder({ page }).include('main').analyze();
    expect(onPage.violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
  });
}
