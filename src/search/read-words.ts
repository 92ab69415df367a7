/**
 * From typed words to what they stand for: names first, longest first; then the words of the site;
 * then what was probably meant. The planner's second and fourth step.
 */
import { COMPARING_WORDS, STOP_WORDS } from './language.ts';
import { completions, type Lexicon, type NameMatch } from './lexicon.ts';
import { stem, words as wordsOf } from './text.ts';
import type { Correction } from './types.ts';

export type Reading =
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
      /** A further way to write the same: `make cols` for `make_cols`. */
      readonly apart?: readonly string[];
    }
  | { readonly type: 'unknown'; readonly typed: string };

/** Shortest beginning of a word that is taken for one. */
const SHORTEST_PREFIX = 3;

const isNumber = (word: string): boolean => /^\d+$/.test(word);
const isNoise = (word: string): boolean => STOP_WORDS.has(word) || COMPARING_WORDS.has(word);
const known = (lexicon: Lexicon, word: string): boolean =>
  isNumber(word) || lexicon.counts.has(stem(word)) || isNoise(word);
const begins = (lexicon: Lexicon, word: string): boolean =>
  word.length >= SHORTEST_PREFIX && completions(lexicon, word, 1).length > 0;

/** A squashed name as it is, in the plural or singular, and as Americans write it. */
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
  lexicon: Lexicon,
  tokens: readonly string[],
  at: number,
  corrects: boolean,
): [NameMatch, number] | undefined {
  const most = Math.min(lexicon.longestName + 1, tokens.length - at);
  for (let count = most; count > 0; count -= 1) {
    const part = tokens.slice(at, at + count);
    if (part.every(isNoise) || (count > 1 && isNoise(part[0] ?? '') && isNoise(part.at(-1) ?? '')))
      continue;
    const joined = part.join('').replaceAll('_', '');
    const name = variants(joined)
      .map((key) => lexicon.names.get(key))
      .find((match) => match && (corrects || match.kind !== 'misspelling'));
    if (name) return [name, count];
  }
  return undefined;
}

/** A name that the words from `at` nearly spell out; at least one of them must be no word of the site. */
function nearNameAt(
  lexicon: Lexicon,
  tokens: readonly string[],
  at: number,
): [NameMatch, number, number] | undefined {
  const most = Math.min(3, tokens.length - at);
  let best: [NameMatch, number, number] | undefined;
  for (let count = most; count > 0; count -= 1) {
    const part = tokens.slice(at, at + count);
    if (part.some(isNoise) || part.every((word) => known(lexicon, word))) continue;
    if (count === 1 && begins(lexicon, part[0] ?? '')) continue;
    const joined = part.join('').replaceAll('_', '');
    const [candidate] = lexicon.nameSpelling.near(joined);
    const name = candidate && lexicon.names.get(candidate.word);
    // A name of several words allows one slip for each that is not known as it stands.
    if (!name || !candidate || candidate.steps > Math.max(1, Math.floor(joined.length / 4)))
      continue;
    // Alone, it must be at least as near as any word of the site.
    const [word] = count === 1 ? lexicon.spelling.near(joined) : [];
    if (word && word.cost < candidate.cost) continue;
    if (!best || candidate.cost < best[2] - 0.3) best = [name, count, candidate.cost];
  }
  return best;
}

/** Two words of the site run together: `corenode` → `core node`. */
function split(lexicon: Lexicon, word: string): readonly string[] | undefined {
  const digits = /^(\d+)([a-z]+)$/.exec(word);
  if (digits?.[1] && digits[2]) return [digits[1], digits[2]];
  let best: readonly string[] | undefined;
  let most = 0;
  for (let at = 3; at <= word.length - 3; at += 1) {
    const parts = [word.slice(0, at), word.slice(at)];
    const counts = parts.map((part) => lexicon.counts.get(stem(part)) ?? 0);
    const least =
      lexicon.joined.has(parts[0] ?? '') && lexicon.joined.has(parts[1] ?? '')
        ? Math.min(...counts)
        : 0;
    if (least > most) [best, most] = [parts, least];
  }
  return best;
}

