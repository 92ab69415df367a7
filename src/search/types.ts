/** What search knows and what it answers: plain data, shared by index step, planner, ranking and page. */

/** What a result is. `tip` and `change` are callouts; a page that holds one also counts as one. */
export type Kind = 'service' | 'section' | 'comparison' | 'page' | 'tip' | 'change';

/** A part of a page that has an anchor of its own: a heading, or a callout's title. */
export interface Section {
  readonly anchor: string;
  readonly text: string;
  readonly kind: 'heading' | 'tip' | 'change';
  /** Position of its first word among the page's indexed words, from 0. */
  readonly location: number;
}

export interface PageEntry {
  /** Name of the page's fragment file in the index, without its extension. */
  readonly fragment: string;
  /** Root-relative, without the deployment's base. Empty when the data file had no room for it. */
  readonly address: string;
  readonly title: string;
  readonly kind: Kind;
  /** Id of the service the page is about. */
  readonly service: string | undefined;
  /** Ids of further services whose page lists it, or that it compares. */
  readonly also: readonly string[];
  readonly domains: readonly string[];
  readonly keywords: readonly string[];
  readonly sections: readonly Section[];
}

export type NameKind = 'name' | 'former' | 'misspelling';

export interface ServiceName {
  readonly text: string;
  readonly kind: NameKind;
}

/** What the planner knows of a service. `page` indexes `SearchData.pages`. */
export interface ServiceEntry {
  readonly id: string;
  readonly name: string;
  readonly short: string;
  readonly names: readonly ServiceName[];
  readonly page: number;
}

/** One file of the full-text index: the stems from `first` to `last`, in the index's order. */
export interface Chunk {
  readonly first: string;
  readonly last: string;
  readonly file: string;
}

export interface SearchData {
  /** Changes with every build whose text changed; tells a page that its index has been replaced. */
  readonly build: string;
  readonly chunks: readonly Chunk[];
  readonly services: readonly ServiceEntry[];
  readonly pages: readonly PageEntry[];
  /** Words of the site that stand in no title, heading, name or keyword, with the count of pages. */
  readonly words: ReadonlyMap<string, number>;
}

/** One thing the reader asked for: a word, or a name of one or several words. */
export interface Unit {
  /** As the reader would write it, corrected. */
  readonly label: string;
  /** Ids of the services it names; empty for a plain word. */
  readonly services: readonly string[];
  /** Ways to find it in text, best first: all stems of one way must be there. */
  readonly ways: readonly Way[];
  /** How telling it is, 0 to 1: rare words and names tell most. */
  readonly weight: number;
  /** Id of the service whose name it begins, without being that name. */
  readonly partOf?: string | undefined;
}

export interface Way {
  readonly stems: readonly string[];
  /** 1 for the word itself, less for a synonym or a longer word that begins like it. */
  readonly factor: number;
  /** The stems must follow one another. */
  readonly phrase?: boolean;
}

export type PlanKind = 'typed' | 'names' | 'meaning' | 'spelling' | 'relaxed' | 'nothing';

/** One way to read the query. Plans are tried in order until a page has all their units. */
export interface Plan {
  readonly kind: PlanKind;
  /** The words this plan searches, as text. */
  readonly query: string;
  readonly units: readonly Unit[];
  /** What was done to the query, for a reader: `“ostritch” → “ostrich”`. */
  readonly why: string;
}

export interface Correction {
  readonly from: string;
  readonly to: string;
}

export interface Planned {
  /** As typed, trimmed and cut to the longest query that is looked at. */
  readonly query: string;
  readonly plans: readonly Plan[];
  readonly corrections: readonly Correction[];
  /** Words nothing was found for, not even by correction. */
  readonly unknown: readonly string[];
  /** The reader weighs things against each other. */
  readonly comparing: boolean;
  /** The reader asks what became of something. */
  readonly changed: boolean;
  /** Ids of the services when the whole query is one service's name. */
  readonly service: string | undefined;
  /** The whole query as `wholeOf` writes it. */
  readonly whole: string;
}

/** A page found, with its sections found, best first. */
export interface Hit {
  /** Index in `SearchData.pages`. */
  readonly page: number;
  readonly score: number;
  /** Sections found, best first; indexes in the page's `sections`. */
  readonly sections: readonly number[];
  /** The first section is so clearly the answer that the result should lead straight to it. */
  readonly direct: boolean;
  /** Units of the plan that the page lacks. */
  readonly missing: readonly string[];
  /** Found so surely by name or title that full text must not move it. */
  readonly sure: boolean;
}
