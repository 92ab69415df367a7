/** How much of a service or an exam task is known, where a page has room for it: `data-known="task 1.2"`. */
import { readDeck, type Deck, type DeckCard } from './contract.ts';
import type { Answer } from './log.ts';
import { dayOf, known, replay } from './schedule.ts';
import { cardsIn, readScope } from './scope.ts';
import { openStore, seconds } from './store.ts';

/** The day of a time in seconds, where the reader is. */
export const day = (at: number): number => dayOf(at, new Date(at * 1000).getTimezoneOffset());

/** On a page of its own: `root` names the list of cards, and is as it was where nothing was answered yet. */
export async function knownOn(root: HTMLElement): Promise<void> {
  const log = await (await openStore()).all();
  if (log.length === 0) return;
  const response = await fetch(root.dataset['deck'] ?? '');
  if (!response.ok) return;
  const cards = readDeck((await response.json()) as Deck);
  showKnown(root, cards.values(), log, day(seconds()));
}

export function showKnown(
  root: ParentNode,
  cards: Iterable<DeckCard>,
  log: readonly Answer[],
  date: number,
): void {
  const memories = replay(log, day);
  const all = [...cards];
  for (const line of root.querySelectorAll<HTMLElement>('[data-known]')) {
    const held = [...(cardsIn(readScope(line.dataset['known'] ?? ''), all) ?? [])];
    const count = held.filter((id) => known(memories.get(id), date)).length;
    line.hidden = held.length === 0;
    line.textContent =
      memories.size === 0
        ? String(held.length)
        : SAY.recallKnown.replace('{n}', String(count)).replace('{all}', String(held.length));
    line.style.setProperty('--known', String(count / held.length));
  }
}
