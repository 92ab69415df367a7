/** Recall: rounds by key, by touch and by name; a log that merges; a store that may fail. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { writeCarried } from '../../src/features/recall/carry.ts';
import { expect, test } from './fixtures.ts';

const PAGE = '/recall/#page=/emr/storage/';
const open = async (page: Page, address = PAGE): Promise<void> => {
  await page.goto(address);
  await expect(page.locator('[data-recall][data-ready]')).toBeVisible();
};
const count = (page: Page) => page.locator('[data-part="count"]');
/** What the store holds, as `[card, grade]`. */
const kept = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<[string, number][]>((resolve) => {
        const request = indexedDB.open('recall /', 1);
        request.addEventListener('success', () => {
          const all = request.result.transaction('answers').objectStore('answers').getAll();
          all.addEventListener('success', () => {
            request.result.close();
            resolve(all.result.map(({ card, grade }) => [card, grade]));
          });
        });
      }),
  );
const file = (answers: unknown) => ({
  name: 'recall.json',
  mimeType: 'application/json',
  buffer: Buffer.from(
    typeof answers === 'string'
      ? answers
      : JSON.stringify({ format: 'recall', version: 1, answers }),
  ),
});
async function addFile(page: Page, answers: unknown, said: string): Promise<void> {
  await expect(page.getByRole('button', { name: 'Save as a file' })).toBeEnabled();
  await page.getByLabel('Add a file').setInputFiles(file(answers));
  await expect(page.locator('[data-part="told"]')).toHaveText(said);
}
async function answerBy(page: Page, key: '1' | '2'): Promise<void> {
  await expect(page.getByRole('button', { name: 'Show the answer' })).toBeVisible();
  await page.keyboard.press('Space');
  await page.keyboard.press(key);
}
const YESTERDAY = Math.floor(Date.now() / 1000) - 86_400;

test('a round goes by keys alone: think, look, again or knew it, undo, and how it went', async ({
  page,
}) => {
  await open(page);
  const all = Number(await count(page).textContent());
  expect(all).toBeGreaterThan(2);
  await page.getByRole('button', { name: 'Begin' }).press('Enter');
  const question = page.locator('[data-part="question"]');
  await expect(question).toBeFocused();
  const first = await question.textContent();
  await page.keyboard.press('2');
  await expect(page.locator('[data-part="answer"]')).toBeHidden();
  await page.keyboard.press('Space');
  await expect(page.getByRole('group', { name: 'Answer' })).toBeFocused();
  await page.keyboard.press('1');
  await expect(page.getByText(`2 of ${all + 1}`)).toBeVisible();
  await page.keyboard.press('u');
  await expect(question).toHaveText(first ?? '');
  await expect(page.getByText(`1 of ${all}`)).toBeVisible();
  expect((await kept(page)).map(([, grade]) => grade)).toEqual([0]);
  for (let at = 0; at < all; at += 1) {
    await expect(page.getByText(`${at + 1} of ${at ? all + 1 : all}`)).toBeVisible();
    await answerBy(page, at === 0 ? '1' : '2');
  }
  await answerBy(page, '2');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    `${all} asked, ${all - 1} known`,
  );
  await expect(page.locator('[data-part="hard"] a')).toHaveAttribute('href', /\/emr\/storage\/#/);
  expect(await kept(page)).toHaveLength(all + 1);
});

test.describe('by touch at 360 px', () => {
  test.use({ hasTouch: true, viewport: { width: 360, height: 780 } });
  test('a page leads to its own questions; closed in the middle, the round goes on', async ({
    page,
  }) => {
    await page.goto('/emr/storage/');
    await page.getByRole('link', { name: /^Recall this page \(\d+\)$/ }).tap();
    await expect(page.locator('[data-recall][data-ready]')).toBeVisible();
    const all = Number(await count(page).textContent());
    await page.getByRole('button', { name: 'Begin' }).tap();
    await page.getByRole('button', { name: 'Show the answer' }).tap();
    const knew = page.getByRole('button', { name: 'Knew it' });
    await knew.tap();
    await expect(page.getByRole('button', { name: 'Undo' })).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
    await page.reload();
    await expect(count(page)).toHaveText(String(all - 1));
    await expect(page.locator('[data-known="topic=emr"]')).toHaveText(/^1 of \d+ known$/);
  });
});

