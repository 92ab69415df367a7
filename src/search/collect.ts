/**
 * From what Pagefind kept of each page to what the planner needs. Pure: fragments, table of
 * contents and built pages in, `SearchData` out.
 *
 * What a page says about itself, in its head (`components/SearchMeta.astro` writes it):
 * - filters `kind`, `service`, `domain` (`data-pagefind-filter`);
 * - metadata `short`, `summary`, `aliases`, `formerNames`, `misspellings`, `keywords`, `also`
 *   (`data-pagefind-meta`), lists separated by `|`;
 * - its title from the `h1`; sections are `h2` to `h4` with an id, callouts an
 *   `<aside class="callout exam|changed">` whose heading has the id.
 */
import { headWords } from './collect-words.ts';
import { squash, stem, words } from './text.ts';
import type { IndexMeta } from './pagefind-format.ts';
import type { Kind, PageEntry, SearchData, Section, ServiceEntry, ServiceName } from './types.ts';

/** A page as Pagefind wrote it (`.pf_fragment`). */
export interface Fragment {
  readonly url: string;
  readonly content: string;
  readonly meta: Readonly<Record<string, string>>;
  readonly filters: Readonly<Record<string, readonly string[]>>;
  readonly anchors: readonly { element: string; id: string; text: string; location: number }[];
}

const PAGE_KINDS: ReadonlySet<string> = new Set(['service', 'section', 'comparison', 'change']);
const isPageKind = (kind: string | undefined): kind is Kind => PAGE_KINDS.has(kind ?? '');

const list = (text: string | undefined): string[] =>
  (text ?? '')
    .split('|')
    .map((item) => item.trim())
    .filter(Boolean);

const CALLOUT =
  /<aside\b[^>]*\bclass="[^"]*\bcallout (exam|changed)\b[^"]*"[^>]*>([\s\S]*?)<\/aside>/g;
const HEADING_ID = /<h[2-6]\b[^>]*\bid="([^"]+)"/;

/** Ids of a built page's callout titles that are exam tips or changes. */
export function calloutKinds(html: string): Map<string, 'tip' | 'change'> {
  const kinds = new Map<string, 'tip' | 'change'>();
  for (const [, kind, inside = ''] of html.matchAll(CALLOUT)) {
    const id = HEADING_ID.exec(inside)?.[1];
    if (id) kinds.set(id, kind === 'exam' ? 'tip' : 'change');
  }
  return kinds;
}

function sectionsOf({ anchors }: Fragment, html: string): Section[] {
  const kinds = calloutKinds(html);
  return anchors
    .filter(({ element, text }) => /^h[2-6]$/.test(element) && text.trim())
    .map(({ id, text, location }) => ({
      anchor: id,
      text: text.replace(/\s*#$/, '').trim(),
      kind: kinds.get(id) ?? ('heading' as const),
      location,
    }))
    .sort((a, b) => a.location - b.location);
}

function pageOf(fragment: Fragment, html: string, file: string): PageEntry {
  const { meta, filters } = fragment;
  const kind = filters['kind']?.find(isPageKind);
  return {
    fragment: file,
    address: fragment.url,
    title: meta['title'] ?? '',
    kind: kind ?? 'page',
    service: filters['service']?.[0],
    also: list(meta['also']),
    domains: filters['domain'] ?? [],
    keywords: list(meta['keywords']),
    sections: sectionsOf(fragment, html),
  };
}

function namesOf(meta: Fragment['meta']): ServiceName[] {
  const own = squash(meta['title'] ?? '');
  const named = (key: string, kind: ServiceName['kind']): ServiceName[] =>
    list(meta[key]).map((text) => ({ text, kind }));
  return [
    ...named('aliases', 'name'),
    ...named('formerNames', 'former'),
    ...named('misspellings', 'misspelling'),
  ].filter(({ text }) => squash(text) !== own);
}

function serviceOf(fragment: Fragment, page: number): ServiceEntry | undefined {
  const { meta, filters } = fragment;
  const id = filters['service']?.[0];
  if (!id || !filters['kind']?.includes('service')) return undefined;
  const name = meta['title'] ?? id;
  return { id, name, page, short: meta['short'] ?? name, names: namesOf(meta) };
}

/** Words of the pages' texts, with the count of pages that have them. */
function countWords(fragments: readonly Fragment[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { content } of fragments) {
    for (const word of new Set(words(content))) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return counts;
}

/** One word for every stem that stands only in text: the shortest, with the largest count. */
function furtherWords(
  fragments: readonly Fragment[],
  pages: readonly PageEntry[],
  services: readonly ServiceEntry[],
): Map<string, number> {
  const known = new Set([...headWords(pages, services)].map(stem));
  const byStem = new Map<string, { word: string; count: number }>();
  for (const [word, count] of countWords(fragments)) {
    const key = stem(word);
    if (!isWord(word) || known.has(key)) continue;
    const before = byStem.get(key);
    const shorter = !before || word.length < before.word.length;
    byStem.set(key, {
      word: shorter ? word : before.word,
      count: Math.max(count, before?.count ?? 0),
    });
  }
  return new Map([...byStem.values()].map(({ word, count }) => [word, count]));
}

/** A word worth keeping for spelling: letters, and not a lone one. */
const isWord = (word: string): boolean => /^\p{L}[\p{L}\p{N}_]+$/u.test(word);

/**
 * Everything search needs to know of a site. `fragments` and `html` stand in the order of `meta.pages`.
 */
export function collect(
  build: string,
  meta: IndexMeta,
  fragments: readonly Fragment[],
  html: readonly string[],
): SearchData {
  const pages = fragments.map((fragment, i) =>
    pageOf(fragment, html[i] ?? '', meta.pages[i]?.fragment ?? ''),
  );
  const services = fragments
    .map(serviceOf)
    .filter((service) => service !== undefined)
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  return {
    build,
    chunks: meta.chunks,
    services,
    pages,
    words: furtherWords(fragments, pages, services),
  };
}
