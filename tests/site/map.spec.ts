import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './fixtures.ts';

const WIDTHS = [360, 768, 1280];
/** Where the whole map has the room it needs; below, its words say the same. */
const WIDE = [768, 1280];

test.describe('the map', () => {
  test('is its words on a phone', async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 800 });
    await page.goto('/map/');
    await expect(page.locator('.map-draw')).toBeHidden();
    await expect(page.locator('.near-draw').filter({ visible: true })).toHaveCount(1);
    await expect(page.locator('.map-list')).toBeVisible();
  });

  test('begins with one service, and puts another in the middle', async ({ page }) => {
    await page.goto('/map/');
    await page.getByLabel('In the middle').selectOption('Lambda');
    await expect(page.locator('[data-near="lambda"]')).toBeVisible();
    await expect(page).toHaveURL(/around=lambda/);
    await expect(page.getByRole('link', { name: 'Read about it' })).toHaveAttribute(
      'href',
      /\/lambda\/$/,
    );
    await page
      .locator('.near-draw')
      .filter({ visible: true })
      .getByRole('link', { name: 'S3', exact: true })
      .first()
      .click();
    await expect(page.locator('[data-near="s3"]')).toBeVisible();
    await page.reload();
    await expect(page.locator('[data-near="s3"]')).toBeVisible();
  });

  for (const width of WIDE) {
    test(`keeps its names at 11 px or more and inside the page at ${width} px`, async ({
      page,
    }) => {
      await page.setViewportSize({ width, height: 800 });
      await page.goto('/map/');
      const drawing = page.locator('.map-draw').filter({ visible: true });
      await expect(drawing).toHaveCount(1);
      const { smallest, left, right, scroll } = await drawing.evaluate((svg) => {
        const scale =
          svg.getBoundingClientRect().width / (svg as SVGSVGElement).viewBox.baseVal.width;
        const texts = [...svg.querySelectorAll('text')];
        const boxes = texts.map((text) => text.getBoundingClientRect());
        return {
          smallest: Math.min(
            ...texts.map((text) => parseFloat(getComputedStyle(text).fontSize) * scale),
          ),
          left: Math.min(...boxes.map((box) => box.left)),
          right: Math.max(...boxes.map((box) => box.right)),
          scroll: document.documentElement.scrollWidth,
        };
      });
      expect(smallest).toBeGreaterThanOrEqual(11);
      expect(left).toBeGreaterThanOrEqual(0);
      expect(right).toBeLessThanOrEqual(width);
      expect(scroll).toBeLessThanOrEqual(width);
    });

    test(`sets no name over another at ${width} px`, async ({ page }) => {
      await page.setViewportSize({ width, height: 800 });
      await page.goto('/map/');
      const overlaps = await page
        .locator('.map-draw')
        .filter({ visible: true })
        .evaluate((svg) => {
          const names = [...svg.querySelectorAll('.node a, .lane')].map((part) => ({
            name: part.textContent?.trim(),
            box: (part.querySelector('.hit + ellipse ~ text') ?? part).getBoundingClientRect(),
          }));
          return names.flatMap((a, i) =>
            names
              .slice(i + 1)
              .filter(
                (b) =>
                  a.box.left < b.box.right - 1 &&
                  b.box.left < a.box.right - 1 &&
                  a.box.top < b.box.bottom - 3 &&
                  b.box.top < a.box.bottom - 3,
              )
              .map((b) => [a.name, b.name]),
          );
        });
      expect(overlaps).toEqual([]);
    });
  }

  test('shows every service as a link, and says the same in words', async ({ page }) => {
    await page.goto('/map/');
    const drawn = await page
      .locator('.map-draw')
      .filter({ visible: true })
      .locator('.node a')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href')).sort());
    const said = await page
      .locator('.map-list h4 a')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href')).sort());
    expect(drawn.length).toBeGreaterThan(50);
    expect(drawn).toEqual(said);
  });

  test('lights the lines of the service under the pointer or in focus', async ({ page }) => {
    await page.goto('/map/');
    const lit = () =>
      page
        .locator('.map-draw .edge')
        .evaluateAll((edges) => edges.filter((e) => getComputedStyle(e).opacity === '1').length);
    expect(await lit()).toBe(0);
    const own = await page.locator('.map-draw .edge.e-glue-etl').count();
    await page.locator('.map-draw .n-glue-etl a').hover();
    expect(await lit()).toBe(own);
    await page.mouse.move(0, 0);
    await page.locator('.map-draw .n-kafka a').focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Shift+Tab');
    expect(await lit()).toBe(await page.locator('.map-draw .edge.e-kafka').count());
  });

  test('remembers the filter in its address', async ({ page }) => {
    await page.goto('/map/');
    await page.getByRole('radio', { name: 'Databases' }).check();
    await expect(page).toHaveURL(/\?kind=database$/);
    await page.reload();
    await expect(page.getByRole('radio', { name: 'Databases' })).toBeChecked();
    await expect(page.locator('.map-list > details').filter({ visible: true })).toHaveCount(1);
    await page.getByRole('radio', { name: 'Everything' }).check();
    await expect(page).toHaveURL(/\/map\/$/);
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    test(`is clean for axe while filtered, in the ${colorScheme} theme`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await page.goto('/map/?kind=database');
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
    });
  }

  test.describe('without JavaScript', () => {
    test.use({ javaScriptEnabled: false });
    test('filters by category all the same', async ({ page }) => {
      await page.goto('/map/');
      const services = page.locator('.map-draw .node').filter({ visible: true });
      const all = await services.count();
      await page.getByRole('radio', { name: 'Network' }).check();
      expect(await services.count()).toBeLessThan(all);
      await expect(page.locator('.map-list > details').filter({ visible: true })).toHaveCount(1);
      await expect(page.locator('.map-draw .n-vpc')).toBeVisible();
    });
  });
});

test.describe('the surroundings of a service', () => {
  for (const width of WIDTHS) {
    test(`stay legible and inside the page at ${width} px`, async ({ page }) => {
      await page.setViewportSize({ width, height: 800 });
      await page.goto('/data-firehose/#ui:around');
      const picture = page.locator('.near-draw').filter({ visible: true });
      await expect(picture).toHaveCount(1);
      const { smallest, right } = await picture.evaluate((svg) => {
        const scale =
          svg.getBoundingClientRect().width / (svg as SVGSVGElement).viewBox.baseVal.width;
        const texts = [...svg.querySelectorAll('text')];
        return {
          smallest: Math.min(
            ...texts.map((text) => parseFloat(getComputedStyle(text).fontSize) * scale),
          ),
          right: Math.max(...texts.map((text) => text.getBoundingClientRect().right)),
        };
      });
      expect(smallest).toBeGreaterThanOrEqual(11);
      expect(right).toBeLessThanOrEqual(width);
    });
  }

  test('lead to the services they name', async ({ page }) => {
    await page.goto('/data-firehose/');
    await page
      .locator('.near-draw')
      .filter({ visible: true })
      .getByRole('link', { name: 'S3' })
      .click();
    await expect(page).toHaveURL(/\/s3\/$/);
  });
});
