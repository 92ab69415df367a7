/** Each style of notes against its pages as the site draws them, by an account that knows no importer. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { readContent } from '../../../src/content/read.ts';
import { runImport } from '../../../src/importer/run.ts';
import { renderHtml } from '../../../src/markdown/render.ts';
import { buildSite } from '../../../src/site/site.ts';
import { interfaceOf } from '../../../src/core/interface.ts';
import { accountOfNotes, accountOfPages, missing } from '../../imported/account.ts';
import { noticesOf } from './importing.ts';
import { inputOf, notesOf, STYLES } from '../../imported/styles.ts';

const made = mkdtempSync(join(tmpdir(), 'count-'));
afterAll(() => rmSync(made, { recursive: true, force: true }));

describe.each(STYLES)('$name', (style) => {
  const dir = join(made, style.name);
  const options = { level: undefined, service: undefined, tips: undefined };
  const { plan } = runImport({ file: inputOf(style), dir, fresh: true, dry: false, ...options });
  const site = buildSite(readContent(dir));
  const drawn = new Map(
    site.pages.map((page) => [
      page.entry.path,
      `<h1>${page.title}</h1>${renderHtml(page.tree.children, { base: '/' })}`,
    ]),
  );
  const html = plan.pages.map(({ path }) => drawn.get(path) ?? '');

  test('has every word in order, address, code block, cell and picture', () => {
    const pages = accountOfPages(html.join('\n'));
    // Cells beyond a table's header are drawn by nobody, and reported.
    const beyond = noticesOf(plan).filter(({ kind }) => kind === 'beyond-table');
    for (const text of notesOf(style)) {
      const notes = beyond.reduce(
        (rest, one) => ('details' in one ? rest.replace(one.details, '') : rest),
        text,
      );
      // The title of a whole file is the site's or its topic's.
      expect(missing(accountOfNotes(notes.replace(/^# .*$/m, '')), pages)).toEqual([]);
    }
  });
  test('shows nothing that is private', () => {
    expect(html.join()).not.toMatch(/grandma|private block|Nobody reads|Secret|# Old|SR:!/);
  });
  test('reads in its own direction', () => {
    expect(interfaceOf(site.config).dir).toBe(style.dir);
  });
  test('leads from page to page, and nowhere else', () => {
    const addresses = new Set(plan.pages.map(({ address }) => address));
    const links = [...html.join().matchAll(/href="(\/[^#"]*)/g)].map(([, address]) =>
      decodeURI(address ?? ''),
    );
    expect(links.filter((link) => !addresses.has(link) && !link.startsWith('/services/'))).toEqual(
      [],
    );
  });
});
