/** The floor under the golden queries, on the content as it is, through Pagefind's own engine. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { openSite } from '../../../src/search/open-site.ts';
import { judgeAll, measure, ours, type Golden } from '../../../src/search/report.ts';
import { loadSite } from '../../../src/site/load.ts';

const read = (name: string): Golden =>
  parse(readFileSync(new URL(`../../search/${name}.yaml`, import.meta.url), 'utf8')) as Golden;
const opened = openSite(loadSite('content'));

test('the right page comes first for what learners type', async () => {
  const judged = await judgeAll(ours(await opened), read('golden'));
  const missed = judged.filter(({ place }) => place !== 1);
  const { queries, success1, success3, deadEnds } = measure(judged);
  const told = missed.map(({ query, found }) => `${query}: ${found[0]}`).join('\n');
  expect(queries).toBeGreaterThanOrEqual(490);
  expect(success1, told).toBeGreaterThanOrEqual(0.98);
  expect(success3, told).toBeGreaterThanOrEqual(0.995);
  expect(deadEnds).toBe(0);
  for (const group of new Set(judged.map((one) => one.group))) {
    const own = measure(judged.filter((one) => one.group === group));
    expect(own.success1, `${group}\n${told}`).toBeGreaterThanOrEqual(0.94);
  }
});

test('queries of kinds nobody tuned for find their page as well', async () => {
  const judged = await judgeAll(ours(await opened), read('fresh'));
  const { success1, success3, deadEnds } = measure(judged);
  const told = judged
    .filter(({ place }) => place !== 1)
    .map(({ query, found }) => `${query}: ${found[0]}`)
    .join('\n');
  expect(success1, told).toBeGreaterThanOrEqual(0.87);
  expect(success3, told).toBeGreaterThanOrEqual(0.9);
  expect(deadEnds).toBe(0);
});
