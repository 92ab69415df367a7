/**
 * The order in which the site is read, and where each page stands in it. Worked out once per site, in
 * time linear in its pages: what a page asks for here is looked up.
 */
import { once } from '../core/once.ts';
import type { ComparisonPage, FamilyPage, NotePage, Page, ServicePage, Tip } from './page.ts';
import { PART, partAt, windowAround } from './parts.ts';
import type { Site } from './site.ts';

export interface Group {
  readonly service: ServicePage;
  /** The service's own sections, in order. */
  readonly sections: readonly NotePage[];
  /** What its page lists: its own sections, then those of other services that also belong here. */
  readonly listed: readonly NotePage[];
}

export interface Neighbours {
  readonly before?: Page;
  readonly after?: Page;
}

interface Navigation {
  /** Every service with sections of its own, in reading order. */
  readonly groups: readonly Group[];
  /** The same by category, as the navigation shows them. */
  readonly side: readonly { readonly service: ServicePage; readonly kind: string }[];
  /** Place of a service in `side`, by its id; of one without sections, where it would stand. */
  readonly rank: ReadonlyMap<string, number>;
  /** Every service with the sections listed on its page, by its id. */
  readonly byService: ReadonlyMap<string, Group>;
  /** Place of a section among those of its service. */
  readonly order: ReadonlyMap<Page, number>;
  readonly neighbours: ReadonlyMap<Page, Neighbours>;
  /** Services and families by their id. */
  readonly entries: ReadonlyMap<string, ServicePage | FamilyPage>;
  /** The comparisons a service or family takes part in, by its id. */
  readonly comparisons: ReadonlyMap<string, readonly ComparisonPage[]>;
  /** The tips of a service's own pages, by its id; those of pages about no service under `''`. */
  readonly tips: ReadonlyMap<string, readonly Tip[]>;
  readonly tipsOf: ReadonlyMap<Page, readonly Tip[]>;
  readonly tipsById: ReadonlyMap<string, Tip>;
}

/** What pages need to know of the whole site. */
export const navigationOf = once((site: Site): Navigation => {
  const { services, families, notes, comparisons, config } = site;
  const own = Map.groupBy(notes, (note) => note.entry.data.service);
  const also = groupByEach(notes, (note) => note.entry.data.also);
  const byService = new Map(
    services.map((service) => {
      const sections = own.get(service.id) ?? [];
      return [
        service.id,
        { service, sections, listed: [...sections, ...(also.get(service.id) ?? [])] },
      ];
    }),
  );
  const wanted = new Map(config.reading.map((id, index) => [id, index]));
  const byName = new Intl.Collator(config.language);
  const groups = [...byService.values()]
    .filter((group) => group.sections.length > 0)
    .map((group) => ({
      group,
      name: group.service.short,
      rank: wanted.get(group.service.id) ?? config.reading.length,
    }))
    .sort((a, b) => a.rank - b.rank || byName.compare(a.name, b.name))
    .map(({ group }) => group);
  const kinds = new Map(config.categories.map(({ id }, index) => [id, index]));
  const kindOf = (service: ServicePage): number => kinds.get(service.entry.data.category) ?? -1;
  const nameOf = (kind: number): string => config.categories[kind]?.name ?? '';
  const byKind = Map.groupBy(groups, ({ service }) => kindOf(service));
  const side: { service: ServicePage; kind: string }[] = [];
  const rank = new Map<string, number>();
  const everyKind = Map.groupBy(services, kindOf);
  for (const kind of [...everyKind.keys()].sort((a, b) => a - b)) {
    for (const { service } of byKind.get(kind) ?? []) {
      rank.set(service.id, side.length);
      side.push({ service, kind: nameOf(kind) });
    }
    for (const { id } of everyKind.get(kind) ?? []) if (!rank.has(id)) rank.set(id, side.length);
  }
  return {
    groups,
    side,
    rank,
    byService,
    order: new Map(groups.flatMap(({ sections }) => sections.map((note, index) => [note, index]))),
    neighbours: new Map([
      ...neighboursIn(groups.flatMap(({ sections }) => sections)),
      ...neighboursIn(comparisons),
    ]),
    entries: new Map([...services, ...families].map((page) => [page.id, page])),
    comparisons: groupByEach(comparisons, (comparison) => comparison.entry.data.compares),
    tips: Map.groupBy(site.tips, (tip) => tip.page.services[0] ?? ''),
    tipsOf: Map.groupBy(site.tips, (tip) => tip.page),
    tipsById: new Map(site.tips.map((tip) => [tip.id, tip])),
  };
});

