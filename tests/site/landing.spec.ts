/** Where a link lands: below the header, lit, in focus, unfolded; on a fresh page and within one. */
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';

const PAGE = '/emr/storage/';
const HEADING = 'local-disks';
const TIP = 'emr-hdfs-ephemeral';
const WORDS = 'They are deleted when the cluster ends';
const WIDTHS = [320, 768, 1440];

/** Where an element stands, against the header above it and the window's end. */
async function expectLanded(page: Page, id: string): Promise<void> {
  const target = page.locator(`[id="${id}"]`);
  await expect(target).toBeInViewport();
  await expect
    .poll(async () => {
      const [box, header] = await Promise.all([
        target.boundingBox(),
        page.locator('.top').boundingBox(),
      ]);
      return box && header ? Math.round(box.y - header.y - header.height) : -1;
    })
    .toBeGreaterThanOrEqual(0);
  await expect(target).toBeFocused();
  expect(await target.evaluate((element) => element.matches(':target'))).toBe(true);
}

/** Puts the section of an anchor of the page into a closed fold, as authors may. */
async function folded(page: Page, id: string): Promise<void> {
  await page.route(`**${PAGE}`, async (route) => {
    const response = await route.fetch();
    const html = await response.text();
    const at = html.indexOf(`<h2 id="${id}"`);
    const end = html.indexOf('</div><section class="after"', at);
    const cut = end > 0 ? end : html.indexOf('<section class="after"', at);
    const close = html.lastIndexOf('</div>', cut);
    const fold = `<details class="fold"><summary>More</summary>${html.slice(at, close)}</details>`;
    await route.fulfill({ response, body: html.slice(0, at) + fold + html.slice(close) });
  });
}

for (const width of WIDTHS) {
  test.describe(`at ${width} px`, () => {
    test.use({ viewport: { width, height: 700 } });

    for (const id of [HEADING, TIP]) {
      test(`a link opened cold lands on #${id}`, async ({ page }) => {
        await page.goto(`${PAGE}#${id}`);
        await expectLanded(page, id);
      });

      test(`a link followed within the page lands on #${id}`, async ({ page }) => {
        await page.goto(PAGE);
        await page.evaluate((hash) => {
          location.hash = hash;
        }, id);
        await expectLanded(page, id);
      });
    }

    test('the same link followed twice lands twice', async ({ page }) => {
      await page.goto(PAGE);
      const link = page.locator(`.prose a.anchor[href="#${HEADING}"]`);
      await link.focus();
      await link.press('Enter');
      await expectLanded(page, HEADING);
      await page.evaluate(() => scrollTo(0, 0));
      await link.focus();
      await link.press('Enter');
      await expectLanded(page, HEADING);
    });

    test('a place in a closed fold is unfolded, cold and warm', async ({ page }) => {
      await folded(page, HEADING);
      await page.goto(`${PAGE}#${HEADING}`);
      await expectLanded(page, HEADING);
      await page.locator('details.fold').evaluate((fold) => fold.removeAttribute('open'));
      await page.goto(`${PAGE}#four-places`);
      await page.goto(`${PAGE}#${HEADING}`);
      await expectLanded(page, HEADING);
    });

    test('words in a closed fold are found by a text fragment', async ({ page }) => {
      await folded(page, HEADING);
      await page.goto(`${PAGE}#:~:text=${encodeURIComponent(WORDS)}`);
      await expect(page.locator('.fold').getByText(WORDS)).toBeInViewport();
    });
  });
}

test('a short address forwards at once, with JavaScript off too', async ({ browser, baseURL }) => {
  const { shareId } = await import('../../src/core/share-id.ts');
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${baseURL}s/${shareId(`${PAGE}#${HEADING}`)}/#emr/storage/${HEADING}`);
  await page.waitForURL(`**${PAGE}#${HEADING}`);
  await expect(page.locator(`[id="${HEADING}"]`)).toBeInViewport();
  await context.close();
});
