/**
 * The query parser: from what was typed to the terms that are searched. Pure and deterministic; the same
 * code runs in the browser and in a terminal.
 */
import type { Lexicon } from './lexicon.ts';
import { meaningTerms, nameTerm, phraseTerm, wordTerm } from './terms.ts';
import { readTokens, type Token } from './tokens.ts';
import type { ParsedQuery, Term } from './types.ts';

/** Characters of a query that are looked at: a long exam question. */
export const MAX_QUERY = 600;
/** Words of a query that are looked at. */
const MAX_WORDS = 90;
/** Terms of a query that are searched: of a long one the most telling. */
export const MAX_TERMS = 12;
/** Words from which on a query is a whole exam question, whose setting is told as well. */
const SCENARIO = 14;

const QUOTED = /"([^"]+)"|“([^”]+)”/gu;

/** A query as it is looked at: white space folded, cut to `MAX_QUERY` whole characters. */
function clip(query: string): string {
  const spaced = query.slice(0, MAX_QUERY * 4).replace(/\s+/gu, ' ');
  return [...spaced.trim()].slice(0, MAX_QUERY).join('');
}

/** What makes two terms one: the same services named, or the same words. */
const keyOf = ({ services, partOf, label }: Term): string =>
  services.length && !partOf ? services.join('|') : label;

/** Terms that differ; of more than are searched, names and the most telling, in the order typed. */
function distinctTerms(terms: readonly Term[]): Term[] {
  const distinct = [...new Map(terms.map((term) => [keyOf(term), term])).values()];
  const telling = ({ services, weight }: Term): number => weight + services.length;
  const kept = new Set([...distinct].sort((a, b) => telling(b) - telling(a)).slice(0, MAX_TERMS));
  return distinct.filter((term) => kept.has(term));
}

/**
 * Parses a query. `verbatim` searches just what was typed: nothing respelled, no name understood.
 * Never throws, whatever the length and script of the text.
 */
export function parseQuery(text: string, lexicon: Lexicon, verbatim = false): ParsedQuery {
  const { language } = lexicon;
  const { versus, or } = language.data;
  const query = clip(text);
  const small = query.normalize('NFKC').toLowerCase();
  const phrases = [...query.matchAll(QUOTED)]
    .map(([, a, b]) => language.cut(a ?? b ?? ''))
    .filter((phrase) => phrase.length);
  const cut = language.cut(query.replace(QUOTED, ' ')).slice(0, MAX_WORDS);
  const isVersus = versus?.test(small) ?? false;
  const { terms: meanings, consumed } = meaningTerms(verbatim ? '' : small, lexicon);
  const isScenario = cut.length >= SCENARIO;
  const isScenery = (word: string): boolean =>
    language.lists(word) || (isScenario && language.lists(word, 'scenicWords'));
  const isEmpty = (word: string): boolean =>
    isScenery(word) ||
    lexicon.vendors.has(word) ||
    consumed.has(word) ||
    language.lists(word, 'changedWords') ||
    (isVersus && language.lists(word, 'comparingWords'));
  const isNoise = (word: string): boolean =>
    isScenery(word) || language.lists(word, 'comparingWords');
  const { tokens, corrections } = readTokens(
    { lexicon, isNoise, verbatim },
    cut.map(({ folded }) => folded),
  );
  const isTyping = !/[\s?!.。？！]$/u.test(text);
  // In a whole question the first word of a name is most likely just a word.
  const termOf = (token: Token): Term =>
    token.name
      ? nameTerm(lexicon, token)
      : wordTerm(lexicon, token, isTyping && token === tokens.at(-1), !isScenario);
  const telling = tokens.filter(({ name, words }) => name || !words.every(isEmpty));
  const terms = [
    ...phrases.map((words) =>
      phraseTerm(
        words.map(({ folded }) => folded),
        language,
      ),
    ),
    ...telling.map(termOf),
    ...meanings,
  ];
  // Only empty words: then they are what was asked, as far as the site has them.
  const distinct = distinctTerms(terms.length ? terms : tokens.map(termOf));
  const [only] = distinct.length === 1 ? distinct : [];
  return {
    query,
    terms: distinct,
    corrections,
    unknown: telling.filter(({ unknown }) => unknown).map(({ typed }) => typed),
    typed: new Map(
      [...cut, ...phrases.flat()].map(({ folded, written }) => [language.stem(folded), written]),
    ),
    comparing: isVersus || (distinct.length > 1 && (or?.test(small) ?? false)),
    services: only && !only.partOf ? only.services : [],
    phrase: language.phraseKey(distinct.map(({ label }) => label).join(' ')),
  };
}
