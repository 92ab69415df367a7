/** Saving the site, as the reader sees it: how much, how far, ready; and when there is a newer edition. */
import { MANIFEST, sizeText as sizeIn, wanted, type Manifest, type Saved } from './edition.ts';
import * as store from './save.ts';

const BASE = `${import.meta.env.BASE_URL.replace(/\/$/, '')}/`;
const { lang } = document.documentElement;
/** When the next look for a newer edition is due, in this browser's storage; there once something is saved. */
const DUE = 'offline';
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const sizeText = (bytes: number): string => sizeIn(bytes, lang);
const dayText = (date: string): string =>
  new Intl.DateTimeFormat(lang, { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(date));
const fill = (phrase: string, values: Readonly<Record<string, string>>): string =>
  phrase.replaceAll(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);

async function latest(cache: RequestCache = 'no-cache'): Promise<Manifest> {
  const response = await fetch(BASE + MANIFEST, { cache });
  if (!response.ok) throw new Error(`${response.status} for ${MANIFEST}`);
  return response.json() as Promise<Manifest>;
}

function remember(due: number | undefined): void {
  try {
    if (due === undefined) localStorage.removeItem(DUE);
    else localStorage.setItem(DUE, String(due));
  } catch {
    // Storage may be closed: then nothing is looked for.
  }
}

type Child = Node | string;
function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  properties: Partial<HTMLElementTagNameMap[Name]>,
  ...children: Child[]
): HTMLElementTagNameMap[Name] {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}
const button = (text: string, act: () => unknown, className = 'button'): HTMLButtonElement => {
  const made = element('button', { type: 'button', className }, text);
  made.addEventListener('click', () => void act());
  return made;
};

const say = (detail: string): void => {
  document.dispatchEvent(new CustomEvent('say', { detail }));
};

class Panel {
  readonly #root: HTMLElement;
  readonly #close: (() => void) | undefined;
  #stop = new AbortController();
  /** Nothing is said aloud before something was asked for, or is new. */
  #aloud = false;

  /** `close` takes the panel away again, where it stands in a corner. */
  constructor(root: HTMLElement, close?: () => void) {
    this.#root = root;
    this.#close = close;
  }

  /** Shows a sentence and what can be done, and says the sentence. Focus stays in the panel. */
  #show(text: string, ...more: Child[]): void {
    const held = this.#root.contains(document.activeElement);
    const row = element('div', { className: 'row' }, ...more);
    if (this.#close) row.append(button(SAY.offlineLater, this.#close));
    this.#root.replaceChildren(element('p', {}, text), row);
    if (this.#aloud || this.#close) say(text);
    this.#aloud = true;
    if (held) this.#root.querySelector<HTMLElement>('button, a')?.focus();
  }

  /** What is saved, or how much there is to load. */
  async open(aloud = true): Promise<void> {
    this.#aloud = aloud;
    try {
      const stores = await store.openStores(BASE);
      const saved = await store.savedIn(stores);
      const manifest = await latest().catch((error: unknown) => {
        if (!saved) throw error;
      });
      if (saved && manifest?.edition !== saved.edition && manifest)
        await this.#newer(stores, manifest, saved);
      else if (saved) this.#ready(saved, manifest);
      else if (manifest) await this.#offer(stores, manifest, manifest.topics && []);
    } catch (error) {
      this.#failed(error, () => this.open());
    }
  }

  async #newer(stores: store.Stores, manifest: Manifest, saved: Saved): Promise<void> {
    // A site may have become too large to be offered whole since: then all its topics are meant.
    const topics =
      saved.topics ?? manifest.topics?.map(([name, address]) => [name, address] as const);
    const left = await store.lacking(stores, wanted(manifest, addresses(topics)));
    this.#show(
      fill(SAY.offlineNewer, { date: dayText(manifest.date), size: sizeText(store.sizeOf(left)) }),
      button(SAY.offlineGet, () => this.#load(manifest, topics)),
    );
  }

  #ready(saved: Saved, manifest?: Manifest | void): void {
    remember(Date.now() + HOUR);
    this.#show(
      fill(SAY.offlineReady, { date: dayText(saved.date) }),
      ...(manifest?.topics ? [this.#choices(manifest, saved.topics ?? [])] : []),
      this.#close
        ? button(SAY.searchReload, () => location.reload())
        : button(SAY.remove, async () => {
            await store.remove(BASE);
            remember(undefined);
            await this.open();
          }),
    );
  }

