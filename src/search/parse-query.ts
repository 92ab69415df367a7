/**
 * The query parser: from what was typed to an ordered list of strategies to search it, each explained.
 * Pure and deterministic; the same code runs in the browser and in a terminal.
 */
import type { Lexicon } from './lexicon.ts';
import { meaningTerms, nameTerm, wordTerm } from './terms.ts';
import { readTokens, type Token } from './tokens.ts';
import type { Correction, ParsedQuery, Strategy, Term } from './types.ts';

/** Characters of a query that are looked at: a long exam question. */
export const MAX_QUERY = 600;
/** Words of a query that are looked at. */
export const MAX_WORDS = 90;
/** Terms of a query that are searched: of a long one the most telling. */
export const MAX_TERMS = 12;
/** Words from which on a query is a whole exam question, whose setting is told as well. */
const SCENARIO = 14;
/** Relaxed strategies at most: each drops the least telling word of the one before. */
const MOST_RELAXED = 8;

const QUOTED = /"([^"]+)"|“([^”]+)”/gu;

/** A query as it is looked at: white space folded, cut to `MAX_QUERY` whole characters. */
export function clip(query: string): string {
  const trimmed = query
    .slice(0, MAX_QUERY * 4)
    .replace(/\s+/gu, ' ')
    .trim();
  return [...trimmed].slice(0, MAX_QUERY).join('');
}

const list = (parts: readonly string[]): string => parts.map((part) => `“${part}”`).join(', ');

/** The least telling first. A name goes last: whatever else is dropped, it says what the reader is about. */
const leastTelling = (a: Term, b: Term): number =>
  (a.services.length && 1) - (b.services.length && 1) || a.weight - b.weight;

/** Strategies that ask for ever less, down to the single most telling term. */
function relax(terms: readonly Term[]): Strategy[] {
  const order = [...terms].sort(leastTelling);
  const strategies: Strategy[] = [];
  for (let drop = 1; drop < order.length && strategies.length < MOST_RELAXED; drop += 1) {
    const dropped = new Set(order.slice(0, drop));
    const kept = terms.filter((term) => !dropped.has(term));
    strategies.push({
      kind: 'relaxed',
      terms: kept,
      query: kept.map(({ label }) => label).join(' '),
      why: `No page has all of it; without ${list([...dropped].map(({ label }) => label))}`,
    });
  }
  return strategies;
}

function explain(
  kind: Strategy['kind'],
  corrections: readonly Correction[],
  terms: readonly Term[],
): string {
  if (kind === 'spelling')
    return corrections.map(({ from, to }) => `“${from}” → “${to}”`).join(', ');
  if (kind === 'names')
    return `Found by name: ${list(terms.filter(({ services }) => services.length).map(({ label }) => label))}`;
  return kind === 'meaning' ? `Looking for ${list(terms.map(({ label }) => label))}` : 'As typed';
}

/** What makes two terms one: the same services named, or the same words. */
const keyOf = ({ services, partOf, label }: Term): string =>
  services.length && !partOf ? services.join('|') : label;

/** Terms that differ; of more than are searched, the most telling, in the order typed. */
function distinctTerms(terms: readonly Term[]): Term[] {
  const distinct = [...new Map(terms.map((term) => [keyOf(term), term])).values()];
  if (distinct.length <= MAX_TERMS) return distinct;
  const kept = new Set([...distinct].sort(leastTelling).slice(-MAX_TERMS));
  return distinct.filter((term) => kept.has(term));
}

/** Tokens → terms: what carries no meaning is left out, unless nothing else is left. */
function termsOf(
  tokens: readonly Token[],
  lexicon: Lexicon,
  isEmpty: (word: string) => boolean,
  { typing, mayBePart }: { typing: boolean; mayBePart: boolean },
): { terms: Term[]; unknown: string[]; dropped: number } {
  const terms: Term[] = [];
  const unknown: string[] = [];
  let dropped = 0;
  for (const token of tokens) {
    if (token.type === 'name') terms.push(nameTerm(lexicon, token));
    else if (token.type === 'unknown') {
      if (isEmpty(token.typed)) continue;
      unknown.push(token.typed);
      const word = { words: [token.typed], corrected: false, prefix: false };
      terms.push(wordTerm(lexicon, { ...token, type: 'word', ...word }, false, mayBePart));
    } else if (token.words.every(isEmpty)) dropped += 1;
    else terms.push(wordTerm(lexicon, token, typing && token === tokens.at(-1), mayBePart));
  }
  return { terms, unknown, dropped };
}

