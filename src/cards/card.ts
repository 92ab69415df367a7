/** What a card says, and the address of its picture. Pure: the page's tags and the drawing agree by it. */
import { shareId } from '../core/share-id.ts';
import { excerpt } from '../core/prose.ts';

/** Everything a card shows; two cards with the same fields are the same picture. */
export interface Card {
  readonly kind: 'exam' | 'page';
  /** The line above the title: the service, or the page. May be empty. */
  readonly parent: string;
  readonly title: string;
  readonly text: string;
  /** The site's name, and what it prepares for, if anything. */
  readonly site: string;
  readonly exam: string;
}

/** Pixels; what Open Graph readers expect for a large picture. */
export const WIDTH = 1200;
export const HEIGHT = 630;

/** `/tips/the-end/` → `/og/tips/the-end.png`, `/` → `/og/index.png`. */
export const picturePath = (address: string): string =>
  `/og/${address.replace(/^\/|\/$/g, '') || 'index'}.png`;

export interface CardInput {
  /** The address whose picture this is: tips are drawn as tips. */
  readonly address: string;
  readonly parent: string;
  readonly title: string;
  readonly description: string;
  readonly site: string;
  readonly exam: string;
}

/** How much of a description is carried by the tags: what the widest of the chat clients shows. */
export const describe = (description: string): string => excerpt(description, 300);

export function cardOf(input: CardInput): Card {
  return {
    kind: /^\/tips\/./.test(input.address) ? 'exam' : 'page',
    parent: excerpt(input.parent, 48),
    title: excerpt(input.title, 150),
    text: excerpt(describe(input.description), 210),
    site: input.site,
    exam: input.exam,
  };
}

/**
 * Whether the two typefaces have every letter of a card. A picture of empty boxes is worse than
 * none: a card in another script goes without, and keeps its words in the tags.
 */
export const isDrawable = ({ title, text, parent, site }: Card): boolean =>
  /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Common}\p{Script=Inherited}]*$/u.test(
    title + text + parent + site,
  ) && !/\p{Extended_Pictographic}/u.test(title + text + parent);

/** Changes when the card does: chat clients keep a picture by its address. */
export const versionOf = (card: Card): string => shareId(JSON.stringify(card));

/** The picture's words, for those who do not see it. */
export const altOf = (card: Card): string =>
  [card.kind === 'exam' ? 'Exam tip' : '', card.parent, card.title, card.text]
    .filter(Boolean)
    .map((part) => (/[.?!…]$/.test(part) ? part : `${part}.`))
    .join(' ');
