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
