/**
 * Short addresses: `/s/<id>/` leads to a link target, also under the ids its former keys had. A
 * small page each: its own tags for chat clients, and at once onwards to the place for people.
 */
import { at } from '../core/address.ts';
import { escapeHtml } from '../core/html.ts';
import { once } from '../core/once.ts';
import { shareId } from '../core/share-id.ts';
import type { Site } from '../site/site.ts';
import { resolver } from './former.ts';
import type { Ledger } from './ledger.ts';
import { targetsOf, type LinkTarget } from './targets.ts';

export const shortAddress = (id: string): string => `/s/${id}/`;

/** What paper shows of a page: its short address; a tip's own is short enough. */
export const printedAddress = (address: string): string =>
  address.startsWith('/tips/') ? address : shortAddress(shareId(address));

const inPage = ({ kind }: LinkTarget): boolean =>
  kind === 'section' || kind === 'callout' || kind === 'entry';

/** How many sections, callouts and entries of a site could have a short address of their own. */
export const countInPages = once(
  (site: Site): number => new Set([...targetsOf(site).values()].filter(inPage)).size,
);

/**
 * Whether sections are shared by their page's address and their anchor, because there are more of
 * them than `shortAddresses` in `site.yaml` allows: each short address is a file.
 */
export const sectionsSharePages = (site: Site): boolean =>
  countInPages(site) > site.config.shortAddresses;

/** Whether a target is shared by a short address: pages always are, standalone targets never. */
export const hasShortAddress = (site: Site, target: LinkTarget): boolean =>
  target.kind === 'page' || (inPage(target) && !sectionsSharePages(site));

function byId(
  site: Site,
  ledger: Ledger | undefined,
  wanted: (target: LinkTarget) => boolean,
): ReadonlyMap<string, LinkTarget> {
  const found = new Map<string, LinkTarget>();
  for (const [key, target] of targetsOf(site)) if (wanted(target)) found.set(shareId(key), target);
  const resolve = resolver(site);
  for (const [key, id] of ledger ?? []) {
    const target = id && !found.has(id) ? resolve(key) : undefined;
    if (id && target) found.set(id, target);
  }
  return found;
}

/** Every short address of a site by its id: those of today, and those the ledger has promised. */
export const shortAddresses = (
  site: Site,
  ledger: Ledger | undefined,
): ReadonlyMap<string, LinkTarget> => byId(site, ledger, (target) => hasShortAddress(site, target));

/** What a reading list may hold, by the id it is held under: besides the above, tips on their pages. */
export const listable = (site: Site, ledger: Ledger | undefined): ReadonlyMap<string, LinkTarget> =>
  byId(site, ledger, (target) => target.kind === 'exam' || hasShortAddress(site, target));

export interface ShortPageContext {
  readonly language: string;
  /** The site's title. */
  readonly title: string;
  /** An address of the site as this deployment serves it: `/notes/a/#b`. */
  readonly href: (address: string) => string;
  /** The same with its origin. */
  readonly absolute: (address: string) => string;
  /** The tags chat clients read, as HTML. */
  readonly tags: string;
}

/**
 * The HTML of a short address. No style and no script, so that it is one small request; not indexed.
 * The refresh names the anchor itself, because browsers drop that of the address on a refresh.
 */
export function shortPage(target: LinkTarget, context: ShortPageContext): string {
  const { language, title, href, absolute, tags } = context;
  const to = escapeHtml(href(at(target.address, target.anchor)));
  const name = escapeHtml(target.title);
  return [
    `<!doctype html><html lang="${escapeHtml(language)}"><head><meta charset="utf-8">`,
    `<title>${name} · ${escapeHtml(title)}</title>`,
    `<meta http-equiv="refresh" content="0; url=${to}">`,
    tags,
    '<meta name="robots" content="noindex">',
    `<meta http-equiv="content-security-policy" content="default-src 'none'">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    `<link rel="canonical" href="${escapeHtml(absolute(target.address))}"></head>`,
    `<body><p><a href="${to}">${name}</a></p>`,
    target.parent && `<p>${escapeHtml(target.parent)}</p>`,
    '</body></html>\n',
  ].join('');
}
