/** What a cross-link shows of where it leads: by pointer, by keyboard, by a long press. */
import {
  card,
  expectClear,
  focusByKeyboard,
  ID,
  linkTo,
  PAGE,
  press,
  ready,
} from './cross-link.ts';
import { expect, test } from './fixtures.ts';

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
    expect(asked.toSorted()).toEqual([
      expect.stringMatching(/\/assets\/preview-card.*\.js$/),
      expect.stringMatching(/\/assets\/preview.*\.css$/),
      `/preview/${ID}.json`,
    ]);
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
    await expect(page.locator('[id="ui:said"]')).toHaveText(/Tab goes into it/);
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
