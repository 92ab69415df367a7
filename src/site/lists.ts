/** Groupings that list pages show. */
import type { ServicePage, Tip } from './page.ts';
import type { Site } from './site.ts';

export interface TipGroup {
  readonly id: string;
  readonly name: string;
  readonly address: string | undefined;
  readonly tips: readonly Tip[];
}

/** Every tip under the service its page is about; those of comparisons come last, under a name of their own. */
export function tipsByService(site: Site): readonly TipGroup[] {
  const byService = Map.groupBy(site.tips, (tip) => tip.page.services[0] ?? '');
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
  site: Site,
): readonly { letter: string; services: readonly ServicePage[] }[] {
  const letters = Map.groupBy(site.services, (service) =>
    (service.short[0] ?? '').toLocaleUpperCase(site.config.language),
  );
  return [...letters].map(([letter, services]) => ({ letter, services }));
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
