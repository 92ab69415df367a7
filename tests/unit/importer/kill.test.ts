/** An import that is killed leaves a folder the next command finds whole; `npm run kills` tries 200 moments. */
import { expect, test } from 'vitest';
import { killedAt } from '../../crash/kill-imports.ts';

test('the folder is the old or the new one, whenever the import was killed', async () => {
  const moments = [1, 96, 110, 130, 152, 154];
  const states = await Promise.all(moments.map(killedAt));
  expect(new Set(states)).toEqual(new Set(['old', 'new']));
});
