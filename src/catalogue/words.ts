/**
 * Words, as names are made of them and texts are searched for them. One definition serves both
 * sides, so that a name always matches itself.
 */

/**
 * A run of letters, marks, digits and underscores. Scripts written without spaces are cut from the
 * rest (and ideographs from each other, as Unicode's word rules do), so that a Latin name is found
 * inside them. The tails of `C++` and `C#` belong to the word.
 */
const WORD =
  /\p{Script=Han}|[\p{Script=Hiragana}]+|[\p{Script=Katakana}ー]+|[\p{Script=Hangul}]+|[\p{Script=Thai}]+|[[\p{L}\p{M}\p{N}_]--[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}ー]]+(?:\+\+|#(?![\p{L}\p{N}_]))?/gv;

/** A text cut into words, in one pass; words count from 0, positions are in UTF-16 units. */
export class Words {
  readonly text: string;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  /** The text in small letters where they stand at the same positions. */
  readonly #small: string | undefined;

  constructor(text: string) {
    this.text = text;
    const plain = isPlain(text);
    this.#small = plain ? text.toLowerCase() : undefined;
    const { starts, ends } = plain ? cutPlain(text) : cut(text);
    this.starts = starts;
    this.ends = ends;
  }

  get count(): number {
    return this.starts.length;
  }

  /** A word as written; empty beyond the last. */
  written(index: number): string {
    return this.text.slice(this.starts[index] ?? this.text.length, this.ends[index]);
  }

  /** A word with case and compatibility forms folded. */
  folded(index: number): string {
    if (this.#small === undefined) return fold(this.written(index));
    return this.#small.slice(this.starts[index] ?? this.text.length, this.ends[index]);
  }

  /** What stands between a word and the one before it, folded. */
  jointBefore(index: number): string {
    return joint(this.text.slice(this.ends[index - 1] ?? 0, this.starts[index]));
  }
}

interface Cuts {
  readonly starts: number[];
  readonly ends: number[];
}

function cut(text: string): Cuts {
  const cuts: Cuts = { starts: [], ends: [] };
  for (const match of text.matchAll(WORD)) {
    cuts.starts.push(match.index);
    cuts.ends.push(match.index + match[0].length);
  }
  return cuts;
}

/** The same for plain text, by a loop over its characters: nearly all prose, several times as fast. */
function cutPlain(text: string): Cuts {
  const cuts: Cuts = { starts: [], ends: [] };
  for (let index = 0; index < text.length; index += 1) {
    if (!isAsciiWord(text.charCodeAt(index))) continue;
    cuts.starts.push(index);
    while (isAsciiWord(text.charCodeAt(index + 1))) index += 1;
    if (text.startsWith('++', index + 1)) index += 2;
    else if (text[index + 1] === '#' && !isAsciiWord(text.charCodeAt(index + 2))) index += 1;
    cuts.ends.push(index + 1);
  }
  return cuts;
}

/** 0-9, A-Z, a-z and the underscore; false for NaN, the code past the end of a text. */
const isAsciiWord = (code: number): boolean =>
  (code >= 97 && code <= 122) ||
  (code >= 65 && code <= 90) ||
  (code >= 48 && code <= 57) ||
  code === 95;

/** Whether a text has no letters but ASCII's; dashes, quotation marks and arrows may be there. */
function isPlain(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code > 127 && code !== 0xa0 && code !== 0xfffc && !(code >= 0x2000 && code <= 0x206f)) {
      if (!(code >= 0x2190 && code <= 0x21ff)) return false;
    }
  }
  return true;
}

/** The form in which two spellings of a word are the same: case and compatibility forms fold. */
function fold(word: string): string {
  return word.normalize('NFKC').toLowerCase();
}

/** White space of any kind and width; the zero-width space separates as well. */
const SPACES = /^[\s\u200B]+$/;
const HYPHENS = /^[-\u2010\u2011]$/;

/** What stands between two words, folded: any white space is one space, any hyphen one hyphen. */
function joint(between: string): string {
  if (between === ' ') return ' ';
  if (HYPHENS.test(between)) return '-';
  return SPACES.test(between) ? ' ' : between;
}

/** One word of a name with what stands before it, or undefined for the first. */
export interface NameWord {
  readonly joint: string;
  readonly folded: string;
  readonly written: string;
}

/**
 * A name as words. Undefined when it does not begin and end in a word (`x://`): such a name can be
 * searched for, but in prose it is not to be told from a path.
 */
export function nameWords(name: string): NameWord[] | undefined {
  const words = new Words(name.trim());
  if (words.starts[0] !== 0 || words.ends.at(-1) !== words.text.length) return undefined;
  return words.starts.map((_, index) => ({
    joint: index === 0 ? '' : words.jointBefore(index),
    folded: words.folded(index),
    written: words.written(index),
  }));
}

/** The key by which two spellings of a name are one. */
export function nameKey(name: string): string {
  const words = nameWords(name);
  return words ? words.map((word) => word.joint + word.folded).join('') : fold(name.trim());
}

/** A name's other numbers: its plural and, for a name of several words, its singular. */
export function otherNumbers(name: string): string[] {
  const forms: string[] = [];
  if (/[^aeiou\s]y$/u.test(name)) forms.push(`${name.slice(0, -1)}ies`);
  else if (/(?:s|x|z|ch|sh)$/iu.test(name)) forms.push(`${name}es`);
  else if (/[\p{L}\p{N}]$/u.test(name)) forms.push(`${name}s`);
  // “Widget Streams” is met as “a Widget Stream”; one word alone (“Texas”) is not a plural for sure.
  const many = /\p{Ll}[^\P{Ll}sui]s$/u.test(name) && /[\s-]/.test(name.slice(0, -3));
  if (many) forms.push(name.slice(0, -1));
  return forms;
}
