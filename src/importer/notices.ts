/** What an import says of a place in the notes: the kinds as data, each with its part of the report. */
import type { Decision } from './callouts.ts';

export const KINDS = {
  'link-moved': ['changed', 'link moved'],
  'reference-moved': ['changed', 'definition or footnote now on the page that uses it'],
  'image-copied': ['changed', 'picture copied'],
  'html-dropped': ['changed', 'tag left out, its content is drawn'],
  private: ['hidden', ''],
  'html-shown': ['attention', 'raw HTML is shown as text'],
  'html-apart': ['attention', 'HTML around other blocks left out, the blocks are drawn'],
  'image-missing': ['attention', 'picture not copied, shown as text'],
  'image-remote': ['attention', 'picture of another site, now a link to it'],
  'image-without-alt': ['attention', 'picture without alt text'],
  'unsafe-address': ['attention', 'address defused, shown as text'],
  'relative-link': ['attention', 'link to a file outside these notes, shown as text'],
  'unknown-anchor': ['attention', 'link to a place that is not there, shown as text'],
  'own-syntax': ['attention', 'would mean something to the site, escaped'],
  'front-matter': ['attention', 'front matter without a place on the site, left out'],
  'without-effect': ['attention', 'a second definition of the same, without effect, left out'],
  'beyond-table': ['attention', 'cell beyond its table’s header, which nobody draws'],
  'cut-by-size': ['attention', 'cut by size'],
  'as-source': ['attention', 'kept as it was written, in a code block'],
} as const satisfies Record<string, readonly ['changed' | 'attention' | 'hidden', string]>;

export type Kind = keyof typeof KINDS;

export type Notice = { readonly line: number } & (
  | { readonly kind: 'callout'; readonly decision: Decision }
  | { readonly kind: Kind; readonly details: string }
);

/** Says something of a place that the caller knows. */
export type Tell = (kind: Kind, details: string) => void;
