/**
 * Words that look like a word. The distance is Damerau-Levenshtein's from a package of 1 kB; this file
 * chooses which few words are measured, and which of equally near ones was likeliest meant.
 */
import distance from 'damerau-levenshtein';

export interface Spelled {
  readonly word: string;
  /** Pages that have it. */
  readonly count: number;
  /** It is part of a service's name, which is what people look for most. */
  readonly name: boolean;
}

export interface Candidate {
  readonly word: string;
  readonly steps: number;
  /** Lower is likelier. */
  readonly cost: number;
}

interface Entry extends Spelled {
  readonly letters: number;
}

/** Slips a word of a length may hold. Short words have too many neighbours for more. */
export function bound(length: number): number {
  if (length < 4) return length === 3 ? 1 : 0;
  if (length < 5) return 1;
  return length < 9 ? 2 : 3;
}

/** Which letters and digits a word has, as bits: words that share few cannot be near. */
function lettersOf(word: string): number {
  let bits = 0;
  for (let i = 0; i < word.length; i += 1) {
    const code = word.charCodeAt(i);
    if (code >= 97 && code <= 122) bits |= 1 << (code - 97);
    else if (code >= 48 && code <= 57) bits |= 1 << (26 + (code % 5));
  }
  return bits;
}

function countBits(bits: number): number {
  let count = 0;
  for (let rest = bits; rest; rest &= rest - 1) count += 1;
  return count;
}

const ROWS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];

/** True when two letters lie beside each other on a keyboard. */
function neighbours(a: string, b: string): boolean {
  const [rowA, rowB] = [a, b].map((key) => ROWS.findIndex((row) => row.includes(key)));
  if (rowA === undefined || rowB === undefined || rowA < 0 || rowB < 0) return false;
  const [columnA, columnB] = [ROWS[rowA]?.indexOf(a) ?? 0, ROWS[rowB]?.indexOf(b) ?? 0];
  return Math.abs(rowA - rowB) <= 1 && Math.abs(columnA - columnB) <= 1;
}

const isVowel = (letter: string): boolean => 'aeiouy'.includes(letter);
const sorted = (word: string): string => [...word].sort().join('');
/** A word without doubled letters and without vowels after its first: equal for words that sound alike. */
const skeleton = (word: string): string =>
  word.replace(/(.)\1+/gu, '$1').replace(/(?!^)[aeiouy]/gu, '');

/** How unlikely it is that `typed` was meant to be `word`, in slips. Found by measuring on the golden queries. */
function costOf(typed: string, { word, count, name }: Entry, steps: number): number {
  let cost = steps;
  if (typed[0] === word[0]) cost -= 0.4;
  if (typed.at(-1) === word.at(-1)) cost -= 0.1;
  if (sorted(typed) === sorted(word)) cost -= 0.35;
  else if (skeleton(typed) === skeleton(word)) cost -= 0.35;
  if (typed.length === word.length) {
    for (let i = 0; i < word.length; i += 1) {
      const [a = '', b = ''] = [typed[i], word[i]];
      if (a !== b && (neighbours(a, b) || (isVowel(a) && isVowel(b)))) cost -= 0.15;
    }
  }
  if (name) cost -= 0.35;
  return cost - Math.min(0.4, Math.log2(count + 1) * 0.08);
}

/** Words by length, so that only those that could be near are measured. */
export class SpellingIndex {
  readonly #byLength = new Map<number, Entry[]>();
  readonly #found = new Map<string, readonly Candidate[]>();

  constructor(entries: Iterable<Spelled>) {
    for (const entry of entries) {
      const { length } = entry.word;
      // Numbers are not misspelled words, and long ones are identifiers.
      if (length < 3 || length > 40 || /^\d+$/.test(entry.word)) continue;
      const list = this.#byLength.get(length);
      const made = { ...entry, letters: lettersOf(entry.word) };
      if (list) list.push(made);
      else this.#byLength.set(length, [made]);
    }
  }

  /** The likeliest words for `typed`, at most `most`, likeliest first; empty when nothing is near. */
  near(typed: string, most = 5): readonly Candidate[] {
    const known = this.#found.get(typed);
    if (known) return known;
    const limit = bound(typed.length);
    const letters = lettersOf(typed);
    const found: Candidate[] = [];
    for (let length = typed.length - limit; limit && length <= typed.length + limit; length += 1) {
      for (const entry of this.#byLength.get(length) ?? []) {
        // A slip changes at most two letters of the set: one lost, one gained.
        if (countBits(letters ^ entry.letters) > limit * 2) continue;
        // Three letters have no room for more than two that changed places.
        if (typed.length === 3 && sorted(typed) !== sorted(entry.word)) continue;
        const { steps } = distance(typed, entry.word);
        if (steps > Math.min(limit, bound(entry.word.length) || 1)) continue;
        // A hand that errs twice seldom errs in the first letter too.
        if (steps > 1 && typed[0] !== entry.word[0]) continue;
        found.push({ word: entry.word, steps, cost: costOf(typed, entry, steps) });
      }
    }
    found.sort((a, b) => a.cost - b.cost || (a.word < b.word ? -1 : 1));
    const best = found.slice(0, most);
    if (this.#found.size > 500) this.#found.clear();
    this.#found.set(typed, best);
    return best;
  }
}
