/** What a cross-link shows of where it leads: by pointer, by keyboard, by a long press; and when it cannot. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { loadSite } from '../../src/site/load.ts';
import { listFiles } from '../../src/site/read.ts';
import { CRUMB_PORT } from '../ports.ts';
import { expect, test } from './fixtures.ts';

const PAGE = '/lambda/integration/';
const ID = 'data-firehose';
const dist = process.env['OUT_DIR'] || 'dist';
const site = loadSite();

const card = (page: Page): Locator => page.getByRole('dialog');
const linkTo = (page: Page, id = ID): Locator =>
  page.locator(`.prose a.svc[data-service="${id}"]`).first();

/** Goes to a page and brings a link to the middle of the window. */
async function ready(page: Page, path = PAGE, id = ID): Promise<Locator> {
  await page.goto(path);
  const link = linkTo(page, id);
  await link.evaluate((element) =>
    element.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' }),
  );
  return link;
}

async function focusByKeyboard(page: Page, link: Locator): Promise<void> {
  await page.keyboard.press('Shift');
  await link.focus();
}

/** A finger, held down and lifted. */
async function press(page: Page, link: Locator, ms: number): Promise<void> {
  const at = await link.evaluate((element) => {
    const box = element.getClientRects()[0] ?? element.getBoundingClientRect();
    return { x: box.x + 6, y: box.y + box.height / 2 };
  });
  const client = await page.context().newCDPSession(page);
  await client.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [at] });
  await page.waitForTimeout(ms);
  await client.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
}

/** No line of the link is under the card, and the card is inside the window. */
async function expectClear(page: Page, link: Locator): Promise<void> {
  const box = await card(page).boundingBox();
  const lines = await link.evaluate((element) =>
    [...element.getClientRects()].map(({ top, bottom }) => ({ top, bottom })),
  );
  const window = page.viewportSize();
  if (!box || !window) throw new Error('nothing is shown');
  for (const { top, bottom } of lines) {
    expect(box.y >= bottom || box.y + box.height <= top).toBe(true);
  }
  expect(box.x).toBeGreaterThanOrEqual(0);
  expect(box.x + box.width).toBeLessThanOrEqual(window.width);
  expect(box.y).toBeGreaterThanOrEqual(0);
  expect(box.y + box.height).toBeLessThanOrEqual(window.height);
}

test.describe('the files', () => {
  test('every service and every shared name has one, with a tip, and search knows none of them', () => {
    const map = readFileSync(join(dist, 'sitemap-0.xml'), 'utf8');
    expect(map).not.toContain('/preview/');
    for (const { id } of [...site.services, ...site.families]) {
      expect(existsSync(join(dist, 'preview', `${id}.json`)), id).toBe(true);
    }
    for (const { id, summary } of site.services) {
      const preview = JSON.parse(readFileSync(join(dist, 'preview', `${id}.json`), 'utf8'));
      expect(preview.summary).toBe(summary);
      expect(preview.tip.question[0], id).toMatch(/\?$/);
      expect(preview.relations.length, id).toBeLessThanOrEqual(2);
    }
  });

  test('every cross-link of every page has one', () => {
    const missing = new Set<string>();
    for (const path of listFiles(dist).filter((file) => file.endsWith('index.html'))) {
      const html = readFileSync(join(dist, path), 'utf8');
      for (const [, id] of html.matchAll(/data-service="([^"]+)"/g)) {
        if (!existsSync(join(dist, 'preview', `${id}.json`))) missing.add(`${path} → ${id}`);
      }
    }
    expect([...missing]).toEqual([]);
  });
});

