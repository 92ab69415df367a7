import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, test } from 'vitest';
import { listFiles } from '../../../src/content/read.ts';

/** What each room may import from; the arrows of the architecture, lowest room first. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  core: [],
  content: ['core'],
  catalogue: ['core', 'content'],
  markdown: ['core', 'catalogue'],
  site: ['core', 'content', 'catalogue', 'markdown'],
  permalinks: ['core', 'content', 'markdown', 'site'],
  cards: ['core', 'site', 'permalinks'],
  search: ['core', 'site', 'markdown', 'styles'],
  checks: ['core', 'content', 'catalogue', 'markdown', 'site', 'permalinks'],
  importer: ['core', 'content', 'catalogue', 'markdown', 'site'],
  client: ['core'],
  features: ['core', 'content', 'catalogue', 'markdown', 'site', 'permalinks', 'client'],
  components: ['core', 'content', 'markdown', 'site', 'permalinks', 'cards', 'features'],
  layouts: [
    'core',
    'content',
    'site',
    'permalinks',
    'components',
    'features',
    'client',
    'search',
    'styles',
  ],
  astro: [
    'core',
    'content',
    'markdown',
    'site',
    'permalinks',
    'cards',
    'features',
    'search',
    'checks',
  ],
};

const IMPORT = /(?:from|import)\s*\(?\s*'(\.[^']+)'/g;

/** Every import between rooms as `from → to (file)`. */
function arrows(): { from: string; to: string; file: string }[] {
  return listFiles('src')
    .filter((path) => /\.(ts|astro)$/.test(path) && path.includes('/'))
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

  test('point one way: nothing imports a room above itself', () => {
    const floor = Object.keys(MAY_IMPORT);
    const upward = floor.flatMap((room, at) =>
      (MAY_IMPORT[room] ?? []).filter((other) => floor.indexOf(other) > at),
    );
    expect(upward.filter((room) => room !== 'styles')).toEqual([]);
  });

  test.each([...Object.keys(MAY_IMPORT), 'cli'])('%s says in five lines what it is for', (room) => {
    const readme = join('src', room, 'README.md');
    expect(existsSync(readme)).toBe(true);
    // A picture of the way through a room may follow.
    const [first = ''] = readFileSync(readme, 'utf8').trim().split('\n\n');
    expect(first.split('\n').length).toBeLessThanOrEqual(5);
  });
});