function strategiesOf(
  kind: Strategy['kind'],
  corrections: Correction[],
  terms: Term[],
): Strategy[] {
  const nothing: Strategy = {
    kind: 'nothing',
    query: '',
    terms: [],
    why: 'Nothing here says this',
  };
  if (!terms.length) return [nothing];
  const query = terms.map(({ label }) => label).join(' ');
  const whole = { kind, query, terms, why: explain(kind, corrections, terms) };
  return [whole, ...relax(terms), nothing];
}

/**
 * Parses a query. `verbatim` searches just what was typed: nothing respelled, no name understood.
 * Never throws; text of any length and script gives a strategy, if only the last one, `nothing`.
 */
export function parseQuery(text: string, lexicon: Lexicon, verbatim = false): ParsedQuery {
  const { language, vendors } = lexicon;
  const query = clip(text);
  const small = query.normalize('NFKC').toLowerCase();
  const phrases = [...query.matchAll(QUOTED)]
    .map(([, a, b]) => language.cut(a ?? b ?? ''))
    .filter((phrase) => phrase.length);
  const cut = language.cut(query.replace(QUOTED, ' ')).slice(0, MAX_WORDS);
  const comparing = language.data.versus?.test(small)
    ? 'versus'
    : language.data.or?.test(small)
      ? 'or'
      : undefined;
  const changed = language.data.changed?.test(small) ?? false;
  const meaning = verbatim
    ? { terms: [], consumed: new Set<string>() }
    : meaningTerms(small, lexicon);
  const isScenario = cut.length >= SCENARIO;
  const isEmpty = (word: string): boolean =>
    language.isStopWord(word) ||
    (isScenario && language.isScenic(word)) ||
    vendors.has(word) ||
    meaning.consumed.has(word) ||
    (comparing === 'versus' && language.isComparing(word)) ||
    (changed && language.isChanging(word));
  const isNoise = (word: string): boolean =>
    language.isStopWord(word) ||
    language.isComparing(word) ||
    (isScenario && language.isScenic(word));
  const { tokens, corrections } = readTokens(
    { lexicon, isNoise },
    cut.map(({ folded }) => folded),
    verbatim,
  );
  const typing = !/[\s?!.。？！]$/u.test(text);
  // In a whole question the first word of a name is most likely just a word.
  const mayBePart = !isScenario;
  const found = termsOf(tokens, lexicon, isEmpty, { typing, mayBePart });
  const terms = [
    ...phrases.map(
      (phrase): Term => ({
        label: `"${phrase.map(({ folded }) => folded).join(' ')}"`,
        services: [],
        weight: 1,
        variants: [
          { stems: phrase.map(({ folded }) => language.stem(folded)), factor: 1, phrase: true },
        ],
      }),
    ),
    ...found.terms,
    ...meaning.terms,
  ];
  // Only empty words: then they are what was asked, as far as the site has them.
  if (!terms.length)
    terms.push(...termsOf(tokens, lexicon, () => false, { typing: false, mayBePart }).terms);
  const distinct = distinctTerms(terms);
  const named = !verbatim && tokens.some(({ type }) => type === 'name');
  const plain = found.dropped || meaning.terms.length ? 'meaning' : 'typed';
  const kind = corrections.length ? 'spelling' : named ? 'names' : plain;
  const [only] = distinct.length === 1 ? distinct : [];
  return {
    query,
    strategies: strategiesOf(kind, [...corrections], distinct),
    corrections,
    unknown: found.unknown,
    typed: new Map(
      [...cut, ...phrases.flat()].map(({ folded, written }) => [language.stem(folded), written]),
    ),
    comparing: comparing === 'or' && distinct.length < 2 ? undefined : comparing,
    changed,
    services: only && !only.partOf ? only.services : [],
    phrase: language.phraseKey(distinct.map((term) => term.label).join(' ')),
  };
}
