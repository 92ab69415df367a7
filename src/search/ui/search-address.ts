/** The search page's address: `/search/?q=…&service=…&kind=…&domain=…`, for sharing and for Back. */
import type { Filters } from '../rank.ts';

const FACETS = ['kind', 'service', 'domain'] as const;

export function readAddress(): { query: string; filters: Filters } {
  const params = new URLSearchParams(location.search);
  const entries = FACETS.map((facet) => [facet, params.get(facet) ?? undefined] as const);
  return { query: params.get('q') ?? '', filters: Object.fromEntries(entries) };
}

/** Writes what is searched into the address: typing replaces it, a deliberate step is one to go Back from. */
export function writeAddress(query: string, filters: Filters, how: 'push' | 'replace'): void {
  const params = new URLSearchParams();
  if (query.trim()) params.set('q', query.trim());
  for (const facet of FACETS) {
    const value = filters[facet];
    if (value) params.set(facet, value);
  }
  const search = String(params) && `?${params}`;
  if (search === location.search) return;
  try {
    const address = `${location.pathname}${search}`;
    if (how === 'push') history.pushState(null, '', address);
    else history.replaceState(null, '', address);
  } catch {
    // WebKit allows a hundred changes in ten seconds; the next pause writes what is searched then.
  }
}
