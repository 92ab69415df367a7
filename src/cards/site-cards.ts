/** The cards of a site, made from its model: what is drawn, and what a page's tags say of it. */
import { escapeHtml } from '../core/html.ts';
import { once } from '../core/once.ts';
import { targetsOf, type LinkTarget } from '../permalinks/targets.ts';
import type { Site } from '../site/site.ts';
import {
  altOf,
  cardOf,
  describe,
  HEIGHT,
  isDrawable,
  picturePath,
  versionOf,
  WIDTH,
  type Card,
} from './card.ts';

/** Cards are drawn unless `OG=0` says otherwise; then no page names a picture that is not there. */
export const CARDS: boolean = process.env['OG'] !== '0';

/** Every card that is drawn, by the address it is the picture of: pages, tips, and the site itself. */
export const cardsOf = once((site: Site): ReadonlyMap<string, Card> => {
  const cards = new Map<string, Card>();
  for (const target of targetsOf(site).values()) {
    if (target.picture !== target.key) continue;
    const card = cardOf({
      address: target.address,
      parent: target.parent,
      title: target.title,
      description: target.description,
      site: site.config.title,
      exam: site.config.exam?.code ?? '',
    });
    if (isDrawable(card)) cards.set(target.key, card);
  }
  return cards;
});

export interface Tagged {
  readonly title: string;
  readonly description: string;
  /** Root-relative: the address that was shared. */
  readonly address: string;
  readonly type: 'website' | 'article';
  /** What the address leads to; undefined for a page nobody shares, which has no picture. */
  readonly target: Pick<LinkTarget, 'parent' | 'picture'> | undefined;
}

/** What chat clients read of an address, as HTML. `absolute` puts origin and base in front. */
export function socialTags(
  site: Site,
  { title, description, address, type, target }: Tagged,
  absolute: (address: string) => string,
): string {
  const card = target && CARDS ? cardsOf(site).get(target.picture) : undefined;
  const tags: (readonly [name: string, content: string])[] = [
    ['og:title', title],
    ['og:description', describe(description)],
  ];
  if (card && target) {
    tags.push(
      ['og:image', `${absolute(picturePath(target.picture))}?v=${versionOf(card)}`],
      ['og:image:width', String(WIDTH)],
      ['og:image:height', String(HEIGHT)],
      ['og:image:alt', altOf(card)],
    );
  }
  tags.push(['og:url', absolute(address)], ['og:type', type], ['og:site_name', site.config.title]);
  if (target?.parent) tags.push(['article:section', target.parent]);
  return [
    ...tags.map(([name, content]) => `<meta property="${name}" content="${escapeHtml(content)}">`),
    `<meta name="twitter:card" content="${card ? 'summary_large_image' : 'summary'}">`,
  ].join('');
}
