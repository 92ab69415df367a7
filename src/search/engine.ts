/**
 * Search from query to hits in two tiers: names, titles and headings at once, full text when it has come.
 * How the files are got is the caller's: browser, terminal and tests run the same code.
 */
import type { Language } from './language.ts';
import { makeLexicon, type Lexicon } from './lexicon.ts';
import { NO_TEXT } from './match.ts';
import { parseQuery } from './parse-query.ts';
import type { PagefindPage } from './pagefind.ts';
import { passes, rank, type Filters, type Ranked } from './rank.ts';
import { stemsToAsk, TextSearch } from './text-search.ts';
import { makeTitleIndex, type TitleIndex } from './title-index.ts';
import type { Hit, PageEntry, ParsedQuery, SearchData } from './types.ts';

export interface Found extends Ranked {
  readonly parsed: ParsedQuery;
  /** Full text has been searched too, or cannot change the answer. */
  readonly complete: boolean;
}

export interface Options {
  readonly filters?: Filters;
  /** Search just what was typed. */
  readonly verbatim?: boolean;
}

/** Gets the full text, once it is needed. Rejects when it cannot be had. */
export type OpenText = (lexicon: Lexicon, titles: TitleIndex) => Promise<TextSearch>;

/** Letters of a query that is only the beginning of a name. */
const SHORT = 2;

export class SearchEngine {
  readonly lexicon: Lexicon;
  readonly #titles: TitleIndex;
  readonly #open: OpenText;
  #opening: Promise<TextSearch> | undefined;
  #text: TextSearch | undefined;

  constructor(data: SearchData, language: Language, open: OpenText) {
    this.lexicon = makeLexicon(data, language);
    this.#titles = makeTitleIndex(data.pages, language);
    this.#open = open;
  }

  get data(): SearchData {
    return this.lexicon.data;
  }

  get language(): Language {
    return this.lexicon.language;
  }

  pageAt(number: number): PageEntry | undefined {
    return this.data.pages[number];
  }

  /** The first tier, and the second when it is here already. Fetches nothing. */
  quick(query: string, { filters = {}, verbatim = false }: Options = {}): Found {
    const parsed = parseQuery(query, this.lexicon, verbatim);
    const text = this.#text?.has(parsed) ? this.#text : undefined;
    const ranked = rank(
      parsed,
      this.lexicon,
      this.#titles,
      filters,
      text ? this.#only(text, parsed) : NO_TEXT,
    );
    if (this.language.normalizeName(query).length <= SHORT && this.language.hasSpaces) {
      const hits = this.#beginning(query, ranked.hits, filters);
      if (hits.length) return { ...ranked, hits, parsed, complete: true };
    }
    const named =
      ranked.hits.length > 0 && (stemsToAsk(parsed).length === 0 || this.#isBegun(parsed));
    const learns = !this.data.allWords && isDoubtful(parsed);
    const complete =
      Boolean(ranked.hits[0]?.exact) ||
      ((named || text !== undefined) && !learns && !lacks(ranked));
    return { ...ranked, parsed, complete };
  }

  /** Both tiers. Rejects when full text cannot be had; `quick` still answers then. */
  async search(query: string, options: Options = {}): Promise<Found> {
    const first = this.quick(query, options);
    if (first.complete) return first;
    const text = await this.openText();
    const { verbatim = false } = options;
    let { parsed } = first;
    if (!this.data.allWords && isDoubtful(parsed)) {
      const typed = [...parsed.corrections.map(({ from }) => from), ...parsed.unknown];
      if ((await text.learn(typed)).length) parsed = parseQuery(query, this.lexicon, verbatim);
    }
    await text.load(parsed);
    const found = this.quick(query, options);
    // Pagefind cuts an unknown word down to a beginning it knows: a query of such words finds noise.
    const asks = stemsToAsk(found.parsed).some((stem) => text.postings(stem).length > 0);
    if (!lacks(found) || !(asks || !this.language.hasSpaces)) return { ...found, complete: true };
    const hits = this.#withWhole(found, await text.whole(parsed.query), options);
    return { ...found, hits, complete: true };
  }

  /** Starts fetching what full text needs, or does nothing when that has begun. Rejects when it fails. */
  openText(): Promise<TextSearch> {
    this.#opening ??= this.#open(this.lexicon, this.#titles);
    const opening = this.#opening;
    opening.then(
      (text) => (this.#text = text),
      () => {
        // Pagefind's start fails for ever; the next call makes a new one.
        if (this.#opening === opening) this.#opening = undefined;
      },
    );
    return opening;
  }

  /** A page's text, where some word was found on it; for excerpts. */
  async textOf(page: number): Promise<PagefindPage | undefined> {
    return this.#text?.page(page);
  }

  /** Position of each section's first word on a page, as far as full text is here. */
  placesOf(page: number): readonly number[] {
    return this.#text?.places(page) ?? [];
  }

  /** Only what this query asks for: what others have fetched must not change its answer. */
  #only(text: TextSearch, parsed: ParsedQuery): Parameters<typeof rank>[4] {
    const asked = new Set(stemsToAsk(parsed));
    return {
      places: text.places,
      postings: (stem) => (asked.has(stem) ? text.postings(stem) : []),
    };
  }

  /** The query is one word that no text has and some name begins with: a name is being typed. */
  #isBegun({ strategies, corrections, query }: ParsedQuery): boolean {
    const typed = this.language.normalizeName(query);
    if (corrections.length || (strategies[0]?.terms.length ?? 0) !== 1) return false;
    if (this.lexicon.counts.has(this.language.stem(typed))) return false;
    return [...this.lexicon.names.keys()].some((name) => name.startsWith(typed));
  }

  /** For a letter or two: what is called so, then the services whose names begin so, by name. */
  #beginning(query: string, hits: readonly Hit[], filters: Filters): Hit[] {
    const typed = this.language.normalizeName(query);
    if (!typed) return [];
    const exact = hits.filter((hit) => hit.exact);
    const known = new Set(exact.map(({ page }) => page));
    const begins = [...this.lexicon.names]
      .filter(([key, { kind }]) => key.startsWith(typed) && (kind === 'name' || kind === 'former'))
      .flatMap(([, { services }]) => services);
    const services = [...new Set(begins)]
      .flatMap((id) => this.lexicon.services.get(id) ?? [])
      .filter(({ page }) => {
        const entry = this.pageAt(page);
        return entry && !known.has(page) && passes(entry, filters);
      })
      .sort((a, b) => a.short.localeCompare(b.short));
    const plain = { score: 0, sections: [], direct: false, missing: [], exact: false };
    return [...exact, ...services.map(({ page }) => ({ ...plain, page }))];
  }

  /** Pages that Pagefind finds for the whole query, after those that have been found. */
  #withWhole({ hits }: Found, pages: readonly number[], { filters = {} }: Options): Hit[] {
    const known = new Set(hits.map(({ page }) => page));
    const further = pages.filter((number) => {
      const page = this.pageAt(number);
      return page && !known.has(number) && passes(page, filters);
    });
    const score = hits.at(-1)?.score ?? 1;
    const plain = { sections: [], direct: false, missing: [], exact: false };
    return [...hits, ...further.map((page) => ({ ...plain, page, score: score / 2 }))];
  }
}

/** No page has all that was asked. */
const lacks = ({ hits }: Ranked): boolean => hits.every(({ missing }) => missing.length > 0);

/** A word was respelled or is unknown: perhaps text has it all the same. */
const isDoubtful = ({ corrections, unknown }: ParsedQuery): boolean =>
  corrections.length > 0 || unknown.length > 0;
