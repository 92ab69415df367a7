import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkContent } from '../../../src/checks/content.ts';
import { format } from '../../../src/core/problem.ts';
import { readContent } from '../../../src/content/read.ts';
import { buildSite } from '../../../src/site/site.ts';

const fixtures = join(import.meta.dirname, '../../fixtures/permalinks');

/** What an author reads, without the path to the fixture. `UPDATE=1` writes it down again. */
function problemsOf(name: string): string {
  const dir = join(fixtures, name);
  const problems = checkContent(buildSite(readContent(dir)));
  return problems
    .map((problem) => `${format(problem).replace(/^.*?(?=(?:notes|services)\/|permalinks)/, '')}\n`)
    .join('\n');
}

describe('each content folder, with its own ledger, says what its problems.txt says', () => {
  test.each(readdirSync(fixtures))('%s', (name) => {
    const file = join(fixtures, name, 'problems.txt');
    const found = problemsOf(name);
    if (process.env['UPDATE']) writeFileSync(file, found);
    expect(found).toBe(existsSync(file) ? readFileSync(file, 'utf8') : '');
  });
});

test('a renamed page and a renamed heading are both named, with the line that keeps each', () => {
  const found = problemsOf('renamed');
  expect(found).toContain('did you mean: movedFrom: [/rye/feeding/]');
  expect(found).toContain('did you mean: ## Hungry or not [#hungry-or-not] [#when-to-feed]');
});

test('after those two lines are written there is nothing left to say', () => {
  expect(problemsOf('mended')).toBe('');
});
