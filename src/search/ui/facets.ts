/** Filters with counts of pages: kind as buttons, service and exam domain as lists on the search page. */
import type { SearchEngine } from '../engine.ts';
import { passes, type Filters } from '../rank.ts';
import type { Hit } from '../types.ts';
import { make } from './dom.ts';
import { kindName } from './hit-view.ts';

export type FacetName = 'kind' | 'service' | 'domain';
const KINDS = ['service', 'section', 'tip', 'comparison', 'change', 'page'] as const;

export interface FacetsState {
  readonly engine: SearchEngine;
  readonly hits: readonly Hit[];
  readonly filters: Filters;
}

interface Select {
  readonly name: FacetName;
  readonly label: string;
  readonly element: HTMLSelectElement;
  readonly values: (engine: SearchEngine) => readonly [string, string][];
}

/** How many of the pages found a value of a facet would leave, the other filters as they are. */
function count({ engine, hits, filters }: FacetsState, facet: FacetName, value: string): number {
  return hits.filter((hit) => {
    const page = engine.pageAt(hit.page);
    return page && passes(page, { ...filters, [facet]: value });
  }).length;
}

/** The filters without those that no page of the site could pass. */
export function knownFilters(
  { kind, service, domain }: Filters,
  engine: SearchEngine,
  domains: Readonly<Record<string, string>>,
): Filters {
  return {
    ...(kind && (KINDS as readonly string[]).includes(kind) && { kind }),
    ...(service && engine.lexicon.services.has(service) && { service }),
    ...(domain && domain in domains && { domain }),
  };
}

/** The filters as one element. Its controls stay the same while results change, so that focus stays too. */
export class Facets {
  readonly element = make('div', { class: 'search-facets', hidden: true });
  readonly #buttons = new Map<string, HTMLButtonElement>();
  readonly #selects: Select[] = [];
  #filters: Filters = {};

  /** `domains` are the exam's, by number; `lists` shows the two lists as well as the buttons. */
  constructor(
    domains: Readonly<Record<string, string>>,
    lists: boolean,
    change: (facet: FacetName, value: string | undefined) => void,
  ) {
    const group = make('div', { class: 'search-kinds', role: 'group', 'aria-label': 'Kind' });
    for (const kind of KINDS) {
      const button = make(
        'button',
        { type: 'button', 'aria-pressed': 'false', hidden: true },
        `${kindName(kind)} `,
        make('span', { class: 'count' }),
      );
      button.addEventListener('click', () =>
        change('kind', this.#filters.kind === kind ? undefined : kind),
      );
      this.#buttons.set(kind, button);
      group.append(button);
    }
    this.element.append(group);
    if (!lists) return;
    this.#add('service', 'Service', change, ({ data }) =>
      data.services
        .map(({ id, short }): [string, string] => [id, short])
        .sort(([, a], [, b]) => a.localeCompare(b)),
    );
    if (Object.keys(domains).length)
      this.#add('domain', 'Exam domain', change, () => Object.entries(domains));
  }

  #add(
    name: FacetName,
    label: string,
    change: (facet: FacetName, value: string | undefined) => void,
    values: Select['values'],
  ): void {
    const element = make('select', { name });
    element.addEventListener('change', () => change(name, element.value || undefined));
    this.#selects.push({ name, label, element, values });
    this.element.append(make('label', {}, make('span', {}, label), element));
  }

  hide(): void {
    this.element.hidden = true;
  }

  update(state: FacetsState): void {
    this.#filters = state.filters;
    this.element.hidden = !state.hits.length;
    for (const [kind, button] of this.#buttons) {
      const pressed = state.filters.kind === kind;
      const pages = count(state, 'kind', kind);
      button.setAttribute('aria-pressed', String(pressed));
      button.hidden = !pages && !pressed;
      const shown = button.querySelector('.count');
      if (shown) shown.textContent = String(pages);
    }
    for (const { name, label, element, values } of this.#selects) {
      const chosen = state.filters[name];
      const options = values(state.engine).flatMap(([value, text]) => {
        const pages = count(state, name, value);
        if (!pages && chosen !== value) return [];
        return make('option', { value, selected: chosen === value }, `${text} (${pages})`);
      });
      element.replaceChildren(
        make('option', { value: '' }, `Any ${label.toLowerCase()}`),
        ...options,
      );
    }
  }
}
