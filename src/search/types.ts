/** What search knows and what it answers: plain data, shared by collector, parser, ranking and dialog. */

/** What a result is. `tip` and `change` are callouts; a page that holds one also counts as one. */
export type Kind = 'service' | 'section' | 'comparison' | 'page' | 'tip' | 'change';

/** A part of a page that has an anchor of its own: a heading, or a callout's title. */
export interface Section {
  readonly anchor: string;
  readonly text: string;
  readonly kind: 'heading' | 'tip' | 'change';
}

export interface PageEntry {
  /** Root-relative, without the deployment's base. */
  readonly address: string;
  readonly title: string;
  /** Empty when the data file had no room for it. */
  readonly summary: string;
  readonly kind: Kind;
  /** Id of the service the page is about; empty when it is about none, or several. */
  readonly service: string;
  /** Ids of further services whose page lists it, or that it compares. */
  readonly also: readonly string[];
  readonly domains: readonly string[];
  readonly keywords: readonly string[];
  readonly sections: readonly Section[];
}

/** `counterpart`: another vendor's product that does the same job. Best first: of two kinds the former wins. */
export const NAME_KINDS = ['name', 'former', 'misspelling', 'counterpart'] as const;
export type NameKind = (typeof NAME_KINDS)[number];

/** What the parser knows of a service. `page` indexes `SearchData.pages`. */
export interface ServiceEntry extends Readonly<Record<NameKind, readonly string[]>> {
  readonly id: string;
  readonly title: string;
  readonly short: string;
  /** Ids of the services it has most to do with, strongest first. */
  readonly related: readonly string[];
  readonly page: number;
}

export interface SearchData {
  /** Changes whenever the text searched changes; tells a page that its index has been replaced. */
  readonly build: string;
  /** Language of the notes, a BCP 47 code. */
  readonly language: string;
  readonly services: readonly ServiceEntry[];
  readonly pages: readonly PageEntry[];
  /** Words of the site that stand in no title, heading, name or keyword, commonest first. */
  readonly words: readonly string[];
  /** False when the file had no room for all words: then a word not listed may exist all the same. */
  readonly allWords: boolean;
  /** Vendors' words that stand before names and are often left out. */
  readonly prefixes: readonly string[];
  /** Words with one meaning for a searcher, in groups. */
  readonly synonyms: readonly (readonly string[])[];
  /** Words of this site that answer a kind of question, by the question's name (`duration`). */
  readonly answers: Readonly<Record<string, readonly string[]>>;
  /** Searches offered before anything is typed. */
  readonly examples: readonly string[];
}

/** One thing the reader asked for: a word, or a name of one or several words. */
export interface Term {
  /** As the reader would write it, corrected. */
  readonly label: string;
  /** Ids of the services it names; empty for a plain word. */
  readonly services: readonly string[];
  /** Forms in which text may hold it, best first: all stems of one variant must be there. */
  readonly variants: readonly Variant[];
  /** How telling it is, 0 to 1: rare words and names tell most. */
  readonly weight: number;
  /** Id of the service whose name it begins, without being that name. */
  readonly partOf?: string | undefined;
}

export interface Variant {
  readonly stems: readonly string[];
  /** 1 for the word itself, less for a synonym or a longer word that begins like it. */
  readonly factor: number;
  /** The stems must follow one another. */
  readonly phrase?: boolean;
}

export interface Correction {
  readonly from: string;
  readonly to: string;
}

export interface ParsedQuery {
  /** As typed, trimmed and cut to the longest query that is looked at. */
  readonly query: string;
  /** What is searched; empty when the query says nothing. */
  readonly terms: readonly Term[];
  readonly corrections: readonly Correction[];
  /** Words nothing was found for, not even by correction. */
  readonly unknown: readonly string[];
  /** The words typed, in small letters and otherwise as typed, by their stem. */
  readonly typed: ReadonlyMap<string, string>;
  /** The reader weighs things against each other. */
  readonly comparing: boolean;
  /** Ids of the services when the whole query is one name; several when they share it. */
  readonly services: readonly string[];
  /** The whole query as `phraseKey` writes it. */
  readonly phrase: string;
}

/** A page found, with its sections found, best first. */
export interface Hit {
  /** Index in `SearchData.pages`. */
  readonly page: number;
  /** 0 and up; comparable only within one answer. */
  readonly score: number;
  /** Sections found, best first; indexes in the page's `sections`. */
  readonly sections: readonly number[];
  /** The first section is so clearly the answer that the result should lead straight to it. */
  readonly direct: boolean;
  /** Labels of the terms that the page lacks. */
  readonly missing: readonly string[];
  /** Found by name or title beyond doubt: full text must not move it. */
  readonly exact: boolean;
}

/** A page that is offered without having been found by its words. */
export const offered = (page: number): Hit => ({
  ...{ page, score: 0, sections: [], direct: false, missing: [], exact: false },
});

export interface Filters {
  readonly kind?: string | undefined;
  readonly service?: string | undefined;
  readonly domain?: string | undefined;
}

/** The text that has been searched so far. */
export interface FullText {
  /** Positions of a stem among a page's words, from 0, ascending, by page; nothing for one not asked yet. */
  postings(stem: string): ReadonlyMap<number, readonly number[]>;
  /** Position of each section's first word on a page, in the order of its `sections`. */
  places(page: number): readonly number[];
}
