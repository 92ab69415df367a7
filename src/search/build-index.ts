/**
 * Every file of search, made in memory from the site's model: the title index, Pagefind's index of the
 * text, and what ties the two together. Node only.
 */
import * as pagefind from 'pagefind';
import { renderHtml } from '../markdown/render.ts';
import type { Page } from '../site/page.ts';
import type { Site } from '../site/site.ts';
import { collect } from './collect.ts';
import { toFile } from './data-file.ts';
import { fit } from './fit.ts';
import { loadLanguage } from './language.ts';
import { DATA_FILE, INDEX_FOLDER, TIES_FILE, type PagefindPage, type Ties } from './pagefind.ts';
import { runPagefind } from './run-pagefind.ts';
import type { SearchData } from './types.ts';

/** Files by their path below the deployment's base. */
export type Files = ReadonlyMap<string, Uint8Array>;

/** Pagefind's own interfaces: we bring ours, and a reader who does not search never asks for them. */
const UNUSED = /^pagefind-(?:ui|modular-ui|component-ui|highlight)\.(?:js|css)$/;

const escape = (text: string): string =>
  text.replace(/[&<>]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign] ?? sign);

/** Parts of a page's text that nobody searches: a callout's kind, and the sign that links to a heading. */
const UNSAID = ['.callout > .kind', '.anchor'];

/** What Pagefind reads of a page: its title, its summary and its text with the headings' anchors. */
function documentOf(page: Page, language: string, drawn: string | undefined): string {
  const body = drawn ?? renderHtml(page.tree.children, { base: '/' });
  return `<!doctype html><html lang="${language}"><body><h1>${escape(page.title)}</h1><p>${escape(page.summary)}</p>${body}</body></html>`;
}

/** A page has a file of its text for itself up to so many pages; beyond, two share one: hosts count files. */
const FRAGMENTS = 300;

/**
 * Postings in one file of the index: a query fetches a file for each of its words, so small ones (some 4 kB
 * of 28) spare a reader most of its bytes. It grows with the site, since hosts count files. Pagefind
 * calls its setting unstable; without it the files would only be larger.
 */
const CHUNK = 2500;
const PAGES_PER_CHUNK_SIZE = 400;

/** Pagefind's indexer is one service for the process: one index is made after the other. */
let running: Promise<unknown> = Promise.resolve();

/** Pagefind's index of documents by their address. Throws when Pagefind fails. */
function indexDocuments(
  documents: ReadonlyMap<string, string>,
  language: string,
): Promise<Map<string, Uint8Array>> {
  const made = running.then(() => makeIndex(documents, language));
  running = made.catch(() => undefined);
  return made;
}

async function makeIndex(
  documents: ReadonlyMap<string, string>,
  language: string,
): Promise<Map<string, Uint8Array>> {
  try {
    const chunk = Math.round(CHUNK * Math.max(1, documents.size / PAGES_PER_CHUNK_SIZE));
    process.env['PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE'] = String(chunk);
    const maxFragments = Math.max(FRAGMENTS, Math.ceil(documents.size / 2));
    const { index, errors } = await pagefind.createIndex({
      ...{ forceLanguage: language, maxFragments, excludeSelectors: UNSAID },
    });
    if (!index) throw new Error(`Pagefind did not start: ${errors.join('; ')}`);
    const added = await Promise.all(
      [...documents].map(([url, content]) => index.addHTMLFile({ url, content })),
    );
    const failed = added.flatMap(({ errors: found }) => found);
    if (failed.length) throw new Error(`Pagefind could not index: ${failed.join('; ')}`);
    const written = await index.getFiles();
    if (written.errors.length)
      throw new Error(`Pagefind could not write: ${written.errors.join('; ')}`);
    return new Map(
      written.files
        .filter(({ path }) => !UNUSED.test(path))
        .map(({ path, content }) => [path, content]),
    );
  } finally {
    await pagefind.close();
  }
}

/** Asks Pagefind for every page of its index, to learn what it calls them and where their sections begin. */
async function tie(data: SearchData, files: Files): Promise<Ties> {
  const api = await runPagefind(files, data.language);
  const results = (await api.search(null))?.results ?? [];
  const found = new Map<string, { id: string; page: PagefindPage }>();
  for (const result of results) {
    const page = await result.data();
    found.set(page.url, { id: result.id, page });
  }
  const of = data.pages.map(({ address, sections }) => {
    const known = found.get(address);
    const at = new Map(known?.page.anchors.map(({ id, location }) => [id, location]));
    let before = 0;
    const places = sections.map(({ anchor }) => {
      // A section Pagefind does not know begins where the one before did.
      const start = Math.max(at.get(anchor) ?? before, before);
      const step = start - before;
      before = start;
      return step;
    });
    return { id: known?.id ?? '', places };
  });
  await api.destroy();
  return {
    build: data.build,
    ids: of.map(({ id }) => id),
    places: of.map(({ places }) => places),
  };
}

const json = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));

export interface TitleFile {
  readonly data: SearchData;
  /** `search.json`. */
  readonly file: Uint8Array;
}

/** The title index of a site. With `fits`, what helps least is left out until the file is small enough. */
export async function buildTitles(site: Site, fits: boolean): Promise<TitleFile> {
  const all = collect(site, await loadLanguage(site.config.language));
  const { data } = fits ? fit(all) : { data: all };
  return { data, file: json(toFile(data)) };
}

/** The text index of a site, to go with its title index; paths are below the index's folder. */
export async function buildText(site: Site, data: SearchData): Promise<Files> {
  const documents = new Map(
    site.pages.map((page) => [page.address, documentOf(page, data.language, site.drawn.get(page))]),
  );
  const files = await indexDocuments(documents, data.language);
  files.set(TIES_FILE, json(await tie(data, files)));
  return files;
}

/** Every file of search. Throws, and so fails the build, when Pagefind fails. */
export async function buildSearch(site: Site): Promise<{ data: SearchData; files: Files }> {
  const { data, file } = await buildTitles(site, true);
  const text = await buildText(site, data);
  const files = [...text].map(([path, bytes]) => [`${INDEX_FOLDER}/${path}`, bytes] as const);
  return { data, files: new Map([[DATA_FILE, file], ...files]) };
}
