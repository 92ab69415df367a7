/** Short addresses: `/s/<id>/` leads to a spot, also under the ids its former keys had. */
import { shareId } from '../core/share-id.ts';
import type { Site } from '../site/site.ts';
import { resolver } from './former.ts';
import type { Ledger } from './ledger.ts';
import { spotsOf, type Spot } from './targets.ts';

export const shortAddress = (id: string): string => `/s/${id}/`;

/** What paper shows of a page: its short address; a tip's own is short enough. */
export const printedAddress = (address: string): string =>
  address.startsWith('/tips/') ? address : shortAddress(shareId(address));

/** Where the code of what paper shows is drawn. */
export const codeAddress = (address: string): string => `/s/${shareId(address)}.svg`;

/** Every short address of a site: those of today, and those the ledger has promised. */
export function shortAddresses(site: Site, ledger: Ledger | undefined): ReadonlyMap<string, Spot> {
  const found = new Map<string, Spot>();
  for (const [key, spot] of spotsOf(site)) {
    if (spot.kind !== 'own') found.set(shareId(key), spot);
  }
  const resolve = resolver(site);
  for (const [key, id] of ledger ?? []) {
    const spot = id && !found.has(id) ? resolve(key) : undefined;
    if (id && spot) found.set(id, spot);
  }
  return found;
}
