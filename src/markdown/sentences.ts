/** A text → its sentences, well enough to quote one around a mention. */

/** An ending, closing marks, then white space; ideographic full stops need no space. */
const END = /(?<![.!?…])[.!?…]+["'”’»)\]]*(?=\s)|[。！？]+[」』）]*/gu;

/** What ends in a full stop without ending a sentence. */
const ABBREVIATION =
  /(?:^|[\s(“"'])(?:e\.g|i\.e|etc|vs|cf|approx|ca|incl|esp|fig|no|nos|ver|dr|mr|mrs|ms|prof|st|inc|ltd|co|\p{L})\.$/iu;

/** A range of a text, white space at both ends left out. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The sentences of a block of text, in order. Empty for a blank text. */
export function sentencesOf(text: string): Span[] {
  const spans: Span[] = [];
  let start = 0;
  for (const match of text.matchAll(END)) {
    const end = match.index + match[0].length;
    const next = /\S/u.exec(text.slice(end, end + 8))?.[0] ?? '';
    if (/\p{Ll}/u.test(next)) continue;
    if (match[0] === '.' && ABBREVIATION.test(text.slice(Math.max(start, end - 9), end))) continue;
    push(spans, text, start, end);
    start = end;
  }
  push(spans, text, start, text.length);
  return spans;
}

function push(spans: Span[], text: string, from: number, to: number): void {
  let [start, end] = [from, to];
  while (start < end && /\s/u.test(text[start] ?? '')) start += 1;
  while (end > start && /\s/u.test(text[end - 1] ?? '')) end -= 1;
  if (end > start) spans.push({ start, end });
}

/** The longest quotation: about two lines of a list on a desk, four on a phone. */
const LONGEST = 240;

/**
 * The sentence around a position, on one line. A very long one is cut at words on both sides of
 * the position, with `…` for what is left out.
 */
export function quoteAround(text: string, spans: readonly Span[], position: number): string {
  const span = spans.find(({ end }) => position < end) ?? { start: 0, end: text.length };
  let { start, end } = span;
  if (end - start > LONGEST) {
    start = Math.max(start, Math.min(position - LONGEST / 2, end - LONGEST));
    end = Math.min(end, start + LONGEST);
    if (start > span.start) start += text.slice(start, position).search(/\s/u) + 1;
    if (end < span.end) end = Math.max(position, text.lastIndexOf(' ', end));
  }
  const quote = text.slice(start, end).replace(/\s+/gu, ' ').trim();
  return `${start > span.start ? '…' : ''}${quote}${end < span.end ? ' …' : ''}`;
}
