/**
 * The cards of a site: every exam tip, every practice question, what changed, and “pick which when” of
 * comparisons. A card's id is the permanent id of what it is made of, so a reworded one keeps its history.
 */
import { slug } from 'github-slugger';
import type { Paragraph, RootContent, Strong } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { at } from '../../core/address.ts';
import { once } from '../../core/once.ts';
import type { CalloutEntry } from '../../markdown/outline.ts';
import { asks } from '../../site/lists.ts';
import { navigationOf } from '../../site/navigation.ts';
import type { ComparisonPage, Page } from '../../site/page.ts';
import type { Site } from '../../site/site.ts';
import { changesOf, inlineMarkdown, type ChangeView } from '../changes/changes.ts';

/** In the order rows of the deck number them. */
export const CARD_KINDS = ['tip', 'question', 'changed', 'pick'] as const;
export type CardKind = (typeof CARD_KINDS)[number];

export interface Card {
  /** Unique on the site, and permanent. */
  readonly id: string;
  readonly kind: CardKind;
  /** What is asked, as plain text; empty where the kind itself asks (changed, pick). */
  readonly question: string;
  /** What stands below the question: a scenario, what older material says. */
  readonly front: readonly RootContent[];
  /** The answer; of a question its options and what stands after them. */
  readonly back: readonly RootContent[];
  readonly page: Page | undefined;
  /** Where it is told. */
  readonly address: string;
  /** Anchor of the section it stands in. */
  readonly section: string | undefined;
  /** The id of the service it is about; '' for none. */
  readonly topic: string;
  readonly tasks: readonly string[];
}

/** Every card of a site that has tips or questions, under its service in reading order, those about none last; each id once. */
export const cardsOf = once((site: Site): readonly Card[] => {
  if (!asks(site)) return [];
  const told = new Set<string>();
  const cards = [
    ...site.tips.map(({ id, question, callout, page, address }) =>
      cardOf('tip', id, { question, back: callout.body, callout, page, address }),
    ),
    ...site.practice.flatMap((page) => calloutsOf(page, 'question').map(questionCard(page))),
    ...site.pages.flatMap((page) =>
      calloutsOf(page, 'changed').flatMap((callout) => changedCard(page, callout, told)),
    ),
    ...changesOf(site).flatMap((change) => changeCard(change, told)),
    ...site.comparisons.flatMap(pickCards),
  ];
  // The first of two with one id is the one that has it; pages pin theirs, so there are no others.
  const unique = new Map(cards.toReversed().map((card) => [card.id, card]));
  const { rank } = navigationOf(site);
  const place = ({ topic, kind }: Card): number =>
    (rank.get(topic) ?? rank.size) + (topic ? 0 : kind === 'question' ? 2 : 1);
  return [...unique.values()].toReversed().sort((a, b) => place(a) - place(b));
});

/** The cards that stand on one page. */
export const cardsOnPage = (site: Site, page: Page): readonly Card[] =>
  byPage(site).get(page) ?? [];
const byPage = once((site: Site) => Map.groupBy(cardsOf(site), ({ page }) => page));

const calloutsOf = (page: Page, kind: CalloutEntry['kind']): readonly CalloutEntry[] =>
  page.outline.callouts.filter((callout) => callout.kind === kind && callout.anchor);

/** A pinned id is the card's own; one made from words takes its page's address in front, as tips do. */
const idOf = (page: Page, { anchor, pinned }: CalloutEntry): string =>
  pinned ? (anchor ?? '') : [...page.address.split('/').filter(Boolean), anchor].join('-');

interface Given {
  readonly page: Page;
  readonly address: string;
  readonly callout: CalloutEntry;
  readonly question?: string;
  readonly front?: readonly RootContent[];
  readonly back: readonly RootContent[];
}

function cardOf(kind: CardKind, id: string, { callout, ...given }: Given): Card {
  const { page } = given;
  return {
    question: '',
    front: [],
    ...given,
    kind,
    id,
    section: callout.section,
    topic: page.services[0] ?? '',
    tasks: page.exam,
  };
}

