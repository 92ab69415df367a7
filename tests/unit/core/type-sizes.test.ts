/** Type has five sizes. What is drawn in SVG is measured in its own units, and code in ems. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { listFiles } from '../../../src/content/read.ts';

const SIZES = ['small', 'text', 'large', 'title', 'display'];
/** Sheets of another room, and the size of the whole page that a reader chose. */
const EXCEPT = new Set([
  'styles/search.css',
  'styles/search-dialog.css',
  'styles/found.css',
  'styles/tokens.css',
]);

/** Every size of type that a style sheet or a component's style sets, with the file it stands in. */
function sizes(): { file: string; size: string }[] {
  return listFiles('src')
    .filter((path) => /\.(css|astro)$/.test(path) && !EXCEPT.has(path))
    .flatMap((file) => {
      const text = readFileSync(join('src', file), 'utf8');
      const styles = file.endsWith('.css') ? [text] : text.match(/<style[^>]*>[^]*?<\/style>/g);
      const found = (styles ?? []).join('\n').matchAll(/\bfont(?:-size)?:\s*([^;]+);/g);
      return [...found].map(([, size = '']) => ({ file, size }));
    });
}

test('no style sets a size of type but the five tokens', () => {
  const token = new RegExp(`var\\(--(?:${SIZES.join('|')})\\)`);
  const wrong = sizes().filter(
    ({ size }) => !token.test(size) && !/^[\d.]+(?:px|%|pt)$|\b[\d.]+em\b|inherit/.test(size),
  );
  expect(wrong).toEqual([]);
  expect(sizes().length).toBeGreaterThan(40);
});
