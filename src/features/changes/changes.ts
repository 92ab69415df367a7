/** What changed, for readers: newest first by year, and the same changes under each service. */
import type { PhrasingContent, RootContent } from 'mdast';
import type { Source } from '../../content/schema.ts';
import type { Change } from '../../content/site-schema.ts';
import { at } from '../../core/address.ts';
import { showDate } from '../../core/dates.ts';
import { interfaceOf } from '../../core/interface.ts';
import { once } from '../../core/once.ts';
import { parseMarkdown } from '../../markdown/parse.ts';
import type { Page, ServicePage } from '../../site/page.ts';
import type { Site } from '../../site/site.ts';

export interface ChangeView {
  /** Unique among the changes; its anchor on the page of changes. */
  readonly id: string;
  readonly address: string;
  /** As exactly as it is known: `2020`, `2020-12` or `2020-12-01`. */
  readonly date: string;
  /** The date for people; an approximate one says so: “about Aug 2025”. */
  readonly when: string;
  readonly title: string;
  readonly services: readonly ServicePage[];
  /** True for a change of the exam itself. */
  readonly exam: boolean;
  readonly then: string | undefined;
  readonly now: string;
  /** Where it is taught, with the address that leads there. */
  readonly taught: { readonly page: Page; readonly address: string } | undefined;
  readonly sources: readonly Source[];
  readonly verified: string | undefined;
}

/** The address of a change: an anchor on the page of changes. */
export const changeAddress = (id: string): string => at('/changes/', id);

type Dated = Pick<Site, 'config' | 'changes' | 'services' | 'byAddress'>;

/** All changes, newest first. Of two in one month the exactly dated ones come first. */
export const changesOf = once((site: Dated): readonly ChangeView[] => {
  const services = new Map(site.services.map((service) => [service.id, service]));
  return site.changes
    .map(({ data }) => view(data, services, site))
    .sort((a, b) => compare(b.date, a.date) || compare(a.title, b.title));
});

function view(
  change: Change,
  services: ReadonlyMap<string, ServicePage>,
  { byAddress, config }: Dated,
): ChangeView {
  const { id, date, title, exam, then, now, sources, verified } = change;
  const shown = showDate(date, config.language);
  return {
    id,
    address: changeAddress(id),
    date,
    when: change.approximate ? interfaceOf(config)('about-date', { date: shown }) : shown,
    title,
    services: change.services.flatMap((service) => services.get(service) ?? []),
    exam,
    then,
    now,
    taught: taughtAt(change.page, byAddress),
    sources,
    verified,
  };
}

/** `emu/habitat#nest` → the page and the full address; undefined when no such page exists. */
function taughtAt(
  target: string | undefined,
  pages: ReadonlyMap<string, Page>,
): ChangeView['taught'] {
  const [path, anchor] = (target ?? '').split('#', 2);
  const page = path && pages.get(`/${path.replace(/^\/|\/$/g, '')}/`);
  return page ? { page, address: at(page.address, anchor) } : undefined;
}

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

export interface ChangeYear {
  readonly year: string;
  readonly changes: readonly ChangeView[];
}

/** Changes under the year they happened in, in the order they are given. */
export function changesByYear(changes: readonly ChangeView[]): ChangeYear[] {
  const years = Map.groupBy(changes, (change) => change.date.slice(0, 4));
  return [...years].map(([year, changes]) => ({ year, changes }));
}

export interface ServiceChanges {
  /** Undefined for changes that are about no service, such as those of the exam. */
  readonly service: ServicePage | undefined;
  readonly changes: readonly ChangeView[];
}

/** Changes under the id of each service they touch, newest first; those about no service under `''`. */
const byServiceId = once((site: Dated): ReadonlyMap<string, readonly ChangeView[]> => {
  const found = new Map<string, ChangeView[]>();
  for (const change of changesOf(site)) {
    const ids = new Set(change.services.map((service) => service.id));
    for (const id of ids.size > 0 ? ids : ['']) {
      const changes = found.get(id);
      if (changes) changes.push(change);
      else found.set(id, [change]);
    }
  }
  return found;
});

/** Changes under each service they touch, services by name; those about no service come first. */
export function changesByService(site: Dated): ServiceChanges[] {
  const none = changesOfService(site, '');
  return [
    ...(none.length > 0 ? [{ service: undefined, changes: none }] : []),
    ...site.services.flatMap((service) => {
      const changes = changesOfService(site, service.id);
      return changes.length > 0 ? [{ service, changes }] : [];
    }),
  ];
}

/** The changes that touch one service, newest first. */
export const changesOfService = (site: Dated, id: string): readonly ChangeView[] =>
  byServiceId(site).get(id) ?? [];

/** A sentence of the configuration as mdast: code and links in it are drawn, block Markdown is not. */
export function inlineMarkdown(text: string): RootContent[] {
  const [first, ...more] = parseMarkdown(text).children;
  if (first?.type === 'paragraph' && more.length === 0) return first.children;
  const plain: PhrasingContent = { type: 'text', value: text };
  return [plain];
}

/** The changes that a page does not tell itself: none taught on it, none of the date of a callout of its own. */
export function untold(changes: readonly ChangeView[], page: Page): ChangeView[] {
  const told = new Set(
    page.outline.callouts.flatMap(({ kind, date }) => (kind === 'changed' && date ? [date] : [])),
  );
  return changes.filter(({ taught, date }) => taught?.page !== page && !told.has(date));
}
