/** How each callout kind is told apart: a word and a drawing, never colour alone. */
import type { CalloutKind } from './callouts.ts';

export const LABELS: Record<CalloutKind, string> = {
  note: 'Note',
  tip: 'Tip',
  important: 'Important',
  warning: 'Warning',
  caution: 'Caution',
  exam: 'Exam tip',
  changed: 'Changed',
};

/** Paths on a 20 × 20 grid, drawn as strokes. */
export const ICONS: Record<CalloutKind, string> = {
  note: 'M10 9v5M10 6v.01M17 10a7 7 0 1 1-14 0 7 7 0 0 1 14 0z',
  tip: 'M7 15h6M8 18h4M6.5 11.5a5 5 0 1 1 7 0c-.6.6-.5 1.5-.5 1.5H7s.1-.9-.5-1.5z',
  important: 'M4 3h12v10h-5l-4 4v-4H4zM10 5.5v3M10 10.5v.01',
  warning: 'M10 3 2.5 16.5h15zM10 8v4M10 14v.01',
  caution: 'M7 3h6l4 4v6l-4 4H7l-4-4V7zM10 7v4M10 13.5v.01',
  exam: 'm12 3 5 5-8 8H4v-5zM3 18h14',
  changed: 'M4 7h10l-3-3M16 13H6l3 3',
};
