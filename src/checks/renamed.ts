/** Guesses of what a lost address or anchor is called today, so that the author need not search. */
import type { Heading } from 'mdast';
import { visit } from 'unist-util-visit';
import { at } from '../core/address.ts';
import { nearest } from '../core/problem.ts';
import { splitPins } from '../markdown/anchors.ts';
import type { Ledger } from '../permalinks/ledger.ts';
import type { Page } from '../site/page.ts';
import type { Site } from '../site/site.ts';

/** A heading or callout title as the source has it. */
export interface Title {
  readonly line: number;
  readonly anchors: readonly string[];
}

/**
 * The page that most likely has a lost page's content: of those never released, the one with the
 * most of its anchors (a renamed page keeps its headings); else the one with the nearest address.
 */
export function successor(site: Site, ledger: Ledger, address: string): Page | undefined {
  const lost = new Set(
    [...ledger.keys()]
      .filter((key) => key.startsWith(`${address}#`))
      .map((key) => key.slice(address.length + 1)),
  );
  const shared = (page: Page): number =>
    [...page.outline.anchors.keys()].filter((anchor) => lost.has(anchor)).length;
  const fresh = site.pages.filter((page) => !ledger.has(page.address));
  const [best] = fresh
    .map((page) => ({ page, count: shared(page) }))
    .sort((a, b) => b.count - a.count);
  if (best && best.count > 0) return best.page;
  const near =
    nearest(
      address,
      fresh.map((page) => page.address),
    ) ?? nearest(address, site.byAddress.keys());
  return (near && site.byAddress.get(near)) || (fresh.length === 1 ? fresh[0] : undefined);
}

/** The headings and callout titles of a page, with the lines they stand on. */
function titlesOf(page: Page): readonly Title[] {
  const titles: Title[] = [];
  visit(page.tree, 'heading', (heading: Heading) => {
    const line = heading.position?.start.line;
    if (line !== undefined) titles.push({ line, anchors: heading.data?.anchors ?? [] });
  });
  return titles;
}

/**
 * The title an anchor most likely belonged to. A renamed heading has an anchor nobody released yet,
 * under the page's address or under the lost one, so those are asked first: the only one, or the
 * nearest; then the nearest of all, then the first.
 */
export function nearestTitle(page: Page, key: string, ledger: Ledger): Title | undefined {
  const [address = '', anchor = ''] = key.split('#', 2);
  const titles = titlesOf(page);
  const fresh = titles.filter(
    ({ anchors }) =>
      !anchors.some((id) => ledger.has(at(page.address, id)) || ledger.has(at(address, id))),
  );
  const pick = (among: readonly Title[]): Title | undefined => {
    const near = nearest(
      anchor,
      among.flatMap((title) => title.anchors),
    );
    return near === undefined ? undefined : among.find((title) => title.anchors.includes(near));
  };
  return (
    pick(fresh) ??
    (fresh.length === 1 ? fresh[0] : undefined) ??
    pick(titles) ??
    fresh[0] ??
    titles[0]
  );
}

/** The source line of a title with an old id added behind those it has: the line to write. */
export function lineWith(page: Page, title: Title, old: string): string {
  const source = page.entry.body.split(/\r?\n/)[title.line - 1] ?? '';
  const words = splitPins(source).text.trim();
  return [words, ...[...title.anchors, old].map((anchor) => `[#${anchor}]`)].join(' ');
}
