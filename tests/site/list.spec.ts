/** A reading list: one address holds it all, and nothing in it is trusted. */
import { shareId } from '../../src/core/share-id.ts';
import { expect, test } from './fixtures.ts';

const HDFS = shareId('/emr/storage/#hdfs');
const LAMBDA = shareId('/lambda/basics/');
test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

test('an address shows its list, in order, under its title', async ({ page }) => {
  await page.goto(`/list/#t=Week+2&s=${HDFS}.${LAMBDA}`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Week 2');
  const entries = page.locator('.list-entry > a');
  await expect(entries).toHaveCount(2);
  expect(
    await entries.evaluateAll((links) => links.map((link) => link.getAttribute('href'))),
  ).toEqual([
    expect.stringMatching(/\/emr\/storage\/#hdfs$/),
    expect.stringMatching(/\/lambda\/basics\/$/),
  ]);
});

test('hostile and stale entries are left out, with a note', async ({ page }) => {
  const title = encodeURIComponent('<img src=x onerror=alert(1)>');
  await page.goto(`/list/#t=${title}&s=${HDFS}.zzzzzzz.javascript:alert(1).__proto__.constructor`);
  await expect(page.locator('.list-entry')).toHaveCount(1);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('<img src=x onerror=alert(1)>');
  await expect(page.locator('[data-list-note]')).toHaveText(
    'Left out, as they are not on this site: 4',
  );
  await expect(page.locator('article img')).toHaveCount(0);
});

test('a list is put together from pages, ordered, named and copied, by keyboard', async ({
  page,
  baseURL,
}) => {
  for (const path of ['/emr/storage/', '/lambda/basics/']) {
    await page.goto(path);
    await page.getByRole('button', { name: 'Save' }).press('Enter');
    await expect(page.getByRole('status')).toContainText('On your reading list');
  }
  await page.goto('/list/');
  await expect(page.locator('.list-entry')).toHaveCount(2);
  await page.getByRole('button', { name: /^Up: What AWS Lambda/ }).press('Enter');
  await page.getByLabel('Title').fill('Our week');
  await page.getByRole('button', { name: 'Copy link' }).press('Enter');
  await expect(page.getByRole('status')).toHaveText('Link to this list copied');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
    `${baseURL}list/#t=Our+week&s=${LAMBDA}.${shareId('/emr/storage/')}`,
  );
});

test('without JavaScript the page says what it is and where else to go', async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${baseURL}list/`);
  await expect(page.locator('main').getByRole('link', { name: 'Exam tips' })).toBeVisible();
  await context.close();
});

test('what search finds is put on the list, and the whole list is read as one page', async ({
  page,
}) => {
  await page.goto('/list/');
  await page.getByRole('button', { name: 'Add by search' }).click();
  await page.getByRole('combobox').fill('emr storage');
  await page.locator('.search-results a').first().click();
  await expect(page.locator('.list-entry')).toHaveCount(1);
  await expect(page).toHaveURL(/\/list\/#s=\w{7}$/);
  await expect(page.locator('[data-list-count]').first()).toHaveText('1');
  await page.getByRole('button', { name: 'Read as one page' }).click();
  await expect(page.locator('.list-all h2')).toHaveCount(1);
});

test('“Print all” of a service is a list of its pages with their whole text', async ({ page }) => {
  await page.goto('/emr/');
  await page.getByRole('link', { name: 'Print all of EMR' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Amazon EMR');
  const entries = await page.locator('.list-entry').count();
  expect(entries).toBeGreaterThan(5);
  await expect(page.locator('.list-all > section')).toHaveCount(entries);
});
