/** The last word on the ledger: what it promises must be in the files that are published. */
import type { Ledger } from './ledger.ts';
import { shortAddress } from './short.ts';

const ID = /\sid="([^"]*)"/g;

/**
 * Released addresses, anchors and short addresses that the built site lacks. `read` gives the HTML
 * of an address, undefined when there is none.
 */
export function unkept(
  ledger: Ledger | undefined,
  read: (address: string) => string | undefined,
): readonly string[] {
  const ids = new Map<string, ReadonlySet<string> | undefined>();
  const idsOf = (address: string): ReadonlySet<string> | undefined => {
    if (!ids.has(address)) {
      const html = read(address);
      ids.set(
        address,
        html === undefined
          ? undefined
          : new Set([...html.matchAll(ID)].map((match) => match[1] ?? '')),
      );
    }
    return ids.get(address);
  };
  return [...(ledger ?? [])].flatMap(([key, id]) => {
    const [address = '', anchor] = key.split('#', 2);
    const known = idsOf(address);
    if (!known || (anchor && !known.has(anchor))) return [key];
    return id && read(shortAddress(id)) === undefined ? [shortAddress(id)] : [];
  });
}
