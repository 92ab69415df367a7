/**
 * Every file of search, made in memory from the site's model: the title index, Pagefind's index of the
 * text, and what ties the two together. Node only.
 */
import * as pagefind from 'pagefind';
import type { PagefindIndex } from 'pagefind';
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
function documentOf(page: Page, language: string, { drawn }: Site): string {
  const body = drawn.get(page) ?? renderHtml(page.tree.children, { base: '/' });
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

/** Pagefind's index of a site's text. It stays open, so that an edit costs the pages it changed and no more. */
export class TextIndex {
  #index: PagefindIndex | undefined;
  readonly #documents = new Map<string, string>();
  /** Pages as Pagefind knows them, by its id, which changes with their content. */
  #pages = new Map<string, PagefindPage>();

  /** The index's files, by their path in its folder, to go with a title index. Throws when Pagefind fails. */
  async update(site: Site, data: SearchData): Promise<Files> {
    const documents = new Map(
      site.pages.map((page) => [page.address, documentOf(page, data.language, site)]),
    );
    // A page that is gone can only be left out of a new index.
    if ([...this.#documents.keys()].some((url) => !documents.has(url))) await this.close();
    this.#index ??= await openIndex(data.language, documents.size);
    const index = this.#index;
    const changed = [...documents].filter(([url, html]) => this.#documents.get(url) !== html);
    const added = await Promise.all(
      changed.map(([url, content]) => index.addHTMLFile({ url, content })),
    );
    for (const [url, html] of changed) this.#documents.set(url, html);
    const written = await index.getFiles();
    const errors = [...added, written].flatMap((done) => done.errors);
    if (errors.length) throw new Error(`Pagefind could not index: ${errors.join('; ')}`);
    const used = written.files.filter(({ path }) => !UNUSED.test(path));
    const files = new Map(used.map(({ path, content }) => [path, content]));
    files.set(TIES_FILE, json(await this.#tie(data, files)));
    return files;
  }

  async close(): Promise<void> {
    this.#index = undefined;
    this.#documents.clear();
    await pagefind.close();
  }

  /** Asks Pagefind for the pages of its index, to learn what it calls them and where their sections begin. */
  async #tie(data: SearchData, files: Files): Promise<Ties> {
    const api = await runPagefind(files, data.language);
    const results = (await api.search(null))?.results ?? [];
    const pages = await Promise.all(
      results.map(async (result) => {
        const page = this.#pages.get(result.id) ?? (await result.data());
        return [result.id, { url: page.url, anchors: page.anchors, content: '' }] as const;
      }),
    );
    await api.destroy();
    this.#pages = new Map(pages);
    const idOf = new Map(pages.map(([id, { url }]) => [url, id]));
    const ids = data.pages.map(({ address }) => idOf.get(address) ?? '');
    const places = data.pages.map(({ sections }, i) => {
      const anchors = this.#pages.get(ids[i] ?? '')?.anchors ?? [];
      const at = new Map(anchors.map(({ id, location }) => [id, location]));
      let before = 0;
      return sections.map(({ anchor }) => {
        // A section Pagefind does not know begins where the one before did.
        const start = Math.max(at.get(anchor) ?? before, before);
        const step = start - before;
        before = start;
        return step;
      });
    });
    return { build: data.build, ids, places };
  }
}

async function openIndex(language: string, pages: number): Promise<PagefindIndex> {
  const chunk = Math.round(CHUNK * Math.max(1, pages / PAGES_PER_CHUNK_SIZE));
  process.env['PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE'] = String(chunk);
  const { index, errors } = await pagefind.createIndex({
    forceLanguage: language,
    maxFragments: Math.max(FRAGMENTS, Math.ceil(pages / 2)),
    excludeSelectors: UNSAID,
  });
  if (!index) throw new Error(`Pagefind did not start: ${errors.join('; ')}`);
  return index;
}

const json = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));

/** The title index of a site, and its file. With `fits`, what helps least is left out until the file is small enough. */
export async function buildTitles(
  site: Site,
  fits: boolean,
): Promise<{ data: SearchData; file: Uint8Array }> {
  const all = collect(site, await loadLanguage(site.config.language));
  const { data } = fits ? fit(all) : { data: all };
  return { data, file: json(toFile(data)) };
}

/** Pagefind's indexer is one service for the process: one site is indexed after the other. */
let running: Promise<unknown> = Promise.resolve();

/** Every file of search. Throws, and so fails the build, when Pagefind fails. */
export async function buildSearch(site: Site): Promise<{ data: SearchData; files: Files }> {
  const { data, file } = await buildTitles(site, true);
  const index = new TextIndex();
  const made = running.then(() => index.update(site, data)).finally(() => index.close());
  running = made.catch(() => undefined);
  const files = [...(await made)].map(
    ([path, bytes]) => [`${INDEX_FOLDER}/${path}`, bytes] as const,
  );
  return { data, files: new Map([[DATA_FILE, file], ...files]) };
}