test('what is asked before it is due does not count', async ({ page }) => {
  await open(page);
  await page
    .getByRole('button', { name: /^Ask all now|^Begin/ })
    .first()
    .click();
  await page.getByRole('button', { name: 'Show the answer' }).click();
  await page.getByRole('button', { name: 'Knew it' }).click();
  await page.getByRole('button', { name: 'Stop here' }).click();
  await page.getByRole('button', { name: 'Go on' }).click();
  await page.getByRole('button', { name: /^Ask all now/ }).click();
  for (let asked = 0; !(await page.getByText('does not count').isVisible()); asked += 1) {
    expect(asked).toBeLessThan(20);
    await answerBy(page, '2');
  }
  const before = await kept(page);
  await answerBy(page, '2');
  await page.getByRole('button', { name: 'Stop here' }).click();
  expect(await kept(page)).toEqual(before);
});

test('two tabs at once agree: what one has asked, the other does not', async ({
  page,
  context,
}) => {
  await open(page);
  const other = await context.newPage();
  await open(other);
  const all = Number(await count(page).textContent());
  await other.getByRole('button', { name: 'Begin' }).click();
  await page.getByRole('button', { name: 'Begin' }).click();
  for (const key of ['2', '2'] as const) await answerBy(page, key);
  await expect(page.getByText(`3 of ${all}`)).toBeVisible();
  await answerBy(other, '2');
  await expect(other.getByText(`2 of ${all - 1}`)).toBeVisible();
});

test('two logs merge, in any order and twice; a card that is gone is kept', async ({ page }) => {
  const phone = [
    ['emr-hdfs-lost', YESTERDAY, 3],
    ['gone-from-this-edition', YESTERDAY, 1],
  ];
  const desk = [
    ['emr-hdfs-lost', YESTERDAY, 0],
    ['cmp-add-core-nodes', YESTERDAY, 3],
  ];
  await open(page);
  const add = (answers: unknown, said: string) => addFile(page, answers, said);
  await add(desk, 'Answers added: 2');
  await add(phone, 'Answers added: 1');
  await add(phone, 'Answers added: 0');
  await add(desk, 'Answers added: 0');
  expect((await kept(page)).toSorted()).toEqual([
    ['cmp-add-core-nodes', 3],
    ['emr-hdfs-lost', 0],
    ['gone-from-this-edition', 1],
  ]);
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as a file' }).click();
  const saved = readFileSync(await (await saving).path(), 'utf8');
  expect(JSON.parse(saved)).toMatchObject({ format: 'recall', plan: { perDay: 30 } });
  await add('{"answers": [', 'That is broken, or not from this site. Nothing was changed.');
  expect(await kept(page)).toHaveLength(3);
  await page.getByRole('button', { name: 'Show what is kept' }).click();
  await page.getByRole('button', { name: 'Delete all of this' }).click();
  await expect(page.locator('[data-part="told"]')).toHaveText(/^Deleted/);
  expect(await kept(page)).toEqual([]);
});

test('a link carries answers from a phone to a desk, which is asked before it takes them', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page);
  await addFile(page, [['cmp-add-core-nodes', YESTERDAY, 3]], 'Answers added: 1');
  await page.getByRole('button', { name: 'Take to another device' }).click();
  await expect(page.locator('[data-part="kept"] svg')).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link).toContain(
    `/recall/#c=${writeCarried([{ card: 'cmp-add-core-nodes', at: YESTERDAY, grade: 3 }])}`,
  );
  await page.evaluate(() => indexedDB.deleteDatabase('recall /'));
  await page.goto('/');
  await open(page, new URL(link).pathname + new URL(link).hash);
  await expect(page.getByText('This link holds 1 answers')).toBeVisible();
  await page.getByRole('button', { name: 'Add them' }).click();
  await expect(page.locator('[data-part="told"]')).toHaveText('Answers added: 1');
  expect(await kept(page)).toEqual([['cmp-add-core-nodes', 3]]);
});

