/** `npm run search:report`: golden and unseen queries judged per class, beside Pagefind by itself on the same index. */
import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { readYaml } from '../content/front-matter.ts';
import { ContentError } from '../core/problem.ts';
import { openSite } from '../search/open-site.ts';
import { judgeAll, measure, ours, pagefinds } from '../search/report.ts';
import type { Golden, Judged } from '../search/report.ts';
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

/** The queries the ranking is tuned on, and those it is not. */
const FILES = ['golden', 'fresh', 'unseen'].map((name) => `tests/search/${name}.yaml`);

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`.padStart(8);
function print(name: string, judged: readonly Judged[]): void {
  const { queries, success1, success3, mrr, deadEnds } = measure(judged);
  const figures = [percent(success1), percent(success3), mrr.toFixed(3).padStart(7)];
  const empty = String(deadEnds).padStart(7);
  console.log(`${name.padEnd(24)}${String(queries).padStart(5)}${figures.join('')}${empty}`);
}

export default command({
  usage: '[golden.yaml] [--first]',
  options: { first: { type: 'boolean', default: false } },
  words: 1,
  run: async ({ first }, files) => {
    const all = (files.length ? files : FILES).map((file) => [file, readGolden(file)] as const);
    const sound = soundSite();
    if (!sound) return 1;
    const site = await openSite(sound);
    for (const [file, golden] of all) {
      const judged = await judgeAll(ours(site, first), golden);
      console.log(`\n${file.padEnd(24)}   n    first  in three   mrr  empty`);
      for (const name of Object.keys(golden))
        print(
          name,
          judged.filter(({ group }) => group === name),
        );
      print('all', judged);
      print('Pagefind by itself', await judgeAll(pagefinds(site), golden));
      for (const { group, query, expected, found, place } of judged.filter(
        (one) => one.place !== 1,
      ))
        console.log(
          `  ${group}: ${query}\n    place ${place || '-'}; wanted ${expected.join(' or ')}; found ${found.slice(0, 3).join(' ')}`,
        );
    }
    return 0;
  },
});
