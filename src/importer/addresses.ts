/** Judges one address of the notes: may stay, moves with its section, or is shown instead of linked. */

export type Judgement =
  | { readonly kind: 'keep' }
  | { readonly kind: 'move'; readonly url: string; readonly why: string }
  | { readonly kind: 'show'; readonly code: ShowCode; readonly why: string };

export type ShowCode = 'unsafe-address' | 'relative-link' | 'unknown-anchor';

/** Schemes a reader's browser may be sent to; the site's own link check allows the same. */
const ALLOWED = new Set(['http', 'https', 'mailto']);

/**
 * The scheme a browser would see: it skips leading control characters and spaces, and drops tabs
 * and line ends anywhere (WHATWG URL, “basic URL parser”, steps 1 to 3).
 */
export function schemeOf(url: string): string | undefined {
  const seen = url.replace(LEADING, '').replace(/[\t\n\r]/g, '');
  return /^([a-z][a-z0-9+.-]*):/i.exec(seen)?.[1]?.toLowerCase();
}
// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const LEADING = /^[\u0000-\u0020]+/;

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
    if (ALLOWED.has(scheme) && url.toLowerCase().startsWith(`${scheme}:`)) return { kind: 'keep' };
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

/** Percent-decoding that takes malformed text as it is. */
export function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
