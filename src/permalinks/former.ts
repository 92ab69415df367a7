/** Former addresses: which address of today each stands for, and who says so. */
import { at, tipAddress } from '../core/address.ts';
import type { Place } from '../core/problem.ts';
import type { Page } from '../site/page.ts';
import type { Site } from '../site/site.ts';
import type { Ledger } from './ledger.ts';
import { targetsOf, type LinkTarget } from './targets.ts';

export interface Former {
  readonly from: string;
  readonly to: string;
  readonly page: Page;
  readonly place: Place;
}

/** Every former address as declared, twice-declared ones included: the check names those. */
export function declared(site: Site): readonly Former[] {
  return site.pages.flatMap((page) =>
    page.movedFrom.map((from, index) => ({
      from,
      to: page.address,
      page,
      place: page.entry.locate(['movedFrom', index]),
    })),
  );
}

/**
 * Former addresses of tips. A tip's id comes from its callout's anchor, alone or after its page's
 * address, so an old pin or a moved page gives it former ids; a live tip's id is never one.
 */
function formerTips(site: Site): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const tip of site.tips) {
    const prefixes = [tip.page.address, ...tip.page.movedFrom].map((address) =>
      address.split('/').filter(Boolean).join('-'),
    );
    for (const [old, current] of tip.page.outline.anchors) {
      if (current !== tip.callout.anchor) continue;
      for (const id of [old, ...prefixes.map((prefix) => `${prefix}-${old}`)]) {
        const from = tipAddress(id);
        if (!site.addresses.has(from) && !found.has(from)) found.set(from, tipAddress(tip.id));
      }
    }
  }
  return found;
}

/** Every address that is answered besides those of today: `from` → `to`. */
export function formerAddresses(
  site: Site,
  ledger: Ledger | undefined,
): ReadonlyMap<string, string> {
  const found = new Map(declared(site).map(({ from, to }) => [from, to]));
  for (const [from, to] of formerTips(site)) {
    // Of a tip's possible former ids only those that were released are owed.
    if (ledger?.has(from)) found.set(from, to);
  }
  return found;
}

/** Finds what a key, perhaps an old one, leads to today; undefined when it leads nowhere. */
export function resolver(site: Site): (key: string) => LinkTarget | undefined {
  const targets = targetsOf(site);
  const former = new Map([
    ...formerTips(site),
    ...declared(site).map(({ from, to }) => [from, to] as const),
  ]);
  return (key) => {
    const [address = '', anchor] = key.split('#', 2);
    return targets.get(key) ?? targets.get(at(former.get(address) ?? '', anchor));
  };
}
