/**
 * Text into words, the same for what is indexed and what is typed. Everything is bounded, so that
 * a pasted page of text costs no more than a long sentence.
 */
import { stem as porter2 } from 'porter2';
import { STOP_WORDS } from './language.ts';

/** Characters of a query that are looked at: longer than any sensible question. */
export const MAX_QUERY = 200;
/** Words of a query that are looked at. */
export const MAX_WORDS = 16;
/** Longest word that is looked at, in characters: beyond it nobody types a word. */
const MAX_WORD = 40;

const MARKS = /\p{M}+/gu;
const WORD = /[\p{L}\p{N}_]+(?:['’][\p{L}\p{N}]+)?/gu;
const APOSTROPHE = /['’]/gu;

/** Lower case, without accents or compatibility forms: `Ｅｍú` → `emu`. */
export function fold(text: string): string {
  return text.normalize('NFKD').replace(MARKS, '').toLowerCase();
}

/** The words of a text in order, folded; a hyphen, slash or dot separates, an underscore does not. */
export function words(text: string): string[] {
  return (fold(text).match(WORD) ?? []).map((word) =>
    word
      .replace(/['’]s$/u, '')
      .replace(APOSTROPHE, '')
      .slice(0, MAX_WORD),
  );
}

const stems = new Map<string, string>();
/** Entries the stem cache may hold: the words of a large site; it is emptied when full. */
const STEM_CACHE = 20_000;

/** The stem Pagefind's English index files a word under (Snowball's Porter 2); other scripts as they are. */
export function stem(word: string): string {
  const known = stems.get(word);
  if (known !== undefined) return known;
  const made = /^[a-z]/.test(word) ? porter2(word) : word;
  if (stems.size > STEM_CACHE) stems.clear();
  stems.set(word, made);
  return made;
}

/** A name without what people leave out or add: spaces, hyphens, underscores. `Emu-Wren` → `emuwren`. */
export function squash(text: string): string {
  return words(text).join('').replaceAll('_', '');
}

/** A query as it is looked at: white space folded, cut to `MAX_QUERY` whole characters. */
export function clip(query: string): string {
  const trimmed = query
    .slice(0, MAX_QUERY * 4)
    .replace(/\s+/gu, ' ')
    .trim();
  return [...trimmed].slice(0, MAX_QUERY).join('');
}

/** A text as one string of its telling stems, to compare a whole query with a whole keyword. */
export function wholeOf(text: string): string {
  return words(text)
    .filter((word) => !STOP_WORDS.has(word))
    .map((word) => stem(word.replaceAll('_', '')))
    .join('');
}
