/** One search box's conversation with the engine: first tier at once, full text as it comes, in order. */
import type { Found, SearchEngine } from '../engine.ts';
import { nearest } from '../nearest.ts';
import { FormatError } from '../pack.ts';
import type { Hit } from '../types.ts';
import { loadEngine, newerEngine } from './load.ts';

export type Trouble = 'offline' | 'outdated' | 'partial';

export interface Shown {
  readonly engine: SearchEngine;
  readonly found: Found;
  readonly hits: readonly Hit[];
  /** Nothing was found; these are only the nearest. */
  readonly isNearest: boolean;
  /** Full text is still to come. */
  readonly pending: boolean;
  readonly trouble?: Trouble;
}

export interface SessionView {
  show(shown: Shown): void;
  fail(trouble: Trouble): void;
}

/** Pause in typing after which full text is fetched, so that no file is fetched for half a word. */
const PAUSE = 140;

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

  /** Searches. A later call makes an earlier one's answers void. */
  async run(query: string, verbatim: boolean): Promise<void> {
    this.#turn += 1;
    const turn = this.#turn;
    const current = (): boolean => turn === this.#turn;
    let engine = this.#engine;
    try {
      engine ??= this.#engine = await loadEngine();
    } catch (error) {
      if (current()) this.#view.fail(error instanceof FormatError ? 'outdated' : 'offline');
      return;
    }
    if (!current()) return;
    const first = engine.quick(query, { verbatim });
    if (first.complete) {
      this.#show(engine, first, first.hits, false);
      return;
    }
    this.#show(engine, first, first.hits, true);
    let pinned = first.hits.filter(({ exact }) => exact);
    const timer = setTimeout(() => (pinned = [...first.hits]), this.#grace + PAUSE);
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
    if (!current()) {
      clearTimeout(timer);
      return;
    }
    try {
      const found = await this.#full(engine, query, verbatim);
      clearTimeout(timer);
      if (!current()) return;
      this.#show(this.#engine ?? engine, found, inOrder(pinned, found.hits), false);
    } catch {
      clearTimeout(timer);
      if (current()) this.#show(engine, first, first.hits, false, 'partial');
    }
  }

  /** Full text; when a file is gone because the site was deployed anew, once more on the new index. */
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

  #show(
    engine: SearchEngine,
    found: Found,
    hits: readonly Hit[],
    pending: boolean,
    trouble?: Trouble,
  ): void {
    const isNearest = !pending && !hits.length;
    this.#view.show({
      engine,
      found,
      pending,
      isNearest,
      hits: isNearest ? nearest(found.parsed.query, engine.lexicon) : hits,
      ...(trouble && { trouble }),
    });
  }
}

/** What is shown already keeps its place; the rest follows in its new order. */
function inOrder(pinned: readonly Hit[], hits: readonly Hit[]): Hit[] {
  const fresh = new Map(hits.map((hit) => [hit.page, hit]));
  const kept = pinned.map((hit) => fresh.get(hit.page) ?? hit);
  const pages = new Set(kept.map(({ page }) => page));
  return [...kept, ...hits.filter(({ page }) => !pages.has(page))];
}
