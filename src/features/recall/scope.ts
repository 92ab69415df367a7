/** What a round is about, as the fragment of its address says. Anything may stand in it: only ids are looked up. */
import { shareId } from '../../core/share-id.ts';
import type { DeckCard } from './contract.ts';

export interface Scope {
  readonly kind: 'all' | 'page' | 'topic' | 'task' | 'list' | 'cards';
  readonly value: string;
}

/** `#page=/emu/habitat/`, `#topic=emu`, `#task=1.2`, `#s=…` of a reading list, `#cards=a.b`; else everything. */
export function readScope(fragment: string): Scope {
  const fields = new URLSearchParams(fragment.replace(/^#/, ''));
  for (const [name, kind] of [
    ['page', 'page'],
    ['topic', 'topic'],
    ['task', 'task'],
    ['s', 'list'],
    ['cards', 'cards'],
  ] as const) {
    const value = fields.get(name);
    if (value !== null) return { kind, value };
  }
  return { kind: 'all', value: '' };
}

/** The cards a scope holds; undefined for all of them. */
export function cardsIn(
  { kind, value }: Scope,
  cards: Iterable<DeckCard>,
): ReadonlySet<string> | undefined {
  if (kind === 'all') return undefined;
  const named = new Set(value.split('.'));
  const holds: Record<Exclude<Scope['kind'], 'all'>, (card: DeckCard) => boolean> = {
    page: ({ page }) => page === value,
    topic: ({ topic }) => topic === value,
    task: ({ tasks }) => tasks.some((task) => task === value || task.startsWith(`${value}.`)),
    list: (card) => placesOf(card).some((place) => named.has(shareId(place))),
    cards: ({ id }) => named.has(id),
  };
  return new Set([...cards].filter(holds[kind]).map(({ id }) => id));
}

/** The places of a reading list that hold a card: its page, its section, its own callout. */
function placesOf({ id, page, section }: DeckCard): string[] {
  const prefix = `${page.split('/').filter(Boolean).join('-')}-`;
  const anchor = id.startsWith(prefix) ? id.slice(prefix.length) : id;
  return [page, `${page}#${section ?? ''}`, `${page}#${id}`, `${page}#${anchor}`];
}
