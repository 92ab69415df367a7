/** Notes of somebody who wants their script to run in other people's browsers: it does not. */
import { readFileSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import { SITE_PORT } from '../ports.ts';
import { buildImported, type ImportedSite } from './imported-site.ts';

const NOTES = 'tests/fixtures/importer/hostile/input.md';
const PAGES = ['vectors', 'pwned', 'pwned-x-x', 'import-x-from-y', 'escape', 'search'];

test.describe.configure({ mode: 'serial' });
let site: ImportedSite;
test.beforeAll(async () => {
  test.setTimeout(180_000);
  site = await buildImported(NOTES, SITE_PORT + 60);
});
test.afterAll(() => site?.close());

/** Opens a page with a trap set: whatever calls `pwned`, opens a dialog or leaves the site is told. */
async function open(page: Page, path: string): Promise<string[]> {
  const caught: string[] = [];
  await page.exposeFunction('pwned', () => caught.push('pwned() ran'));
  page.on('dialog', (dialog) => {
    caught.push(`a dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(site.address)) caught.push(`asked for ${request.url()}`);
  });
  page.on('pageerror', (error) => caught.push(String(error)));
  await page.goto(new URL(path, site.address).href);
  await page.waitForLoadState('networkidle');
  return caught;
}

/** What of the page could run, asked of the browser's own tree. */
const active = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const found: string[] = [];
    for (const element of document.querySelectorAll('*')) {
      for (const { name, value } of element.attributes) {
        if (/^on/i.test(name)) found.push(`${element.tagName} ${name}`);
        if (name === 'style' || name === 'srcdoc') found.push(`${element.tagName} ${name}`);
        const address = ['href', 'src', 'action', 'formaction', 'data', 'xlink:href'].includes(
          name,
        );
        // eslint-disable-next-line no-script-url -- looked for, not used
        if (address && /^\s*(?:javascript|data|vbscript|blob):/i.test(value)) {
          found.push(`${element.tagName} ${name}=${value}`);
        }
      }
    }
    for (const tag of [
      'iframe',
      'object',
      'embed',
      'base',
      'math',
      'marquee',
      'template',
      'style',
    ]) {
      if (document.querySelector(`main ${tag}`)) found.push(tag);
    }
    for (const script of document.querySelectorAll('script')) {
      if (/pwned|evil/.test(script.textContent + script.src)) found.push('a script of the notes');
    }
    return found;
  });

test('the file has at least sixty vectors, all of them on a page', async ({ page }) => {
  const vectors = readFileSync(NOTES, 'utf8').match(/^Vector \d+$/gm) ?? [];
  expect(vectors.length).toBeGreaterThanOrEqual(60);
  await open(page, '/hostile-pwned/vectors/');
  const text = await page.locator('main').innerText();
  for (const vector of vectors) expect(text).toContain(vector);
});

test('the policy that would stop a script was not needed: nothing tried to run', async ({
  page,
}) => {
  const refused: string[] = [];
  page.on('console', (message) => {
    if (/content security policy|refused to/i.test(message.text())) refused.push(message.text());
  });
  await open(page, '/hostile-pwned/vectors/');
  expect(refused).toEqual([]);
});

for (const name of PAGES) {
  test(`nothing of the notes runs on ${name}`, async ({ page }) => {
    const caught = await open(page, `/hostile-pwned/${name}/`);
    expect(await active(page)).toEqual([]);
    // What needs a hand: everything that can be pointed at, focused or opened.
    await page.evaluate(() => {
      for (const details of document.querySelectorAll('details')) details.open = true;
      for (const element of document.querySelectorAll<HTMLElement>('main *')) {
        for (const type of [
          'click',
          'mouseover',
          'focus',
          'pointerenter',
          'toggle',
          'error',
          'load',
        ]) {
          if (element.closest('a') && type === 'click') continue;
          element.dispatchEvent(new Event(type));
        }
      }
    });
    expect(caught).toEqual([]);
  });
}

for (const path of ['/', '/hostile-pwned/', '/topics/', '/tips/', '/map/', '/search/?q=pwned']) {
  test(`nothing of the notes runs where they are listed: ${path}`, async ({ page }) => {
    const caught = await open(page, path);
    expect(await active(page)).toEqual([]);
    expect(caught).toEqual([]);
  });
}

test('what is harmless still works', async ({ page }) => {
  await open(page, '/hostile-pwned/search/');
  const details = page.locator('main details');
  await expect(details).not.toHaveAttribute('open');
  await details.locator('summary').click();
  await expect(details.locator('em')).toBeVisible();
  await expect(page.locator('main sup')).toHaveText('2');
});
