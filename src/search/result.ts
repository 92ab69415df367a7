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
  readonly page: string;
  readonly kind: Kind;
  readonly score: number;
  /** What of the query the page lacks. */
  readonly missing: readonly string[];
}

export function resultOf(engine: SearchEngine, hit: Hit, rank: number): Result {
  const page = engine.page(hit.page);
  if (!page) throw new Error(`the index has no page ${hit.page}`);
  const section = hit.direct ? page.sections[hit.sections[0] ?? -1] : undefined;
  return {
    rank,
    title: page.title,
    section: section?.text,
    address: section ? `${page.address}#${section.anchor}` : page.address,
    page: page.address,
    kind: section && section.kind !== 'heading' ? section.kind : page.kind,
    score: Number(hit.score.toFixed(3)),
    missing: hit.missing,
  };
}
