/**
 * Search from query to hits in two tiers: names, titles and headings at once, full text when it has come.
 * How the files are got is the caller's: browser, terminal and tests run the same code.
 */
import type { Language } from './language.ts';
import { makeLexicon, type Lexicon } from './lexicon.ts';
import { parseQuery } from './parse-query.ts';
import type { PagefindPage } from './pagefind.ts';
import { passes, rank } from './rank.ts';
import { stemsToAsk, type TextSearch } from './text-search.ts';
import { offered } from './types.ts';
import type { Filters, Hit, PageEntry, ParsedQuery, SearchData } from './types.ts';

export interface Found {
  readonly parsed: ParsedQuery;
  readonly hits: readonly Hit[];
  /** Full text has been searched too, or cannot change the answer. */
  readonly complete: boolean;
}

export interface Options {
  readonly filters?: Filters;
  /** Search just what was typed. */
  readonly verbatim?: boolean;
}

/** Gets the full text, once it is needed. Rejects when it cannot be had. */
export type OpenText = (lexicon: Lexicon) => Promise<TextSearch>;

/** Letters of a query that is only the beginning of a name. */
const SHORT = 2;

/** No page has all that was asked. */
const lacks = (hits: readonly Hit[]): boolean => hits.every(({ missing }) => missing.length > 0);

export class SearchEngine {
  readonly lexicon: Lexicon;
  readonly #open: OpenText;
  #opening: Promise<TextSearch> | undefined;
  #text: TextSearch | undefined;

  constructor(data: SearchData, language: Language, open: OpenText) {
    this.lexicon = makeLexicon(data, language);
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
    const text = this.#text?.loaded(parsed);
    const ranked = rank(parsed, this.lexicon, filters, text);
    const begun = this.#beginning(query, ranked, filters);
    if (begun.length) return { parsed, hits: begun, complete: true };
    const searched = text ?? (stemsToAsk(parsed).length === 0 || this.#isBegun(parsed));
    const complete =
      Boolean(ranked[0]?.exact) || (searched && !this.#isDoubtful(parsed) && !lacks(ranked));
    return { parsed, hits: ranked, complete: Boolean(complete) };
  }

  /** Both tiers. Rejects when full text cannot be had; `quick` still answers then. */
  async search(query: string, options: Options = {}): Promise<Found> {
    const first = this.quick(query, options);
    if (first.complete) return first;
    const text = await this.openText();
    let { parsed } = first;
    const { corrections, unknown } = parsed;
    if (
      this.#isDoubtful(parsed) &&
      (await text.learn([...corrections.map((c) => c.from), ...unknown]))
    )
      parsed = parseQuery(query, this.lexicon, options.verbatim);
    await text.load(parsed);
    const found = this.quick(query, options);
    // Pagefind cuts an unknown word down to a beginning it knows: a query of such words finds noise.
    const asks = stemsToAsk(found.parsed).some((stem) => text.postings(stem).size > 0);
    if (!lacks(found.hits) || (!asks && this.language.hasSpaces))
      return { ...found, complete: true };
    // Last come the pages that Pagefind finds for the whole query.
    const known = new Set(found.hits.map(({ page }) => page));
    const further = this.#offer(await text.whole(parsed.query), options.filters).filter(
      ({ page }) => !known.has(page),
    );
    return { ...found, hits: [...found.hits, ...further], complete: true };
  }

  /** Starts fetching what full text needs, or does nothing when that has begun. Rejects when it fails. */
  async openText(): Promise<TextSearch> {
    this.#opening ??= this.#open(this.lexicon);
    try {
      return (this.#text = await this.#opening);
    } catch (error) {
      // Pagefind's start fails for ever; the next call makes a new one.
      this.#opening = undefined;
      throw error;
    }
  }

  /** A page's text, where some word was found on it; for excerpts. */
  async textOf(page: number): Promise<PagefindPage | undefined> {
    return this.#text?.page(page);
  }

  /** Position of each section's first word on a page, as far as full text is here. */
  placesOf(page: number): readonly number[] {
    return this.#text?.places(page) ?? [];
  }

  /** The pages that most others are about: what is offered when nothing was found. */
  popular(most = 6): Hit[] {
    const mentions = new Map<string, number>();
    for (const { service, also } of this.data.pages)
      for (const id of [service, ...also]) mentions.set(id, (mentions.get(id) ?? 0) + 1);
    const services = [...this.data.services].sort(
      (a, b) => (mentions.get(b.id) ?? 0) - (mentions.get(a.id) ?? 0) || a.page - b.page,
    );
    const pages = services.length ? services.map(({ page }) => page) : this.data.pages.keys();
    return [...pages].slice(0, most).map(offered);
  }

  /** A word was respelled or is unknown, and the title index does not know all words: text may have it. */
  #isDoubtful({ corrections, unknown }: ParsedQuery): boolean {
    return !this.data.allWords && corrections.length + unknown.length > 0;
  }

  /** The query is one word that no text has and some name begins with: a name is being typed. */
  #isBegun({ terms, corrections, query }: ParsedQuery): boolean {
    const { counts, names } = this.lexicon;
    const typed = this.language.normalizeName(query);
    if (corrections.length || terms.length !== 1 || counts.has(this.language.stem(typed)))
      return false;
    return [...names.keys()].some((name) => name.startsWith(typed));
  }

  /** For a letter or two: what is called so, then the services whose names begin so, by name. */
  #beginning(query: string, hits: readonly Hit[], filters: Filters): Hit[] {
    const typed = this.language.normalizeName(query);
    if (!typed || typed.length > SHORT || !this.language.hasSpaces) return [];
    const exact = hits.filter((hit) => hit.exact);
    const ids = [...this.lexicon.names]
      .filter(([key, { kind }]) => key.startsWith(typed) && (kind === 'name' || kind === 'former'))
      .flatMap(([, { services }]) => services);
    const services = [...new Set(ids)]
      .flatMap((id) => this.lexicon.services.get(id) ?? [])
      .filter(({ page }) => !exact.some((hit) => hit.page === page))
      .sort((a, b) => a.short.localeCompare(b.short));
    return [
      ...exact,
      ...this.#offer(
        services.map(({ page }) => page),
        filters,
      ),
    ];
  }

  /** Pages as hits, those that pass the filters. */
  #offer(pages: readonly number[], filters: Filters = {}): Hit[] {
    return pages.map(offered).filter(({ page }) => {
      const entry = this.pageAt(page);
      return entry && passes(entry, filters);
    });
  }
}
