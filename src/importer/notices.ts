/** What an import says of a place in the notes. */
import type { Decision } from './callouts.ts';
import type { LinkNote } from './links.ts';

export type Notice = { readonly line: number } & Untold;

/** The same before its place is known. */
export type Untold =
  | { readonly kind: 'callout'; readonly decision: Decision }
  /** `shown`: tags seen as text; else tags without which their content is drawn. */
  | { readonly kind: 'html'; readonly shown: boolean; readonly details: string }
  | {
      readonly kind:
        | LinkNote
        | 'private'
        | 'own-syntax'
        | 'as-source'
        | 'front-matter'
        | 'without-effect'
        | 'beyond-table'
        | 'reference-moved'
        | 'cut-by-size';
      readonly details: string;
    };
