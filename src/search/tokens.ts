/**
 * From typed words to what they stand for: names first, longest first; then the words of the site;
 * then what was probably meant.
 */
import { completions, type Lexicon, type NameMatch } from './lexicon.ts';
import type { Correction } from './types.ts';

export interface Token {
  readonly typed: string;
  /** The word or words it stands for; several when it was split. What was typed, where nothing is known. */
  readonly words: readonly string[];
  /** The name it is. */
  readonly name?: NameMatch;
  readonly corrected?: boolean;
  readonly unknown?: boolean;
  /** Not a whole word of the site, but the beginning of one. */
  readonly prefix?: boolean;
  /** Another spelling of the same: `make cols` for `make_cols`. */
  readonly apart?: readonly string[];
}

/** How a query's words are read. */
export interface Reader {
  readonly lexicon: Lexicon;
  /** A word of this query that carries no meaning: it is neither respelled nor joined. */
  readonly isNoise: (word: string) => boolean;
  /** Just what was typed is searched: nothing is respelled, no other vendor's name understood. */
  readonly verbatim: boolean;
}

/** What stands at a place of the query, and how many words it takes. */
type Reading = readonly [token: Token, count: number] | undefined;

/** Shortest beginning of a word that is taken for one. */
const SHORTEST_PREFIX = 3;
/** Most words that are tried together as one that the site writes as one. */
const MOST_JOINED = 4;

const isNumber = (word: string): boolean => /^\d+$/.test(word);
const join = (words: readonly string[]): string => words.join('').replaceAll('_', '');
const isKnown = ({ lexicon, isNoise }: Reader, word: string): boolean =>
  isNumber(word) || lexicon.counts.has(lexicon.language.stem(word)) || isNoise(word);

/** A name that the words spell out, the longest; in the singular or plural. */
function nameAt(reader: Reader, words: readonly string[], respells: boolean): Reading {
  const { lexicon, isNoise, verbatim } = reader;
  for (let count = Math.min(lexicon.longestName + 1, words.length); count > 0; count -= 1) {
    const part = words.slice(0, count);
    if (isNoise(part[0] ?? '') && isNoise(part.at(-1) ?? '')) continue;
    const key = join(part);
    const name = (key.length < 4 ? [key] : [key, key.replace(/s$/, ''), `${key}s`])
      .map((form) => lexicon.names.get(form))
      .find((found) =>
        found?.kind === 'misspelling'
          ? respells
          : found && !(verbatim && found.kind === 'counterpart'),
      );
    if (name)
      return [
        { typed: part.join(' '), words: part, name, corrected: name.kind === 'misspelling' },
        count,
      ];
  }
  return undefined;
}

/** Words standing apart that the site writes as one: `resolve choice` → `resolvechoice`. */
function compoundAt({ lexicon, isNoise }: Reader, words: readonly string[]): Reading {
  for (let count = Math.min(MOST_JOINED, words.length); count > 1; count -= 1) {
    const apart = words.slice(0, count);
    const word = lexicon.compounds.get(join(apart));
    // `make cols` is one word of the site; `is idle` only happens to spell one.
    if (
      word &&
      apart.every((part) => part.length > 1) &&
      (word.includes('_') || !apart.some(isNoise))
    )
      return [{ typed: apart.join(' '), words: [word], apart }, count];
  }
  return undefined;
}

/** A number and what it counts belong together: `128 MB`, `15 minutes`. */
function measureAt(reader: Reader, [number = '', unit = '']: readonly string[]): Reading {
  if (!isNumber(number) || !unit || isNumber(unit)) return undefined;
  if (reader.isNoise(unit) || !isKnown(reader, unit)) return undefined;
  return [{ typed: `${number} ${unit}`, words: [number, unit] }, 2];
}

/** Two words of the site run together: `corenode` → `core node`; of several ways, that of the commonest words. */
function split({ counts, compounds, language }: Lexicon, word: string): string[] | undefined {
  const count = (part: string): number =>
    compounds.has(part) ? (counts.get(language.stem(part)) ?? 0) : 0;
  let best: { parts: string[]; least: number } = { parts: [], least: 0 };
  for (let at = 3; at <= word.length - 3; at += 1) {
    const parts = [word.slice(0, at), word.slice(at)];
    const least = Math.min(...parts.map(count));
    if (least > best.least) best = { parts, least };
  }
  return best.least ? best.parts : /^(\d+)([a-z]+)$/.exec(word)?.slice(1);
}

function readOne(reader: Reader, typed: string, respells: boolean): Token {
  const { lexicon } = reader;
  const whole = lexicon.compounds.get(typed.replaceAll('_', ''));
  if (isKnown(reader, typed)) return { typed, words: [typed] };
  if (whole) return { typed, words: [whole] };
  if (typed.length >= SHORTEST_PREFIX && completions(lexicon, typed, 1).length)
    return { typed, words: [typed], prefix: true };
  const [near] = respells ? lexicon.spelling.near(typed) : [];
  const halves = respells && (near?.steps ?? 2) > 1 ? split(lexicon, typed) : undefined;
  if (halves) return { typed, words: halves, corrected: !/^\d/.test(typed) };
  return near
    ? { typed, words: [near.word], corrected: true }
    : { typed, words: [typed], unknown: true };
}

function readOnce(reader: Reader, words: readonly string[], respells: boolean): Token[] {
  const tokens: Token[] = [];
  for (let at = 0; at < words.length; ) {
    const rest = words.slice(at);
    const [token, count] = nameAt(reader, rest, respells) ??
      compoundAt(reader, rest) ??
      measureAt(reader, rest) ?? [readOne(reader, rest[0] ?? '', respells), 1];
    tokens.push(token);
    at += count;
  }
  return tokens;
}

/**
 * Reads a query's folded words in order. Once words are respelled, all is read again, since a word set
 * right may complete a name with its neighbours.
 */
export function readTokens(
  reader: Reader,
  words: readonly string[],
): { tokens: readonly Token[]; corrections: readonly Correction[] } {
  const tokens = readOnce(reader, words, !reader.verbatim);
  const said = ({ name, words: parts }: Token): string => name?.text ?? parts.join(' ');
  const corrections = tokens
    .filter(({ corrected }) => corrected)
    .map((token) => ({ from: token.typed, to: said(token) }));
  if (!corrections.length) return { tokens, corrections };
  const again = tokens.flatMap((token) => {
    if (!token.corrected) return token.typed.split(' ');
    return token.name ? reader.lexicon.language.words(token.name.text) : token.words;
  });
  return { tokens: readOnce(reader, again, false), corrections };
}