test.describe('by pointer', () => {
  test('shows names, a sentence, two relations and a tip, beside the link', async ({ page }) => {
    const link = await ready(page);
    await link.hover();
    const shown = card(page);
    await expect(shown).toHaveAccessibleName('Amazon Data Firehose');
    await expect(shown).toContainText('Formerly Amazon Kinesis Data Firehose (until 9 Feb 2024)');
    await expect(shown).toContainText('Loads a stream into a store in near real time');
    await expect(shown.locator('li')).toHaveText([/consumes from .+/, /delivers to .+/]);
    await expect(shown.locator('.exam')).toContainText('Exam tip');
    await expect(link).toHaveAttribute('aria-expanded', 'true');
    await expectClear(page, link);
  });

  test('nothing is asked for before a pointer rests on a link', async ({ page }) => {
    const asked: string[] = [];
    const link = await ready(page);
    await page.waitForLoadState('networkidle');
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.mouse.move(5, 400);
    expect(asked).toEqual([]);
    await link.hover();
    await expect(card(page)).toBeVisible();
    expect(asked.filter((path) => path.includes('preview')).toSorted()).toEqual([
      expect.stringContaining('/assets/preview-card'),
      `/preview/${ID}.json`,
    ]);
    expect(asked).toHaveLength(2);
  });

  test('stays while the pointer goes into it, and its links lead on', async ({ page }) => {
    await (await ready(page)).hover();
    await card(page).locator('.callout').hover();
    await page.waitForTimeout(500);
    await card(page).getByRole('link', { name: 'Redshift' }).click();
    await expect(page).toHaveURL(/\/redshift\/$/);
  });

  test('goes when the pointer goes, and another link’s takes its place', async ({ page }) => {
    await (await ready(page)).hover();
    await expect(card(page)).toBeVisible();
    await page.mouse.move(2, 2);
    await expect(card(page)).toHaveCount(0);
    await (await ready(page)).hover();
    await expect(card(page)).toBeVisible();
    await linkTo(page, 'dynamodb').hover();
    await expect(card(page)).toHaveCount(1);
    await expect(card(page)).toHaveAccessibleName('Amazon DynamoDB');
  });

  test('Escape sends it away without the pointer moving, and it stays away', async ({ page }) => {
    const link = await ready(page);
    await link.hover();
    await expect(card(page)).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(card(page)).toHaveCount(0);
    await expect(link).not.toHaveAttribute('aria-expanded');
    await page.waitForTimeout(400);
    await expect(card(page)).toHaveCount(0);
  });

  test('pinned, it stays beside the text until it is closed', async ({ page }) => {
    await page.setViewportSize({ width: 1280, height: 800 });
    await (await ready(page)).hover();
    await card(page).getByRole('button', { name: 'Pin' }).click();
    await expect(card(page).getByRole('button', { name: 'Close' })).toBeFocused();
    const text = await page.locator('.prose p').first().boundingBox();
    const box = await card(page).boundingBox();
    expect(box?.x).toBeGreaterThanOrEqual((text?.x ?? 0) + (text?.width ?? 0));
    await page.mouse.move(5, 300);
    await page.mouse.click(5, 300);
    await page.mouse.wheel(0, 900);
    await linkTo(page, 'dynamodb').hover();
    await page.waitForTimeout(600);
    await expect(card(page)).toHaveAccessibleName('Amazon Data Firehose');
    await card(page).getByRole('button', { name: 'Close' }).click();
    await expect(card(page)).toHaveCount(0);
  });

  test('a name several services share says which they are', async ({ page }) => {
    await (await ready(page, '/glue/basics/', 'kinesis')).hover();
    await expect(card(page)).toContainText('may mean Kinesis Data Streams Data Firehose');
  });

  test('works on the links of the panels too', async ({ page }) => {
    await page.goto('/emr/storage/');
    await page.locator('.related a.svc').first().hover();
    await expect(card(page)).toBeVisible();
  });
});

test.describe('by keyboard', () => {
  test('opens after a moment, is walked through by Tab, and gives the focus back', async ({
    page,
  }) => {
    const link = await ready(page);
    await focusByKeyboard(page, link);
    await expect(card(page)).toBeVisible();
    await expect(page.locator('#said')).toHaveText(/Tab goes into it/);
    await expect(link).toBeFocused();
    await page.keyboard.press('Tab');
    await expect(card(page).getByRole('link').first()).toBeFocused();
    await page.keyboard.press('Shift+Tab');
    await expect(link).toBeFocused();
    const stops = await card(page).locator('a, button').count();
    for (let stop = 0; stop < stops; stop += 1) await page.keyboard.press('Tab');
    await expect(card(page).locator('.exam a')).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(link).toBeFocused();
    await page.waitForTimeout(600);
    await expect(card(page)).toHaveCount(0);
  });

  test('Tab at its end goes on behind the link, and it closes', async ({ page }) => {
    const link = await ready(page);
    const next = await link.evaluate((element) => {
      const all = [...document.querySelectorAll<HTMLElement>('a[href], button, summary')];
      return all[all.indexOf(element as HTMLElement) + 1]?.outerHTML;
    });
    await focusByKeyboard(page, link);
    await expect(card(page)).toBeVisible();
    await card(page).locator('a, button').last().focus();
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.outerHTML)).toBe(next);
    await expect(card(page)).toHaveCount(0);
  });

  test('Enter on the link follows it, card or no card', async ({ page }) => {
    const link = await ready(page);
    await focusByKeyboard(page, link);
    await expect(card(page)).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/data-firehose\/$/);
  });
});