test.describe('where the browser refuses', () => {
  test('to keep anything, a round goes on and the page says so', async ({ page }) => {
    await page.addInitScript(() => {
      Object.defineProperty(globalThis, 'indexedDB', { value: undefined });
    });
    await open(page);
    await expect(page.getByText('This browser keeps nothing')).toBeVisible();
    await page.getByRole('button', { name: 'Begin' }).click();
    await answerBy(page, '2');
    await expect(page.getByText(/^2 of/)).toBeVisible();
  });

  test('to keep more, because it is full, the answer lasts and the page says so', async ({
    page,
  }) => {
    await page.addInitScript(() => {
      IDBObjectStore.prototype.put = function () {
        const request = this.get(0);
        this.transaction.abort();
        return request;
      };
    });
    await open(page);
    await page.getByRole('button', { name: 'Begin' }).click();
    await answerBy(page, '2');
    await expect(
      page.locator('[data-part="told"]', { hasText: 'There is no room left' }),
    ).toBeVisible();
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(page.getByText(/^1 of/)).toBeVisible();
  });

  test('nothing, but holds what is no answer: it is left out, and left alone', async ({ page }) => {
    await open(page);
    await page.evaluate(() => {
      const request = indexedDB.open('recall /', 1);
      return new Promise<void>((resolve) => {
        request.addEventListener('success', () => {
          const store = request.result.transaction('answers', 'readwrite').objectStore('answers');
          store.put({ at: 'yesterday', card: 'x', grade: {} });
          store.transaction.addEventListener('complete', () => {
            request.result.close();
            resolve();
          });
        });
      });
    });
    await open(page);
    await page.reload();
    await expect(page.getByRole('button', { name: 'Begin' })).toBeVisible();
    expect(await kept(page)).toHaveLength(1);
  });
});

test('an exam task shows what is known of it, where something was answered', async ({ page }) => {
  await open(page);
  await addFile(page, [['cmp-add-core-nodes', YESTERDAY, 3]], 'Answers added: 1');
  await page.goto('/exam/');
  await expect(page.locator('[data-known]:not([hidden])').first()).toHaveText(/of \d+ known/);
});

test('a section is marked as read, and ticked in the navigation', async ({ page }) => {
  await page.goto('/emr/storage/');
  await page.getByRole('button', { name: 'Mark as read' }).click();
  await page.goto('/emr/');
  await expect(page.locator('.side a.done')).toHaveAttribute('title', 'Read');
});

test('weighs at most 45 kB before the first question', async ({ page }) => {
  const asked = new Set<string>();
  page.on('request', (request) => asked.add(new URL(request.url()).pathname));
  await open(page, '/recall/#task=1');
  await page.getByRole('button', { name: 'Begin' }).click();
  await expect(page.locator('[data-part="ask"]')).toBeVisible();
  const bytes = [...asked]
    .filter((path) => !path.endsWith('.svg'))
    .map((path) =>
      brotliCompressSync(
        readFileSync(join('dist', path.endsWith('/') ? `${path}index.html` : path)),
      ),
    );
  expect(bytes.reduce((sum, { length }) => sum + length, 0)).toBeLessThan(45_000);
});

test('without script the page leads to lists whose answers fold', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${baseURL}recall/`);
  await expect(page.locator('main').getByRole('link', { name: 'Exam tips' })).toBeVisible();
  await expect(page.locator('main button:visible')).toHaveCount(0);
  await context.close();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in the ${colorScheme} theme`, () => {
    test.use({ colorScheme });
    test('axe finds nothing on a question, its answer and the end', async ({ page }) => {
      const judge = async (): Promise<void> => {
        // The second theme differs in colours alone.
        const axe = new AxeBuilder({ page }).include('main');
        if (colorScheme === 'dark') axe.withRules(['color-contrast']);
        const { violations } = await axe.analyze();
        expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
      };
      await open(page, '/recall/#cards=q-poison-record');
      await page.getByRole('button', { name: 'Begin' }).click();
      await judge();
      await page.keyboard.press('Space');
      await judge();
      await page.keyboard.press('2');
      await expect(page.getByText('1 asked, 1 known')).toBeVisible();
      await judge();
    });
  });
}
