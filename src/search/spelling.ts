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

/** Slips a word of a length may hold. Short words have too many neighbours for more. */
export function bound(length: number): number {
  if (length < 5) return length < 3 ? 0 : 1;
  return length < 9 ? 2 : 3;
}

const sorted = (word: string): string => [...word].sort().join('');
/** How unlikely it is that `typed` was meant to be `word`, in slips. Found by measuring on the golden queries. */
function costOf(typed: string, { word, count, name }: Spelled, steps: number): number {
  let cost = steps - Math.min(0.4, Math.log2(count + 1) * 0.08);
  if (typed[0] === word[0]) cost -= 0.4;
  if (sorted(typed) === sorted(word)) cost -= 0.35;
  return name ? cost - 0.35 : cost;
}

/** Words by length, so that only those that could be near are measured. */
export class SpellingIndex {
  readonly #byLength: Spelled[][] = [];
  readonly #found = new Map<string, readonly Candidate[]>();

  constructor(entries: Iterable<Spelled>) {
    // Numbers are not misspelled words, and long ones are identifiers.
    for (const entry of entries)
      if (/^(?!\d+$).{3,40}$/u.test(entry.word))
        (this.#byLength[entry.word.length] ??= []).push(entry);
  }

  /** The likeliest words for `typed`, likeliest first; empty when nothing is near. */
  near(typed: string): readonly Candidate[] {
    const known = this.#found.get(typed);
    if (known) return known;
    const limit = bound(typed.length);
    const found: Candidate[] = [];
    for (let length = typed.length - limit; limit && length <= typed.length + limit; length += 1) {
      for (const entry of this.#byLength[length] ?? []) {
        const { word } = entry;
        // Three letters have no room for more than two that changed places.
        if (typed.length === 3 && sorted(typed) !== sorted(word)) continue;
        const { steps } = distance(typed, word);
        if (steps > Math.min(limit, bound(word.length))) continue;
        // A hand that errs twice seldom errs in the first letter too.
        if (steps > 1 && typed[0] !== word[0]) continue;
        found.push({ word, steps, cost: costOf(typed, entry, steps) });
      }
    }
    found.sort((a, b) => a.cost - b.cost || (a.word < b.word ? -1 : 1));
    this.#found.set(typed, found);
    return found;
  }
}
