/** What is shown in place of a page that is not here: a kept page's own surroundings around what is. */
import type { Saved } from './edition.ts';
import { titleOf, type Kept } from './read-pages.ts';

const escape = (text: string): string =>
  text.replaceAll(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/**
 * The page as HTML. `shell` is a page that is here, whose header and footer it wears; `read` are the
 * pages read, their titles HTML; `query` is what they were searched for, or empty.
 */
export function missingPage(
  shell: string,
  base: string,
  saved: Saved | undefined,
  read: readonly Pick<Kept, 'path' | 'title'>[],
  query: string,
): string {
  const link = (path: string, title: string): string =>
    `<li><a href="${escape(path)}">${title}</a></li>`;
  const whole = saved && !saved.topics;
  const items = [
    ...(saved?.topics ?? []).map(([name, address]) => link(base + address, escape(name))),
    ...(whole
      ? [link(base, titleOf(shell))]
      : read.map(({ path, title = '' }) => link(path, title))),
  ];
  // The saved site brings its own search; what was merely read is searched by the worker.
  const search = saved
    ? `<p><a class="button" href="${base}search/" data-search-open>${SAY.offlineSearch}</a></p>`
    : `<form class="row missing" role="search"><input type="search" name="q" value="${escape(query)}" aria-label="${SAY.offlineSearch}"><button class="button">${SAY.offlineSearch}</button></form>`;
  const list =
    query && items.length === 0
      ? `<p>${escape(SAY.searchNothing.replace('{query}', query))}</p>`
      : `<ul class="plain columns">${items.join('')}</ul>`;
  const main = `<article><h1>${SAY.offlineMissing}</h1><p class="lede">${SAY.offlineMissingWhy}</p><h2>${SAY.offlineHere}</h2>${search}${list}</article>`;
  const bare = '<!doctype html><meta charset="utf-8"><title></title><main></main>';
  return (shell || bare)
    .replace(/<title>[^<]*/, () => `<title>${SAY.offlineMissing}`)
    .replace(
      /(<main[^>]*>)[^]*<\/main>(?:[^]*(?=<footer))?/,
      (_, open: string) => `${open}${main}</main></div>`,
    );
}
