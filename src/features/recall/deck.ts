/** What the browser is given of the cards: one list of all of them, and their text in parts. */
import { escapeHtml } from '../../core/html.ts';
import { interfaceOf } from '../../core/interface.ts';
import { withBase } from '../../core/address.ts';
import { shareId } from '../../core/share-id.ts';
import { once } from '../../core/once.ts';
import type { Site } from '../../site/site.ts';
import { navigationOf } from '../../site/navigation.ts';
import { CARD_KINDS, cardsOf, type Card } from './cards.ts';
import type { Deck, DeckPage } from './contract.ts';
import { drawCard } from './draw-card.ts';

/** Cards in one file of text: two to five kilobytes after compression. */
export const PART = 12;

/** Services of the site's cards by id and name; '' is for those about none. */
export const topicsOf = (site: Site): readonly { id: string; name: string; cards: number }[] => {
  const t = interfaceOf(site.config);
  const { entries } = navigationOf(site);
  return [...Map.groupBy(cardsOf(site), ({ topic }) => topic)].map(([id, cards]) => ({
    id,
    name: entries.get(id)?.short ?? t('recall.mixed'),
    cards: cards.length,
  }));
};

/** The list of all cards, in their order: those of one page in a row of their own. */
export function deckOf(site: Site): Deck {
  const topics = topicsOf(site);
  const index = new Map(topics.map(({ id }, at) => [id, at]));
  const pages: DeckPage[] = [];
  let last = '';
  for (const card of cardsOf(site)) {
    const [address = ''] = card.address.split('#', 1);
    const key = [address, card.topic, ...card.tasks].join(' ');
    if (key !== last) pages.push([address, index.get(card.topic) ?? 0, card.tasks.join(' '), []]);
    last = key;
    pages.at(-1)?.[3].push(rowOf(card));
  }
  return {
    part: PART,
    topics: topics.map(({ id }) => id),
    domains: (site.config.exam?.domains ?? []).map(({ weight, tasks }) => [
      weight,
      tasks.map(({ id }) => id).join(' '),
    ]),
    pages,
  };
}

function rowOf({ id, kind, section }: Card): DeckPage[3][number] {
  const code = CARD_KINDS.indexOf(kind);
  return section ? [id, code, section] : code ? [id, code] : [id];
}

/** The cards of the part numbered `part`, from 0, as a document. */
export function partOf(site: Site, part: number, base: string): string {
  const { language } = site.config;
  const { dir } = interfaceOf(site.config);
  const cards = cardsOf(site).slice(part * PART, (part + 1) * PART);
  return `<!doctype html><html lang="${language}" dir="${dir}"><meta charset="utf-8"><meta name="robots" content="noindex"><meta http-equiv="content-security-policy" content="default-src 'none'"><title>${part + 1}</title>${cards.map((card) => articleOf(card, site, base)).join('')}</html>\n`;
}

function articleOf(card: Card, site: Site, base: string): string {
  const { ask, front, back } = drawCard(card, site, base);
  const link = ([address, name]: readonly [string, string]): string =>
    `<a href="${escapeHtml(withBase(base, address))}">${escapeHtml(name)}</a>`;
  const t = interfaceOf(site.config);
  const about = [
    [card.address, card.page?.title ?? t('changes')] as const,
    ...besides(card, site),
  ].map(link);
  const print = card.page ? ` data-short="${shareId(card.page.address)}"` : '';
  return `<article id="${escapeHtml(card.id)}"${print}><h2>${escapeHtml(ask)}</h2><div>${front}</div><div>${back}</div><p class="row soft">${about.join(' ')}</p></article>`;
}

/** What stands next to a card: the tip before or after it on its page, and the newest change told there. */
function besides(card: Card, site: Site): (readonly [string, string])[] {
  const { tipsOf } = navigationOf(site);
  const tips = (card.page && tipsOf.get(card.page)) ?? [];
  const at = tips.findIndex(({ id }) => id === card.id);
  const near = at < 0 ? undefined : (tips[at + 1] ?? tips[at - 1]);
  const changed =
    card.kind === 'changed'
      ? undefined
      : (card.page && changedOn(site).get(card.page.address))?.[0];
  return [
    ...(near ? [[near.address, near.question] as const] : []),
    ...(changed?.page ? [[changed.address, changedTitle(changed)] as const] : []),
  ];
}
const changedOn = once((site: Site) =>
  Map.groupBy(
    cardsOf(site).filter(({ kind }) => kind === 'changed'),
    ({ address }) => address.split('#', 1)[0] ?? '',
  ),
);
const changedTitle = ({ page, address }: Card): string =>
  page?.outline.callouts.find(({ anchor }) => address.endsWith(`#${anchor}`))?.title ?? '';
