/** The order in which the site is read: services that have sections, their sections, before and after. */
import type { NotePage, Page, ServicePage } from './page.ts';
import type { Site } from './site.ts';

export interface Group {
  readonly service: ServicePage;
  /** The service's own sections, in order. */
  readonly sections: readonly NotePage[];
  /** Sections of other services that also belong here. */
  readonly also: readonly NotePage[];
}

/** Every service with sections of its own, in reading order. */
export function readingOrder(site: Site): readonly Group[] {
  const rank = new Map(site.config.reading.map((id, index) => [id, index]));
  const last = site.config.reading.length;
  return site.services
    .map((service) => groupOf(site, service))
    .filter((group) => group.sections.length > 0)
    .sort(
      (a, b) =>
        (rank.get(a.service.id) ?? last) - (rank.get(b.service.id) ?? last) ||
        a.service.short.localeCompare(b.service.short, site.config.language),
    );
}

/** A service with the sections that are listed on its page. */
export function groupOf(site: Site, service: ServicePage): Group {
  return {
    service,
    sections: site.notes.filter((note) => note.entry.data.service === service.id),
    also: site.notes.filter((note) => note.entry.data.also.includes(service.id)),
  };
}

/** What is read before and after a page: sections run on through all services, comparisons among themselves. */
export function neighbours(site: Site, page: Page): { before?: Page; after?: Page } {
  const line: readonly Page[] =
    page.kind === 'note'
      ? readingOrder(site).flatMap((group) => group.sections)
      : page.kind === 'comparison'
        ? site.comparisons
        : [];
  const index = line.indexOf(page);
  if (index < 0) return {};
  const before = line[index - 1];
  const after = line[index + 1];
  return { ...(before && { before }), ...(after && { after }) };
}

/** The service a page belongs to first, if any. */
export function serviceOf(site: Site, page: Page): ServicePage | undefined {
  return site.services.find((service) => service.id === page.services[0]);
}
