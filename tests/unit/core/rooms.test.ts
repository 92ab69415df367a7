import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, test } from 'vitest';
import { listFiles } from '../../../src/site/read.ts';

/** What each room may import from; the arrows of the architecture. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  core: [],
  catalogue: ['core'],
  markdown: ['core', 'catalogue'],
  site: ['core', 'catalogue', 'markdown', 'checks'],
  search: ['core', 'site', 'styles'],
  share: ['core', 'catalogue', 'markdown', 'site'],
  checks: ['core', 'catalogue', 'markdown', 'site', 'share'],
  importer: ['core', 'catalogue', 'markdown', 'site'],
  client: ['core', 'search', 'share'],
};

const IMPORT = /(?:from|import)\s*\(?\s*'(\.[^']+)'/g;

/** Every import between rooms as `from → to (file)`. */
function arrows(): { from: string; to: string; file: string }[] {
  return listFiles('src')
    .filter((path) => path.endsWith('.ts') && path.includes('/'))
    .flatMap((path) => {
      const from = path.split('/')[0] ?? '';
      const text = readFileSync(join('src', path), 'utf8');
      return [...text.matchAll(IMPORT)].flatMap(([, target = '']) => {
        const to = normalize(join(dirname(path), target)).split('/')[0] ?? '';
        return to === from ? [] : [{ from, to, file: path }];
      });
    });
}

describe('the rooms', () => {
  test('import only along the arrows', () => {
    const wrong = arrows().filter(
      ({ from, to }) => MAY_IMPORT[from] && !MAY_IMPORT[from].includes(to),
    );
    expect(wrong.map(({ from, to, file }) => `${from} → ${to} (${file})`)).toEqual([]);
  });

  test.each([...Object.keys(MAY_IMPORT), 'cli'])('%s says in five lines what it is for', (room) => {
    const readme = join('src', room, 'README.md');
    expect(existsSync(readme)).toBe(true);
    expect(readFileSync(readme, 'utf8').trim().split('\n').length).toBeLessThanOrEqual(5);
  });
});
