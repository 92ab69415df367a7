/** Filters with counts of pages: kind as buttons, service and exam domain as lists on the search page. */
import type { SearchEngine } from '../engine.ts';
import { passes } from '../rank.ts';
import type { Filters, Hit, Kind } from '../types.ts';
import { make, makeButton } from './dom.ts';
import { KIND_NAMES } from './hit-view.ts';

export const FACETS = ['kind', 'service', 'domain'] as const;
type FacetName = (typeof FACETS)[number];

/** The values a facet may have, each with its name. */
function valuesOf(
  facet: FacetName,
  { data }: SearchEngine,
  domains: Readonly<Record<string, string>>,
): (readonly [string, string])[] {
  if (facet === 'kind') return Object.entries(KIND_NAMES);
  if (facet === 'domain') return Object.entries(domains);
  const services = data.services.map(({ id, short }) => [id, short] as const);
  return services.sort(([, a], [, b]) => a.localeCompare(b));
}

/** The filters as one element. Its controls stay the same while results change, so that focus stays too. */
export class Facets {
  readonly element = make('div', { class: 'search-facets', hidden: true });
  readonly #buttons = new Map<Kind, HTMLButtonElement>();
  readonly #lists = new Map<FacetName, HTMLSelectElement>();
  readonly #domains: Readonly<Record<string, string>>;
  #filters: Filters = {};

  /** `domains` are the exam's, by number; `lists` shows the two lists as well as the buttons. */
  constructor(
    domains: Readonly<Record<string, string>>,
    lists: boolean,
    change: (facet: FacetName, value: string | undefined) => void,
  ) {
    this.#domains = domains;
    const group = make('div', {
      class: 'search-kinds',
      role: 'group',
      'aria-label': SAY.searchKind,
    });
    for (const kind of Object.keys(KIND_NAMES) as Kind[]) {
      const toggle = (): void => change('kind', this.#filters.kind === kind ? undefined : kind);
      const count = make('span', { class: 'count' });
      const button = makeButton(toggle, { hidden: true }, `${KIND_NAMES[kind]} `, count);
      this.#buttons.set(kind, button);
      group.append(button);
    }
    this.element.append(group);
    const named = [
      ['service', SAY.searchTopic],
      ['domain', SAY.searchDomain],
    ] as const;
    for (const [facet, label] of named) {
      if (!lists || (facet === 'domain' && !Object.keys(domains).length)) continue;
      const list = make('select', { name: facet });
      list.addEventListener('change', () => change(facet, list.value || undefined));
      this.#lists.set(facet, list);
      this.element.append(make('label', {}, make('span', {}, label), list));
    }
  }

  /** The filters without those that no page of the site could pass. */
  known(filters: Filters, engine: SearchEngine): Filters {
    const known = FACETS.filter((facet) =>
      valuesOf(facet, engine, this.#domains).some(([value]) => value === filters[facet]),
    );
    return Object.fromEntries(known.map((facet) => [facet, filters[facet]]));
  }

  /** Shows how many of the pages found each value would leave, the other filters as they are. */
  update(engine: SearchEngine, hits: readonly Hit[], filters: Filters): void {
    this.#filters = filters;
    this.element.hidden = !hits.length;
    const count = (facet: FacetName, value: string): number =>
      hits.filter(({ page: number }) => {
        const page = engine.pageAt(number);
        return page && passes(page, { ...filters, [facet]: value });
      }).length;
    for (const [kind, button] of this.#buttons) {
      const pages = count('kind', kind);
      const isPressed = filters.kind === kind;
      button.setAttribute('aria-pressed', String(isPressed));
      button.hidden = !pages && !isPressed;
      button.lastElementChild?.replaceChildren(String(pages));
    }
    for (const [facet, list] of this.#lists) {
      const options = valuesOf(facet, engine, this.#domains).flatMap(([value, text]) => {
        const pages = count(facet, value);
        const selected = filters[facet] === value;
        return pages || selected ? make('option', { value, selected }, `${text} (${pages})`) : [];
      });
      list.replaceChildren(make('option', { value: '' }, SAY.searchAny), ...options);
    }
  }
}
