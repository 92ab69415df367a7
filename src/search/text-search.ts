/**
 * Full text, asked of Pagefind word by word. One search of several words would be ANDed and ranked by
 * Pagefind; asked one by one, its documented `id` and `words` say where each word stands, which is what
 * the ranking needs.
 */
import { completions, type Lexicon } from './lexicon.ts';
import type { Pagefind, PagefindPage, PagefindResult, Ties } from './pagefind.ts';
import type { FullText, ParsedQuery, Term } from './types.ts';

/** Words one query asks for: each may fetch a file of the index. */
const MOST_WORDS = 6;
/** Variants of a term that are asked for; further ones (other names, longer words) are hints. */
const MAIN_VARIANTS = 3;

/** A file of Pagefind's index could not be had: Pagefind itself then answers as if nothing were found. */
export class MissingFileError extends Error {
  override readonly name = 'MissingFileError';
}

const isName = ({ services, partOf }: Term): boolean => services.length > 0 && partOf === undefined;

/** Stems of a query that full text is asked for, those of the most telling terms first. */
export function stemsToAsk({ terms, comparing }: ParsedQuery): string[] {
  // The pages of a service named are known, and how often its name is said there tells nothing; of
  // several services, the text tells which page speaks of all.
  const asksNames = comparing || terms.filter(isName).length > 1;
  const stems = terms
    .filter((term) => asksNames || !isName(term))
    .sort((a, b) => Number(isName(a)) - Number(isName(b)) || b.weight - a.weight)
    .flatMap(({ variants }) => variants.slice(0, MAIN_VARIANTS).flatMap((one) => one.stems));
  return [...new Set(stems)].slice(0, MOST_WORDS);
}

export class TextSearch implements FullText {
  readonly #pagefind: Pagefind;
  readonly #lexicon: Lexicon;
  readonly #pageOf: ReadonlyMap<string, number>;
  readonly #places: readonly (readonly number[])[];
  readonly #postings = new Map<string, ReadonlyMap<number, readonly number[]>>();
  /** A result of each page found so far, by which its text is fetched. */
  readonly #results = new Map<number, PagefindResult>();

  /** Throws when `ties` belong to another title index. */
  constructor(pagefind: Pagefind, ties: Ties, lexicon: Lexicon) {
    if (ties.build !== lexicon.data.build)
      throw new Error('the title index and the full text are of different builds');
    this.#pagefind = pagefind;
    this.#lexicon = lexicon;
    this.#pageOf = new Map(ties.ids.map((id, page) => [id, page]));
    this.#places = ties.places.map((steps) => {
      let at = 0;
      return steps.map((step) => (at += step));
    });
  }

  postings(stem: string): ReadonlyMap<number, readonly number[]> {
    return this.#postings.get(stem) ?? new Map();
  }

  places(page: number): readonly number[] {
    return this.#places[page] ?? [];
  }

  /**
   * The text as this query asks for it, as far as it is here: what others have fetched must not change
   * its answer. Undefined while some of it is missing.
   */
  loaded(parsed: ParsedQuery): FullText | undefined {
    const asked = new Set(stemsToAsk(parsed));
    if (![...asked].every((stem) => this.#postings.has(stem))) return undefined;
    const none = new Map<number, readonly number[]>();
    return {
      places: (page) => this.places(page),
      postings: (stem) => (asked.has(stem) ? this.postings(stem) : none),
    };
  }

  /** Asks for what `parsed` needs. Rejects when it cannot be had; what came before then stays known. */
  async load(parsed: ParsedQuery): Promise<void> {
    const missing = stemsToAsk(parsed).filter((stem) => !this.#postings.has(stem));
    await Promise.all(missing.map((stem) => this.#ask(stem, parsed.typed.get(stem))));
  }

  /** Whether text has some of these words, though the title index does not know them; it learns them. */
  async learn(words: readonly string[]): Promise<boolean> {
    const { counts, language } = this.#lexicon;
    const cut = words.flatMap((word) => language.cut(word)).slice(0, MOST_WORDS);
    const found = await Promise.all(cut.map(({ written }) => this.#search(`"${written}"`)));
    cut.forEach(({ folded }, i) => {
      if (found[i]?.length) counts.set(language.stem(folded), found[i].length);
    });
    return found.some((results) => results.length > 0);
  }

  /** Pages as Pagefind itself finds and ranks them for a whole query. */
  async whole(query: string): Promise<number[]> {
    const results = await this.#search(query);
    return results.flatMap(({ id }) => this.#pageOf.get(id) ?? []);
  }

  /** The text of a page some word was found on; undefined when none was. Rejects when it cannot be had. */
  async page(page: number): Promise<PagefindPage | undefined> {
    return this.#results.get(page)?.data();
  }

  async #search(term: string): Promise<readonly PagefindResult[]> {
    const results = (await this.#pagefind.search(term))?.results ?? [];
    for (const result of results) {
      const page = this.#pageOf.get(result.id);
      if (page !== undefined && !this.#results.has(page)) this.#results.set(page, result);
    }
    return results;
  }

  async #ask(stem: string, typed: string | undefined): Promise<void> {
    const { counts, inText, written, language } = this.#lexicon;
    const word = typed ?? written.get(stem) ?? stem;
    const [wide, exact] = await Promise.all([this.#search(word), this.#search(`"${word}"`)]);
    // Of a language whose words are stemmed here as Pagefind stems them, what must be there is known.
    if (!wide.length && !exact.length && inText.has(stem) && language.data.stem)
      throw new MissingFileError(`full text has nothing for “${word}”, which stands in it`);
    const ids = new Set(exact.map(({ id }) => id));
    // Found nowhere as it stands, it may be the beginning of a word, or be cut differently by Pagefind.
    const begins = !ids.size && (!language.hasSpaces || completions(this.#lexicon, stem, 1).length);
    const kept = wide.filter(({ id, words }) => words.length && (ids.has(id) || begins));
    // The title index had no room for every word: how common this one is, the text has told now.
    if (kept.length && !counts.has(stem)) counts.set(stem, kept.length);
    const postings = kept.map(
      ({ id, words }) => [this.#pageOf.get(id) ?? -1, [...words].sort((a, b) => a - b)] as const,
    );
    this.#postings.set(stem, new Map(postings));
  }
}
