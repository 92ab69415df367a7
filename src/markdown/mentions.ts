/** What a page says about the catalogue's entries, mention by mention. */
import type { Refusal } from '../catalogue/matcher.ts';
import type { ServiceId } from '../core/ids.ts';

/** Why a mention is no link, or what looks like a mention is none. */
export type Reason =
  | Refusal
  | 'already-linked'
  | 'own-page'
  | 'page-never-links'
  | 'in-heading'
  | 'in-callout-title'
  | 'in-link'
  | 'no-page';

export interface Mention {
  readonly service: ServiceId;
  /** The words as they stand in the text. */
  readonly name: string;
  /** The section's anchor; undefined before the first heading. */
  readonly anchor: string | undefined;
  readonly sentence: string;
  /** A link leads from here to the entry's page, made by the plugin or `byHand`. */
  readonly linked: boolean;
  readonly byHand?: boolean;
  readonly reason?: Reason;
  /** Line and column in the file, counted from 1. */
  readonly line: number;
  readonly column: number;
}

/** Reasons under which the words still mean the entry, so that the place mentions it. */
const STILL_MENTIONS: ReadonlySet<Reason> = new Set([
  'already-linked',
  'in-heading',
  'in-callout-title',
  'in-link',
]);

/** Whether the place speaks of the entry, linked or not, on a page that is not the entry's own. */
export function isMention(mention: Mention): boolean {
  return mention.linked || (mention.reason !== undefined && STILL_MENTIONS.has(mention.reason));
}
