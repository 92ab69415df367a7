/**
 * Words of a text → a text directive (`:~:text=…`) that finds exactly them. Pure: what the selection
 * means in the document is decided in `selection.ts`.
 */
export interface Passage {
  /** The selected words, white space collapsed, cut at word boundaries. */
  readonly text: string;
  /** True when the words lie in one block: only then may they be quoted whole. */
  readonly oneBlock: boolean;
  /** The first and the last block's share of the words, which may not be quoted across blocks. */
  readonly first: string;
  readonly last: string;
  /** What stands before (a heading has the block above it for that) and after in the same block. */
  readonly before: string;
  readonly after: string;
  /** The text of the whole page, to see whether the words occur twice. */
  readonly page: string;
}

/** Longer passages are named by their ends: chat clients cut long addresses. */
const WHOLE = 90;
const WORDS = 5;

/** `-`, `,` and `&` have a meaning in the directive; encodeURIComponent leaves the hyphen alone. */
const encode = (text: string): string => encodeURIComponent(text).replaceAll('-', '%2D');
const words = (text: string): string[] => text.split(' ').filter(Boolean);
const head = (text: string, count: number): string => words(text).slice(0, count).join(' ');
const tail = (text: string, count: number): string => words(text).slice(-count).join(' ');

/** The directive for a passage, without the `#` and the anchor before it. */
export function textDirective(passage: Passage): string {
  const { text, oneBlock, first, last, before, after, page } = passage;
  const whole = oneBlock && text.length <= WHOLE;
  const start = whole ? text : head(first, WORDS);
  const end = whole ? '' : tail(oneBlock ? text : last, WORDS);
  const twice = page.toLowerCase().split(start.toLowerCase()).length > 2;
  const prefix = twice ? tail(before, WORDS - 2) : '';
  const suffix = twice && !prefix && whole ? head(after, WORDS - 2) : '';
  return `:~:text=${[
    prefix && `${encode(prefix)}-`,
    encode(start),
    end && encode(end),
    suffix && `-${encode(suffix)}`,
  ]
    .filter(Boolean)
    .join(',')}`;
}
