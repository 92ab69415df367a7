/** Words typed side by side that a page has side by side: it speaks of the same thing. */
import { fieldsWith, type TitleIndex } from './title-index.ts';
import type { FullText } from './match.ts';
import type { Term } from './types.ts';

/** Words that may stand between two that belong together: `schema on read`. */
const GAP = 2;

const stemOf = (term: Term | undefined): string | undefined => term?.variants[0]?.stems.at(-1);
const firstOf = (term: Term | undefined): string | undefined => term?.variants[0]?.stems[0];

function near(stems: readonly string[], first: string, second: string): boolean {
  return stems.some(
    (key, at) => key === first && stems.slice(at + 1, at + 2 + GAP).includes(second),
  );
}

function pagesWith(
  first: string,
  second: string,
  index: TitleIndex,
  fullText: FullText,
): Map<number, number> {
  const pages = new Map<number, number>();
  for (const field of fieldsWith(index, [first, second])) {
    if (near(field.stems, first, second)) pages.set(field.page, 1);
  }
  const others = new Map(
    fullText.postings(second).map((posting) => [posting.page, new Set(posting.locations)]),
  );
  for (const { page, locations } of fullText.postings(first)) {
    const after = others.get(page);
    if (!after || pages.has(page)) continue;
    const close = locations.some((at) => {
      for (let step = 1; step <= GAP + 1; step += 1) if (after.has(at + step)) return true;
      return false;
    });
    if (close) pages.set(page, 0.5);
  }
  return pages;
}

/**
 * For a page, the share of the query's neighbouring pairs that are neighbours there too, 0 to 1: in a
 * title, keyword or heading fully, in plain text by half. Names are left out; they are phrases already.
 */
export function adjacent(
  terms: readonly Term[],
  index: TitleIndex,
  fullText: FullText,
): (page: number) => number {
  const pairs: Map<number, number>[] = [];
  for (let i = 0; i + 1 < terms.length; i += 1) {
    const [a, b] = [terms[i], terms[i + 1]];
    const [first, second] = [stemOf(a), firstOf(b)];
    if (!first || !second || a?.services.length || b?.services.length) continue;
    pairs.push(pagesWith(first, second, index, fullText));
  }
  if (!pairs.length) return () => 0;
  return (page) => pairs.reduce((sum, pages) => sum + (pages.get(page) ?? 0), 0) / pairs.length;
}
