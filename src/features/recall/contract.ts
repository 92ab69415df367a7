/** The list of all cards as `/recall/deck.json` holds it, small because every round asks for it. */
export interface Deck {
  /** Cards in one file of text: card `n` of the list stands in `cards/<n / part>.html`. */
  readonly part: number;
  /** Ids of the services, as pages number them; '' for cards about none. */
  readonly topics: readonly string[];
  /** Of the exam: percent of its marks, and the ids of its tasks with a space between. */
  readonly domains: readonly (readonly [weight: number, tasks: string])[];
  /** Cards in the order of their parts, under the page they stand on. */
  readonly pages: readonly DeckPage[];
}
export type DeckPage = readonly [
  address: string,
  topic: number,
  /** Ids of exam tasks with a space between. */
  tasks: string,
  cards: (readonly [id: string, kind?: number, section?: string])[],
];

/** A card of the list, with what its page says of it. */
export interface DeckCard {
  readonly id: string;
  /** Its place in the list. */
  readonly index: number;
  readonly kind: number;
  readonly page: string;
  readonly section: string | undefined;
  readonly topic: string;
  readonly tasks: readonly string[];
  /** Percent of the exam that its heaviest domain has; the mean of all for a card of none, 1 without exam. */
  readonly weight: number;
  readonly set: string | undefined;
}

/** Kinds by their number; `cards.ts` lists all. */
export const TIP = 0;
export const QUESTION = 1;
export const PICK = 3;

/** The cards of a deck, by id. */
export function readDeck({ pages, domains, topics }: Deck): Map<string, DeckCard> {
  const weights = new Map(
    domains.flatMap(([weight, tasks]) => tasks.split(' ').map((task) => [task, weight] as const)),
  );
  const mean = domains.reduce((sum, [weight]) => sum + weight, 0) / domains.length || 1;
  const cards = new Map<string, DeckCard>();
  for (const [page, topic, given, rows] of pages) {
    const tasks = given ? given.split(' ') : [];
    const weight = Math.max(0, ...tasks.map((task) => weights.get(task) ?? 0)) || mean;
    for (const [id, kind = 0, section] of rows) {
      // Of a comparison's cards each is easily taken for another: they are asked one after the other.
      const set = kind === PICK ? page : undefined;
      cards.set(id, {
        id,
        index: cards.size,
        kind,
        page,
        section,
        topic: topics[topic] ?? '',
        tasks,
        weight,
        set,
      });
    }
  }
  return cards;
}
