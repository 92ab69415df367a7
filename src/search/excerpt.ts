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
  const variants = terms.flatMap((term) =>
    term.variants.filter(({ stems }, i) => !i || stems.length === 1),
  );
  return new Set(variants.flatMap(({ stems }) => stems));
}

/** A text in segments, the words among `stems` marked without the signs around them. */
export function mark(text: string, stems: ReadonlySet<string>, language: Language): Segment[] {
  const segments: { text: string; hit: boolean }[] = [];
  const add = (part: string, hit: boolean): void => {
    const last = segments.at(-1);
    if (last && !hit && !last.hit) last.text += part;
    else if (part) segments.push({ text: part, hit });
  };
  for (const part of piecesOf(text, language)) {
    const hit = language.words(part).some((word) => stems.has(language.stem(word)));
    if (!hit) add(part, false);
    else {
      const [, before = '', word = '', after = ''] =
        /^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{M}\p{N}]*)$/su.exec(part) ?? [];
      add(before, false);
      add(word, true);
      add(after, false);
    }
  }
  return segments;
}

/** A text cut where a mark may begin or end: at white space, and in scripts without spaces between words. */
function piecesOf(text: string, { code, hasSpaces }: Language): string[] {
  if (hasSpaces || typeof Intl.Segmenter === 'undefined') return text.split(/(\s+)/u);
  const segmenter = new Intl.Segmenter(code, { granularity: 'word' });
  return [...segmenter.segment(text)].map(({ segment }) => segment);
}

/** Where a window of `LENGTH` words holds the most different stems; the earliest such. */
function bestStart(
  words: readonly string[],
  stems: ReadonlySet<string>,
  language: Language,
  from: number,
  to: number,
): number {
  const found: { at: number; stem: string }[] = [];
  for (let at = from; at < to; at += 1) {
    for (const word of language.words(words[at] ?? '')) {
      const stem = language.stem(word);
      if (stems.has(stem)) found.push({ at, stem });
    }
  }
  let best = { at: from, different: 0 };
  for (const { at } of found) {
    const inside = found.filter((other) => other.at >= at && other.at < at + LENGTH - LEAD);
    const different = new Set(inside.map(({ stem }) => stem)).size;
    if (different > best.different) best = { at: Math.max(from, at - LEAD), different };
  }
  return best.at;
}

/** The part of a page's text that an excerpt may come from, as positions among its words. */
export interface Span {
  readonly from: number;
  readonly to: number;
  /** Words of the title at its beginning, which the result shows already. */
  readonly title: number;
  /** It is a callout: its answer is shown from the start. */
  readonly callout: boolean;
}

/**
 * Some 26 words of a page around the words searched. In a callout, its answer from the start; elsewhere
 * wherever most of the words meet. `content` is the page's text with its words separated by white space.
 */
export function excerpt(
  content: string,
  stems: ReadonlySet<string>,
  language: Language,
  span?: Span,
): Segment[] {
  const words = content.split(/[\s\u200B]+/u);
  const { from, title, callout } = span ?? { from: 0, title: 0, callout: false };
  const to = Math.min(span?.to ?? words.length, words.length);
  const body = Math.min(from + title, to);
  const start = callout ? body : bestStart(words, stems, language, body, to);
  const end = Math.min(to, start + LENGTH);
  const text = words.slice(start, end).join(language.hasSpaces ? ' ' : '');
  const shown = `${start > body ? '… ' : ''}${text}${end < to ? ' …' : ''}`;
  return mark(shown, stems, language);
}
