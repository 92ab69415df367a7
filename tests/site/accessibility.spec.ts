import AxeBuilder from '@axe-core/playwright';
import { TEMPLATES } from '../templates.ts';
import { expect, test } from './fixtures.ts';

/** Axe's default rules and those of WCAG 2.2 AA, targets among them, which it leaves out by default. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [360, 1280]) {
    test.describe(`in the ${colorScheme} theme at ${width} px`, () => {
      test.use({ colorScheme, viewport: { width, height: 800 } });
      for (const { name, path } of TEMPLATES) {
        test(`axe finds nothing on the ${name} page`, async ({ page }) => {
          await page.goto(path);
          // What a sticky bar covers is scrolled clear of it; axe judges one moment only.
          await page.evaluate(() => {
            for (const bar of document.querySelectorAll<HTMLElement>('.top, .thumb, .sticky')) {
              bar.style.position = 'static';
            }
          });
          const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze();
          expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual(
            [],
          );
        });
      }
    });
  }
}
