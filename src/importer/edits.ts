/** Edits of a source text: a range and what stands there instead. Everything else is copied byte for byte. */

export interface Edit {
  /** Offsets in the source; equal ones insert. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * A slice of the source with the edits inside it. Edits come in any order; of overlapping ones the
 * one that begins first (of those, the longest) is done and the others are dropped.
 */
export function applyEdits(
  source: string,
  edits: readonly Edit[],
  from: number,
  to: number,
): string {
  // Insertions of one place keep the order they were made in, and stand before a replacement.
  const sorted = edits
    .filter(({ start, end }) => start >= from && end <= to)
    .map((edit, index) => ({ ...edit, index }))
    .sort(
      (a, b) =>
        a.start - b.start ||
        Number(a.end > a.start) - Number(b.end > b.start) ||
        b.end - a.end ||
        a.index - b.index,
    );
  let result = '';
  let at = from;
  for (const { start, end, text } of sorted) {
    if (start < at) continue;
    result += source.slice(at, start) + text;
    at = end;
  }
  return result + source.slice(at, to);
}

/** Whether the character at an offset is escaped by a backslash. */
export function isEscaped(source: string, at: number): boolean {
  let slashes = 0;
  while (source[at - 1 - slashes] === '\\') slashes += 1;
  return slashes % 2 === 1;
}

/**
 * What the further lines of a block begin with: the text before it on its first line, every
 * character but `>` and blanks made a space.
 *
 *     1. > - x      ← for the block `x`:  `   >   `
 */
export function prefixAt(source: string, at: number): string {
  const line = source.slice(source.lastIndexOf('\n', at - 1) + 1, at);
  return line.replace(/[^>\s]/gu, ' ');
}

/** Lines with the prefix of their container; the first stands behind it already. */
export const withPrefix = (text: string, prefix: string): string =>
  text.replace(/\n(?=(\n|$)?)/g, (_end, blank?: string) =>
    blank === undefined ? `\n${prefix}` : `\n${prefix.trimEnd()}`,
  );

/** A code fence longer than any run of back-ticks within. */
function fenceFor(text: string): string {
  const runs = text.match(/`+/g) ?? [];
  return '`'.repeat(Math.max(3, ...runs.map(({ length }) => length + 1)));
}

/** A block of code, byte for byte. */
export function codeFence(text: string, language = ''): string {
  const fence = fenceFor(text);
  return `${fence}${language}\n${text}\n${fence}`;
}

/** Text as a code span, on one line. */
export function codeSpan(text: string): string {
  const value = text.replace(/[ \t\r\n]+/g, ' ');
  if (value.trim() === '') return value === '' ? '' : '` `';
  const longest = Math.max(0, ...(value.match(/`+/g) ?? []).map(({ length }) => length));
  const fence = '`'.repeat(longest + 1);
  const pad = longest > 0 || (value.startsWith(' ') && value.endsWith(' ')) ? ' ' : '';
  return fence + pad + value + pad + fence;
}

/** Markdown that shows a text as it stands, within a line. */
export const escapeText = (text: string): string =>
  text.replace(/[\\`*_{}[\]<~|]|&(?=#?\w+;)/g, '\\$&');

/** An address as a Markdown destination. */
export const destination = (url: string): string =>
  /^[^\s<>()\\[\]{}\p{Cc}]+$/u.test(url)
    ? url
    : `<${url.replace(/[\n\r\t]/g, '').replace(/[<>\\]/g, '\\$&')}>`;

/** A title in quotes, for a link or picture; nothing for none. */
export const titled = (title: string | null | undefined): string =>
  title ? ` "${title.replace(/\s+/gu, ' ').replace(/["\\]/g, '\\$&')}"` : '';
