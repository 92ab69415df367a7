/** Groupings that list pages show. */
import { interfaceOf } from '../core/interface.ts';
import { once } from '../core/once.ts';
import { topicsAddress } from './list-pages.ts';
import { navigationOf, readingOrder } from './navigation.ts';
import type { NotePage, Page, ServicePage, Tip } from './page.ts';
import type { CalloutEntry } from '../markdown/outline.ts';
import type { Site } from './site.ts';

export interface TipGroup {
  readonly id: string;
  readonly name: string;
  readonly address: string | undefined;
  readonly tips: readonly Tip[];
}

/** Tips with their answers on one page, at most: on a site with more, each group has pages of its own. */
export const TIPS_ON_A_PAGE = 600;
/** Groups of tips listed on a site with more, those with the most tips first. */
const GROUPS_LISTED = 200;

/** Groups whose tips are listed on pages of their own, at `tipGroupAddress`; none on most sites. */
export const largeTipGroups = (site: Site): readonly TipGroup[] =>
  site.tips.length > TIPS_ON_A_PAGE
    ? tipsByService(site)
        .toSorted((a, b) => b.tips.length - a.tips.length)
        .slice(0, GROUPS_LISTED)
    : [];

export const tipGroupAddress = (group: string, part: number): string =>
  `/tips/by/${group}/${part}/`;

/** Every tip under the service its page is about; those of comparisons come last, under a name of their own. */
export function tipsByService(site: Site): readonly TipGroup[] {
  const byService = navigationOf(site).tips;
  const groups: TipGroup[] = [...site.services, ...site.families]
    .filter((service) => byService.has(service.id))
    .map((service) => ({
      id: service.id,
      name: service.short,
      address: service.address,
      tips: byService.get(service.id) ?? [],
    }));
  const others = byService.get('');
  if (others) groups.push({ id: 'compare', name: 'Compared', address: '/compare/', tips: others });
  return groups;
}

/** Services under the categories of the site's configuration, in its order; empty ones are left out. */
export function servicesByCategory(
  site: Pick<Site, 'services' | 'config'>,
): readonly { id: string; name: string; services: readonly ServicePage[] }[] {
  const byCategory = Map.groupBy(site.services, (service) => service.entry.data.category);
  return site.config.categories.flatMap(({ id, name }) => {
    const services = byCategory.get(id);
    return services ? [{ id, name, services }] : [];
  });
}

/** Services under the first letter of their short name. */
export function servicesByLetter(
  services: readonly ServicePage[],
  language: string,
): readonly { letter: string; services: readonly ServicePage[] }[] {
  const letters = Map.groupBy(services, (service) =>
    (service.short[0] ?? '').toLocaleUpperCase(language),
  );
  return [...letters].map(([letter, services]) => ({ letter, services }));
}

export interface Shelf {
  readonly service: ServicePage;
  /** Its sections, or the first of them. */
  readonly sections: readonly NotePage[];
  /** How many more sections it has. */
  readonly more: number;
}

/** Links to sections on the front page: a site with more shows the first sections of the first services. */
const FRONT = { links: 200, services: 24, sections: 6 };

/** Every service with its sections in reading order, for the front page; a large site's first ones. */
export function frontShelves(site: Site): readonly Shelf[] {
  const groups = readingOrder(site);
  const large = site.notes.length > FRONT.links;
  return groups.slice(0, large ? FRONT.services : undefined).map(({ service, sections }) => {
    const shown = large ? sections.slice(0, FRONT.sections) : sections;
    return { service, sections: shown, more: sections.length - shown.length };
  });
}

/** The practice questions of pages, in order. */
export const questionsOf = (pages: readonly Page[]): readonly CalloutEntry[] =>
  pages.flatMap(({ outline }) => outline.callouts.filter(({ kind }) => kind === 'question'));

/** Whether a site has anything to ask: exam tips or practice questions. */
export const asks = ({ tips, practice }: Pick<Site, 'tips' | 'practice'>): boolean =>
  tips.length > 0 || questionsOf(practice).length > 0;

/**
 * The pages to begin with: those the site's configuration names, else the core sections that serve
 * the most exam tasks and ask the most.
 */
export function startHere(site: Site, count: number): readonly NotePage[] {
  const named = site.config.start.flatMap((id) => site.notes.find((note) => note.id === id) ?? []);
  if (named.length > 0) return named.slice(0, count);
  const asked = (page: NotePage): number =>
    page.exam.length * 3 + page.outline.callouts.filter(({ kind }) => kind === 'exam').length;
  return site.notes
    .filter(({ relevance }) => relevance === 'core')
    .sort((a, b) => asked(b) - asked(a))
    .slice(0, count);
}

/** Tips on a page of a list in parts: each comes with its answer. */
export const TIPS_A_PART = 100;
/** A list that a site may have: its address, its name, how much is in it or whose it is. */
export interface Door {
  readonly to: string;
  readonly name: string;
  readonly note?: string;
}

/** The lists this site has something for, in the order of the navigation. */
export const doors = once((site: Site): readonly Door[] => {
  const { config, services, tips, comparisons, practice, changes, relations } = site;
  const t = interfaceOf(config);
  return [
    { to: topicsAddress(config), name: t('Topics'), note: t.number(services.length), show: true },
    { to: '/tips/', name: t('tips'), note: t.number(tips.length), show: tips.length > 0 },
    { to: '/recall/', name: t('recall'), note: t('recall.door'), show: asks(site) },
    {
      to: '/compare/',
      name: t('compare'),
      note: t.number(comparisons.length),
      show: comparisons.length > 0,
    },
    {
      to: '/practice/',
      name: t('practice'),
      note: t.number(questionsOf(practice).length),
      show: practice.length > 0,
    },
    {
      to: '/changes/',
      name: t('changes.short'),
      note: t.number(changes.length),
      show: changes.length > 0,
    },
    {
      to: '/exam/',
      name: t('exam'),
      note: config.exam?.code ?? '',
      show: config.exam !== undefined,
    },
    {
      to: '/map/',
      name: t('map'),
      note: t('map.count', { n: relations.length }),
      show: relations.length > 0,
    },
  ].flatMap(({ show, ...door }) => (show ? [door] : []));
});

/** What the header leads to: what the site's configuration names, or the lists it has. */
export const mainLinks = (site: Site): readonly Door[] =>
  site.config.navigation.length > 0 ? site.config.navigation : doors(site);
