/**
 * `<search-box>`: in the dialog a combobox with a list, on the search page a form with its results.
 * The markup works without it (a form that leads to `/services/`); it enhances what it finds.
 */
import styles from '../../styles/search.css?url';
import { excerpt, stemsOf } from '../excerpt.ts';
import { passes } from '../rank.ts';
import type { Filters, Hit } from '../types.ts';
import { addStyle, fill, linkButton, make, marked, say } from './dom.ts';
import { FACETS, Facets } from './facets.ts';
import { remember, showFound } from './found.ts';
import { hitView, isAnswer, sectionsOf, type HitContext } from './hit-view.ts';
import { Listbox } from './listbox.ts';
import { loadEngine } from './load.ts';
import { keepSearch, keysNote, notesOf, offers, troubleNote } from './notes.ts';
import { Session, wait, type Shown, type Trouble } from './session.ts';

/** Results shown at first, and how many more each time they are asked for. */
const DIALOG_HITS = 8;
const PAGE_HITS = 15;
/** Results whose excerpts are fetched; each costs some 3 kB. */
const DIALOG_EXCERPTS = 3;
/** Milliseconds a result stands before its excerpt is fetched: results of half a query come and go. */
const EXCERPT_PAUSE = 150;
/** Milliseconds after the first tier in which full text may still reorder it: before an eye has settled. */
const DIALOG_GRACE = 220;
/** The same on a page that is just being opened. */
const PAGE_GRACE = 1500;
/** Pause in typing, in milliseconds, after which the page's address says what is searched. */
const ADDRESS_PAUSE = 400;

/** Gets the small file that the first tier needs, so that typing finds it there. */
export const prepare = (): Promise<unknown> => loadEngine();

class SearchBox extends HTMLElement {
  readonly #list = make('ol', { 'data-search-results': true, class: 'search-results' });
  readonly #notes = make('div', { class: 'search-notes' });
  readonly #more = make('p', { class: 'search-more' });
  #input!: HTMLInputElement;
  #facets!: Facets;
  #session!: Session;
  #listbox: Listbox | undefined;
  #filters: Filters = {};
  #verbatim = false;
  #shown: Shown | undefined;
  #limit = DIALOG_HITS;
  #rendered = '';
  #addressTimer: ReturnType<typeof setTimeout> | undefined;

