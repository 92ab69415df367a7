/** What a reader has read, kept within bounds: pure, for the worker. */

/** What is kept, the longest unread first. Pages have a title, their assets have none. */
export interface Kept {
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  readonly title?: string;
}

/** Pages kept, and bytes of them and their assets together. */
const PAGES = 60;
const BYTES = 5_000_000;

/**
 * The list after something was kept, and the paths that are no longer. A page's assets count as used
 * with it, so that what is the longest unused is never an asset of a page still kept.
 */
export function keepIn(
  list: readonly Kept[],
  fresh: Kept,
  assets: ReadonlySet<string>,
): { list: Kept[]; dropped: string[] } {
  const used = (kept: Kept): boolean => assets.has(kept.path);
  const others = list.filter(({ path }) => path !== fresh.path);
  const kept = [...others.filter((one) => !used(one)), fresh, ...others.filter(used)];
  const dropped: string[] = [];
  let pages = kept.filter(({ title }) => title !== undefined).length;
  let bytes = kept.reduce((sum, { size }) => sum + size, 0);
  while (kept.length > 1 && (pages > PAGES || bytes > BYTES)) {
    const oldest = kept.shift();
    if (!oldest) break;
    dropped.push(oldest.path);
    bytes -= oldest.size;
    if (oldest.title !== undefined) pages -= 1;
  }
  return { list: kept, dropped };
}

/** Addresses of a page's own assets, as its markup names them. */
export const assetsOf = (html: string): Set<string> =>
  new Set([...html.matchAll(/"(\/[^"]*?assets\/[^"]+)"/g)].map(([, path = '']) => path));

/** A page's title, the site's name taken off. */
export const titleOf = (html: string): string =>
  /<title>([^<]*?)(?: · [^<]*)?<\/title>/.exec(html)?.[1] ?? '';

/** Whether a page's text has all words of a query, in lower case. */
export function says(html: string, query: string): boolean {
  const main = /<main[^]*<\/main>/.exec(html)?.[0] ?? '';
  const text = main.replaceAll(/<[^>]*>/g, ' ').toLowerCase();
  return query.split(/\s+/).every((word) => text.includes(word));
}
