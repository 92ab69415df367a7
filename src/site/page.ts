/** A page of the site, whatever its kind: what every layout, list, index and check needs to know. */
import type { Root } from 'mdast';
import type {
  ComparisonData,
  FamilyData,
  NoteData,
  PageData,
  Relevance,
  ServiceData,
  Source,
} from '../content/schema.ts';
import type { CalloutEntry, Outline } from '../markdown/outline.ts';
import type { Entry } from '../content/read.ts';

interface PageBase {
  /** The id of the entry in its collection, as Astro knows it. */
  readonly id: string;
  readonly address: string;
  readonly title: string;
  readonly short: string;
  readonly summary: string;
  /** The services whose own page this is, the main one first: never cross-linked to on it. */
  readonly services: readonly string[];
  readonly exam: readonly string[];
  readonly relevance: Relevance | undefined;
  readonly keywords: readonly string[];
  readonly sources: readonly Source[];
  /** Claims that age, each in the page's own words, with the source it rests on. */
  readonly figures: readonly { readonly text: string; readonly source: string }[];
  readonly verified: string | undefined;
  readonly tree: Root;
  readonly outline: Outline;
}

interface Kinded<Kind extends string, Data> extends PageBase {
  readonly kind: Kind;
  readonly entry: Entry<Data>;
}

export type ServicePage = Kinded<'service', ServiceData>;
export type FamilyPage = Kinded<'family', FamilyData>;
export type NotePage = Kinded<'note', NoteData>;
export type ComparisonPage = Kinded<'comparison', ComparisonData>;
export type PlainPage = Kinded<'page', PageData>;
export type Page = ServicePage | FamilyPage | NotePage | ComparisonPage | PlainPage;

/** An exam tip: a callout with an address of its own. */
export interface Tip {
  /** Unique on the site; its address is `/tips/<id>/`. */
  readonly id: string;
  readonly question: string;
  readonly answer: string;
  readonly callout: CalloutEntry;
  readonly page: Page;
  /** The address of the callout on its page. */
  readonly address: string;
}