const questionCard =
  (page: Page) =>
  (callout: CalloutEntry): Card => {
    const list = callout.body.findIndex(({ type }) => type === 'list');
    return cardOf('question', idOf(page, callout), {
      page,
      callout,
      address: at(page.address, callout.anchor),
      question: callout.title,
      front: callout.body.slice(0, list),
      back: callout.body.slice(list),
    });
  };

/** `**Then:** …` is asked about, the rest is the answer. Without a Then there is nothing to ask. */
function changedCard(page: Page, callout: CalloutEntry, told: Set<string>): Card[] {
  const [then] = callout.body;
  if (then?.type !== 'paragraph' || !toString(then).startsWith('Then:')) return [];
  const about = page.kind === 'comparison' ? page.entry.data.compares : page.services;
  for (const service of about) told.add(`${service} ${callout.date}`);
  return [
    cardOf('changed', idOf(page, callout), {
      page,
      callout,
      address: at(page.address, callout.anchor),
      front: [withoutLabel(then)],
      back: [heading(callout.title), ...callout.body.slice(1)],
    }),
  ];
}

/** A change that no page tells in a callout of its own. */
function changeCard(change: ChangeView, told: ReadonlySet<string>): Card[] {
  const { then, services, date, taught } = change;
  const about = [...services.map(({ id }) => id), ...(taught?.page.services ?? [])];
  if (!then || about.some((service) => told.has(`${service} ${date}`))) return [];
  return [
    {
      id: `change-${change.id}`,
      kind: 'changed',
      question: '',
      front: [paragraph(then)],
      back: [heading(change.title), paragraph(change.now)],
      page: undefined,
      address: change.address,
      section: undefined,
      topic: services[0]?.id ?? '',
      tasks: taught?.page.exam ?? [],
    },
  ];
}

/**
 * The list under the heading pinned `[#pick]`: `- **SQS**: jobs for workers.` The shorter side is what
 * one is to know; the longer one describes it.
 */
function pickCards(page: ComparisonPage): Card[] {
  const { children } = page.tree;
  const start = children.findIndex(
    (node) => node.type === 'heading' && node.data?.anchors?.[0] === 'pick',
  );
  const list = children
    .slice(start + 1, start + 4)
    .find((node, index, next) => node.type === 'list' && !titled(next.slice(0, index)));
  if (start < 0 || list?.type !== 'list' || list.children.length < 2) return [];
  return list.children.flatMap((item): Card[] => {
    const [line] = item.children;
    const term = line?.type === 'paragraph' ? line.children[0] : undefined;
    if (line?.type !== 'paragraph' || term?.type !== 'strong') return [];
    const name: Paragraph = { type: 'paragraph', children: (term satisfies Strong).children };
    const rest = withoutLabel(line);
    const byName = toString(name).length < toString(rest).length;
    return [
      {
        id: `pick-${page.id}-${slug(toString(term))}`,
        kind: 'pick',
        question: page.title,
        front: [byName ? rest : name],
        back: [byName ? name : rest],
        page,
        address: at(page.address, 'pick'),
        section: 'pick',
        topic: '',
        tasks: page.exam,
      },
    ];
  });
}

const titled = (nodes: readonly RootContent[]): boolean =>
  nodes.some(({ type }) => type === 'heading');
const paragraph = (text: string): Paragraph => ({
  type: 'paragraph',
  children: inlineMarkdown(text) as Paragraph['children'],
});
const heading = (title: string): Paragraph => ({
  type: 'paragraph',
  children: [{ type: 'strong', children: [{ type: 'text', value: title }] }],
});

/** A paragraph without its first, strong words and the colon after them. */
function withoutLabel({ children: [, next, ...more] }: Paragraph): Paragraph {
  if (next?.type !== 'text') return { type: 'paragraph', children: next ? [next, ...more] : [] };
  const value = next.value.replace(/^\s*:?\s*/, '');
  return { type: 'paragraph', children: [{ type: 'text', value }, ...more] };
}
