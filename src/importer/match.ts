/** Which section of the notes is which page of the last import: same, renamed, new or gone. */

export interface Candidate {
  /** Headings from the file's title down, as Markdown. */
  readonly headings: readonly string[];
  readonly title: string;
  readonly words: string;
}

export interface Match<Page> {
  readonly page: Page;
  /** False when the heading path changed. */
  readonly same: boolean;
}

/** Half alike is the same section with another name; less is another section. */
const ALIKE = 0.5;
/** An empty section is known by its title alone, which then has to be closer. */
const TITLE_ALIKE = 0.6;

/** Pairs sections with pages; the result has an entry for each section, in order. */
export function matchSections<Page extends Candidate>(
  sections: readonly Candidate[],
  pages: readonly Page[],
): { matches: (Match<Page> | undefined)[]; gone: Page[] } {
  const matches: (Match<Page> | undefined)[] = sections.map(() => undefined);
  if (pages.length === 0) return { matches, gone: [] };
  const left = new Set(pages);
  const words = new Map(pages.map((page) => [page, count(page.words)]));
  const own = sections.map((section) => count(section.words));
  const take = (index: number, page: Page, same: boolean): void => {
    matches[index] = { page, same };
    left.delete(page);
  };
  const likeness = (index: number, page: Page): number =>
    dice(own[index] ?? new Map(), words.get(page) ?? new Map());

  // Several headings may be the same: those whose words are, are paired first, then by order.
  const pathOf = ({ headings }: Candidate): string => JSON.stringify(headings);
  const byPath = Map.groupBy(pages, pathOf);
  for (const exact of [true, false]) {
    for (const [index, section] of sections.entries()) {
      if (matches[index]) continue;
      const page = byPath
        .get(pathOf(section))
        ?.find((one) => left.has(one) && (!exact || likeness(index, one) === 1));
      if (page) take(index, page, true);
    }
  }
  const pairs: { index: number; page: Page; score: number }[] = [];
  for (const [index, section] of sections.entries()) {
    if (matches[index]) continue;
    for (const page of left) {
      const title = dice(pairsOf(section.title), pairsOf(page.title));
      const empty = own[index]?.size === 0 && words.get(page)?.size === 0;
      const score = empty ? title : 0.75 * likeness(index, page) + 0.25 * title;
      if (score >= (empty ? TITLE_ALIKE : ALIKE)) pairs.push({ index, page, score });
    }
  }
  pairs.sort((a, b) => b.score - a.score || a.index - b.index);
  for (const { index, page } of pairs) {
    if (!matches[index] && left.has(page)) take(index, page, false);
  }
  return { matches, gone: [...left] };
}

type Bag = ReadonlyMap<string, number>;

function bag(items: readonly string[]): Bag {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
}

const MARKERS = /\[![A-Z]+\]/g;
const count = (words: string): Bag =>
  bag(
    words
      .replace(MARKERS, ' ')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [],
  );
const pairsOf = (title: string): Bag =>
  bag([...title.toLowerCase()].map((letter, at, all) => letter + (all[at + 1] ?? '')));

/** Sørensen–Dice coefficient of two bags: 0 nothing in common, 1 the same. */
function dice(a: Bag, b: Bag): number {
  let common = 0;
  let size = 0;
  for (const [item, times] of a) {
    common += Math.min(times, b.get(item) ?? 0);
    size += times;
  }
  for (const times of b.values()) size += times;
  return size === 0 ? 1 : (2 * common) / size;
}
