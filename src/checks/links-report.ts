/** What the cross-links did, for the author: collected here, printed by the command line. */
import type { Relation } from '../catalogue/relations.ts';
import { isMention, type Mention, type Reason } from '../markdown/mentions.ts';

/** A page as the report needs it. */
export interface LinkedPage {
  readonly address: string;
  /** Path for messages. */
  readonly file: string;
  /** The entries whose own page it is. */
  readonly self: readonly string[];
  readonly mentions: readonly Mention[];
  /** Where its text links, by hand or by the plugin; anchors may be there. */
  readonly links: readonly string[];
}

export interface PageReport {
  readonly address: string;
  readonly file: string;
  readonly linked: readonly Mention[];
  /** Looked like mentions and were refused: what an author may want to mend. */
  readonly near: readonly Mention[];
  /** Mentions left without a link as a rule, counted by the rule. */
  readonly plain: ReadonlyMap<Reason, number>;
}

export interface LinksReport {
  readonly pages: readonly PageReport[];
  /** Entries that no other page speaks of. */
  readonly neverMentioned: readonly string[];
  /** Pages that no other page's text links to. */
  readonly notLinkedTo: readonly string[];
  /** Relations of which neither side's pages speak. */
  readonly untold: readonly Relation[];
}

/** Reasons that are the rule on every page; the others are decisions an author may disagree with. */
const USUAL: ReadonlySet<Reason> = new Set([
  'already-linked',
  'own-page',
  'in-heading',
  'in-callout-title',
  'in-link',
]);

interface Input {
  readonly pages: readonly LinkedPage[];
  /** The ids of all services and families. */
  readonly entries: readonly string[];
  readonly relations: readonly Relation[];
}

/** Collects the report. Time is linear in mentions, links and relations. */
export function reportLinks({ pages, entries, relations }: Input): LinksReport {
  const mentioned = new Set<string>();
  const linkedTo = new Set<string>();
  /** `from to` for every entry `to` that a page of `from` speaks of. */
  const told = new Set<string>();
  for (const page of pages) {
    for (const mention of page.mentions) {
      if (!isMention(mention) || page.self.includes(mention.service)) continue;
      mentioned.add(mention.service);
      for (const own of page.self) told.add(`${own} ${mention.service}`);
    }
    for (const link of page.links) {
      const address = link.split(/[?#]/)[0] ?? '';
      if (address && address !== page.address) linkedTo.add(address);
    }
  }
  return {
    pages: pages.map(reportPage),
    neverMentioned: entries.filter((id) => !mentioned.has(id)),
    notLinkedTo: pages.map(({ address }) => address).filter((address) => !linkedTo.has(address)),
    untold: relations.filter(
      ({ from, to }) => !told.has(`${from} ${to}`) && !told.has(`${to} ${from}`),
    ),
  };
}

function reportPage({ address, file, mentions }: LinkedPage): PageReport {
  const plain = new Map<Reason, number>();
  for (const { reason } of mentions) {
    if (reason && USUAL.has(reason)) plain.set(reason, (plain.get(reason) ?? 0) + 1);
  }
  return {
    address,
    file,
    linked: mentions.filter(({ linked }) => linked),
    near: mentions.filter(({ reason }) => reason !== undefined && !USUAL.has(reason)),
    plain,
  };
}

/** Each reason as the author reads it. */
const WORDS: Record<Reason, string> = {
  'already-linked': 'linked already in the section',
  'own-page': 'on their own page',
  'in-heading': 'in a heading',
  'in-callout-title': 'in a callout’s title',
  'in-link': 'in a link',
  'never-link': 'neverLink forbids it',
  'page-never-links': 'the page’s neverLink forbids it',
  'wrong-case': 'an ordinary word, not in the case of a name',
  'ordinary-word': 'an ordinary word that begins a sentence',
  identifier: 'part of a path, an id or a longer name',
  'no-page': 'there is no page of it',
};

/** The report as text: page by page, then what is missing on the whole, a count for each. */
export function formatLinks({ pages, neverMentioned, notLinkedTo, untold }: LinksReport): string {
  const relations = untold.map(({ from, label, to }) => `${from} ${label} ${to}`);
  return [
    ...pages.map(formatPage),
    list('never mentioned on another page', neverMentioned),
    list('linked to from no other page’s text', notLinkedTo),
    list('relations that neither side’s pages mention', relations),
    total(pages),
  ].join('\n\n');
}

function formatPage({ address, file, linked, near, plain }: PageReport): string {
  const names = linked.map(({ name, service, line, byHand }) => {
    const how = byHand ? ', by hand' : '';
    return `    ${String(line).padStart(4)}  ${name} → ${service}${how}`;
  });
  const usual = [...plain].map(([reason, count]) => `${count} ${WORDS[reason]}`);
  const refused = near.flatMap(({ name, service, line, column, reason, sentence }) => [
    `    ${file}:${line}:${column}  “${name}” is not ${service}: ${reason ? WORDS[reason] : ''}`,
    `          ${sentence}`,
  ]);
  return [
    `${address}  ${file}`,
    `  linked: ${linked.length}`,
    ...names,
    ...(usual.length > 0 ? [`  not linked: ${usual.join(', ')}`] : []),
    ...(refused.length > 0 ? [`  nearly linked: ${near.length}`, ...refused] : []),
  ].join('\n');
}

function list(title: string, items: readonly string[]): string {
  return [`${title}: ${items.length}`, ...items.map((item) => `  ${item}`)].join('\n');
}

function total(pages: readonly PageReport[]): string {
  const sum = (key: 'linked' | 'near'): number =>
    pages.reduce((count, page) => count + page[key].length, 0);
  const links = counted(sum('linked'), 'link');
  return `${links} on ${counted(pages.length, 'page')}, ${sum('near')} nearly linked`;
}

const counted = (count: number, noun: string): string =>
  `${count} ${noun}${count === 1 ? '' : 's'}`;
