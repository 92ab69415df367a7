/** Groupings that list pages show. */
import { navigationOf, readingOrder } from './navigation.ts';
import type { NotePage, ServicePage, Tip } from './page.ts';
import type { Site } from './site.ts';

export interface TipGroup {
  readonly id: string;
  readonly name: string;
  readonly address: string | undefined;
  readonly tips: readonly Tip[];
}

/** Tips with their answers on one page, at most: on a site with more, each group has pages of its own. */
export const TIPS_ON_A_PAGE = 400;
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

/**
 * The tips the front page shows: the first of each service whose page is core to the exam, most
 * linked-to exam tasks first, so that it is a spread and not one service's list.
 */
export function frontTips(site: Site, count: number): readonly Tip[] {
  const first = new Map<string, Tip>();
  for (const tip of site.tips) {
    const service = tip.page.services[0];
    if (!service || tip.page.kind !== 'note' || tip.page.relevance !== 'core') continue;
    if (!first.has(tip.page.address)) first.set(tip.page.address, tip);
  }
  return [...first.values()]
    .sort((a, b) => b.page.exam.length - a.page.exam.length)
    .slice(0, count);
}

/** Tips on a page of a list in parts: each comes with its answer. */
export const TIPS_A_PART = 100;
