/** The address of the page one is on, and of places in it, as the site knows them. */
import { decode } from '../core/address.ts';
import { shareId } from '../core/share-id.ts';

const BASE = import.meta.env.BASE_URL.replace(/\/?$/, '/');

/** An address of the site (`/tips/x/`) as others reach it. */
export const absolute = (address: string): string =>
  new URL(BASE + address.slice(1), location.origin).href;

/** The page's own address: canonical, without the base, whatever it was reached by. */
export function pageAddress(): string {
  const canonical = document.querySelector<HTMLLinkElement>('link[rel="canonical"]')?.href;
  const { pathname } = new URL(canonical ?? location.href);
  return `/${decode(pathname).slice(BASE.length)}`;
}

/**
 * What is handed out for an anchor of this page. A chat client never sees what follows a `#`, so the
 * page's address would show the page's card: a tip has an address of its own, and every other place
 * a short one. Its fragment is for people: it says where the link leads, and may be cut off.
 */
export function shareAddress(anchor: string): string {
  const address = pageAddress();
  const title = document.getElementById(anchor);
  if (title?.closest('.callout.exam')) {
    const prefix = address.split('/').filter(Boolean).join('-');
    return absolute(`/tips/${'auto' in title.dataset ? `${prefix}-${anchor}` : anchor}/`);
  }
  if (sectionsSharePages()) return `${absolute(address)}#${anchor}`;
  return `${absolute(`/s/${shareId(`${address}#${anchor}`)}/`)}#${address.slice(1)}${anchor}`;
}

/** Whether sections of this site have no short addresses, because it has too many of them. */
export const sectionsSharePages = (): boolean =>
  'sectionsSharePages' in document.documentElement.dataset;
