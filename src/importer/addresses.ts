/** Judges one address of the notes: may stay, moves with its section, or is shown instead of linked. */
import { decode, schemeOf, SCHEMES } from '../core/address.ts';

export type Judgement =
  | { readonly kind: 'keep' }
  | { readonly kind: 'move'; readonly url: string; readonly why: string }
  | { readonly kind: 'show'; readonly code: ShowCode; readonly why: string };

export type ShowCode = 'unsafe-address' | 'relative-link' | 'unknown-anchor';

/**
 * @param url the address as parsed (character references already decoded)
 * @param resolve a path of the notes ('' for the file itself) and an anchor → the address on the site
 */
export function judgeAddress(
  url: string,
  resolve: (path: string, anchor: string) => string | undefined,
): Judgement {
  const scheme = schemeOf(url);
  if (scheme !== undefined) {
    if (SCHEMES.has(scheme) && url.toLowerCase().startsWith(`${scheme}:`)) return { kind: 'keep' };
    return { kind: 'show', code: 'unsafe-address', why: `a ${scheme}: address` };
  }
  // A browser takes back-slashes for slashes here, and drops tabs and line ends.
  const seen = url
    .replace(/[\t\n\r]/g, '')
    .replaceAll('\\', '/')
    .trim();
  if (seen.startsWith('//')) {
    return { kind: 'move', url: `https:${seen}`, why: 'an address without a scheme' };
  }
  const hash = url.indexOf('#');
  const path = decode(hash < 0 ? url : url.slice(0, hash));
  if (path === '' && hash < 0) return { kind: 'keep' };
  const anchor = decode(hash < 0 ? '' : url.slice(hash + 1));
  const target = resolve(path, anchor);
  if (target !== undefined) return { kind: 'move', url: target, why: 'a link within the notes' };
  // A file of the notes without that heading is linked as a whole.
  const whole = anchor && path ? resolve(path, '') : undefined;
  if (whole !== undefined) return { kind: 'move', url: whole, why: 'a link within the notes' };
  return path === ''
    ? { kind: 'show', code: 'unknown-anchor', why: `no heading has the anchor #${anchor}` }
    : { kind: 'show', code: 'relative-link', why: 'a file that is not in the notes' };
}
