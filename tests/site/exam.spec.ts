import { expect, test } from './fixtures.ts';

test.describe('the exam', () => {
  test('has a section for each task that pages link to, and links back', async ({ page }) => {
    await page.goto('/emr/storage/');
    const task = page.locator('.facts a[href*="/exam/#task-"]').first();
    const href = await task.getAttribute('href');
    await task.click();
    const id = href?.split('#')[1] ?? '';
    await expect(page.locator(`#${id}`)).toBeInViewport();
    await expect(page.locator(`[data-task="${id}"] a[href$="/emr/storage/"]`)).toBeVisible();
  });

  test('draws the weight of each domain as a bar in proportion', async ({ page }) => {
    await page.goto('/exam/');
    const bars = await page.locator('.weights > li').evaluateAll((items) =>
      items.map((item) => ({
        percent: Number.parseFloat(item.querySelector('.count')?.textContent ?? ''),
        length: item.querySelector('.bar-part')?.getBoundingClientRect().width ?? 0,
      })),
    );
    expect(bars.reduce((sum, { percent }) => sum + percent, 0)).toBe(100);
    for (const { percent, length } of bars) {
      expect(length / percent).toBeCloseTo((bars[0]?.length ?? 0) / (bars[0]?.percent ?? 1), 0);
    }
  });

  test('says of every service and section how much it matters, not by colour alone', async ({
    page,
  }) => {
    await page.goto('/exam/');
    const marked = page.locator('.serves li.mark');
    const words = page.locator('.serves li .visually-hidden');
    expect(await marked.count()).toBeGreaterThan(100);
    expect(await words.count()).toBe(await marked.count());
    // Practice is neither core nor legacy: its questions are for the task as a whole.
    const others = page.locator('.serves li:not(.mark)');
    const practice = page.locator('.serves li:not(.mark) a[href*="/practice/"]');
    expect(await practice.count()).toBe(await others.count());
  });

  test('says what is missing, and leads to the skills it is missing for', async ({ page }) => {
    await page.goto('/exam/#gaps');
    await expect(
      page.getByRole('heading', { name: 'What these notes do not cover' }),
    ).toBeInViewport();
    const dead = await page
      .locator('#gaps a[href^="#"]')
      .evaluateAll(
        (links) =>
          links.filter(
            (link) => !document.getElementById((link as HTMLAnchorElement).hash.slice(1)),
          ).length,
      );
    expect(dead).toBe(0);
  });

  test('opens the skills of a task when one of them is linked to', async ({ page }) => {
    await page.goto('/exam/#skill-1-1-1');
    await expect(page.locator('#skill-1-1-1')).toBeInViewport();
  });
});
