/** Cards as Anki's notes, and as a table of text that Anki reads with its header lines. */
import { escapeHtml } from '../../core/html.ts';
import { interfaceOf } from '../../core/interface.ts';
import { once } from '../../core/once.ts';
import type { Site } from '../../site/site.ts';
import { cardsOf } from '../recall/cards.ts';
import { hash32 } from '../recall/carry.ts';
import { topicsOf } from '../recall/deck.ts';
import { drawCard } from '../recall/draw-card.ts';

interface DeckName {
  readonly id: number;
  readonly name: string;
}

export interface Note {
  /** The card's id: what tells Anki that it has the note already. */
  readonly guid: string;
  /** The question as one line of text. */
  readonly ask: string;
  readonly front: string;
  readonly back: string;
  /** A link to the place on the site. */
  readonly source: string;
  readonly tags: readonly string[];
  readonly deck: DeckName;
  readonly parent: DeckName;
}

/** Ids of notes and decks look like Anki's, milliseconds of some day, and come from names alone. */
export const noteId = (guid: string): number => 1_600_000_000_000 + hash32(guid);
const deckId = (name: string): number => 1_500_000_000_000 + hash32(name);

/** The notes of all cards, or of one service's. */
export function notesOf(
  site: Site,
  absolute: (address: string) => string,
  topic?: string,
): readonly Note[] {
  const { title } = site.config;
  const names = new Map(topicsOf(site).map(({ id, name }) => [id, name]));
  const parent = { id: deckId(title), name: title };
  const cards = cardsOf(site).filter((card) => topic === undefined || card.topic === topic);
  return cards.map((card) => {
    const { ask, front, back } = drawCard(card, site, absolute('/'));
    const address = escapeHtml(absolute(card.address));
    const from = card.page?.title ?? interfaceOf(site.config)('changes');
    return {
      guid: card.id,
      ask,
      front: `<div class="${card.kind}"><h2><span>${escapeHtml(ask)}</span></h2>${front}</div>`,
      back,
      source: `<a href="${address}">${escapeHtml(from)}</a>`,
      // A tag ends at a space, and `::` makes a tree of them.
      tags: [
        card.kind,
        ...(card.topic ? [card.topic] : []),
        ...card.tasks.map((id) => `task::${id}`),
      ],
      deck: {
        id: deckId(`${title}::${card.topic}`),
        name: `${title}::${names.get(card.topic) ?? card.topic}`,
      },
      parent,
    };
  });
}

/** Topics with a deck of their own have some cards; services without number would be as many files. */
const DECKS = 200;
const FEW = 4;
export const deckTopics = once((site: Site) =>
  topicsOf(site)
    .filter(({ id, cards }) => id && cards >= FEW)
    .toSorted((a, b) => b.cards - a.cards)
    .slice(0, DECKS),
);

/** The notes as lines of text: guid, deck, tags, both sides. Tabs and line ends cannot be in a field. */
export function notesAsText(site: Site, absolute: (address: string) => string): string {
  const field = (text: string): string => {
    const flat = text.replaceAll(/[\t\r\n]+/g, ' ');
    return flat.includes('"') ? `"${flat.replaceAll('"', '""')}"` : flat;
  };
  const lines = notesOf(site, absolute).map(({ guid, deck, tags, front, back, source }) =>
    [guid, deck.name, tags.join(' '), front, `${back}<p>${source}</p>`].map(field).join('\t'),
  );
  return [
    '#separator:tab',
    '#html:true',
    '#guid column:1',
    '#deck column:2',
    '#tags column:3',
    ...lines,
    '',
  ].join('\n');
}
