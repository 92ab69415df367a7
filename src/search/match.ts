/** How well one term of a query is met by each page: in its titles, its text, and section by section. */
import { fieldsWith, type TitleIndex } from './title-index.ts';
import { RANKING as R } from './ranking.ts';
import type { PageEntry, PlacesOf, Posting, PostingsOf, Term, Variant } from './types.ts';

/** The text that has been searched so far. */
export interface FullText {
  readonly postings: PostingsOf;
  readonly places: PlacesOf;
}
export const NO_TEXT: FullText = { postings: () => [], places: () => [] };

export interface Match {
  /** Best find in title, keywords, headings or service, 0 to 1. */
  head: number;
  /** Best find in the page's text, 0 to 1. */
  text: number;
  /** Best find in the title alone, 0 to 1. */
  title: number;
  /** Best find in each section that has one, 0 to 1. */
  readonly sections: Map<number, number>;
}

/** Matches of one term, by page. */
export type Matches = Map<number, Match>;

function matchOn(matches: Matches, page: number): Match {
  let match = matches.get(page);
  if (!match) {
    match = { head: 0, text: 0, title: 0, sections: new Map() };
    matches.set(page, match);
  }
  return match;
}

const raise = (sections: Map<number, number>, section: number, to: number): void => {
  if (section >= 0 && to > (sections.get(section) ?? 0)) sections.set(section, to);
};

/** Number of the section a place of the page's text lies in; -1 before the first. `places` ascend. */
export function sectionAt(places: readonly number[], location: number): number {
  let [low, high] = [0, places.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle] ?? 0) <= location) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function addTitles(matches: Matches, index: TitleIndex, variant: Variant): void {
  for (const field of fieldsWith(index, variant.stems, variant.phrase)) {
    const match = matchOn(matches, field.page);
    const whole = field.stems.length === variant.stems.length;
    if (field.kind === 'title') match.title = Math.max(match.title, variant.factor);
    const base =
      field.kind === 'title'
        ? R.title
        : field.kind === 'section'
          ? R.heading
          : whole
            ? R.keyword
            : R.keywordPart;
    match.head = Math.max(match.head, base * variant.factor);
    raise(match.sections, field.section, variant.factor);
  }
}

function addServices(
  matches: Matches,
  pages: readonly PageEntry[],
  services: readonly string[],
): void {
  const wanted = new Set(services);
  pages.forEach(({ service, kind, also }, page) => {
    const own = service !== undefined && wanted.has(service);
    const listed = also.some((id) => wanted.has(id));
    if (!own && !listed) return;
    const match = matchOn(matches, page);
    const strength = !own ? R.serviceAlso : kind === 'service' ? R.service : R.serviceSection;
    // On a page about the service, how often its name is said tells nothing.
    match.head = own ? strength : Math.max(match.head, strength);
    if (own) match.text = 0;
    if (own) match.title = kind === 'service' ? 1 : Math.min(match.title, R.serviceSection);
  });
}

/** Places on a page where all stems of a variant stand; of a phrase, where they stand in a row. */
function places(lists: readonly Posting[], phrase: boolean): readonly number[] {
  const [first, ...others] = lists;
  if (!first) return [];
  if (!others.length) return first.locations;
  const sets = others.map(({ locations }) => new Set(locations));
  if (!phrase) return lists.flatMap(({ locations }) => locations);
  return first.locations.filter((at) => sets.every((set, i) => set.has(at + i + 1)));
}

function addText(matches: Matches, fullText: FullText, variant: Variant): void {
  const postings = variant.stems.map(
    (key) => new Map(fullText.postings(key).map((p) => [p.page, p])),
  );
  const [first, ...others] = postings;
  for (const [page, posting] of first ?? []) {
    const lists = [posting, ...others.map((other) => other.get(page))].filter(
      (p) => p !== undefined,
    );
    if (lists.length < variant.stems.length) continue;
    const found = places(lists, variant.phrase === true);
    if (!found.length) continue;
    const weight =
      Math.min(...lists.map((list) => list.weight)) *
      (variant.phrase && others.length ? found.length / posting.locations.length : 1);
    const match = matchOn(matches, page);
    match.text = Math.max(match.text, (variant.factor * weight) / (weight + R.halfText));
    const starts = fullText.places(page);
    for (const at of found) raise(match.sections, sectionAt(starts, at), R.text * variant.factor);
  }
}

/** Every page that has something of a term. */
export function matchTerm(
  term: Term,
  pages: readonly PageEntry[],
  index: TitleIndex,
  fullText: FullText,
): Matches {
  const matches: Matches = new Map();
  for (const variant of term.variants) {
    addTitles(matches, index, variant);
    addText(matches, fullText, variant);
  }
  addServices(matches, pages, term.services);
  return matches;
}

/** A match as one number, 0 to 1. */
export function strength({ head, text }: Match): number {
  return Math.min(1, Math.max(head, R.text * text) + (head ? R.textBesides * text : 0));
}
