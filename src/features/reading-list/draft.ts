/** The reading list somebody is putting together, kept in this browser until its link is made. */
import { shareId } from '../../core/share-id.ts';

const STORE = 'reading-list';

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
}

/** Adds a place (`/emu/habitat/#nest`) once, at the end; returns how many there are. */
export function addToList(key: string): number {
  const ids = [...new Set([...draft(), shareId(key)])];
  keepDraft(ids);
  return ids.length;
}
