/** The notes this project began with, and notes about something else, become sites by one command. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { SITE_PORT } from '../ports.ts';
import { buildContent, buildImported, command, type ImportedSite } from './imported-site.ts';

test.describe.configure({ mode: 'serial' });

test.describe('the notes this project began with', () => {
  let site: ImportedSite;
  test.beforeAll(async () => {
    test.setTimeout(180_000);
    site = await buildImported('tests/fixtures/importer/real-notes/input.md', SITE_PORT + 80);
  });
  test.afterAll(() => site?.close());

  test('have every section on a page, the empty ones too', async ({ page }) => {
    const headings = readFileSync('tests/fixtures/importer/real-notes/input.md', 'utf8').match(
      /^##+ .*$/gm,
    );
    const paths = [...site.report.matchAll(/notes\/(\S+)\.mdx {2}new/g)].map(
      ([, path]) => `/${path ?? ''}/`,
    );
    expect(paths).toHaveLength(headings?.length ?? 0);
    for (const [index, path] of paths.entries()) {
      await page.goto(new URL(path, site.address).href);
      const title = headings?.[index]?.replace(/^#+ /, '').trim() ?? '';
      await expect(page.locator('main h1')).toHaveText(title);
    }
  });

  test('show their highlights as exam callouts, and leave commands and lists alone', async ({
    page,
  }) => {
    await page.goto(new URL('/aws-lambda/lambda-integration/', site.address).href);
    const exam = page.locator('main aside.exam');
    await expect(exam).toHaveCount(4);
    await expect(exam.first()).toContainText('you do not pay for processing time you do not use');
    await expect(page.locator('main p > code', { hasText: 'Supported Languages' })).toBeVisible();
  });

  test('can be searched at once', async ({ page }) => {
    await page.goto(new URL('/search/?q=bookmarks', site.address).href);
    await expect(page.locator('main')).toContainText('Development Endpoints');
  });
});

test('notes about something else become a content folder that builds, and a second import changes nothing', async () => {
  test.setTimeout(120_000);
  const folder = mkdtempSync(join(tmpdir(), 'sourdough-'));
  try {
    const notes = join(folder, 'bread.md');
    const content = join(folder, 'bread');
    writeFileSync(
      notes,
      '# Bread\n\n## Sourdough\n\nAlive.\n\n### Feeding\n\n`never feed it with chlorinated water`\n\n## Oven\n\n[Feed it](#feeding) first.\n',
    );
    expect(command('import', ['--new', content, notes])).toContain('wants a question');
    await buildContent(content, join(folder, 'dist'));
    expect(existsSync(join(folder, 'dist', 'bread', 'sourdough', 'index.html'))).toBe(true);
    expect(command('import', ['--into', content, notes])).toContain('0 files changed');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
