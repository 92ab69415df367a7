/** A service, or a name several share, in the few words that a cross-link to it shows. */
import type { RootContent } from 'mdast';
import { visit } from 'unist-util-visit';
import { interfaceOf } from '../../core/interface.ts';
import { showDate } from '../../core/dates.ts';
import type { Named, Preview } from './contract.ts';
import type { FamilyPage, ServicePage, Tip } from '../../site/page.ts';
import { navigationOf } from '../../site/navigation.ts';
import { relatedTo, type RelatedGroup } from '../../site/related.ts';
import type { Site } from '../../site/site.ts';

/** Two say what a service is among others; more would be a page, and the page is one tap away. */
const RELATIONS = 2;

/** `href` turns a root-relative address into the one this deployment serves. */
export function previewOf(
  site: Site,
  page: ServicePage | FamilyPage,
  href: (address: string) => string,
): Preview {
  const link = ({ short, address }: ServicePage | FamilyPage): Named => [short, href(address)];
  const tip = firstTip(site, page);
  const former = formerNames(site, page);
  return {
    name: page.title,
    ...(former && { formerNames: former }),
    summary: page.summary,
    relations:
      page.kind === 'family'
        ? [[interfaceOf(site.config)('may-mean'), ...membersOf(site, page).map(link)]]
        : strongest(relatedTo(site, page)).map(([label, to]) => [label, link(to)]),
    ...(tip && {
      tip: { question: [tip.question, href(tip.address)], answer: runsOf(tip.callout.body) },
    }),
  };
}

function formerNames({ config }: Pick<Site, 'config'>, page: ServicePage | FamilyPage): string {
  if (page.kind === 'family') return '';
  return page.entry.data.formerNames
    .map(({ name, until }) =>
      until ? interfaceOf(config)('until', { name, date: showDate(until, config.language) }) : name,
    )
    .join(', ');
}

const membersOf = (site: Site, { entry }: FamilyPage): (ServicePage | FamilyPage)[] =>
  entry.data.members.flatMap((id) => navigationOf(site).entries.get(id) ?? []);

type Tie = readonly [label: string, to: ServicePage | FamilyPage];

/** One of each kind of relation, what the exam asks most before the rest, then more of the same kind. */
function strongest(groups: readonly RelatedGroup[]): Tie[] {
  const ties = groups.map(({ label, services }) =>
    services
      .toSorted((a, b) => Number(b.relevance === 'core') - Number(a.relevance === 'core'))
      .map((to): Tie => [label, to]),
  );
  const first = ties.flatMap(([tie]) => (tie ? [tie] : []));
  return [...first, ...ties.flatMap(([, ...more]) => more)].slice(0, RELATIONS);
}

/** The first in reading order: on its own page, in its sections, beside another, compared with one. */
function firstTip(site: Site, page: ServicePage | FamilyPage): Tip | undefined {
  const { tips, tipsOf, comparisons } = navigationOf(site);
  const own = tips.get(page.id) ?? [];
  return (
    tipsOf.get(page)?.[0] ??
    own.find((tip) => tip.page.kind === 'note') ??
    own[0] ??
    comparisons.get(page.id)?.flatMap((comparison) => tipsOf.get(comparison)?.[0] ?? [])[0]
  );
}

/** A text as prose and code by turns, prose first; what else it was (bold, linked) is left out. */
export function runsOf(blocks: readonly RootContent[]): string[] {
  const runs = [''];
  const add = (text: string, odd: number): void => {
    if (runs.length % 2 === odd) runs.push(text);
    else if (odd) runs.push('', text);
    else runs[runs.length - 1] += text;
  };
  for (const [index, block] of blocks.entries()) {
    if (index > 0) add(' ', 0);
    visit(block, (node) => {
      if (node.type === 'text') add(node.value.replaceAll(/\s+/g, ' '), 0);
      else if (node.type === 'inlineCode' || node.type === 'code') add(node.value, 1);
      else if (node.type === 'break') add(' ', 0);
    });
  }
  return runs;
}
