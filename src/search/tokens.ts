/**
 * From typed words to what they stand for: names first, longest first; then the words of the site;
 * then what was probably meant.
 */
import { completions, type Lexicon, type NameMatch } from './lexicon.ts';
import type { Correction, NameKind } from './types.ts';

export type Token =
  | {
      readonly type: 'name';
      readonly typed: string;
      readonly name: NameMatch;
      readonly corrected: boolean;
    }
  | {
      readonly type: 'word';
      readonly typed: string;
      /** The word or words it stands for; several when it was split or is one of several spellings. */
      readonly words: readonly string[];
      readonly corrected: boolean;
      /** Not a whole word of the site, but the beginning of one. */
      readonly prefix: boolean;
      /** Another spelling of the same: `make cols` for `make_cols`. */
      readonly apart?: readonly string[];
    }
  | { readonly type: 'unknown'; readonly typed: string };

/** What may be done to understand a word. */
interface Reading {
  readonly respells: boolean;
  readonly understands: ReadonlySet<NameKind>;
}

/** The lexicon, and which words of this query carry no meaning: those are neither respelled nor joined. */
export interface Reader {
  readonly lexicon: Lexicon;
  readonly isNoise: (word: string) => boolean;
}
const FREELY: Reading = {
  respells: true,
  understands: new Set(['name', 'former', 'misspelling', 'counterpart']),
};
const RESPELLED: Reading = {
  respells: false,
  understands: new Set(['name', 'former', 'counterpart']),
};
const VERBATIM: Reading = { respells: false, understands: new Set(['name', 'former']) };

/** Shortest beginning of a word that is taken for one. */
const SHORTEST_PREFIX = 3;
/** Most words that are tried together as a misspelled name, or as a word the site writes as one. */
const MOST_NEAR = 3;
const MOST_JOINED = 4;

const isNumber = (word: string): boolean => /^\d+$/.test(word);
const isKnown = ({ lexicon, isNoise }: Reader, word: string): boolean =>
  isNumber(word) || lexicon.counts.has(lexicon.language.stem(word)) || isNoise(word);
const begins = (lexicon: Lexicon, word: string): boolean =>
  word.length >= SHORTEST_PREFIX && completions(lexicon, word, 1).length > 0;
const join = (words: readonly string[]): string => words.join('').replaceAll('_', '');

/** A normalised name as it is, in the plural or singular, and as Americans write it. */
function variants(name: string): string[] {
  if (name.length < 4) return [name];
  return [
    name,
    name.replace(/s$/, ''),
    `${name}s`,
    name.replace('ogue', 'og').replace('isation', 'ization'),
  ];
}

/** A name that the words from `at` spell out, the longest, and how many words it took. */
function nameAt(
  { lexicon, isNoise }: Reader,
  words: readonly string[],
  at: number,
  understands: ReadonlySet<NameKind>,
): [NameMatch, number] | undefined {
  const most = Math.min(lexicon.longestName + 1, words.length - at);
  for (let count = most; count > 0; count -= 1) {
    const part = words.slice(at, at + count);
    if ([part[0], part.at(-1)].every((word) => isNoise(word ?? ''))) continue;
    const name = variants(join(part))
      .map((key) => lexicon.names.get(key))
      .find((match) => match && understands.has(match.kind));
    if (name) return [name, count];
  }
  return undefined;
}

/** A name that the words from `at` nearly spell out; at least one of them must be no word of the site. */
function nearNameAt(
  reader: Reader,
  words: readonly string[],
  at: number,
): [NameMatch, number] | undefined {
  const most = Math.min(MOST_NEAR, words.length - at);
  const { lexicon, isNoise } = reader;
  let best: { found: [NameMatch, number]; cost: number } | undefined;
  for (let count = most; count > 0; count -= 1) {
    const part = words.slice(at, at + count);
    if (part.some(isNoise) || part.every((word) => isKnown(reader, word))) continue;
    if (count === 1 && begins(lexicon, part[0] ?? '')) continue;
    const joined = join(part);
    const [candidate] = lexicon.nameSpelling.near(joined);
    const name = candidate && lexicon.names.get(candidate.word);
    // A name of several words allows one slip for each that is not known as it stands.
    if (!name || candidate.steps > Math.max(1, Math.floor(joined.length / 4))) continue;
    // Alone, it must be at least as near as any word of the site.
    const [word] = count === 1 ? lexicon.spelling.near(joined) : [];
    if (word && word.cost < candidate.cost) continue;
    if (!best || candidate.cost < best.cost - 0.3)
      best = { found: [name, count], cost: candidate.cost };
  }
  return best?.found;
}

