/** `npm run search:report`: golden queries judged per class, beside Pagefind by itself on the same index. */
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { parse } from 'yaml';
import { judgePagefind, judgeSite } from '../search/judge-site.ts';
import { openSite } from '../search/open-site.ts';
import { measure, type Golden, type Judged, type Measures } from '../search/report.ts';
import { loadSite } from '../site/load.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'boolean', default: false },
    first: { type: 'boolean', default: false },
  },
});
const [file = 'tests/search/golden.yaml'] = positionals;
const golden = parse(await readFile(file, 'utf8')) as Golden;
const site = await openSite(loadSite());
const ours = await judgeSite(site, golden, values.first);
const theirs = await judgePagefind(site, golden);

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`.padStart(8);
const line = (name: string, { queries, success1, success3, mrr, deadEnds }: Measures): string =>
  `${name.padEnd(24)}${String(queries).padStart(5)}${percent(success1)}${percent(success3)}${mrr.toFixed(3).padStart(7)}${String(deadEnds).padStart(7)}`;

if (values.json) {
  const of = (judged: readonly Judged[]): unknown => ({ all: measure(judged), queries: judged });
  console.log(JSON.stringify({ planner: of(ours), pagefind: of(theirs) }, null, 2));
} else {
  console.log(`${''.padEnd(24)}   n    first  in three   mrr  empty`);
  for (const group of [...Object.keys(golden), 'all']) {
    const inGroup = (judged: readonly Judged[]): Judged[] =>
      group === 'all' ? [...judged] : judged.filter((one) => one.group === group);
    console.log(line(group, measure(inGroup(ours))));
    console.log(line('  Pagefind by itself', measure(inGroup(theirs))));
  }
  const missed = ours.filter(({ place }) => place !== 1);
  if (missed.length) console.log('\nnot first:');
  for (const { group, query, expected, found, place } of missed) {
    console.log(
      `  ${group}: ${query}\n    place ${place || '-'}; wanted ${expected.join(' or ')}; found ${found.slice(0, 3).join(' ')}`,
    );
  }
}
