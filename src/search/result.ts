/** A hit in words, for terminal, report and tests. */
import type { SearchEngine } from './engine.ts';
import type { Hit, Kind } from './types.ts';

export interface Result {
  readonly rank: number;
  readonly title: string;
  /** Title of the section the result leads to. */
  readonly section: string | undefined;
  /** Root-relative, with the section's anchor when the result leads straight to it. */
  readonly address: string;
  readonly kind: Kind;
  readonly score: number;
  /** What of the query the page lacks. */
  readonly missing: readonly string[];
}

/** The hits of an answer as results. Throws when a hit is of another index. */
export function resultsOf(engine: SearchEngine, hits: readonly Hit[]): Result[] {
  return hits.map((hit, i) => {
    const page = engine.pageAt(hit.page);
    if (!page) throw new Error(`the index has no page ${hit.page}`);
    const section = hit.direct ? page.sections[hit.sections[0] ?? -1] : undefined;
    return {
      rank: i + 1,
      title: page.title,
      section: section?.text,
      address: section ? `${page.address}#${section.anchor}` : page.address,
      kind: section && section.kind !== 'heading' ? section.kind : page.kind,
      score: Number(hit.score.toFixed(3)),
      missing: hit.missing,
    };
  });
}
