/** The site as an Atom feed (RFC 4287): changes, and pages when they are new or checked again. */
import type { Element, Root } from 'xast';
import { x } from 'xastscript';
import { withBase } from '../../core/address.ts';
import { interfaceOf, type Interface } from '../../core/interface.ts';
import { drawXml } from '../../core/xml.ts';
import type { ChangeView } from '../changes/changes.ts';
import { changesOf } from '../changes/changes.ts';
import type { Page } from '../../site/page.ts';
import type { Site } from '../../site/site.ts';

/** A feed is a window onto the newest; readers fetch it again and again, so it stays small. */
export const FEED_ENTRIES = 120;

export interface FeedEntry {
  /** Root-relative; with site and base it is the entry's link and its id for ever. */
  readonly address: string;
  readonly title: string;
  readonly text: string;
  /** `YYYY-MM-DD` on which the facts were last checked. */
  readonly updated: string;
  /** When it happened, as exactly as it is known; undefined for a page. */
  readonly happened: string | undefined;
  /** What it is about: names of services. */
  readonly about: readonly string[];
}

/** Entries, newest first by the day they were checked; on one day changes come before pages. */
export function feedEntries(site: Site, limit: number = FEED_ENTRIES): FeedEntry[] {
  const t = interfaceOf(site.config);
  const names = new Map(site.services.map((service) => [service.id, service.title]));
  const pages = site.pages.flatMap((page) => ofPage(page, names));
  return [...changesOf(site).map((change) => ofChange(change, t)), ...pages]
    .sort((a, b) => compare(b.updated, a.updated) || byHappened(a, b))
    .slice(0, limit);
}

function ofChange(change: ChangeView, t: Interface): FeedEntry {
  const happened = firstDay(change.date);
  const checked = change.verified ?? happened;
  return {
    address: change.address,
    title: change.title,
    text: [
      change.then && `${t('change.then')}: ${change.then}`,
      `${t('change.now')}: ${change.now}`,
    ]
      .filter(Boolean)
      .join(' '),
    updated: checked > happened ? checked : happened,
    happened,
    about: change.services.map((service) => service.title),
  };
}

function ofPage(page: Page, names: ReadonlyMap<string, string>): FeedEntry[] {
  // A page that nobody dated cannot be said to be new.
  if (!page.verified) return [];
  const ids = page.kind === 'comparison' ? page.entry.data.compares : page.services;
  return [
    {
      address: page.address,
      title: page.title,
      text: page.summary,
      updated: page.verified,
      happened: undefined,
      about: ids.flatMap((id) => names.get(id) ?? []),
    },
  ];
}

/** Changes by when they happened, newest first; then pages, in the order of the site. */
function byHappened(a: FeedEntry, b: FeedEntry): number {
  return compare(b.happened ?? '', a.happened ?? '');
}

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

/** `2020` → `2020-01-01`: Atom knows only whole days, the text still says how exactly it is known. */
const firstDay = (date: string): string => `${date}-01-01`.slice(0, 10);
const instant = (day: string): string => `${day}T00:00:00Z`;

export interface FeedPlace {
  /** Origin of the deployment: `https://example.org`. */
  readonly origin: string | URL;
  /** The path it lives under: `/` or `/notes/`. */
  readonly base: string;
  /** Root-relative address of the feed itself. */
  readonly address: string;
}

/** Draws the feed. Its date is the newest entry's, never the build's: the same content, the same bytes. */
export function drawFeed(site: Site, place: FeedPlace): string {
  const entries = feedEntries(site);
  const full = (address: string): string =>
    new URL(withBase(place.base, address), place.origin).href;
  const home = full('/');
  const newest = entries[0]?.updated ?? '1970-01-01';
  const feed = x(
    'feed',
    { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': site.config.language },
    [
      x('title', site.config.title),
      x('subtitle', site.config.description),
      x('id', home),
      x('link', { rel: 'self', type: 'application/atom+xml', href: full(place.address) }),
      x('link', { rel: 'alternate', type: 'text/html', href: home }),
      x('updated', instant(newest)),
      x('author', [x('name', site.config.title), x('uri', home)]),
      ...(site.config.licence ? [x('rights', site.config.licence.content)] : []),
      ...entries.map((entry) => drawEntry(entry, full(entry.address))),
    ],
  );
  const root: Root = {
    type: 'root',
    children: [{ type: 'instruction', name: 'xml', value: 'version="1.0" encoding="utf-8"' }, feed],
  };
  return drawXml(root);
}

function drawEntry(entry: FeedEntry, link: string): Element {
  return x('entry', [
    x('title', entry.title),
    x('id', link),
    x('link', { rel: 'alternate', type: 'text/html', href: link }),
    ...(entry.happened ? [x('published', instant(entry.happened))] : []),
    x('updated', instant(entry.updated)),
    ...entry.about.map((term) => x('category', { term })),
    x('summary', entry.text || entry.title),
  ]);
}
