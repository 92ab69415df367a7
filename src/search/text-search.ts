/**
 * Full text, asked of Pagefind word by word. One search of several words would be ANDed and ranked by
 * Pagefind; asked one by one, its documented `id` and `words` say where each word stands, which is what
 * the ranking needs.
 */
import type { Lexicon } from './lexicon.ts';
import { completions } from './lexicon.ts';
import type { FullText } from './match.ts';
import type { Pagefind, PagefindPage, PagefindResult, Ties } from './pagefind.ts';
import type { TitleIndex } from './title-index.ts';
import type { ParsedQuery, Posting, Term } from './types.ts';

/** Words one query asks for: each may fetch a file of some 28 kB. */
const MOST_WORDS = 8;
/** Variants of a term that are asked for; further ones (other names, longer words) are hints. */
const MAIN_VARIANTS = 3;
/** A place in a heading counts as so many in plain text. */
const HEADING_WEIGHT = 5;

/** The title index and what its pages are called in Pagefind's index do not belong together. */
export class OutdatedError extends Error {
  constructor() {
    super('the title index and the full text are of different builds');
    this.name = 'OutdatedError';
  }
}

/** A file of Pagefind's index could not be had: Pagefind itself then answers as if nothing were found. */
export class MissingFileError extends Error {
  constructor(word: string) {
    super(`full text has nothing for “${word}”, which stands in it`);
    this.name = 'MissingFileError';
  }
}

const isName = ({ services, partOf }: Term): boolean => services.length > 0 && partOf === undefined;

/** Stems of a query that full text is asked for, those of the most telling terms first. */
export function stemsToAsk({ strategies, comparing }: ParsedQuery): string[] {
  const all = strategies[0]?.terms ?? [];
  // The pages of a service named are known, and how often its name is said there tells nothing; of
  // several services, the text tells which page speaks of all.
  const asksNames = comparing !== undefined || all.filter(isName).length > 1;
  const terms = all
    .filter((term) => asksNames || !isName(term))
    .sort((a, b) => Number(isName(a)) - Number(isName(b)) || b.weight - a.weight);
  const variants = terms.flatMap((term) => term.variants.slice(0, MAIN_VARIANTS));
  return [...new Set(variants.flatMap(({ stems }) => stems))].slice(0, MOST_WORDS);
}

export class TextSearch implements FullText {
  readonly #pagefind: Pagefind;
  readonly #lexicon: Lexicon;
  readonly #titles: TitleIndex;
  readonly #pageOf: ReadonlyMap<string, number>;
  readonly #places: readonly (readonly number[])[];
  readonly #postings = new Map<string, readonly Posting[]>();
  /** A result of each page found so far, by which its text is fetched. */
  readonly #results = new Map<number, PagefindResult>();

  /** Throws `OutdatedError` when `ties` belong to another title index. */
  constructor(pagefind: Pagefind, ties: Ties, lexicon: Lexicon, titles: TitleIndex) {
    if (ties.build !== lexicon.data.build) throw new OutdatedError();
    this.#pagefind = pagefind;
    this.#lexicon = lexicon;
    this.#titles = titles;
    this.#pageOf = new Map(ties.ids.map((id, page) => [id, page]));
    this.#places = ties.places.map((steps) => {
      let at = 0;
      return steps.map((step) => (at += step));
    });
  }

  readonly postings = (stem: string): readonly Posting[] => this.#postings.get(stem) ?? [];
  readonly places = (page: number): readonly number[] => this.#places[page] ?? [];

  /** Whether everything that `parsed` asks of the text is here already. */
  has(parsed: ParsedQuery): boolean {
    return stemsToAsk(parsed).every((stem) => this.#postings.has(stem));
  }

  /** Asks for what `parsed` needs. Rejects when it cannot be had; what came before then stays known. */
  async load(parsed: ParsedQuery): Promise<void> {
    const missing = stemsToAsk(parsed).filter((stem) => !this.#postings.has(stem));
    await Promise.all(missing.map((stem) => this.#ask(stem, parsed.typed.get(stem))));
  }

  /** Of words typed, those that text has though the title index does not know them; learned by it. */
  async learn(words: readonly string[]): Promise<string[]> {
    const { counts, language } = this.#lexicon;
    const asked = words.flatMap((word) => language.cut(word)).slice(0, MOST_WORDS);
    const found = await Promise.all(
      asked.map(async ({ written, folded }) => {
        const results = await this.#search(`"${written}"`);
        if (!results.length) return [];
        counts.set(language.stem(folded), results.length);
        return [folded];
      }),
    );
    return found.flat();
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
    const known = inText.has(stem) && language.data.stem !== undefined;
    if (known && !wide.length && !exact.length) throw new MissingFileError(word);
    const ids = new Set(exact.map(({ id }) => id));
    // Found nowhere as it stands, it may be the beginning of a word, or be cut differently by Pagefind.
    const begins = !ids.size && (!language.hasSpaces || completions(this.#lexicon, stem, 1).length);
    const kept = wide.filter(({ id }) => ids.has(id) || begins);
    // The title index had no room for every word: how common this one is, the text has told now.
    if (kept.length && !counts.has(stem)) counts.set(stem, kept.length);
    this.#postings.set(
      stem,
      kept.flatMap(({ id, words }): Posting[] => {
        const page = this.#pageOf.get(id);
        if (page === undefined || !words.length) return [];
        const locations = [...words].sort((a, b) => a - b);
        return [{ page, locations, weight: this.#weigh(page, locations) }];
      }),
    );
  }

  #weigh(page: number, locations: readonly number[]): number {
    const starts = this.places(page);
    const titles = this.#titles.sections[page] ?? [];
    let weight = 0;
    for (const at of locations) {
      const section = starts.findLastIndex((start) => start >= 0 && start <= at);
      const inHeading =
        section >= 0 && at < (starts[section] ?? 0) + (titles[section]?.length ?? 0);
      weight += inHeading ? HEADING_WEIGHT : 1;
    }
    return weight;
  }
}