/** Items under each of their keys, in the order they are given. */
function groupByEach<Item>(
  items: readonly Item[],
  keysOf: (item: Item) => readonly string[],
): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    for (const key of new Set(keysOf(item))) {
      const group = groups.get(key);
      if (group) group.push(item);
      else groups.set(key, [item]);
    }
  }
  return groups;
}

function* neighboursIn(line: readonly Page[]): Iterable<readonly [Page, Neighbours]> {
  for (const [index, page] of line.entries()) {
    const before = line[index - 1];
    const after = line[index + 1];
    yield [page, { ...(before && { before }), ...(after && { after }) }];
  }
}

/** Every service with sections of its own, in reading order. */
export const readingOrder = (site: Site): readonly Group[] => navigationOf(site).groups;

/** A service with the sections that are listed on its page. */
export const groupOf = (site: Site, service: ServicePage): Group =>
  navigationOf(site).byService.get(service.id) ?? { service, sections: [], listed: [] };

/** What is read before and after a page: sections run on through all services, comparisons among themselves. */
export const neighbours = (site: Site, page: Page): Neighbours =>
  navigationOf(site).neighbours.get(page) ?? {};

/** The service a page belongs to first, if any. */
export const serviceOf = (site: Site, page: Page): ServicePage | undefined =>
  navigationOf(site).byService.get(page.services[0] ?? '')?.service;

/** Services, and sections of one, beside every page: more are cut to a window around the current one. */
const SIDE = 40;

export interface SideNav {
  /** Services with sections, and the one that one is in, by category; on a site of one kind unnamed. */
  readonly kinds: readonly { readonly name: string; readonly services: readonly ServicePage[] }[];
  /** The service one is in, with the sections around the current one. */
  readonly here: ServicePage | undefined;
  readonly sections: readonly NotePage[];
  /** Where all of its sections are listed and how many they are, when some are not shown. */
  readonly all: { readonly address: string; readonly count: number } | undefined;
}

/** What the navigation beside a page shows; `page` is undefined beside a list. */
export function sideNavOf(site: Site, page: Page | undefined): SideNav {
  const { side, rank, order, byService } = navigationOf(site);
  const group = byService.get(page?.services[0] ?? '');
  const at = rank.get(group?.service.id ?? '') ?? 0;
  const shown = [...windowAround(side, at, SIDE)];
  if (group && side[at]?.service !== group.service) {
    const { service } = group;
    const { category } = service.entry.data;
    const kind = site.config.categories.find(({ id }) => id === category)?.name ?? '';
    shown.splice(at - (rank.get(shown[0]?.service.id ?? '') ?? 0), 0, { service, kind });
  }
  const byKind = Map.groupBy(shown, ({ kind }) => kind);
  const listed = group?.listed ?? [];
  const index = (page && order.get(page)) ?? 0;
  return {
    kinds: [...byKind].map(([name, entries]) => ({
      name: byKind.size > 1 ? name : '',
      services: entries.map(({ service }) => service),
    })),
    here: group?.service,
    sections: windowAround(listed, index, SIDE),
    all:
      group && listed.length > SIDE
        ? { address: sectionsAddress(group, partAt(index)), count: listed.length }
        : undefined,
  };
}

/** Where a part of a service's sections is listed: its own page, unless there are too many for it. */
export const sectionsAddress = ({ service, listed }: Group, part: number): string =>
  listed.length > PART ? `${service.address}sections/${part}/` : service.address;
