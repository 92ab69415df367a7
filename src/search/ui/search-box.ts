/**
 * `<search-box>`: in the dialog a combobox with a list, on the search page a form with its results.
 * The markup works without it (a form that leads to `/services/`); it enhances what it finds.
 */
import styles from '../../styles/search.css?url';
import { excerpt, stemsOf } from '../excerpt.ts';
import { passes, type Filters } from '../rank.ts';
import { make } from './dom.ts';
import { facets, type FacetName } from './facets.ts';
import { remember } from './found.ts';
import { addRelated, answeredBy } from './answer.ts';
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
/** Results whose excerpts are fetched; each costs some 2 kB. */
const DIALOG_EXCERPTS = 5;
/** Milliseconds without a newer answer after which excerpts are fetched. */
const QUIET = 120;
/** Grace of the dialog, for the eye that is already on it, and of a page that is just being opened. */
const DIALOG_GRACE = 220;
const PAGE_GRACE = 1500;

/** Gets the small file that the first tier needs, so that typing finds it there. */
export const prepare = (): Promise<unknown> => loadEngine();

class SearchBox extends HTMLElement {
  readonly #list = make('ol', { 'data-search-results': true, class: 'search-results' });
  readonly #notes = make('div', { class: 'search-notes' });
  readonly #facets = make('div');
  readonly #more = make('p', { class: 'search-more' });
  #session: Session | undefined;
  #input: HTMLInputElement | undefined;
  #listbox: Listbox | undefined;
  #stop = new AbortController();
  #filters: Filters = {};
  #verbatim = false;
  #shown: Shown | undefined;
  #limit = DIALOG_HITS;
  #rendered = '';

  get #onPage(): boolean {
    return !this.closest('dialog');
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
    const body = make(
      'div',
      { class: 'search-body' },
      this.#notes,
      this.#facets,
      this.#list,
      this.#more,
    );
    this.append(body);
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
    else if (input.value) this.#typed();
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
    const query = this.#input?.value ?? '';
    if (query.trim()) void this.#session?.run(query, this.#verbatim);
    else this.#clear();
  }

  #typed(): void {
    this.#verbatim = false;
    if (this.#onPage) {
      this.#limit = PAGE_HITS;
      writeAddress(this.#input?.value ?? '', this.#filters, 'replace');
    }
    this.#run();
  }

  #submitted(event: SubmitEvent): void {
    if (!this.#onPage) return;
    event.preventDefault();
    writeAddress(this.#input?.value ?? '', this.#filters, 'push');
    this.#run();
  }

  /** The page's address says what is searched: on arrival, and after Back and Forward. */
  #restore(): void {
    const { query, filters } = readAddress();
    if (this.#input) this.#input.value = query;
    this.#filters = filters;
    this.#run();
  }

  #filter(facet: FacetName, value: string | undefined): void {
    this.#filters = { ...this.#filters, [facet]: value };
    if (this.#onPage) writeAddress(this.#input?.value ?? '', this.#filters, 'push');
    if (this.#shown) this.#show(this.#shown);
  }

  #clear(): void {
    this.#shown = undefined;
    this.#rendered = '';
    for (const part of [this.#list, this.#notes, this.#facets, this.#more]) part.replaceChildren();
    this.#listbox?.refresh(true);
  }

  #fail(trouble: Trouble): void {
    this.#clear();
    this.#notes.replaceChildren(troubleNote(trouble, () => this.#run()));
    document.dispatchEvent(new CustomEvent('say', { detail: 'Search could not be loaded' }));
  }

  #show(shown: Shown): void {
    const { engine, found, hits } = shown;
    this.#shown = shown;
    const filtered = hits.filter(({ page }) => {
      const entry = engine.page(page);
      return entry && (shown.isNearest || passes(entry, this.#filters));
    });
    const stems = stemsOf(found.parsed.strategies[0]?.terms ?? []);
    const answered = answeredBy(found.parsed);
    const contexts = filtered.slice(0, this.#limit).flatMap((hit): HitContext[] => {
      const page = engine.page(hit.page);
      if (!page) return [];
      const service = engine.data.services.find(({ id }) => id === page.service);
      const answer = page.kind === 'service' && page.service === answered;
      return [
        {
          page,
          hit,
          service,
          stems,
          answer,
          options: Boolean(this.#listbox),
          kind: this.#filters.kind,
        },
      ];
    });
    const verbatim = (): void => {
      this.#verbatim = true;
      this.#run();
    };
    this.#notes.replaceChildren(...notesOf(shown, { verbatim, retry: () => this.#run() }));
    this.#renderFacets(shown);
    this.#renderList(shown, contexts);
    this.#renderMore(filtered.length);
    const isNew = this.#rendered !== found.parsed.query;
    this.#rendered = found.parsed.query;
    this.#listbox?.refresh(isNew);
    if (!shown.pending)
      document.dispatchEvent(new CustomEvent('say', { detail: announce(shown, filtered.length) }));
  }

  #renderFacets({ engine, hits, isNearest, pending }: Shown): void {
    if (pending) return;
    if (isNearest) return this.#facets.replaceChildren();
    const domains = JSON.parse(this.dataset['domains'] ?? '{}') as Record<string, string>;
    const change = (facet: FacetName, value: string | undefined): void =>
      this.#filter(facet, value);
    this.#facets.replaceChildren(
      facets({ engine, hits, domains, change, filters: this.#filters, lists: this.#onPage }),
    );
  }

  #renderList(shown: Shown, contexts: readonly HitContext[]): void {
    const { pending } = shown;
    // Results of the query before stay until there is something to put in their place.
    if (pending && !contexts.length) return;
    this.#list.setAttribute('aria-busy', String(pending));
    this.#list.replaceChildren(
      ...contexts.map((context, i) => {
        const item = hitView(context);
        const wanted = this.#onPage || i < DIALOG_EXCERPTS;
        if (wanted && !pending) void this.#excerpt(shown, context, item);
        return item;
      }),
    );
  }

  async #excerpt(shown: Shown, context: HitContext, item: Element): Promise<void> {
    const { engine } = shown;
    try {
      if (!engine.hasFragment(context.hit.page)) {
        await new Promise((resolve) => setTimeout(resolve, QUIET));
        if (this.#shown !== shown) return;
      }
      const fragment = await engine.fragment(context.hit.page);
      const { main } = sectionsOf(context);
      const section = main ?? context.page.sections[context.hit.sections[0] ?? -1];
      const summary = fragment.meta['summary'];
      const segments =
        context.answer && summary
          ? [{ text: summary, hit: false }]
          : excerpt(fragment, context.stems, context.page.sections, section);
      fillExcerpt(item, segments);
      if (context.answer && fragment.meta['related']) {
        addRelated(item, engine, fragment.meta['related'].split(' | '), context.options);
        this.#listbox?.refresh(false);
      }
    } catch {
      // The result stands without its excerpt.
    }
  }

  #renderMore(count: number): void {
    const query = this.#input?.value ?? '';
    if (count <= this.#limit) return this.#more.replaceChildren();
    if (!this.#onPage) {
      const href = `${this.#input?.form?.action ?? ''}?q=${encodeURIComponent(query)}`;
      return this.#more.replaceChildren(make('a', { href }, `All ${count} results`));
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
