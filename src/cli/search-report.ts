/** `npm run search:report`: golden queries judged per class, beside Pagefind by itself on the same index. */
import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { readYaml } from '../content/front-matter.ts';
import { ContentError } from '../core/problem.ts';
import { judgePagefind, judgeSite } from '../search/judge-site.ts';
import { openSite } from '../search/open-site.ts';
import { measure, type Golden, type Judged, type Measures } from '../search/report.ts';
import { command, UsageError } from './command.ts';
import { soundSite } from './content.ts';

const goldenSchema = z.record(
  z.string(),
  z.array(z.object({ q: z.string(), first: z.union([z.string(), z.array(z.string())]) })),
);

function readGolden(file: string): Golden {
  if (!existsSync(file)) throw new UsageError(`There is no file ${file}.`);
  const checked = readYaml(readFileSync(file, 'utf8'), goldenSchema, file, 1);
  if (!checked.data) throw new ContentError(checked.problems);
  return checked.data;
}

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`.padStart(8);
const line = (name: string, { queries, success1, success3, mrr, deadEnds }: Measures): string =>
  `${name.padEnd(24)}${String(queries).padStart(5)}${percent(success1)}${percent(success3)}${mrr.toFixed(3).padStart(7)}${String(deadEnds).padStart(7)}`;

export default command({
  usage: '[golden.yaml] [--first] [--json]',
  options: {
    json: { type: 'boolean', default: false },
    first: { type: 'boolean', default: false },
  },
  words: 1,
  run: async ({ json, first }, [file = 'tests/search/golden.yaml']) => {
    const golden = readGolden(file);
    const sound = soundSite();
    if (!sound) return 1;
    const site = await openSite(sound);
    const ours = await judgeSite(site, golden, first);
    const theirs = await judgePagefind(site, golden);
    if (json) {
      const of = (judged: readonly Judged[]): unknown => ({
        all: measure(judged),
        queries: judged,
      });
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
    return 0;
  },
});
