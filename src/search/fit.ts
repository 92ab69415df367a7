/**
 * Keeps the first tier's file within its budget as a site grows: what helps least goes first. What is
 * left out is still found, by full text.
 */
import { brotliCompressSync, constants } from 'node:zlib';
import { toFile } from './data-file.ts';
import type { PageEntry, SearchData } from './types.ts';

/** Most bytes the file may have after brotli on a site of up to 150 pages: 0.8 s at a slow phone's 50 kB/s. */
const SMALL = 39_300;
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

type Step = (data: SearchData) => SearchData;

const pages =
  (change: (page: PageEntry) => Partial<PageEntry>): Step =>
  (data) => ({ ...data, pages: data.pages.map((page) => ({ ...page, ...change(page) })) });

/** A fifth of what is left goes, from the end of each page. */
const most = <One>(list: readonly One[]): One[] => list.slice(0, Math.floor(list.length * 0.8));
const again = (step: Step): Step[] => Array.from({ length: 8 }, () => step);

/** What goes, in order. */
const STEPS: readonly Step[] = [
  // Summaries of notes: they are found by their text, which gives an excerpt.
  pages(({ kind, summary }) => ({
    summary: kind === 'service' || kind === 'comparison' ? summary : '',
  })),
  // Words that stand only in text, the rarest first: they matter only for correcting a misspelling of them.
  ...again(({ words, ...data }) => {
    const rarest = words.findIndex(Boolean);
    return { ...data, allWords: false, words: words.map((list, i) => (i === rarest ? '' : list)) };
  }),
  // Plain headings; callouts' questions stay.
  ...again(
    pages(({ sections }) => {
      const kept = new Set(most(sections.filter(({ kind }) => kind === 'heading')));
      return { sections: sections.filter((one) => one.kind !== 'heading' || kept.has(one)) };
    }),
  ),
  ...again(pages(({ sections }) => ({ sections: most(sections) }))),
  ...again(pages(({ keywords }) => ({ keywords: most(keywords) }))),
];

/** The data, reduced no more than needed to fit `limit` bytes after brotli, and those bytes. */
export function fit(
  data: SearchData,
  limit = limitFor(data.pages.length),
): { data: SearchData; bytes: number } {
  let made = { data, bytes: sizeOf(data) };
  // Compressing at its best takes ten times as long: tried fast, scaled by what both make of the whole.
  const scale = made.bytes / sizeOf(data, FAST);
  for (const step of STEPS) {
    if (made.bytes <= limit) break;
    const reduced = step(made.data);
    const bytes = sizeOf(reduced, FAST) * scale;
    made = { data: reduced, bytes: bytes > limit ? bytes : sizeOf(reduced) };
  }
  return made;
}
