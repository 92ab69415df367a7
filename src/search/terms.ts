/** From what a word or name of the query stands for to the term that is searched, with its variants. */
import { completions, type Lexicon } from './lexicon.ts';
import { RANKING as R } from './ranking.ts';
import type { Token } from './tokens.ts';
import type { Term, Variant } from './types.ts';

/** Longer words tried for one that is being typed. */
const MOST_COMPLETIONS = 6;
/** Forms of a name that are searched; a service may have dozens. */
const MOST_NAMES = 8;
/** Words of a meaning that say it plainly; the rest hint at it. */
const MAIN_WORDS = 4;

/** How telling a term is that has these stems, `commonWord` to 1: the inverse of how many pages have the rarest. */
function weightOf(lexicon: Lexicon, stems: readonly string[]): number {
  const pages = Math.max(2, lexicon.pages.length);
  const least = Math.min(...stems.map((key) => lexicon.counts.get(key) ?? 1));
  const share = Math.log(pages / Math.min(pages, least)) / Math.log(pages);
  return R.commonWord + (1 - R.commonWord) * share;
}

/** A service's name, in any of its forms. */
export function nameTerm(lexicon: Lexicon, token: Extract<Token, { type: 'name' }>): Term {
  const { language } = lexicon;
  const variants = new Map<string, Variant>();
  const add = (text: string, factor: number): void => {
    const stems = language
      .words(text)
      .filter((word) => !lexicon.vendors.has(word))
      .map((word) => language.stem(word));
    if (stems.length && !variants.has(stems.join(' ')))
      variants.set(stems.join(' '), { stems, factor, phrase: stems.length > 1 });
  };
  if (!token.corrected && token.name.kind !== 'counterpart') add(token.typed, 1);
  for (const id of token.name.services) {
    const service = lexicon.services.get(id);
    if (!service) continue;
    add(service.short, 1);
    for (const { text, kind } of service.names)
      if (kind === 'name' || kind === 'former') add(text, 0.9);
  }
  const list = [...variants.values()].slice(0, MOST_NAMES);
  const weight = Math.max(
    R.nameWeight,
    ...list.slice(0, 1).map(({ stems }) => weightOf(lexicon, stems)),
  );
  return { label: token.name.text, services: token.name.services, variants: list, weight };
}

/**
 * A plain word, its other spellings, its synonyms and, while it is `typing`, the words it may become.
 * With `mayBePart` it may stand for the one service whose name begins with it.
 */
export function wordTerm(
  lexicon: Lexicon,
  token: Extract<Token, { type: 'word' }>,
  typing: boolean,
  mayBePart: boolean,
): Term {
  const { language } = lexicon;
  const stem = (word: string): string => language.stem(word);
  const label = token.words.join(' ');
  const stems = token.words.map(stem);
  const variants: Variant[] = [];
  if (!token.prefix) variants.push({ stems, factor: 1, phrase: stems.length > 1 });
  if (stems.length > 1) variants.push({ stems, factor: 0.7 });
  if (token.apart) variants.push({ stems: token.apart.map(stem), factor: 0.9, phrase: true });
  if (token.prefix || typing) {
    const factor = token.prefix ? R.completion : R.longerWord;
    const begun = token.words.at(-1) ?? '';
    for (const word of begun.length < 3 ? [] : completions(lexicon, begun, MOST_COMPLETIONS)) {
      const longer = stem(word);
      if (!variants.some((variant) => variant.stems.length === 1 && variant.stems[0] === longer))
        variants.push({ stems: [longer], factor });
    }
  }
  for (const text of lexicon.synonyms.get(label) ?? []) {
    const other = text.split(' ').map(stem);
    // Of a word that no page has, its synonyms are all there is.
    const factor = stems.every((key) => lexicon.counts.has(key)) ? R.synonym : R.onlySynonym;
    variants.push({ stems: other, factor, phrase: other.length > 1 });
  }
  const partOf = mayBePart ? lexicon.firstWords.get(label) : undefined;
  const whole = language.words(lexicon.services.get(partOf ?? '')?.short ?? '').map(stem);
  if (whole.length) variants.push({ stems: whole, factor: 1, phrase: true });
  const weight = partOf ? R.nameWeight : weightOf(lexicon, variants[0]?.stems ?? stems);
  return { label, services: partOf ? [partOf] : [], partOf, variants, weight };
}

/** Terms for the kinds of question a query asks, and the words of the query that they account for. */
export function meaningTerms(
  query: string,
  { language, data }: Lexicon,
): { terms: Term[]; consumed: ReadonlySet<string> } {
  const asked = (language.data.meanings ?? []).filter(({ asks }) => asks.test(query));
  const terms = asked.map(({ name, words }): Term => {
    const all = [...new Set([...(data.answers[name] ?? []), ...words])];
    return {
      label: all[0] ?? '',
      services: [],
      variants: all.map((text, i) => ({
        stems: language.words(text).map((word) => language.stem(word)),
        factor: i < MAIN_WORDS ? 0.95 : 0.6,
      })),
      weight: R.meaningWeight,
    };
  });
  return { terms, consumed: new Set(asked.flatMap(({ consumed }) => language.words(consumed))) };
}
