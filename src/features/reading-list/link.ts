/**
 * A reading list as the fragment of an address: `#t=Week+2&s=7k3m9qa.0140s8e`. Whoever opens it may
 * have been sent anything, so that what is read is checked, cut to size, and never taken for markup.
 */
export interface ReadingList {
  readonly title: string;
  /** Short ids, in order, each once. */
  readonly ids: readonly string[];
}

const ID = /^[0-9a-z]{7}$/;
export const MAX_TITLE = 80;
export const MAX_ENTRIES = 100;

/**
 * Reads a fragment, with or without its `#`. `ignored` counts entries that are no ids, are twice
 * there, or are beyond what a list may hold. Never throws.
 */
export function readList(fragment: string): ReadingList & { readonly ignored: number } {
  const fields = new URLSearchParams(fragment.replace(/^#/, ''));
  const title = (fields.get('t') ?? '')
    // Control and direction characters could make a title read as something else.
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const asked = (fields.get('s') ?? '').split('.').filter(Boolean);
  const ids = [...new Set(asked.filter((id) => ID.test(id)))].slice(0, MAX_ENTRIES);
  return {
    title: [...title].slice(0, MAX_TITLE).join(''),
    ids,
    ignored: asked.length - ids.length,
  };
}

/** The fragment of a list, with its `#`; empty for a list without entries and title. */
export function writeList({ title, ids }: ReadingList): string {
  const fields = new URLSearchParams();
  if (title) fields.set('t', title);
  const held = ids.length > 0 ? `${title ? '&' : ''}s=${ids.join('.')}` : '';
  const text = `${fields.toString()}${held}`;
  return text && `#${text}`;
}
