/** A card's two sides as HTML: for the rounds on the site, and for decks that leave it. */
import type { RootContent } from 'mdast';
import { escapeHtml } from '../../core/html.ts';
import { interfaceOf, type Phrase } from '../../core/interface.ts';
import { readQuestion } from '../../markdown/questions.ts';
import { renderHtml } from '../../markdown/render.ts';
import { navigationOf } from '../../site/navigation.ts';
import type { Site } from '../../site/site.ts';
import type { Card, CardKind } from './cards.ts';

export interface DrawnCard {
  /** One line of text. */
  readonly ask: string;
  /** HTML below it, perhaps none. */
  readonly front: string;
  readonly back: string;
}

const ASKS: Partial<Record<CardKind, Phrase>> = { changed: 'recall.changed', pick: 'recall.pick' };

/** `base` is put before the addresses of links: a deployment's path, or with its origin for elsewhere. */
export function drawCard(card: Card, site: Site, base: string): DrawnCard {
  const { config } = site;
  const t = interfaceOf(config);
  const draw = (blocks: readonly RootContent[]): string =>
    renderHtml(blocks, { base, speech: config });
  const ask = ASKS[card.kind];
  const asked = ask ? t(ask, { name: card.question }) : card.question;
  if (card.kind !== 'question') {
    // What older material says is about something; a tip's question names it.
    const about = card.kind === 'changed' && navigationOf(site).entries.get(card.topic)?.short;
    const name = about ? `<p class="soft">${escapeHtml(about)}</p>` : '';
    return { ask: asked, front: name + draw(card.front), back: draw(card.back) };
  }
  const { options, after } = readQuestion({
    type: 'callout',
    kind: 'question',
    children: [...card.back],
  });
  const items = options.map(({ right, option, reason }) => {
    const verdict = right ? 'right' : 'wrong';
    const word = escapeHtml(t(`question.${verdict}`));
    return {
      plain: `<li>${draw([option])}</li>`,
      judged: `<li data-option="${verdict}"><div class="option">${draw([option])}</div><p class="verdict ${verdict}">${word}</p><div class="reason">${draw(reason)}</div></li>`,
    };
  });
  const list = (of: 'plain' | 'judged'): string =>
    `<ol class="options">${items.map((item) => item[of]).join('')}</ol>`;
  const think = escapeHtml(t('question.options', { n: options.length }));
  return {
    ask: asked,
    front: `${draw(card.front)}<details><summary>${think}</summary>${list('plain')}</details>`,
    back: list('judged') + draw(after),
  };
}
