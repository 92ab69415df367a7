/** The reading list somebody is putting together, kept in this browser until its link is made. */
const STORE = 'reading-list';
/** Told to the document when the draft has changed. */
export const LIST_CHANGED = 'list-changed';

/** The short ids of the draft, in order. */
export function draft(): string[] {
  try {
    const ids: unknown = JSON.parse(localStorage.getItem(STORE) ?? '[]');
    return Array.isArray(ids) ? ids.filter((id): id is string => typeof id === 'string') : [];
  } catch {
    // Closed or foreign storage: an empty draft.
    return [];
  }
}

export function keepDraft(ids: readonly string[]): void {
  try {
    localStorage.setItem(STORE, JSON.stringify(ids));
  } catch {
    // The draft then lasts as long as the page.
  }
  document.dispatchEvent(new Event(LIST_CHANGED));
}

/** Adds a place's short id once, at the end; returns how many there are. */
export function addToList(id: string): number {
  const ids = [...new Set([...draft(), id])];
  keepDraft(ids);
  return ids.length;
}