test.describe('above the link, where there is room', () => {
  for (const width of [320, 768, 1280]) {
    test(`at ${width} px`, async ({ page }) => {
      await page.setViewportSize({ width, height: 900 });
      const link = await ready(page);
      await link.evaluate((element) =>
        window.scrollBy({ top: element.getBoundingClientRect().top - 640, behavior: 'instant' }),
      );
      await link.hover();
      await expect(card(page)).toBeVisible();
      await expectClear(page, link);
      const [box, at] = [await card(page).boundingBox(), await link.boundingBox()];
      expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(at?.y ?? 0);
    });
  }
});

test.describe('on a phone', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 320, height: 640 } });

  test('a tap follows the link', async ({ page }) => {
    await press(page, await ready(page), 60);
    await expect(page).toHaveURL(/\/data-firehose\/$/);
  });

  test('a long press shows the card instead, and a tap elsewhere closes it', async ({ page }) => {
    const link = await ready(page);
    await press(page, link, 800);
    await expect(card(page)).toBeVisible();
    await expectClear(page, link);
    expect(page.url()).toContain(PAGE);
    await page.touchscreen.tap(160, 24);
    await expect(card(page)).toHaveCount(0);
  });

  test('another long press changes it, and a tap in it leads on', async ({ page }) => {
    await press(page, await ready(page), 800);
    await expect(card(page)).toHaveAccessibleName('Amazon Data Firehose');
    await card(page).getByRole('button', { name: 'Pin' }).tap();
    const other = linkTo(page, 'dynamodb');
    await other.evaluate((element) => element.scrollIntoView({ block: 'start' }));
    await press(page, other, 800);
    await expect(card(page)).toHaveAccessibleName('Amazon DynamoDB');
    await card(page).getByRole('link', { name: 'Amazon DynamoDB' }).tap();
    await expect(page).toHaveURL(/\/dynamodb\/$/);
  });
});

test.describe('when it cannot', () => {
  test.describe('run script', () => {
    test.use({ javaScriptEnabled: false });

    test('a link is a link', async ({ page }) => {
      await page.goto(PAGE);
      await linkTo(page).hover();
      await linkTo(page).click();
      await expect(page).toHaveURL(/\/data-firehose\/$/);
    });
  });

  test('without its file a link is a link, and nothing is said', async ({ page }) => {
    await page.route('**/preview/*.json', (route) =>
      route.fulfill({ status: 404, body: '<h1>Gone</h1>' }),
    );
    const link = await ready(page);
    await link.hover();
    await page.waitForTimeout(500);
    await expect(card(page)).toHaveCount(0);
    await link.click();
    await expect(page).toHaveURL(/\/data-firehose\/$/);
  });

  test('a failure is not for ever', async ({ page }) => {
    await page.route('**/preview/*.json', (route) => route.fulfill({ status: 404 }), { times: 1 });
    const link = await ready(page);
    await link.hover();
    await page.waitForTimeout(400);
    await page.mouse.move(5, 5);
    await link.hover();
    await expect(card(page)).toBeVisible();
  });
});

test.describe('below a path, in another person’s notes', () => {
  test.use({ baseURL: `http://localhost:${CRUMB_PORT}/notes/` });

  test('it is the same', async ({ page }) => {
    await page.goto('sourdough-starter/feeding/');
    await page.locator('.prose a.svc').first().hover();
    await expect(card(page)).toHaveAccessibleName('Rye Flour');
    await card(page).getByRole('link', { name: 'Starter' }).click();
    await expect(page).toHaveURL(/\/notes\/sourdough-starter\/$/);
  });
});

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [360, 1280]) {
    test(`axe finds nothing with a card open at ${width} px in the ${colorScheme} theme`, async ({
      page,
    }) => {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.setViewportSize({ width, height: 800 });
      const link = await ready(page);
      await link.hover();
      await expect(card(page)).toBeVisible();
      await expectClear(page, link);
      const open = await new AxeBuilder({ page }).analyze();
      expect(open.violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual(
        [],
      );
      await card(page).getByRole('button', { name: 'Pin' }).click();
      const pinned = await new AxeBuilder({ page }).analyze();
      expect(pinned.violations.map(({ id }) => id)).toEqual([]);
    });
  }
}
