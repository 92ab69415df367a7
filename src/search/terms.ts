/** From what a word or name of the query stands for to the term that is searched, with its variants. */
import type { Language } from './language.ts';
import { completions, type Lexicon } from './lexicon.ts';
import { RANKING as R } from './ranking.ts';
import type { Token } from './tokens.ts';
import type { Term, Variant } from './types.ts';

/** Longer words tried for one that is being typed. */
const MOST_COMPLETIONS = 6;
/** Forms of a name that are searched; a service may have dozens. */
const MOST_NAMES = 8;

/** Variants that differ, in the order they are added: the same stems a second time say no more. */
class Variants {
  readonly #all = new Map<string, Variant>();

  add(stems: readonly string[], factor: number): void {
    const key = stems.join(' ');
    if (key && !this.#all.has(key)) this.#all.set(key, { stems, factor, phrase: stems.length > 1 });
  }

  get list(): Variant[] {
    return [...this.#all.values()];
  }
}

/** How telling a term is that has these stems, `commonWord` to 1: the inverse of how many pages have the rarest. */
function weightOf({ data, counts }: Lexicon, stems: readonly string[] = []): number {
  const pages = Math.max(2, data.pages.length);
  const least = Math.min(pages, ...stems.map((key) => counts.get(key) ?? 1));
  return R.commonWord + ((1 - R.commonWord) * Math.log(pages / least)) / Math.log(pages);
}

/** A service's name, in any of its forms. */
export function nameTerm(lexicon: Lexicon, { name, typed, corrected }: Token): Term {
  if (!name) throw new Error(`“${typed}” is no name`);
  const variants = new Variants();
  const add = (text: string, factor: number): void => {
    const words = lexicon.language.words(text).filter((word) => !lexicon.vendors.has(word));
    variants.add(
      words.map((word) => lexicon.language.stem(word)),
      factor,
    );
  };
  if (!corrected && name.kind !== 'counterpart') add(typed, 1);
  for (const service of name.services.flatMap((id) => lexicon.services.get(id) ?? [])) {
    add(service.short, 1);
    for (const text of [...service.name, ...service.former]) add(text, 0.9);
  }
  const list = variants.list.slice(0, MOST_NAMES);
  return { label: name.text, services: name.services, variants: list, weight: R.nameWeight };
}

/**
 * A plain word, its other spellings, its synonyms and, while it is `typing`, the words it may become.
 * With `mayBePart` it may stand for the one service whose name begins with it.
 */
export function wordTerm(
  lexicon: Lexicon,
  token: Token,
  typing: boolean,
  mayBePart: boolean,
): Term {
  const { language } = lexicon;
  const stem = (word: string): string => language.stem(word);
  const label = token.words.join(' ');
  const stems = token.words.map(stem);
  const variants = new Variants();
  if (!token.prefix) variants.add(stems, 1);
  if (token.apart) variants.add(token.apart.map(stem), 0.9);
  const begun = token.words.at(-1) ?? '';
  if ((token.prefix || typing) && begun.length > 2)
    for (const word of completions(lexicon, begun, MOST_COMPLETIONS))
      variants.add([stem(word)], R.completion);
  for (const text of lexicon.synonyms.get(label) ?? [])
    variants.add(text.split(' ').map(stem), R.synonym);
  const partOf = mayBePart ? lexicon.firstWords.get(label) : undefined;
  variants.add(language.stems(lexicon.services.get(partOf ?? '')?.short ?? ''), 1);
  const { list } = variants;
  const weight = partOf ? R.nameWeight : weightOf(lexicon, list[0]?.stems);
  return { label, services: partOf ? [partOf] : [], partOf, variants: list, weight };
}

/** Words in quotes, which must follow one another. */
export function phraseTerm(words: readonly string[], language: Language): Term {
  const variants = [{ stems: words.map((word) => language.stem(word)), factor: 1, phrase: true }];
  return { label: `"${words.join(' ')}"`, services: [], weight: 1, variants };
}

/** Terms for the kinds of question a query asks, and the words of the query that they account for. */
export function meaningTerms(
  query: string,
  { language, data }: Lexicon,
): { terms: Term[]; consumed: ReadonlySet<string> } {
  const asked = (language.data.meanings ?? []).filter(({ asks }) => asks.test(query));
  const terms = asked.map(({ name, words }): Term => {
    const all = [...new Set([...(data.answers[name] ?? []), ...words])];
    const variants = all.map((text) => ({ stems: language.stems(text), factor: R.meaning }));
    return { label: all[0] ?? '', services: [], variants, weight: R.meaningWeight };
  });
  return { terms, consumed: new Set(asked.flatMap(({ consumed }) => language.words(consumed))) };
}
