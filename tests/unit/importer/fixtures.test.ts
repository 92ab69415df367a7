/**
 * One folder a case: `input.md` or the folder `input` → `pages/` (the content folder it makes) and `report.txt`.
 * `UPDATE_FIXTURES=1` writes them anew; the difference is then read like any other change.
 */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { checkContent } from '../../../src/checks/content.ts';
import { textReport } from '../../../src/importer/report.ts';
import { runImport } from '../../../src/importer/run.ts';
import { loadSite } from '../../../src/site/load.ts';

const ROOT = new URL('../../fixtures/importer', import.meta.url).pathname;
const inputOf = (name: string): string =>
  join(ROOT, name, existsSync(join(ROOT, name, 'input.md')) ? 'input.md' : 'input');
const CASES = readdirSync(ROOT).filter((name) => existsSync(inputOf(name)));
const made = mkdtempSync(join(tmpdir(), 'import-'));
afterAll(() => rmSync(made, { recursive: true, force: true }));

/** The text files of a folder by path; pictures by their size only. What the importer remembers is left out. */
function filesOf(dir: string): Record<string, string> {
  if (!existsSync(dir)) return {};
  const paths = readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((item) => item.isFile())
    .map((item) => relative(dir, join(item.parentPath, item.name)).replaceAll('\\', '/'))
    .filter((path) => !path.startsWith('.'))
    .sort();
  return Object.fromEntries(paths.map((path) => [path, readFileSync(join(dir, path), 'latin1')]));
}

describe(
  'an ugly file becomes the pages and the report that are kept beside it, and check has nothing to say',
  { timeout: 0 },
  () => {
    test.each(CASES)('%s', (name) => {
      const folder = join(ROOT, name);
      const file = inputOf(name);
      const dir = join(made, name);
      const options = { level: undefined, service: undefined, tips: undefined };
      const { plan, report } = runImport({ file, dir, fresh: true, dry: false, ...options });
      const told = `${textReport(plan, report, false).replaceAll(file, basename(file))}\n`;
      const pages = filesOf(dir);
      if (process.env['UPDATE_FIXTURES']) {
        rmSync(join(folder, 'pages'), { recursive: true, force: true });
        for (const [path, text] of Object.entries(pages)) {
          mkdirSync(dirname(join(folder, 'pages', path)), { recursive: true });
          writeFileSync(join(folder, 'pages', path), text, 'latin1');
        }
        writeFileSync(join(folder, 'report.txt'), told);
      }
      expect(pages).toEqual(filesOf(join(folder, 'pages')));
      expect(told).toBe(readFileSync(join(folder, 'report.txt'), 'utf8'));
      expect(checkContent(loadSite(dir))).toEqual([]);
      const again = runImport({ file, dir, fresh: false, dry: false, ...options });
      expect(again.plan.writes).toEqual([]);
      expect(again.plan.removes).toEqual([]);
    });

    test('there are more than ten of them', () => {
      expect(CASES.length).toBeGreaterThan(10);
    });
  },
);
