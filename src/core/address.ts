/**
 * Addresses. Inside the project every address is root-relative and ends in a slash (`/emu/habitat/`);
 * the base path a deployment lives under is put in front in one place, here.
 */

/** Joins a deployment's base (`/` or `/notes/`) and a root-relative address, query and hash kept. */
export function withBase(base: string, address: string): string {
  const root = base.endsWith('/') ? base : `${base}/`;
  return address.startsWith('/') ? root + address.slice(1) : address;
}

export const serviceAddress = (id: string): string => `/${id}/`;
export const noteAddress = (service: string, section: string): string => `/${service}/${section}/`;
export const comparisonAddress = (slug: string): string => `/compare/${slug}/`;
export const tipAddress = (id: string): string => `/tips/${id}/`;

/** An address with an anchor; without one, the address alone. */
export const at = (address: string, anchor: string | undefined): string =>
  anchor ? `${address}#${anchor}` : address;

/**
 * The scheme a browser would see, in lower case: it drops tabs and line ends, and what stands before it
 * (WHATWG URL, “basic URL parser”, steps 1 to 3).
 */
export function schemeOf(url: string): string | undefined {
  const seen = url.replaceAll(/[\t\n\r]/g, '').replace(/^[\p{Cc} ]+/u, '');
  return /^([a-z][a-z0-9+.-]*):/i.exec(seen)?.[1]?.toLowerCase();
}

/** Schemes a reader's browser may be sent to. */
export const SCHEMES: ReadonlySet<string> = new Set(['http', 'https', 'mailto']);

/** Percent-decoding that takes malformed text as it is. */
export function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