  /** How much is to come and how much room there is, before anything is loaded. */
  async #offer(stores: store.Stores, manifest: Manifest, topics: Saved['topics']): Promise<void> {
    const parts = wanted(manifest, addresses(topics));
    const left = store.sizeOf(await store.lacking(stores, parts));
    const { quota = Infinity, usage = 0 } = (await navigator.storage.estimate?.()) ?? {};
    const values = { size: sizeText(left), free: sizeText(quota - usage) };
    if (quota - usage < left) return this.#show(fill(SAY.offlineFull, values));
    this.#show(
      fill(SAY.offlineFree, values),
      ...(manifest.topics
        ? [this.#choices(manifest, topics ?? [])]
        : [button(SAY.offlineStart, () => this.#load(manifest, undefined))]),
    );
  }

  /** A large site's topics, each with what it adds to load. */
  #choices(manifest: Manifest, have: NonNullable<Saved['topics']>): HTMLElement {
    const list = element('ul', { className: 'plain columns' });
    for (const [name, address, ...numbers] of manifest.topics ?? []) {
      const size = store.sizeOf(manifest.parts.filter((_, number) => numbers.includes(number)));
      const label = `${name} (${sizeText(size)})`;
      const add = button(label, () => this.#load(manifest, [...have, [name, address]]));
      add.disabled = have.some(([, held]) => held === address);
      list.append(element('li', {}, add));
    }
    return list;
  }

  async #load(manifest: Manifest, topics: Saved['topics']): Promise<void> {
    this.#stop = new AbortController();
    try {
      const alone = await navigator.locks.request(
        `offline ${BASE}`,
        { ifAvailable: true },
        (lock) => (lock ? this.#loadAlone(manifest, topics).then(() => true) : false),
      );
      if (!alone)
        this.#show(
          SAY.offlineElsewhere,
          button(SAY.searchAgain, () => this.open()),
        );
    } catch (error) {
      if (error instanceof store.Replaced) {
        const now = await latest('reload').catch(() => manifest);
        if (now.edition !== manifest.edition) return this.#load(now, topics);
      }
      this.#failed(error, () => this.#load(manifest, topics));
    }
  }

  async #loadAlone(manifest: Manifest, topics: Saved['topics']): Promise<void> {
    const { signal } = this.#stop;
    remember(0);
    // Asked once: a browser that agrees does not clear the store when it needs room.
    void navigator.storage.persist?.();
    const stores = await store.openStores(BASE);
    const parts = wanted(manifest, addresses(topics));
    const all = store.sizeOf(parts);
    const left = await store.lacking(stores, parts);
    let done = all - store.sizeOf(left);
    const bar = element('progress', { max: all, value: done, ariaLabel: SAY.offlineStart });
    const line = element('span', { className: 'count' });
    const told = (bytes: number): void => {
      bar.value = done += bytes;
      line.textContent = fill(SAY.offlineDone, { done: sizeText(done), size: sizeText(all) });
    };
    this.#show(
      SAY.offlineLoading,
      bar,
      line,
      button(SAY.offlineStop, () => this.#stop.abort()),
    );
    told(0);
    await store.fill(stores, left, (address, heard) => load(address, signal, heard), told);
    this.#ready(await store.turn(stores, manifest, topics), manifest);
  }

  #failed(error: unknown, again: () => unknown): void {
    const name = error instanceof Error ? error.name : '';
    const text =
      {
        AbortError: SAY.offlineStopped,
        QuotaExceededError: SAY.offlineNoRoom,
        SecurityError: SAY.offlineRefused,
      }[name] ?? ('caches' in window ? SAY.offlineFailed : SAY.offlineRefused);
    this.#show(text, button(SAY.offlineResume, again));
  }
}

const addresses = (topics: Saved['topics']): string[] | undefined =>
  topics?.map(([, address]) => address);

async function load(
  address: string,
  signal: AbortSignal,
  told: (bytes: number) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch(address, { cache: 'no-store', signal });
  if (response.status === 404) throw new store.Replaced(address);
  if (!response.ok || !response.body) throw new Error(`${response.status} for ${address}`);
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  for (const reader = response.body.getReader(); ; ) {
    const { done, value } = await reader.read();
    if (done) break;
    pieces.push(value);
    told(value.length);
  }
  return new Uint8Array(await new Blob(pieces).arrayBuffer());
}

/** Puts the panel into an element and shows where things stand; tells it when it was `asked` for. */
export const showPanel = (root: HTMLElement, asked: boolean): Promise<void> =>
  new Panel(root).open(asked);

/** Looks for a newer edition than the saved one, and offers it in the corner of the page. */
export async function lookForNewer(): Promise<void> {
  const saved = await store.savedIn(await store.openStores(BASE));
  if (!saved) return;
  const manifest = await latest();
  if (manifest.edition === saved.edition) return remember(Date.now() + HOUR);
  const corner = element('aside', { className: 'newer card', ariaLabel: SAY.offlineEdition });
  const close = (): void => {
    remember(Date.now() + DAY);
    corner.remove();
  };
  document.body.append(corner);
  await new Panel(corner, close).open(true);
}
