/**
 * `<search-box>`: in the dialog a combobox with a list, on the search page a form with its results.
 * The markup works without it (a form that leads to `/services/`); it enhances what it finds.
 */
import styles from '../../styles/search.css?url';
import { excerpt, stemsOf, type Span } from '../excerpt.ts';
import { passes, type Filters } from '../rank.ts';
import type { Hit } from '../types.ts';
import { addRelated, answeredBy } from './answer.ts';
import { make } from './dom.ts';
import { emptyState, keepSearch } from './empty-state.ts';
import { Facets, knownFilters, type FacetName } from './facets.ts';
import { remember } from './found.ts';
import { fillExcerpt, hitView, sectionsOf, type HitContext } from './hit-view.ts';
import { Listbox } from './listbox.ts';
import { loadEngine } from './load.ts';
import { announce, notesOf, troubleNote } from './notes.ts';
import { readAddress, writeAddress } from './search-address.ts';
import { Session, type Shown, type Trouble } from './session.ts';
import { addStyle } from './style.ts';

/** Results shown at first, and how many more each time they are asked for. */
const DIALOG_HITS = 8;
const PAGE_HITS = 15;
/** Results whose excerpts are fetched; each costs some 3 kB. */
const DIALOG_EXCERPTS = 3;
/** Milliseconds after the first tier in which full text may still reorder it: before an eye has settled. */
const DIALOG_GRACE = 220;
/** The same on a page that is just being opened. */
const PAGE_GRACE = 1500;
/** Pause in typing, in milliseconds, after which the page's address says what is searched. */
const ADDRESS_PAUSE = 400;

/** Gets the small file that the first tier needs, so that typing finds it there. */
export const prepare = (): Promise<unknown> => loadEngine();

const say = (detail: string): void => {
  document.dispatchEvent(new CustomEvent('say', { detail }));
};

class SearchBox extends HTMLElement {
  readonly #list = make('ol', { 'data-search-results': true, class: 'search-results' });
  readonly #notes = make('div', { class: 'search-notes' });
  readonly #more = make('p', { class: 'search-more' });
  #facets: Facets | undefined;
  #domains: Readonly<Record<string, string>> = {};
  #session: Session | undefined;
  #input: HTMLInputElement | undefined;
  #listbox: Listbox | undefined;
  #stop = new AbortController();
  #filters: Filters = {};
  #verbatim = false;
  #shown: Shown | undefined;
  #limit = DIALOG_HITS;
  #rendered = '';
  #addressTimer: ReturnType<typeof setTimeout> | undefined;