/** Two words of the site run together: `corenode` → `core node`. */
function split(lexicon: Lexicon, word: string): readonly string[] | undefined {
  const digits = /^(\d+)([a-z]+)$/.exec(word);
  if (digits?.[1] && digits[2]) return [digits[1], digits[2]];
  let best: readonly string[] | undefined;
  let most = 0;
  for (let at = 3; at <= word.length - 3; at += 1) {
    const parts = [word.slice(0, at), word.slice(at)];
    if (!parts.every((part) => lexicon.compounds.has(part))) continue;
    const counts = parts.map((part) => lexicon.counts.get(lexicon.language.stem(part)) ?? 0);
    if (Math.min(...counts) > most) [best, most] = [parts, Math.min(...counts)];
  }
  return best;
}

/** A number and what it counts belong together: `128 MB`, `15 minutes`. */
function measureAt(reader: Reader, words: readonly string[], at: number): Token | undefined {
  const [number, unit] = [words[at] ?? '', words[at + 1] ?? ''];
  if (!isNumber(number) || !unit || isNumber(unit)) return undefined;
  if (reader.isNoise(unit) || !isKnown(reader, unit)) return undefined;
  return {
    type: 'word',
    typed: `${number} ${unit}`,
    words: [number, unit],
    corrected: false,
    prefix: false,
  };
}

/** Words standing apart that the site writes as one: `resolve choice` → `resolvechoice`. */
function compoundAt(
  { lexicon, isNoise }: Reader,
  words: readonly string[],
  at: number,
): [string, number] | undefined {
  for (let count = Math.min(MOST_JOINED, words.length - at); count > 1; count -= 1) {
    const part = words.slice(at, at + count);
    if (part.some((word) => word.length < 2)) continue;
    const word = lexicon.compounds.get(join(part));
    // `make cols` is one word of the site; `is idle` only happens to spell one.
    if (word && (word.includes('_') || !part.some(isNoise))) return [word, count];
  }
  return undefined;
}

function readOne(reader: Reader, typed: string, respells: boolean): Token {
  const { lexicon } = reader;
  const word = { type: 'word' as const, typed, corrected: false, prefix: false };
  const whole = lexicon.compounds.get(typed.replaceAll('_', ''));
  if (isKnown(reader, typed)) return { ...word, words: [typed] };
  if (whole) return { ...word, words: [whole] };
  if (typed.includes('_')) {
    const parts = typed.split('_').filter(Boolean);
    if (parts.some((part) => isKnown(reader, part))) return { ...word, words: parts };
  }
  if (begins(lexicon, typed)) return { ...word, words: [typed], prefix: true };
  if (!respells) return { type: 'unknown', typed };
  const [near] = lexicon.spelling.near(typed);
  const parts = split(lexicon, typed);
  if (parts && (!near || near.steps > 1))
    return { ...word, words: parts, corrected: !/^\d/.test(typed) };
  return near ? { ...word, words: [near.word], corrected: true } : { type: 'unknown', typed };
}

function readOnce(
  reader: Reader,
  words: readonly string[],
  { respells, understands }: Reading,
): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < words.length) {
    const take = (count: number): string => words.slice(at, (at += count)).join(' ');
    const name = nameAt(reader, words, at, understands);
    const near = !name && respells ? nearNameAt(reader, words, at) : undefined;
    if (name) {
      const corrected = name[0].kind === 'misspelling';
      tokens.push({ type: 'name', typed: take(name[1]), name: name[0], corrected });
      continue;
    }
    if (near) {
      tokens.push({ type: 'name', typed: take(near[1]), name: near[0], corrected: true });
      continue;
    }
    const compound = compoundAt(reader, words, at);
    if (compound) {
      const typed = take(compound[1]);
      const word = { words: [compound[0]], corrected: false, prefix: false };
      tokens.push({ type: 'word', typed, ...word, apart: typed.split(' ') });
      continue;
    }
    const measure = measureAt(reader, words, at);
    const typed = take(measure ? 2 : 1);
    tokens.push(measure ?? readOne(reader, typed, respells));
  }
  return tokens;
}

export interface ReadQuery {
  readonly tokens: readonly Token[];
  readonly corrections: readonly Correction[];
}

/** What a token that was respelled now says. */
function respelled(token: Token): string {
  if (token.type === 'name') return token.name.text;
  return token.type === 'word' ? token.words.join(' ') : token.typed;
}

/**
 * Reads a query's folded words in order. `verbatim` respells nothing. Once words are respelled, all is
 * read again, since a word set right may complete a name with its neighbours.
 */
export function readTokens(reader: Reader, words: readonly string[], verbatim: boolean): ReadQuery {
  const tokens = readOnce(reader, words, verbatim ? VERBATIM : FREELY);
  const isCorrected = (token: Token): boolean => token.type !== 'unknown' && token.corrected;
  const corrections = tokens
    .filter(isCorrected)
    .map((token): Correction => ({ from: token.typed, to: respelled(token) }));
  if (!corrections.length) return { tokens, corrections };
  const again = tokens.flatMap((token) =>
    isCorrected(token)
      ? token.type === 'word'
        ? token.words
        : reader.lexicon.language.words(respelled(token))
      : token.typed.split(' '),
  );
  return { tokens: readOnce(reader, again, RESPELLED), corrections };
}
