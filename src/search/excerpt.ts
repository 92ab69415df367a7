/** The few words of a page around what was searched, as plain segments: nothing here is ever HTML. */
import type { Language } from './language.ts';
import type { Term } from './types.ts';

export interface Segment {
  readonly text: string;
  /** It is one of the words searched. */
  readonly hit: boolean;
}

/** Words of an excerpt: two lines on a phone. */
const LENGTH = 26;
/** Words shown before the first one found. */
const LEAD = 4;

/** Stems to mark for a query's terms: the words themselves, of a name of several words all of them. */
export function stemsOf(terms: readonly Term[]): Set<string> {
  const variants = terms.flatMap(({ variants: all }) =>
    all.filter(({ stems }, i) => !i || stems.length === 1),
  );
  return new Set(variants.flatMap(({ stems }) => stems));
}

/** A text in segments, the words among `stems` marked without the signs around them. */
export function mark(text: string, stems: ReadonlySet<string>, language: Language): Segment[] {
  const found = language.find(text, stems);
  const parts = found.flatMap(([from, to], i) => [
    { text: text.slice(found[i - 1]?.[1] ?? 0, from), hit: false },
    { text: text.slice(from, to), hit: true },
  ]);
  parts.push({ text: text.slice(found.at(-1)?.[1] ?? 0), hit: false });
  return parts.filter((part) => part.text);
}

/** The part of a page's text that an excerpt may come from, as positions among its words. */
export interface Span {
  readonly from: number;
  readonly to: number;
  /** It is a callout: its answer is shown from the start. */
  readonly callout: boolean;
}

/**
 * Some 26 words of a page around the words searched: where most of them meet, the earliest such place.
 * `content` is the page's text with its words separated by white space.
 */
export function excerpt(
  content: string,
  stems: ReadonlySet<string>,
  language: Language,
  { from, to, callout }: Span,
): Segment[] {
  const words = content.split(/[\s\u200B]+/u);
  const last = Math.min(to, words.length);
  const found = words
    .slice(from, last)
    .flatMap((word, i) =>
      language.stems(word).flatMap((stem) => (stems.has(stem) ? [{ at: from + i, stem }] : [])),
    );
  let best = { start: from, different: 0 };
  for (const { at } of callout ? [] : found) {
    const inside = found.filter((other) => other.at >= at && other.at < at + LENGTH - LEAD);
    const different = new Set(inside.map(({ stem }) => stem)).size;
    if (different > best.different) best = { start: Math.max(from, at - LEAD), different };
  }
  const end = Math.min(last, best.start + LENGTH);
  const text = words.slice(best.start, end).join(language.hasSpaces ? ' ' : '');
  const shown = `${best.start > from ? '… ' : ''}${text}${end < last ? ' …' : ''}`;
  return mark(shown, stems, language);
}
