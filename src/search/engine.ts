/**
 * Search from query to hits in two tiers: names, titles and headings at once, full text when the few
 * files that the query's words need have come. The files are got by a function, so that browser,
 * terminal and tests run the same code.
 */
import type { Fragment } from './collect.ts';
import { makeHeadIndex, type HeadIndex } from './head-index.ts';
import { makeLexicon, type Lexicon } from './lexicon.ts';
import { decodeFile, readChunk, type Posting } from './pagefind-format.ts';
import { planQuery } from './plan.ts';
import { rank, type Filters, type Ranked } from './rank.ts';
import { stem as stemOf, words } from './text.ts';
import type { Chunk, PageEntry, Planned, SearchData } from './types.ts';

/** Bytes of a file of the index, by its path in the index's folder. Rejects when it cannot be had. */
export type ReadFile = (path: string) => Promise<Uint8Array>;

export interface Found extends Ranked {
  readonly planned: Planned;
  /** Full text has been searched too. */
  readonly complete: boolean;
}

export interface Options {
  readonly filters?: Filters;
  /** Search just what was typed. */
  readonly verbatim?: boolean;
}

/** Files one query may ask for, some 6 kB each: sixteen rare words are no query. */
const MOST_CHUNKS = 12;
/** Ways to find a unit whose files are fetched; further ones (other names, longer words) are hints. */
const MAIN_WAYS = 3;

export class SearchEngine {
  readonly lexicon: Lexicon;
  readonly #heads: HeadIndex;
  readonly #read: ReadFile;
  readonly #postings = new Map<string, ReadonlyMap<string, readonly Posting[]>>();
  readonly #loading = new Map<string, Promise<void>>();
  readonly #fragments = new Map<number, Promise<Fragment>>();

  constructor(data: SearchData, read: ReadFile) {
    this.lexicon = makeLexicon(data);
    this.#heads = makeHeadIndex(data.pages);
    this.#read = read;
  }

  get data(): SearchData {
    return this.lexicon.data;
  }

  page(number: number): PageEntry | undefined {
    return this.data.pages[number];
  }

  /** The first tier, and the second when its files are here already. Reads nothing. */
  quick(query: string, { filters = {}, verbatim = false }: Options = {}): Found {
    const planned = planQuery(query, this.lexicon, verbatim);
    const stems = this.#stemsOf(planned);
    const chunks = this.#chunksOf(stems);
    const complete = chunks.every(({ file }) => this.#postings.has(file));
    // Only what this query asks for: what others have fetched must not change its answer.
    const fullText = (stem: string): readonly Posting[] =>
      complete && stems.has(stem) ? this.#fullText(stem) : [];
    return { ...rank(planned, this.lexicon, this.#heads, filters, fullText), planned, complete };
  }

  /** Both tiers. Rejects when a file of the index cannot be had; `quick` still answers then. */
  async search(query: string, options: Options = {}): Promise<Found> {
    const planned = planQuery(query, this.lexicon, options.verbatim);
    await Promise.all(this.#chunksOf(this.#stemsOf(planned)).map((chunk) => this.#load(chunk)));
    return this.quick(query, options);
  }

  /** What `fragment` would give is here already, or on its way. */
  hasFragment(number: number): boolean {
    return this.#fragments.has(number);
  }

  /** What the index keeps of a page: its text, for excerpts. */
  fragment(number: number): Promise<Fragment> {
    const known = this.#fragments.get(number);
    if (known) return known;
    const loading = this.#readFragment(number);
    this.#fragments.set(number, loading);
    loading.catch(() => this.#fragments.delete(number));
    return loading;
  }

  /** Postings of a stem on a page, if its chunk is here. */
  places(stem: string, page: number): readonly number[] {
    return this.#fullText(stem).find((posting) => posting.page === page)?.locations ?? [];
  }

  async #readFragment(number: number): Promise<Fragment> {
    const file = `fragment/${this.data.pages[number]?.fragment ?? ''}.pf_fragment`;
    return JSON.parse(
      new TextDecoder().decode(await decodeFile(await this.#read(file))),
    ) as Fragment;
  }

  readonly #fullText = (stem: string): readonly Posting[] => {
    const chunk = this.#chunkOf(stem);
    return (chunk && this.#postings.get(chunk.file)?.get(stem)) ?? [];
  };

  #chunkOf(stem: string): Chunk | undefined {
    // Pagefind orders words by bytes, as comparing ASCII strings does; `last` is a word that is in.
    return this.data.chunks.find(({ first, last }) => stem >= first && stem <= last);
  }

  /** Keeps a chunk, and learns its words: the data file has no room for every rare one. */
  #keep(file: string, chunk: ReadonlyMap<string, readonly Posting[]>): void {
    this.#postings.set(file, chunk);
    for (const [stem, { length }] of chunk) {
      if (length && !this.lexicon.counts.has(stem)) this.lexicon.counts.set(stem, length);
    }
  }

  /** Stems a plan looks up in full text, the most telling units' first. */
  #stemsOf(planned: Planned): Set<string> {
    const units = [...(planned.plans[0]?.units ?? [])].sort((a, b) => b.weight - a.weight);
    // A word that was respelled may be one the lexicon had no room for: its own file knows.
    const typed = planned.corrections.flatMap(({ from }) => words(from).map(stemOf));
    const ways = units.flatMap((unit) => unit.ways.slice(0, MAIN_WAYS));
    return new Set([...typed, ...ways.flatMap(({ stems }) => stems)]);
  }

  #chunksOf(stems: ReadonlySet<string>): Chunk[] {
    const chunks = [...stems].flatMap((stem) => this.#chunkOf(stem) ?? []);
    return [...new Set(chunks)].slice(0, MOST_CHUNKS);
  }

  #load({ file }: Chunk): Promise<void> {
    if (this.#postings.has(file)) return Promise.resolve();
    const known = this.#loading.get(file);
    if (known) return known;
    const loading = this.#read(`words/${file}.pf_index`)
      .then(decodeFile)
      .then((bytes) => this.#keep(file, readChunk(bytes)))
      .finally(() => this.#loading.delete(file));
    this.#loading.set(file, loading);
    return loading;
  }
}