/** A number and what it counts belong together: `128 MB`, `15 minutes`. */
function measureAt(lexicon: Lexicon, tokens: readonly string[], at: number): Reading | undefined {
  const [number, unit] = [tokens[at] ?? '', tokens[at + 1] ?? ''];
  if (!isNumber(number) || !unit || isNumber(unit) || isNoise(unit) || !known(lexicon, unit))
    return undefined;
  return {
    type: 'word',
    typed: `${number} ${unit}`,
    words: [number, unit],
    corrected: false,
    prefix: false,
  };
}

/** Words standing apart that the site writes as one: `resolve choice` → `resolvechoice`. */
function joinAt(
  lexicon: Lexicon,
  tokens: readonly string[],
  at: number,
): [string, number] | undefined {
  for (let count = Math.min(4, tokens.length - at); count > 1; count -= 1) {
    const part = tokens.slice(at, at + count);
    if (part.some((word) => word.length < 2)) continue;
    const word = lexicon.joined.get(part.join('').replaceAll('_', ''));
    if (word && !part.every(isNoise)) return [word, count];
  }
  return undefined;
}

function readOne(lexicon: Lexicon, typed: string, corrects: boolean): Reading {
  const word = { type: 'word' as const, typed, corrected: false, prefix: false };
  const whole = lexicon.joined.get(typed.replaceAll('_', ''));
  if (known(lexicon, typed)) return { ...word, words: [typed] };
  if (whole) return { ...word, words: [whole] };
  if (typed.includes('_')) {
    const parts = typed.split('_').filter(Boolean);
    if (parts.some((part) => known(lexicon, part))) return { ...word, words: parts };
  }
  if (begins(lexicon, typed)) return { ...word, words: [typed], prefix: true };
  if (!corrects) return { type: 'unknown', typed };
  const [near] = lexicon.spelling.near(typed);
  const parts = split(lexicon, typed);
  if (parts && (!near || near.steps > 1))
    return { ...word, words: parts, corrected: !/^\d/.test(typed) };
  return near ? { ...word, words: [near.word], corrected: true } : { type: 'unknown', typed };
}

function readOnce(lexicon: Lexicon, tokens: readonly string[], corrects: boolean): Reading[] {
  const readings: Reading[] = [];
  let at = 0;
  const typedOf = (count: number): string => tokens.slice(at, at + count).join(' ');
  while (at < tokens.length) {
    const name = nameAt(lexicon, tokens, at, corrects);
    const near = !name && corrects ? nearNameAt(lexicon, tokens, at) : undefined;
    const join = name || near ? undefined : joinAt(lexicon, tokens, at);
    const measure = name || near || join ? undefined : measureAt(lexicon, tokens, at);
    const count = name?.[1] ?? near?.[1] ?? join?.[1] ?? (measure ? 2 : 1);
    const typed = typedOf(count);
    if (name) {
      readings.push({
        type: 'name',
        typed,
        name: name[0],
        corrected: name[0].kind === 'misspelling',
      });
    } else if (near) {
      readings.push({ type: 'name', typed, name: near[0], corrected: true });
    } else if (join) {
      const word = { words: [join[0]], corrected: false, prefix: false, apart: typed.split(' ') };
      readings.push({ type: 'word', typed, ...word });
    } else if (measure) {
      readings.push(measure);
    } else readings.push(readOne(lexicon, typed, corrects));
    at += count;
  }
  return readings;
}

export interface ReadQuery {
  readonly readings: readonly Reading[];
  readonly corrections: readonly Correction[];
}

/**
 * Reads a query's words in order. Without `corrects` nothing is respelled. Once words are respelled,
 * all is read again, since a word set right may complete a name with its neighbours.
 */
export function readWords(
  lexicon: Lexicon,
  tokens: readonly string[],
  corrects: boolean,
): ReadQuery {
  const readings = readOnce(lexicon, tokens, corrects);
  const respelled = readings.filter((reading) => reading.type !== 'unknown' && reading.corrected);
  const corrections = respelled.map(
    (reading): Correction => ({
      from: reading.typed,
      to:
        reading.type === 'name'
          ? reading.name.text
          : reading.type === 'word'
            ? reading.words.join(' ')
            : '',
    }),
  );
  if (!respelled.length) return { readings, corrections };
  const corrected = readings.flatMap((reading) => {
    if (reading.type === 'word' && reading.corrected) return reading.words;
    if (reading.type === 'name' && reading.corrected) return wordsOf(reading.name.text);
    return reading.typed.split(' ');
  });
  return { readings: readOnce(lexicon, corrected, false), corrections };
}
