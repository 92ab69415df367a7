/** Filters with counts: kind as buttons, service and exam domain as lists on the search page. */
import type { SearchEngine } from '../engine.ts';
import { passes, type Filters } from '../rank.ts';
import type { Hit } from '../types.ts';
import { make } from './dom.ts';
import { kindName } from './hit-view.ts';

export type FacetName = 'kind' | 'service' | 'domain';
const KINDS = ['service', 'section', 'tip', 'comparison', 'change', 'page'] as const;

/** How many of the hits each value of a facet would leave, the other filters as they are. */
function counts(
  engine: SearchEngine,
  hits: readonly Hit[],
  filters: Filters,
  facet: FacetName,
  values: readonly string[],
): Map<string, number> {
  const pages = hits.flatMap((hit) => engine.page(hit.page) ?? []);
  const count = (value: string): number =>
    pages.filter((page) => passes(page, { ...filters, [facet]: value })).length;
  return new Map(values.map((value) => [value, count(value)]));
}

interface FacetsOptions {
  readonly engine: SearchEngine;
  readonly hits: readonly Hit[];
  readonly filters: Filters;
  /** Names of exam domains by number; without them that list is left out. */
  readonly domains: Readonly<Record<string, string>>;
  /** Show the two lists as well as the buttons. */
  readonly lists: boolean;
  readonly change: (facet: FacetName, value: string | undefined) => void;
}

function kindButtons({ engine, hits, filters, change }: FacetsOptions): HTMLElement {
  const group = make('div', { class: 'search-kinds', role: 'group', 'aria-label': 'Kind' });
  for (const [kind, count] of counts(engine, hits, filters, 'kind', KINDS)) {
    const pressed = filters.kind === kind;
    if (!count && !pressed) continue;
    const button = make(
      'button',
      { type: 'button', 'aria-pressed': String(pressed) },
      `${kindName(kind)} `,
      make('span', { class: 'count' }, String(count)),
    );
    button.addEventListener('click', () => change('kind', pressed ? undefined : kind));
    group.append(button);
  }
  return group;
}

function list(
  name: FacetName,
  label: string,
  values: readonly [string, string][],
  options: FacetsOptions,
): HTMLElement {
  const { engine, hits, filters, change } = options;
  const found = counts(
    engine,
    hits,
    filters,
    name,
    values.map(([value]) => value),
  );
  const select = make(
    'select',
    { name },
    make('option', { value: '' }, `Any ${label.toLowerCase()}`),
  );
  for (const [value, text] of values) {
    const count = found.get(value) ?? 0;
    if (!count && filters[name] !== value) continue;
    select.append(
      make('option', { value, selected: filters[name] === value }, `${text} (${count})`),
    );
  }
  select.addEventListener('change', () => change(name, select.value || undefined));
  return make('label', {}, make('span', {}, label), select);
}

/** The filters for these hits, as one element. */
export function facets(options: FacetsOptions): HTMLElement {
  const box = make('div', { class: 'search-facets' }, kindButtons(options));
  if (!options.lists) return box;
  const services = options.engine.data.services
    .map(({ id, short }): [string, string] => [id, short])
    .sort(([, a], [, b]) => a.localeCompare(b));
  box.append(list('service', 'Service', services, options));
  const domains = Object.entries(options.domains);
  if (domains.length) box.append(list('domain', 'Exam domain', domains, options));
  return box;
}
