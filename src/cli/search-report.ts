/** `npm run search:report`: golden queries judged per class, beside plain Pagefind on the same index. */
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { parse } from 'yaml';
import { nearest } from '../search/nearest.ts';
import { openIndex } from '../search/open-index.ts';
import { plainPagefind } from '../search/plain-pagefind.ts';
import { judge, measure, type Golden, type Judged, type Measures } from '../search/report.ts';
import { resultOf } from '../search/result.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'boolean', default: false },
    first: { type: 'boolean', default: false },
  },
});
const [file = 'tests/search/golden.yaml'] = positionals;
const dist = process.env['OUT_DIR'] || 'dist';
const golden = parse(await readFile(file, 'utf8')) as Golden;
const engine = await openIndex(dist);
const plain = await plainPagefind(dist);

const ours: Judged[] = [];
const theirs: Judged[] = [];
for (const [group, queries] of Object.entries(golden)) {
  for (const query of queries) {
    const found = values.first ? engine.quick(query.q) : await engine.search(query.q);
    const hits = found.hits.length ? found.hits : nearest(query.q, engine.lexicon);
    ours.push(
      judge(
        group,
        query,
        hits.slice(0, 10).map((hit, i) => resultOf(engine, hit, i + 1).address),
      ),
    );
    theirs.push(judge(group, query, await plain(query.q)));
  }
}

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
    console.log(line('  plain Pagefind', measure(inGroup(theirs))));
  }
  const missed = ours.filter(({ place }) => place !== 1);
  if (missed.length) console.log('\nnot first:');
  for (const { group, query, expected, found, place } of missed) {
    console.log(
      `  ${group}: ${query}\n    place ${place || '-'}; wanted ${expected.join(' or ')}; found ${found.slice(0, 3).join(' ')}`,
    );
  }
}
