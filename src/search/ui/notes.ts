/** What the box says besides results: what was done to a query, what went wrong, what could be searched. */
import { BASE, fill, keep, kept, linkButton, make, makeButton } from './dom.ts';
import type { Shown, Trouble } from './session.ts';

const TROUBLES: Readonly<Record<Trouble, string>> = {
  offline: SAY.searchOffline,
  outdated: SAY.searchOutdated,
  partial: SAY.searchPartial,
};
const KEY = 'searches';
/** Searches kept, in this browser only. */
const MOST = 5;

const note = (...children: (Node | string)[]): HTMLElement =>
  make('p', { class: 'search-note' }, ...children);
const topics = (): HTMLElement => make('a', { href: `${BASE}/services/` }, SAY.searchAtoZ);

/** A failure, with retry (or a fresh page) and the list that needs no search. */
export function troubleNote(trouble: Trouble, retry: () => void): HTMLElement {
  const again =
    trouble === 'outdated'
      ? linkButton(SAY.searchReload, () => location.reload())
      : linkButton(SAY.searchAgain, retry);
  const line = note(TROUBLES[trouble], ' ', again, ' ', topics());
  line.classList.add('trouble');
  return make('div', {}, line, ...(trouble === 'offline' ? withoutConnection() : []));
}

/** What is here all the same, and a way to have everything here; `main.ts` hears the event. */
function withoutConnection(): HTMLElement[] {
  if (!navigator.serviceWorker?.controller) return [];
  const here = make('a', { href: `${BASE}/offline/` }, SAY.offlineHere);
  const room = make('div', { class: 'offline' });
  const save = linkButton(SAY.offlineSave, () =>
    room.dispatchEvent(new CustomEvent('save-site', { bubbles: true })),
  );
  room.append(note(here, ' ', save));
  return [room];
}

interface Actions {
  /** Searches just what was typed. */
  readonly verbatim: () => void;
  readonly retry: () => void;
  /** Takes all filters away. */
  readonly unfilter: () => void;
}

/** Everything there is to say about these results, of which `left` pass the filters; empty when they are simply what was typed. */
export function notesOf(
  { found: { parsed, hits }, nothing, pending, trouble }: Shown,
  left: number,
  { verbatim, retry, unfilter }: Actions,
): HTMLElement[] {
  const notes = trouble ? [troubleNote(trouble, retry)] : [];
  if (pending) return notes;
  if (parsed.corrections.length) {
    const query = make('strong', {}, parsed.corrections.map(({ to }) => to).join(', '));
    const typed = linkButton(parsed.corrections.map(({ from }) => from).join(' '), verbatim);
    const showing = fill(SAY.searchShowing, { query });
    notes.push(note(...showing, '. ', ...fill(SAY.searchInstead, { query: typed }), '.'));
  }
  if (nothing) {
    const query = make('strong', {}, parsed.query);
    notes.push(note(...fill(SAY.searchNothing, { query }), ' ', topics()));
    return notes;
  }
  const lacking = hits.flatMap(({ missing, score }) => (score ? [missing] : []));
  const [fewest = []] = lacking.sort((a, b) => a.length - b.length);
  if (!left) notes.push(note(SAY.searchNone, ' ', linkButton(SAY.searchUnfilter, unfilter)));
  else if (fewest.length) {
    const words = fewest.map((word) => `“${word}”`).join(', ');
    notes.push(note(...fill(SAY.searchWithout, { words })));
  }
  return notes;
}

function recent(): string[] {
  const searches = kept(KEY);
  return Array.isArray(searches) ? searches.filter((one) => typeof one === 'string') : [];
}

/** Keeps a search whose result was followed. */
export function keepSearch(query: string): void {
  const text = query.trim().slice(0, 80);
  if (text) keep(KEY, [text, ...recent().filter((one) => one !== text)].slice(0, MOST));
}

/** Searches to choose from: made before, where `redraw` shows them anew once they are cleared, and examples. */
export function offers(
  examples: readonly string[],
  search: (query: string) => void,
  redraw?: () => void,
): HTMLElement[] {
  const group = (label: string, queries: readonly string[]): HTMLElement[] => {
    if (!queries.length) return [];
    const buttons = queries.map((query) => makeButton(() => search(query), {}, query));
    const attributes = { class: 'search-try', role: 'group', 'aria-label': label };
    return [make('div', attributes, make('p', {}, label), ...buttons)];
  };
  const before = redraw ? group(SAY.searchRecent, recent()) : [];
  const clear = linkButton(SAY.searchClear, () => {
    keep(KEY, undefined);
    redraw?.();
  });
  before[0]?.append(clear);
  return [...before, ...group(SAY.searchTry, examples)];
}

/** The keys of the dialog, and the list that needs no search. */
export function keysNote(hasKeys: boolean): HTMLElement {
  const key = (name: string): HTMLElement => make('kbd', {}, name);
  const keys = [
    ...[key('↑'), key('↓'), ` ${SAY.searchChoose} `],
    ...[key('Enter'), ` ${SAY.searchOpen} `],
    ...[key('Esc'), ` ${SAY.close} · `],
  ];
  const made = note(...(hasKeys ? keys : []), topics());
  made.classList.add('search-keys');
  return made;
}
