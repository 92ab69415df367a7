/** The last check of a build: what the ledger promises must be in the files that are published. */
import type { Ledger } from './ledger.ts';
import { shortAddress } from './short.ts';

const ID = /\sid="([^"]*)"/g;

export interface Published {
  /** The HTML of an address; undefined when there is none. */
  readonly read: (address: string) => string | undefined;
  readonly exists: (address: string) => boolean;
}

/** Released addresses, anchors and short addresses that the built site lacks, in the ledger's order. */
export function missingPermalinks(
  ledger: Ledger | undefined,
  { read, exists }: Published,
): readonly string[] {
  const anchors = Map.groupBy(ledger?.keys() ?? [], (key) => key.split('#', 1)[0] ?? '');
  const missing = new Set<string>();
  for (const [address, keys] of anchors) {
    const html = read(address);
    const ids = new Set([...(html ?? '').matchAll(ID)].map((match) => match[1]));
    for (const key of keys) {
      const anchor = key.slice(address.length + 1);
      if (html === undefined || (anchor && !ids.has(anchor))) missing.add(key);
    }
  }
  return [...(ledger ?? [])].flatMap(([key, id]) => {
    if (missing.has(key)) return [key];
    return id && !exists(shortAddress(id)) ? [shortAddress(id)] : [];
  });
}
