/**
 * Keeps the first tier's file within its budget as a site grows: what helps least goes first. What is
 * left out is still found, by full text.
 */
import { brotliCompressSync, constants } from 'node:zlib';
import { toFile } from './data-file.ts';
import type { PageEntry, SearchData } from './types.ts';

/** Most bytes the file may have after brotli on a site of up to 150 pages: 0.8 s at a slow phone's 50 kB/s. */
const SMALL = 38_500;
/** What each further page may add: its address, title and the questions it answers. */
const PER_PAGE = 30;
/** The most for any site, however large. */
const LARGE = 62_000;

/** Bytes the file of a site of so many pages may have after brotli. */
export const limitFor = (pages: number): number =>
  Math.min(LARGE, SMALL + Math.max(0, pages - 150) * PER_PAGE);

/** Brotli's best, which a host compresses static files with, and its fast middle, to try things out. */
const BEST = 11;
const FAST = 5;

/** Bytes of the file as a server sends it. */
export function sizeOf(data: SearchData, quality = BEST): number {
  const json = Buffer.from(JSON.stringify(toFile(data)));
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: quality,
    [constants.BROTLI_PARAM_SIZE_HINT]: json.length,
  };
  return brotliCompressSync(json, { params }).length;
}

type Reduction = (data: SearchData, keep: number) => SearchData;

const mapPages = (
  data: SearchData,
  change: (page: PageEntry, number: number) => PageEntry,
): SearchData => ({ ...data, pages: data.pages.map(change) });

/** What may go, in order; `keep` is the share that stays, 0 to 1. */
const REDUCTIONS: readonly Reduction[] = [
  // Summaries of pages that are no service's: only the excerpt of an unread page needs them.
  (data, keep) =>
    mapPages(data, (page, i) =>
      page.kind === 'service' || i < data.pages.length * keep ? page : { ...page, summary: '' },
    ),
  // Rare words, the longest first: they matter only for correcting a misspelling of them.
  (data, keep) => {
    const words = [...data.words].sort(
      ([a, m], [b, n]) => n - m || a.length - b.length || (a < b ? -1 : 1),
    );
    const kept = words.slice(0, Math.round(words.length * keep));
    return { ...data, words: new Map(kept), allWords: kept.length === words.length };
  },
  // Plain headings, from the end of each page; callouts' questions stay.
  (data, keep) =>
    mapPages(data, (page) => {
      const last = Math.ceil(page.sections.length * keep);
      return {
        ...page,
        sections: page.sections.filter((s, i) => s.kind !== 'heading' || i < last),
      };
    }),
  (data, keep) =>
    mapPages(data, (page) => ({
      ...page,
      sections: page.sections.slice(0, Math.ceil(page.sections.length * keep)),
    })),
  (data, keep) =>
    mapPages(data, (page) => ({
      ...page,
      keywords: page.keywords.slice(0, Math.ceil(page.keywords.length * keep)),
    })),
];

/** The data, reduced no more than needed to fit `limit` bytes after brotli, and those bytes. */
export function fit(
  data: SearchData,
  limit = limitFor(data.pages.length),
): { data: SearchData; bytes: number } {
  const whole = sizeOf(data);
  if (whole <= limit) return { data, bytes: whole };
  // Compressing at its best takes ten times as long: tried fast, scaled by what both make of the whole.
  const scale = whole / sizeOf(data, FAST);
  let current = data;
  for (const reduce of REDUCTIONS) {
    // Eighths: near enough, and few enough tries that a large build does not wait for them.
    for (let eighths = 7; eighths >= 0; eighths -= 1) {
      const tried = reduce(current, eighths / 8);
      const bytes = sizeOf(tried, FAST) * scale <= limit ? sizeOf(tried) : Infinity;
      if (bytes <= limit) return { data: tried, bytes };
      if (eighths === 0) current = tried;
    }
  }
  return { data: current, bytes: sizeOf(current) };
}
