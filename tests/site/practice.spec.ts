/** Practice as an exam: drawn, left, gone on with and judged. */
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './fixtures.ts';

test('an exam is sat, left, gone on with and judged by task with every reason', async ({
  page,
}) => {
  await page.goto('/practice/');
  await page.getByRole('button', { name: 'Begin' }).click();
  await expect(page.getByText('1 of 65')).toBeVisible();
  await expect(page.getByText('130 min left')).toBeVisible();
  await expect(page.getByRole('group', { name: /^Choose/ })).toBeVisible();
  await page.locator('.choice').nth(1).click();
  await page.getByRole('button', { name: 'Next' }).click();
  await expect(page.getByText('2 of 65')).toBeVisible();
  await page.reload();
  await page.getByRole('button', { name: 'Go on (1 of 65)' }).click();
  await expect(page.getByText('2 of 65')).toBeVisible();
  await page.getByRole('button', { name: 'Previous' }).click();
  await expect(page.locator('.choice input').nth(1)).toBeChecked();
  await page.getByRole('button', { name: 'Finish' }).click();
  await page.getByRole('button', { name: 'Finish with 64 unanswered' }).click();
  await expect(page.getByRole('heading', { name: /^[01] of 65 right$/ })).toBeFocused();
  await expect(page.getByRole('row')).not.toHaveCount(0);
  await expect(page.locator('[data-sit="reasons"] > details')).toHaveCount(65);
  await page.locator('[data-sit="reasons"] summary').first().click();
  await expect(page.locator('[data-sit="reasons"] .verdict').first()).toBeVisible();
  await page.getByRole('link', { name: 'Recall what was missed' }).click();
  await expect(page.getByRole('button', { name: /^Ask all now \(6[45]\)$/ })).toBeVisible();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in the ${colorScheme} theme`, () => {
    test.use({ colorScheme });
    test('axe finds nothing on a question of the exam and on its result', async ({ page }) => {
      const judge = async (): Promise<void> => {
        // The second theme differs in colours alone.
        const axe = new AxeBuilder({ page }).include('.sitting');
        // One of sixty-five answers stands for all.
        axe.exclude('[data-sit="reasons"] > details:nth-child(n + 2)');
        if (colorScheme === 'dark') axe.withRules(['color-contrast']);
        const { violations } = await axe.analyze();
        expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
      };
      await page.goto('/practice/');
      await page.getByRole('button', { name: 'Begin' }).click();
      await page.locator('.choice').nth(1).click();
      await judge();
      await page.getByRole('button', { name: 'Finish' }).click();
      await page.getByRole('button', { name: /unanswered/ }).click();
      await page.locator('[data-sit="reasons"] summary').first().click();
      await judge();
    });
  });
}
