/**
 * Finds the catalogue's names in a text, in one pass: a trie of words, longest name first. Time is
 * linear in the text and does not depend on how many names there are.
 */
import type { ServiceId } from '../core/ids.ts';
import type { LinkableName } from './names.ts';
import { inIdentifier, isPlainlyOrdinary, joined } from './usage.ts';
import { Words, nameWords, otherNumbers, type NameWord } from './words.ts';

/** Why a name that stands in a text is not taken for a mention. */
export type Refusal = 'never-link' | 'wrong-case' | 'ordinary-word' | 'identifier';

/** A name in a text, from `start` to `end` in UTF-16 units, a possessive's `’s` included. */
export interface NameMatch {
  readonly start: number;
  readonly end: number;
  readonly service: ServiceId;
  /** The catalogue's spelling that matched. */
  readonly name: string;
}

export interface RefusedMatch extends NameMatch {
  readonly refused: Refusal;
}

export interface Matcher {
  /** The mentions, in order, never overlapping. */
  match(text: string): NameMatch[];
  /** The mentions, and with a reason what looks like one and is not. */
  inspect(text: string): (NameMatch | RefusedMatch)[];
}

/** A name or a forbidden phrase at the end of its path through the trie. */
interface Form {
  readonly name: LinkableName | undefined;
  readonly words: readonly NameWord[];
  /** For each word, whether it matches only as written. */
  readonly exact: readonly boolean[];
  readonly number: 'base' | 'other';
}

interface TrieNode {
  readonly next: Map<string, TrieNode>;
  readonly forms: Form[];
}

/**
 * Builds a matcher. `neverLink` are phrases that contain a name and mean something else; a phrase
 * wins over a name that is no longer than it and begins where it does.
 */
export function createMatcher(
  names: Iterable<LinkableName>,
  neverLink: Iterable<string> = [],
): Matcher {
  const root: TrieNode = { next: new Map(), forms: [] };
  for (const name of names) {
    add(root, name.text, name, 'base');
    for (const form of otherNumbers(name.text)) add(root, form, name, 'other');
  }
  for (const phrase of neverLink) {
    add(root, phrase, undefined, 'base');
    for (const form of otherNumbers(phrase)) add(root, form, undefined, 'other');
  }
  const inspect = (text: string): (NameMatch | RefusedMatch)[] => scan(root, text);
  return {
    inspect,
    match: (text) => inspect(text).filter((match) => !('refused' in match)),
  };
}

function add(
  root: TrieNode,
  text: string,
  name: LinkableName | undefined,
  number: Form['number'],
): void {
  const words = nameWords(text);
  if (!words) return;
  let node = root;
  for (const word of words) {
    const key = word.joint + word.folded;
    let next = node.next.get(key);
    if (!next) node.next.set(key, (next = { next: new Map(), forms: [] }));
    node = next;
  }
  // The base form decides which words are written as a name: a plural `s` makes no `EMUs` of `Emus`.
  const base = name ? (nameWords(name.text) ?? []) : [];
  const exact = words.map((_, index) => Boolean(name?.exactCase && isNameLike(base[index])));
  node.forms.push({ name, words, exact, number });
}

/** `Emu` and `EMU` could be words shouted or begun; `EmuLab` and `emus` are one thing in any case. */
function isNameLike(word: NameWord | undefined): boolean {
  if (!word) return false;
  return (
    /^\p{Lu}[^\p{Lu}]*$/u.test(word.written) || /^[^\p{Ll}]*\p{Lu}[^\p{Ll}]*$/u.test(word.written)
  );
}

/** What was found at one word: a form and the number of words it covers. */
interface Hit {
  readonly form: Form;
  readonly length: number;
}

function scan(root: TrieNode, text: string): (NameMatch | RefusedMatch)[] {
  const found: (NameMatch | RefusedMatch)[] = [];
  const words = new Words(text);
  for (let first = 0; first < words.count; ) {
    const { best, refused } = longest(root, words, first);
    const hit = best ?? refused;
    if (!hit) {
      first += 1;
      continue;
    }
    const judged = judge(root, words, first, hit, best === undefined);
    if (judged) found.push(judged);
    // A refused name may hide another that begins inside it; a forbidden phrase hides nothing.
    const taken = judged === undefined || !('refused' in judged) || judged.refused === 'never-link';
    first += taken ? hit.length : 1;
  }
  return found;
}

/** The longest form that begins at a word: in the right case, and in any. */
function longest(
  root: TrieNode,
  words: Words,
  first: number,
): { best: Hit | undefined; refused: Hit | undefined } {
  let node: TrieNode | undefined = root;
  let best: Hit | undefined;
  let refused: Hit | undefined;
  for (let index = first; index < words.count; index += 1) {
    const folded = words.folded(index);
    node = node.next.get(index === first ? folded : words.jointBefore(index) + folded);
    if (!node) break;
    const length = index - first + 1;
    for (const form of node.forms) {
      if (inRightCase(form, words, first)) {
        if (!best || length > best.length || form.name === undefined) best = { form, length };
      } else {
        refused = { form, length };
      }
    }
    if (node.next.size === 0) break;
  }
  return { best, refused };
}

function inRightCase({ words: wanted, exact }: Form, words: Words, first: number): boolean {
  return exact.every(
    (strict, index) => !strict || words.written(first + index) === wanted[index]?.written,
  );
}

/** A hit as a match or a refusal; undefined for a forbidden phrase that hides no name of its own. */
function judge(
  root: TrieNode,
  words: Words,
  first: number,
  { form, length }: Hit,
  wrongCase: boolean,
): NameMatch | RefusedMatch | undefined {
  const { text } = words;
  const start = words.starts[first] ?? 0;
  const end = words.ends[first + length - 1] ?? start;
  if (!form.name) {
    const hidden = inside(root, words, first, length);
    return hidden && { start, end, ...hidden, refused: 'never-link' };
  }
  const match = {
    start,
    end: end + possessive(text, end),
    service: form.name.service,
    name: form.name.text,
  };
  if (wrongCase) return { ...match, refused: 'wrong-case' };
  const asWritten = form.words.every(
    ({ written }, index) => written === words.written(first + index),
  );
  const nextIsName = (): boolean => root.next.has(words.folded(first + length));
  if (inIdentifier(text, start, end) || !joined(text, start, end, asWritten, nextIsName)) {
    return { ...match, refused: 'identifier' };
  }
  if (!form.name.sentenceStartOk && isPlainlyOrdinary(text, start, end, form.number === 'other')) {
    return { ...match, refused: 'ordinary-word' };
  }
  return match;
}

/** The first name within a forbidden phrase, for the report. */
function inside(
  root: TrieNode,
  words: Words,
  first: number,
  length: number,
): Pick<NameMatch, 'service' | 'name'> | undefined {
  for (let index = first; index < first + length; index += 1) {
    const form = root.next.get(words.folded(index))?.forms.find(({ name }) => name !== undefined);
    if (form?.name) return { service: form.name.service, name: form.name.text };
  }
  return undefined;
}

/** The length of a possessive's ending after a name, 0 without one. */
function possessive(text: string, end: number): number {
  return /^['’][sS](?![\p{L}\p{M}\p{N}_])/u.test(text.slice(end, end + 3)) ? 2 : 0;
}
