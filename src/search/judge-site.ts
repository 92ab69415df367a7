/** Golden queries judged on a site, beside Pagefind by itself: for the report and the tests. Node only. */
import { offer } from './nearest.ts';
import type { OpenSite } from './open-site.ts';
import { judge, type Golden, type Judged } from './report.ts';
import { resultsOf } from './result.ts';

/** Results looked at, as many as one screen shows. */
const SHOWN = 10;

/** Every query judged, in order. With `first`, by the first tier alone. */
export async function judgeSite(
  { engine }: OpenSite,
  golden: Golden,
  first = false,
): Promise<Judged[]> {
  const judged: Judged[] = [];
  for (const [group, queries] of Object.entries(golden)) {
    for (const query of queries) {
      const { hits } = first ? engine.quick(query.q) : await engine.search(query.q);
      const shown = hits.length ? hits : offer(query.q, engine.lexicon).hits;
      const found = resultsOf(engine, shown.slice(0, SHOWN)).map(({ address }) => address);
      judged.push(judge(group, query, found));
    }
  }
  return judged;
}

/** The same as Pagefind answers when it is given what was typed. */
export async function judgePagefind({ pagefind }: OpenSite, golden: Golden): Promise<Judged[]> {
  const judged: Judged[] = [];
  for (const [group, queries] of Object.entries(golden)) {
    for (const query of queries) {
      const results = (await pagefind.search(query.q))?.results ?? [];
      const pages = await Promise.all(results.slice(0, SHOWN).map((result) => result.data()));
      judged.push(
        judge(
          group,
          query,
          pages.map(({ url }) => url),
        ),
      );
    }
  }
  return judged;
}
