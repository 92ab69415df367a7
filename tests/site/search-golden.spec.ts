/** The floor under the golden queries, on the index of the built site. Needs no browser. */
import { readFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { parse } from 'yaml';
import { nearest } from '../../src/search/nearest.ts';
import { openIndex } from '../../src/search/open-index.ts';
import { judge, measure, type Golden, type Judged } from '../../src/search/report.ts';
import { resultOf } from '../../src/search/result.ts';

test('the right page comes first for what learners type', async () => {
  const golden = parse(await readFile('tests/search/golden.yaml', 'utf8')) as Golden;
  const engine = await openIndex(process.env['OUT_DIR'] || 'dist');
  const judged: Judged[] = [];
  for (const [group, queries] of Object.entries(golden)) {
    for (const query of queries) {
      const { hits } = await engine.search(query.q);
      const shown = hits.length ? hits : nearest(query.q, engine.lexicon);
      judged.push(
        judge(
          group,
          query,
          shown.map((hit, i) => resultOf(engine, hit, i + 1).address),
        ),
      );
    }
  }
  const missed = judged
    .filter(({ place }) => place !== 1)
    .map(({ query, found }) => `${query}: ${found[0]}`);
  const { queries, success1, success3, deadEnds } = measure(judged);
  expect(queries).toBeGreaterThanOrEqual(200);
  expect(success1, missed.join('\n')).toBeGreaterThanOrEqual(0.95);
  expect(success3, missed.join('\n')).toBeGreaterThanOrEqual(0.99);
  expect(deadEnds).toBe(0);
});