  get #dialog(): HTMLDialogElement | null {
    return this.closest('dialog');
  }

  connectedCallback(): void {
    const input = this.querySelector('input');
    if (!input || this.#input) return;
    this.#input = input;
    const isPage = !this.#dialog;
    const show = (shown: Shown): void => this.#show(shown);
    const fail = (trouble: Trouble): void => this.#fail(trouble);
    this.#session = new Session({ show, fail }, isPage ? PAGE_GRACE : DIALOG_GRACE);
    const domains = JSON.parse(this.dataset['domains'] ?? '{}') as Record<string, string>;
    this.#facets = new Facets(domains, isPage, (facet, value) =>
      this.#filter({ ...this.#filters, [facet]: value }),
    );
    this.querySelector(':scope > .search-note')?.remove();
    const parts = [this.#notes, this.#facets.element, this.#list, this.#more];
    this.append(make('div', { class: 'search-body' }, ...parts));
    if (isPage) {
      this.#limit = PAGE_HITS;
      addEventListener('popstate', () => this.#restore());
      this.querySelector('[data-without-script]')?.remove();
    } else {
      this.#listbox = new Listbox(input, this.#list);
      input.addEventListener('keydown', (event) => {
        if (this.#listbox?.key(event)) event.preventDefault();
      });
      this.#fillVisible();
    }
    input.addEventListener('input', () => this.#typed());
    input.form?.addEventListener('submit', (event) => {
      if (!isPage) return;
      event.preventDefault();
      this.#writeAddress('pushState');
      this.#run();
    });
    for (const sign of ['click', 'auxclick'] as const)
      this.#list.addEventListener(sign, (event) => this.#followed(event));
    // What was typed before this code came counts more than the address.
    if (isPage && !input.value) this.#restore();
    else this.#typed();
  }

  /** On a phone the dialog is as tall as what the keyboard leaves visible. */
  #fillVisible(): void {
    const { visualViewport: viewport } = window;
    const resize = (): void =>
      this.#dialog?.style.setProperty('--visible', viewport ? `${viewport.height}px` : '100dvh');
    viewport?.addEventListener('resize', resize);
    resize();
  }

  #run(): void {
    if (this.#input.value.trim()) void this.#session.run(this.#input.value, this.#verbatim);
    else this.#clear();
  }

  #typed(): void {
    this.#verbatim = false;
    this.#run();
    if (this.#dialog) return;
    this.#limit = PAGE_HITS;
    clearTimeout(this.#addressTimer);
    this.#addressTimer = setTimeout(() => this.#writeAddress('replaceState'), ADDRESS_PAUSE);
  }

  /** Writes what is searched into the page's address: typing replaces it, a deliberate step is one to go Back from. */
  #writeAddress(how: 'pushState' | 'replaceState'): void {
    clearTimeout(this.#addressTimer);
    if (this.#dialog) return;
    const query = this.#input.value.trim();
    const values = FACETS.map((facet) => [facet, this.#filters[facet] ?? ''] as const);
    const params = new URLSearchParams(
      [['q', query] as const, ...values].filter(([, value]) => value).map(([k, v]) => [k, v]),
    );
    const search = String(params) && `?${params}`;
    if (search === location.search) return;
    try {
      history[how](null, '', `${location.pathname}${search}`);
    } catch {
      // WebKit allows a hundred changes in ten seconds; the next pause writes what is searched then.
    }
  }

  /** The page's address says what is searched: on arrival, and after Back and Forward. */
  #restore(): void {
    const params = new URLSearchParams(location.search);
    this.#input.value = params.get('q') ?? '';
    this.#filters = Object.fromEntries(
      FACETS.map((facet) => [facet, params.get(facet) ?? undefined]),
    );
    this.#run();
  }

  #filter(filters: Filters): void {
    this.#filters = filters;
    this.#writeAddress('pushState');
    if (this.#shown) this.#show(this.#shown);
  }

  /** Puts a query into the box and searches it; the focus stays in the box. */
  readonly #search = (query: string): void => {
    this.#input.value = query;
    this.#input.focus();
    this.#typed();
  };

  /** An action of a button that goes away with it: the focus returns to the box. */
  #action(act: () => void): () => void {
    return () => {
      this.#input.focus();
      act();
    };
  }

  /** The state before anything is typed. */
  #clear(): void {
    this.#session.stop();
    this.#shown = undefined;
    this.#rendered = '';
    for (const part of [this.#list, this.#notes, this.#more]) part.replaceChildren();
    this.#facets.element.hidden = true;
    this.#listbox?.refresh(true);
    void this.#showEmpty();
  }

  async #showEmpty(): Promise<void> {
    const engine = await this.#session.engine();
    if (!engine || this.#input.value.trim()) return;
    const redraw = this.#action(() => this.#clear());
    const searches = offers(engine.data.examples, this.#search, redraw);
    this.#notes.replaceChildren(...searches, keysNote(Boolean(this.#listbox)));
  }

  #fail(trouble: Trouble): void {
    const note = troubleNote(
      trouble,
      this.#action(() => this.#run()),
    );
    this.#list.replaceChildren();
    this.#notes.replaceChildren(note);
    say(note);
  }

  #show(shown: Shown): void {
    const { engine, found, nothing, pending } = shown;
    this.#shown = shown;
    this.#filters = nothing ? {} : this.#facets.known(this.#filters, engine);
    const hits = found.hits.filter(({ page }) => {
      const entry = engine.pageAt(page);
      return entry && passes(entry, this.#filters);
    });
    const notes = notesOf(shown, hits.length, {
      verbatim: this.#action(() => {
        this.#verbatim = true;
        this.#run();
      }),
      retry: this.#action(() => this.#run()),
      unfilter: this.#action(() => this.#filter({})),
    });
    this.#notes.replaceChildren(...notes);
    if (nothing) {
      const popular = make('p', { class: 'search-note' }, SAY.searchPopular);
      this.#notes.append(...offers(engine.data.examples, this.#search), popular);
    }
    if (!pending) this.#facets.update(engine, nothing ? [] : found.hits, this.#filters);
    const isNew = this.#rendered !== found.parsed.query;
    this.#rendered = found.parsed.query;
    const { chosen } = this.#listbox ?? {};
    this.#renderList(shown, hits.slice(0, this.#limit));
    this.#renderMore(hits.length);
    this.#listbox?.refresh(isNew, chosen);
    const count = fill(SAY.searchPages, { count: String(hits.length) });
    if (!pending) say(...notes.flatMap((note) => [note, ' ']), ...(nothing ? [] : count));
  }

  #renderList(shown: Shown, hits: readonly Hit[]): void {
    const { pending, engine, found } = shown;
    this.#list.setAttribute('aria-busy', String(pending));
    // Results of the query before stay until there is something to put in their place.
    if (pending && !hits.length) return;
    const stems = stemsOf(found.parsed.terms);
    const items = hits.flatMap((hit, i) => {
      const page = engine.pageAt(hit.page);
      if (!page) return [];
      const common = { engine, hit, page, stems, parsed: found.parsed };
      const context = { ...common, options: Boolean(this.#listbox), kind: this.#filters.kind };
      const item = hitView(context);
      const wanted = !this.#dialog || i < DIALOG_EXCERPTS;
      if (wanted && !pending && !isAnswer(context)) void this.#excerpt(context, item);
      return [item];
    });
    this.#list.replaceChildren(...items);
  }

  /** Puts the words around what was found in the summary's place, where full text found some. */
  async #excerpt(context: HitContext, item: Element): Promise<void> {
    const { engine, hit, page, stems } = context;
    const { main } = sectionsOf(context);
    const number = main ? page.sections.indexOf(main) : (hit.sections[0] ?? -1);
    if (page.kind === 'service' && number < 0) return;
    await wait(EXCERPT_PAUSE);
    if (!item.isConnected) return;
    // Without its text the result stands with its summary.
    const text = await engine.textOf(hit.page).catch(() => undefined);
    if (!text) return;
    const section = page.sections[number];
    const places = engine.placesOf(hit.page);
    // The title is shown already.
    const title = (section?.text ?? page.title).split(/\s+/u).length;
    const from = (section ? (places[number] ?? 0) : 0) + title;
    const to = (section && places[number + 1]) || Infinity;
    const callout = section !== undefined && section.kind !== 'heading';
    const segments = excerpt(text.content, stems, engine.language, { from, to, callout });
    item.querySelector('.hit-text')?.replaceChildren(...marked(segments));
  }

  #renderMore(count: number): void {
    if (count <= this.#limit) return this.#more.replaceChildren();
    const values = { count: String(count) };
    if (this.#dialog) {
      const href = `${this.#input.form?.action ?? ''}?q=${encodeURIComponent(this.#input.value)}`;
      return this.#more.replaceChildren(make('a', { href }, ...fill(SAY.searchAll, values)));
    }
    const more = linkButton(fill(SAY.searchMore, values).join(''), () => {
      this.#limit += PAGE_HITS;
      if (this.#shown) this.#show(this.#shown);
    });
    return this.#more.replaceChildren(more);
  }

  /** The page reached will mark the words; its own address shows no trace of the search. */
  #followed(event: MouseEvent): void {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (!link || !this.#shown) return;
    keepSearch(this.#input.value);
    remember(link, stemsOf(this.#shown.found.parsed.terms));
    this.#dialog?.close();
    const isElsewhere = event.ctrlKey || event.metaKey || event.type === 'auxclick';
    if (link.pathname === location.pathname && !isElsewhere) void showFound();
  }
}

addStyle(styles);
customElements.define('search-box', SearchBox);
