/** How well one term of a query is met by each page: in its titles, its text, and section by section. */
import type { Lexicon } from './lexicon.ts';
import { RANKING as R } from './ranking.ts';
import { fieldsWith } from './title-index.ts';
import type { FullText, Term, Variant } from './types.ts';

export const NO_TEXT: FullText = { postings: () => new Map(), places: () => [] };

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
  const match = matches.get(page) ?? { head: 0, text: 0, title: 0, sections: new Map() };
  matches.set(page, match);
  return match;
}

const raise = ({ sections }: Match, section: number, to: number): void => {
  if (section >= 0 && to > (sections.get(section) ?? 0)) sections.set(section, to);
};

function addTitles(
  matches: Matches,
  { titles }: Lexicon,
  { stems, phrase, factor }: Variant,
): void {
  for (const field of fieldsWith(titles, stems, phrase)) {
    const match = matchOn(matches, field.page);
    const isWhole = field.stems.length === stems.length;
    if (field.kind === 'title') match.title = Math.max(match.title, factor);
    const base = field.kind === 'keyword' && !isWhole ? R.keywordPart : R[field.kind];
    match.head = Math.max(match.head, base * factor);
    raise(match, field.section, factor);
  }
}

function addServices(matches: Matches, { data }: Lexicon, services: readonly string[]): void {
  if (!services.length) return;
  data.pages.forEach(({ service, kind, also }, page) => {
    const isOwn = services.includes(service);
    if (!isOwn && !also.some((id) => services.includes(id))) return;
    const match = matchOn(matches, page);
    if (!isOwn) {
      match.head = Math.max(match.head, R.serviceAlso);
      return;
    }
    // On a page about the service, how often its name is said tells nothing.
    match.text = 0;
    match.head = kind === 'service' ? R.service : R.serviceSection;
    match.title = kind === 'service' ? 1 : Math.min(match.title, R.serviceSection);
  });
}

function addText(matches: Matches, fullText: FullText, { stems, phrase, factor }: Variant): void {
  const [first, ...others] = stems.map((stem) => fullText.postings(stem));
  for (const [page, places] of first ?? []) {
    const further = others.map((postings) => postings.get(page) ?? []);
    const sets = further.map((list) => new Set(list));
    const inRow = places.filter((at) => sets.every((set, i) => set.has(at + i + 1)));
    const found = phrase ? inRow : [...places, ...further.flat()];
    if (!found.length || further.some((list) => !list.length)) continue;
    const count = phrase ? inRow.length : Math.min(...[places, ...further].map((l) => l.length));
    const match = matchOn(matches, page);
    match.text = Math.max(match.text, (factor * count) / (count + R.halfText));
    const starts = fullText.places(page);
    for (const at of found)
      raise(
        match,
        starts.findLastIndex((start) => start <= at),
        R.text * factor,
      );
  }
}

/** Every page that has something of a term. */
export function matchTerm(term: Term, lexicon: Lexicon, fullText: FullText): Matches {
  const matches: Matches = new Map();
  for (const variant of term.variants) {
    addTitles(matches, lexicon, variant);
    addText(matches, fullText, variant);
  }
  addServices(matches, lexicon, term.services);
  return matches;
}

/** A match as one number, 0 to 1. */
export const strength = ({ head, text }: Match): number =>
  Math.min(1, Math.max(head, R.text * text) + (head ? R.textBesides * text : 0));

/** Words that may stand between two that belong together: `schema on read`. */
const GAP = 2;

/**
 * For a page, the share of the query's neighbouring pairs that are neighbours there too, 0 to 1: in a
 * title, keyword or heading fully, in plain text by half. Names are left out; they are phrases already.
 */
export function adjacency(
  terms: readonly Term[],
  { titles }: Lexicon,
  fullText: FullText,
): (page: number) => number {
  const steps = Array.from({ length: GAP + 1 }, (_, i) => i + 1);
  const pairs = terms.slice(1).flatMap((term, i) => {
    const first = terms[i]?.variants[0]?.stems.at(-1);
    const second = term.variants[0]?.stems[0];
    if (!first || !second || terms[i]?.services.length || term.services.length) return [];
    const pages = new Map<number, number>();
    const others = fullText.postings(second);
    for (const [page, places] of fullText.postings(first)) {
      const after = new Set(others.get(page));
      if (places.some((at) => steps.some((step) => after.has(at + step)))) pages.set(page, 0.5);
    }
    for (const { page, stems } of fieldsWith(titles, [first, second]))
      if (
        stems.some((key, at) => key === first && steps.some((step) => stems[at + step] === second))
      )
        pages.set(page, 1);
    return [pages];
  });
  return (page) =>
    pairs.reduce((sum, pages) => sum + (pages.get(page) ?? 0), 0) / Math.max(1, pairs.length);
}
