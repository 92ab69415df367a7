/** A page of the site, whatever its kind: what every layout, list, index and check needs to know. */
import type { Root } from 'mdast';
import type { PageKind } from '../content/kinds.ts';
import type { Entry } from '../content/read.ts';
import type { Relevance, Source } from '../content/schema.ts';
import type { CalloutEntry, Outline } from '../markdown/outline.ts';

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
  /** Tips of other pages that are asked here too, by their ids. */
  readonly alsoAsked: readonly string[];
  /** Nothing in the original notes stands behind the page. */
  readonly beyondNotes: boolean;
  /** Addresses the page had before. */
  readonly movedFrom: readonly string[];
  readonly sources: readonly Source[];
  /** Claims that age, each in the page's own words, with the source it rests on. */
  readonly figures: readonly { readonly text: string; readonly source: string }[];
  readonly verified: string | undefined;
  readonly tree: Root;
  /** The page uses a component, so Astro's MDX compiler draws it. */
  readonly compiled: boolean;
  readonly outline: Outline;
}

interface Kinded<Kind extends PageKind> extends PageBase {
  readonly kind: Kind;
  readonly entry: Entry<Kind>;
}

export type ServicePage = Kinded<'service'>;
export type FamilyPage = Kinded<'family'>;
export type NotePage = Kinded<'note'>;
export type ComparisonPage = Kinded<'comparison'>;
export type PracticePage = Kinded<'practice'>;
export type PlainPage = Kinded<'page'>;
export type Page = { [Kind in PageKind]: Kinded<Kind> }[PageKind];

/** The id of a page's entry in Astro's collection: its path without the ending, `notes/emu/habitat`. */
export const entryId = (page: Page): string => page.entry.path.replace(/\.mdx$/, '');

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
