/** The few words of a page around what was searched, as plain segments: nothing here is ever HTML. */
import type { Fragment } from './collect.ts';
import { stem, words } from './text.ts';
import type { Section, Unit } from './types.ts';

export interface Segment {
  readonly text: string;
  /** It is one of the words searched. */
  readonly hit: boolean;
}

/** Words of an excerpt: two lines on a phone. */
const LENGTH = 26;
/** Words shown before the first one found. */
const LEAD = 4;

/** Stems to mark for a query's units: the words themselves, of a name of several words all of them. */
export function stemsOf(units: readonly Unit[]): Set<string> {
  const ways = units.flatMap((unit) => unit.ways.filter((way, i) => !i || way.stems.length === 1));
  return new Set(ways.flatMap(({ stems }) => stems));
}

/** A text in segments, the words among `stems` marked. */
export function mark(text: string, stems: ReadonlySet<string>): Segment[] {
  const segments: { text: string; hit: boolean }[] = [];
  for (const part of text.split(/(\s+)/u)) {
    const hit = words(part).some((word) => stems.has(stem(word)));
    const last = segments.at(-1);
    if (last && !hit && !last.hit) last.text += part;
    else if (part) segments.push({ text: part, hit });
  }
  return segments;
}

/** First and last word of a section; without one, of the page's own words before its first section. */
function rangeOf(
  section: Section | undefined,
  sections: readonly Section[],
  count: number,
): [number, number] {
  if (!section) return [0, count];
  const next = sections.find(({ location }) => location > section.location);
  return [section.location, next?.location ?? count];
}

/** Where a window of `LENGTH` words holds the most different stems; the earliest such. */
function bestStart(
  tokens: readonly string[],
  stems: ReadonlySet<string>,
  from: number,
  to: number,
): number {
  const found: { at: number; stem: string }[] = [];
  for (let at = from; at < to; at += 1) {
    for (const word of words(tokens[at] ?? ''))
      if (stems.has(stem(word))) found.push({ at, stem: stem(word) });
  }
  let best = { at: from, different: 0 };
  for (const { at } of found) {
    const inside = found.filter((other) => other.at >= at && other.at < at + LENGTH - LEAD);
    const different = new Set(inside.map((other) => other.stem)).size;
    if (different > best.different) best = { at: Math.max(from, at - LEAD), different };
  }
  return best.at;
}

/**
 * Some 26 words of a page around the words searched. In a callout, its answer from the start; in
 * another section, from its title on; on a page as a whole, wherever most of the words meet.
 */
export function excerpt(
  fragment: Fragment,
  stems: ReadonlySet<string>,
  sections: readonly Section[],
  section?: Section,
): Segment[] {
  const tokens = fragment.content.split(/\s+/u);
  const [from, to] = rangeOf(section, sections, tokens.length);
  const title = section ? section.text.split(/\s+/u).length : 0;
  const start =
    section && section.kind !== 'heading'
      ? from + title
      : bestStart(tokens, stems, Math.min(from + title, to), to);
  const end = Math.min(to, start + LENGTH);
  const text = tokens.slice(start, end).join(' ');
  const shown = `${start > from + title ? '… ' : ''}${text}${end < to ? ' …' : ''}`;
  return mark(shown, stems);
}
