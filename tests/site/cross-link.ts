/** A cross-link in a browser: where it is, how readers rest on it, and the card it shows. */
import type { Locator, Page } from '@playwright/test';
import { expect } from './fixtures.ts';

export const PAGE = '/lambda/integration/';
export const ID = 'data-firehose';

export const card = (page: Page): Locator => page.getByRole('dialog');
export const linkTo = (page: Page, id = ID): Locator =>
  page.locator(`.prose a.svc[data-service="${id}"]`).first();

/** Goes to a page and brings a link to the middle of the window. */
export async function ready(page: Page, path = PAGE, id = ID): Promise<Locator> {
  await page.goto(path);
  const link = linkTo(page, id);
  await link.evaluate((element) =>
    element.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' }),
  );
  return link;
}

export async function focusByKeyboard(page: Page, link: Locator): Promise<void> {
  await page.keyboard.press('Shift');
  await link.focus();
}

/** A finger, held down and lifted. */
export async function press(page: Page, link: Locator, ms: number): Promise<void> {
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
export async function expectClear(page: Page, link: Locator): Promise<void> {
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
