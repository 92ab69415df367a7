/**
 * The kinds of callout, one row each: everything that tells them apart. A new kind is a row here,
 * its word in the interface (`callout.…`) and a style beside the component that shows it. Kinds are
 * never told apart by colour alone.
 */

interface CalloutRow {
  /** Path of the icon, stroked on a 20 × 20 grid. */
  readonly icon: string;
}

/** GitHub's five keep their meaning; EXAM, QUESTION and CHANGED are this project's own. */
export const CALLOUT_KINDS = {
  note: { icon: 'M10 9v5M10 6v.01M17 10a7 7 0 1 1-14 0 7 7 0 0 1 14 0z' },
  tip: {
    icon: 'M7 15h6M8 18h4M6.5 11.5a5 5 0 1 1 7 0c-.6.6-.5 1.5-.5 1.5H7s.1-.9-.5-1.5z',
  },
  important: { icon: 'M4 3h12v10h-5l-4 4v-4H4zM10 5.5v3M10 10.5v.01' },
  warning: { icon: 'M10 3 2.5 16.5h15zM10 8v4M10 14v.01' },
  caution: { icon: 'M7 3h6l4 4v6l-4 4H7l-4-4V7zM10 7v4M10 13.5v.01' },
  exam: { icon: 'm12 3 5 5-8 8H4v-5zM3 18h14' },
  question: {
    icon: 'M7.5 7.5a2.5 2.5 0 1 1 3.6 2.2c-.7.4-1.1.9-1.1 1.8M10 14.5v.01M3 3h14v14H3z',
  },
  changed: { icon: 'M4 7h10l-3-3M16 13H6l3 3' },
} as const satisfies Record<string, CalloutRow>;

export type CalloutKind = keyof typeof CALLOUT_KINDS;

/** The words an author writes between `[!` and `]`, in the order errors list them. */
export const CALLOUT_WORDS: readonly string[] = Object.keys(CALLOUT_KINDS).map((kind) =>
  kind.toUpperCase(),
);

/** The kind a marker's word names, in any case; undefined when there is none. */
export function kindOf(word: string): CalloutKind | undefined {
  const kind = word.toLowerCase();
  return Object.hasOwn(CALLOUT_KINDS, kind) ? (kind as CalloutKind) : undefined;
}
