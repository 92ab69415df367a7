/** One search box's exchange with the engine: first tier at once, full text as it comes, in order. */
import { FormatError } from '../data-file.ts';
import type { Found, SearchEngine } from '../engine.ts';
import type { Hit } from '../types.ts';
import { loadEngine, newerEngine } from './load.ts';

export type Trouble = 'offline' | 'outdated' | 'partial';

export interface Shown {
  readonly engine: SearchEngine;
  readonly found: Found;
  /** Nothing was found; the hits are what most pages are about. */
  readonly nothing: boolean;
  /** Full text is still to come. */
  readonly pending: boolean;
  readonly trouble?: Trouble | undefined;
}

export interface SessionView {
  show(shown: Shown): void;
  fail(trouble: Trouble): void;
}

/** Pause in typing, in milliseconds, after which full text is asked: no file is fetched for half a word. */
const PAUSE = 90;

export const wait = (time: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, time));

export class Session {
  readonly #view: SessionView;
  readonly #grace: number;
  #turn = 0;
  #engine: SearchEngine | undefined;

  /**
   * `grace` is the time in milliseconds that the first tier may still be put in better order by full
   * text; after it, nothing shown moves.
   */
  constructor(view: SessionView, grace: number) {
    this.#view = view;
    this.#grace = grace;
  }

  /** The engine; undefined when it cannot be had, after the view was told. */
  async engine(): Promise<SearchEngine | undefined> {
    try {
      return (this.#engine ??= await loadEngine());
    } catch (error) {
      this.#view.fail(error instanceof FormatError ? 'outdated' : 'offline');
      return undefined;
    }
  }

  /** Forgets what is being searched: its answers will not be shown. */
  stop(): void {
    this.#turn += 1;
  }

  /** Searches. A later call makes an earlier one's answers void. */
  async run(query: string, verbatim: boolean): Promise<void> {
    this.#turn += 1;
    const turn = this.#turn;
    const show = (found: Found, pending: boolean, trouble?: Trouble): void => {
      const engine = this.#engine;
      if (turn !== this.#turn || !engine) return;
      const nothing = !pending && !found.hits.length;
      const shown = nothing ? { ...found, hits: engine.popular() } : found;
      this.#view.show({ engine, found: shown, nothing, pending, trouble });
    };
    const engine = await this.engine();
    if (!engine || turn !== this.#turn) return;
    const first = engine.quick(query, { verbatim });
    show(first, !first.complete);
    if (first.complete) return;
    let pinned = first.hits.filter(({ exact }) => exact);
    const timer = setTimeout(() => (pinned = [...first.hits]), this.#grace + PAUSE);
    try {
      await wait(PAUSE);
      if (turn !== this.#turn) return;
      const found = await this.#full(engine, query, verbatim);
      show({ ...found, hits: inOrder(pinned, found.hits) }, false);
    } catch {
      show(first, false, 'partial');
    } finally {
      clearTimeout(timer);
    }
  }

  /** Full text; when it is gone because the site was deployed anew, once more on the new index. */
  async #full(engine: SearchEngine, query: string, verbatim: boolean): Promise<Found> {
    try {
      return await engine.search(query, { verbatim });
    } catch (error) {
      const newer = await newerEngine(engine);
      if (!newer) throw error;
      this.#engine = newer;
      return newer.search(query, { verbatim });
    }
  }
}

/** What is shown already keeps its place; the rest follows in its new order. */
function inOrder(pinned: readonly Hit[], hits: readonly Hit[]): Hit[] {
  const fresh = new Map(hits.map((hit) => [hit.page, hit]));
  const kept = pinned.map((hit) => fresh.get(hit.page) ?? hit);
  const pages = new Set(kept.map(({ page }) => page));
  return [...kept, ...hits.filter(({ page }) => !pages.has(page))];
}
