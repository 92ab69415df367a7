/** Foreign text meets every expression of `src/`; `npm run regexps` feeds each 50 kB of its worst. */
import { expect, test } from 'vitest';
import { ends, findExpressions, worst } from '../../hostile/regular-expressions.ts';

/** Milliseconds that nothing but an endless search takes on so few letters. */
const LIMIT = 5000;
/** Letters: enough for what doubles with each of them, little for what is only slow. */
const LENGTH = 200;

test('no regular expression takes exponential time', () => {
  const slow = findExpressions().filter((found) =>
    [...worst(found, LENGTH)].some((text) => !ends(found, text, LIMIT)),
  );
  expect(slow.map(({ place, source }) => `${place} /${source}/`)).toEqual([]);
});

test('one that does is found', () => {
  for (const source of [String.raw`^\s*(?:<!--[\s\S]*?-->\s*)*<svg`, '(a+)+$', '(?:a|a)*b']) {
    const found = { place: '', source, flags: '' };
    expect([...worst(found, LENGTH)].every((text) => ends(found, text, 200))).toBe(false);
  }
});
