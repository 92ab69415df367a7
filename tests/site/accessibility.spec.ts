import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { TEMPLATES } from '../templates.ts';
import { expect, test } from './fixtures.ts';

/** Axe's default rules and those of WCAG 2.2 AA, targets among them, which it leaves out by default. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** What a theme can break: the two differ in colours alone. */
const COLOURS = ['color-contrast', 'link-in-text-block'];

async function violations(page: Page, build: (axe: AxeBuilder) => AxeBuilder): Promise<unknown> {
  const found = await build(new AxeBuilder({ page })).analyze();
  return found.violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
}

for (const width of [360, 1280]) {
  test.describe(`at ${width} px, in both themes`, () => {
    test.use({ colorScheme: 'light', viewport: { width, height: 800 } });
    for (const { name, path } of TEMPLATES) {
      test(`axe finds nothing on the ${name} page`, async ({ page }) => {
        await page.goto(path);
        // What a sticky bar covers is scrolled clear of it; axe judges one moment only.
        await page.evaluate(() => {
          for (const bar of document.querySelectorAll<HTMLElement>('.top, .thumb, .sticky')) {
            bar.style.position = 'static';
          }
        });
        expect(await violations(page, (axe) => axe.withTags(TAGS))).toEqual([]);
        await page.emulateMedia({ colorScheme: 'dark' });
        expect(await violations(page, (axe) => axe.withRules(COLOURS))).toEqual([]);
      });
    }
  });
}