  get #onPage(): boolean {
    return !this.closest('dialog');
  }

  get #query(): string {
    return this.#input?.value ?? '';
  }

  connectedCallback(): void {
    const input = this.querySelector('input');
    if (!input) return;
    this.#input = input;
    this.#stop = new AbortController();
    const { signal } = this.#stop;
    const view = {
      show: (shown: Shown): void => this.#show(shown),
      fail: (trouble: Trouble): void => this.#fail(trouble),
    };
    this.#session = new Session(view, this.#onPage ? PAGE_GRACE : DIALOG_GRACE);
    this.#domains = JSON.parse(this.dataset['domains'] ?? '{}') as Record<string, string>;
    this.#facets = new Facets(this.#domains, this.#onPage, (facet, value) =>
      this.#filter({ ...this.#filters, [facet satisfies FacetName]: value }),
    );
    this.querySelector(':scope > .search-note')?.remove();
    this.append(
      make(
        'div',
        { class: 'search-body' },
        this.#notes,
        this.#facets.element,
        this.#list,
        this.#more,
      ),
    );
    if (this.#onPage) {
      this.#limit = PAGE_HITS;
      addEventListener('popstate', () => this.#restore(), { signal });
      this.querySelector('[data-without-script]')?.remove();
    } else {
      this.#listbox = new Listbox(input, this.#list);
      this.#fillVisible(signal);
    }
    input.addEventListener('input', () => this.#typed(), { signal });
    input.addEventListener(
      'keydown',
      (event) => {
        if (this.#listbox?.key(event)) event.preventDefault();
      },
      { signal },
    );
    input.form?.addEventListener('submit', (event) => this.#submitted(event), { signal });
    for (const sign of ['click', 'auxclick'] as const) {
      this.#list.addEventListener(sign, (event) => this.#followed(event), { signal });
    }
    // What was typed before this code came counts more than the address.
    if (this.#onPage && !input.value) this.#restore();
    else this.#typed();
  }

  /** On a phone the dialog is as tall as what the keyboard leaves visible. */
  #fillVisible(signal: AbortSignal): void {
    const { visualViewport: viewport } = window;
    const fill = (): void => {
      if (viewport) this.closest('dialog')?.style.setProperty('--visible', `${viewport.height}px`);
    };
    viewport?.addEventListener('resize', fill, { signal });
    fill();
  }

  disconnectedCallback(): void {
    this.#stop.abort();
  }

  #run(): void {
    if (this.#query.trim()) void this.#session?.run(this.#query, this.#verbatim);
    else this.#clear();
  }

  #typed(): void {
    this.#verbatim = false;
    if (this.#onPage) this.#limit = PAGE_HITS;
    this.#run();
    if (!this.#onPage) return;
    clearTimeout(this.#addressTimer);
    this.#addressTimer = setTimeout(() => this.#writeAddress('replace'), ADDRESS_PAUSE);
  }

  #writeAddress(how: 'push' | 'replace'): void {
    clearTimeout(this.#addressTimer);
    if (this.#onPage) writeAddress(this.#query, this.#filters, how);
  }

  #submitted(event: SubmitEvent): void {
    if (!this.#onPage) return;
    event.preventDefault();
    this.#writeAddress('push');
    this.#run();
  }

  /** The page's address says what is searched: on arrival, and after Back and Forward. */
  #restore(): void {
    const { query, filters } = readAddress();
    if (this.#input) this.#input.value = query;
    this.#filters = filters;
    this.#run();
  }

  #filter(filters: Filters): void {
    this.#filters = filters;
    this.#writeAddress('push');
    if (this.#shown) this.#show(this.#shown);
  }

  /** Puts a query into the box and searches it; the focus stays in the box. */
  readonly #search = (query: string): void => {
    if (!this.#input) return;
    this.#input.value = query;
    this.#input.focus();
    this.#typed();
  };

  /** The state before anything is typed. */
  #clear(): void {
    this.#session?.stop();
    this.#shown = undefined;
    this.#rendered = '';
    for (const part of [this.#list, this.#notes, this.#more]) part.replaceChildren();
    this.#facets?.hide();
    this.#listbox?.refresh(true);
    void this.#showEmpty();
  }

  async #showEmpty(): Promise<void> {
    const engine = await this.#session?.engine().catch(() => undefined);
    if (!engine || this.#query.trim()) return;
    const redraw = (): void => {
      this.#input?.focus();
      this.#clear();
    };
    this.#notes.replaceChildren(
      ...emptyState(engine.data.examples, Boolean(this.#listbox), this.#search, redraw),
    );
  }

  #fail(trouble: Trouble): void {
    this.#list.replaceChildren();
    this.#notes.replaceChildren(
      troubleNote(trouble, () => {
        this.#input?.focus();
        this.#run();
      }),
    );
    say('Search could not be loaded');
  }

  #show(shown: Shown): void {
    const { engine, found, pending } = shown;
    this.#shown = shown;
    this.#filters = knownFilters(this.#filters, engine, this.#domains);
    const filtered = shown.hits.filter(({ page }) => {
      const entry = engine.pageAt(page);
      return entry && passes(entry, this.#filters);
    });
    const hits = shown.offer?.hits ?? filtered;
    const contexts = this.#contexts(shown, hits.slice(0, this.#limit));
    const actions = {
      verbatim: (): void => {
        this.#verbatim = true;
        this.#input?.focus();
        this.#run();
      },
      retry: (): void => {
        this.#input?.focus();
        this.#run();
      },
      unfilter: (): void => {
        this.#input?.focus();
        this.#filter({});
      },
    };
    this.#notes.replaceChildren(...notesOf(shown, filtered.length, actions));
    if (shown.offer && !shown.offer.alike) {
      const examples = emptyState(engine.data.examples, false, this.#search, () => undefined);
      this.#notes.append(...examples.slice(0, -1));
    }
    if (!pending) this.#facets?.update({ engine, hits: shown.hits, filters: this.#filters });
    this.#renderList(shown, contexts);
    this.#renderMore(hits.length);
    const isNew = this.#rendered !== found.parsed.query;
    this.#rendered = found.parsed.query;
    this.#listbox?.refresh(isNew);
    if (!pending) say(announce(shown, filtered.length));
  }

  #contexts({ engine, found }: Shown, hits: readonly Hit[]): HitContext[] {
    const stems = stemsOf(found.parsed.strategies[0]?.terms ?? []);
    const answered = answeredBy(found.parsed);
    return hits.flatMap((hit): HitContext[] => {
      const page = engine.pageAt(hit.page);
      if (!page) return [];
      return [
        {
          page,
          hit,
          stems,
          language: engine.language,
          service: engine.lexicon.services.get(page.service ?? ''),
          answer: page.kind === 'service' && page.service === answered,
          options: Boolean(this.#listbox),
          kind: this.#filters.kind,
        },
      ];
    });
  }

  #renderList(shown: Shown, contexts: readonly HitContext[]): void {
    const { pending, engine } = shown;
    // Results of the query before stay until there is something to put in their place.
    if (pending && !contexts.length) return;
    this.#list.setAttribute('aria-busy', String(pending));
    this.#list.replaceChildren(
      ...contexts.map((context, i) => {
        const item = hitView(context);
        if (context.page.summary) fillExcerpt(item, [{ text: context.page.summary, hit: false }]);
        if (context.answer)
          addRelated(item, engine, context.service?.related ?? [], context.options);
        const wanted = this.#onPage || i < DIALOG_EXCERPTS;
        if (wanted && !pending && !context.answer) void this.#excerpt(shown, context, item);
        return item;
      }),
    );
  }

  /** Puts the words around what was found in the summary's place, where full text found some. */
  async #excerpt({ engine }: Shown, context: HitContext, item: Element): Promise<void> {
    const { hit, page, stems, language } = context;
    try {
      const text = await engine.textOf(hit.page);
      const { main } = sectionsOf(context);
      const number = main ? page.sections.indexOf(main) : (hit.sections[0] ?? -1);
      if (!text || (page.kind === 'service' && number < 0)) return;
      const section = page.sections[number];
      const places = engine.placesOf(hit.page);
      const from = places[number];
      const span: Span =
        section && from !== undefined
          ? {
              from,
              to: places[number + 1] ?? Infinity,
              title: section.text.split(/\s+/u).length,
              callout: section.kind !== 'heading',
            }
          : { from: 0, to: Infinity, title: page.title.split(/\s+/u).length, callout: false };
      fillExcerpt(item, excerpt(text.content, stems, language, span));
    } catch {
      // The result stands with its summary, or without an excerpt.
    }
  }

  #renderMore(count: number): void {
    if (count <= this.#limit) return this.#more.replaceChildren();
    if (!this.#onPage) {
      const href = `${this.#input?.form?.action ?? ''}?q=${encodeURIComponent(this.#query)}`;
      return this.#more.replaceChildren(make('a', { href }, `All ${count} pages found`));
    }
    const more = make('button', { type: 'button', class: 'link' }, `Show more of ${count}`);
    more.addEventListener('click', () => {
      this.#limit += PAGE_HITS;
      if (this.#shown) this.#show(this.#shown);
    });
    this.#more.replaceChildren(more);
  }

  /** The page reached will mark the words; its own address shows no trace of the search. */
  #followed(event: Event): void {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (!link || !this.#shown) return;
    keepSearch(this.#query);
    remember(link.href, [...stemsOf(this.#shown.found.parsed.strategies[0]?.terms ?? [])]);
    const here =
      link.pathname === location.pathname &&
      !(event as MouseEvent).ctrlKey &&
      !(event as MouseEvent).metaKey;
    this.closest('dialog')?.close();
    if (here) void import('./found.ts').then(({ showFound }) => showFound());
  }
}

void addStyle(styles);
customElements.define('search-box', SearchBox);
