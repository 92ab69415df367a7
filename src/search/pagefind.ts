/** The part of Pagefind's documented browser API that is used: <https://pagefind.app/docs/api/>. */

/** What `data()` of a result gives, as far as it is used. */
export interface PagefindPage {
  readonly url: string;
  /** The page's text as indexed, words separated by white space. */
  readonly content: string;
  readonly anchors: readonly { readonly id: string; readonly location: number }[];
}

export interface PagefindResult {
  /** Unique in the index. */
  readonly id: string;
  /** Positions of the words found among the page's words, from 0. */
  readonly words: readonly number[];
  data(): Promise<PagefindPage>;
}

export interface Pagefind {
  /** All words of `term` are searched, each as a prefix; in quotes, as they stand. `null` gives every page. */
  search(term: string | null): Promise<{ readonly results: readonly PagefindResult[] } | null>;
  destroy(): Promise<void>;
}

export interface PagefindModule {
  createInstance(options: {
    readonly basePath: string;
    readonly baseUrl?: string;
    /** Replaces the time in the address of the one file that is never cached. */
    readonly metaCacheTag?: string;
    readonly noWorker?: boolean;
  }): Pagefind;
}

/** What ties Pagefind's index to the title index; written beside the index by the same build. */
export interface Ties {
  /** `SearchData.build` of the title index it belongs to. */
  readonly build: string;
  /** Pagefind's id of each page, in the title index's order. */
  readonly ids: readonly string[];
  /** For each page, the position of each section's first word as distances from the one before. */
  readonly places: readonly (readonly number[])[];
}

/** Name of the file of `Ties` in the index's folder. */
export const TIES_FILE = 'ties.json';
/** Folder of the index, below the deployment's base. */
export const INDEX_FOLDER = 'pagefind';
/** The title index, below the deployment's base. */
export const DATA_FILE = 'search.json';
