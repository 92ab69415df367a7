/** What the box shows before anything is typed: searches made before, examples, keys. */
import { make } from './dom.ts';
import { linkButton, services } from './notes.ts';

const KEY = 'searches';
/** Searches kept, in this browser only. */
const MOST = 5;

function read(): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(kept) ? kept.filter((one) => typeof one === 'string').slice(0, MOST) : [];
  } catch {
    return [];
  }
}

function write(searches: readonly string[]): void {
  try {
    if (searches.length) localStorage.setItem(KEY, JSON.stringify(searches));
    else localStorage.removeItem(KEY);
  } catch {
    // Storage may be closed: then nothing is kept.
  }
}

/** Keeps a search whose result was followed. */
export function keepSearch(query: string): void {
  const text = query.trim().slice(0, 80);
  if (text) write([text, ...read().filter((one) => one !== text)].slice(0, MOST));
}

function group(
  label: string,
  queries: readonly string[],
  search: (query: string) => void,
): HTMLElement {
  const buttons = queries.map((query) => {
    const button = make('button', { type: 'button' }, query);
    button.addEventListener('click', () => search(query));
    return button;
  });
  return make(
    'div',
    { class: 'search-try', role: 'group', 'aria-label': label },
    make('p', {}, label),
    ...buttons,
  );
}

/** The empty state as nodes. `search` puts a query into the box and runs it. */
export function emptyState(
  examples: readonly string[],
  hasKeys: boolean,
  search: (query: string) => void,
  redraw: () => void,
): Node[] {
  const nodes: Node[] = [];
  const recent = read();
  if (recent.length) {
    const shown = group('Searched before', recent, search);
    const clear = linkButton('Clear', () => {
      write([]);
      redraw();
    });
    clear.setAttribute('aria-label', 'Clear searches made before');
    shown.append(clear);
    nodes.push(shown);
  }
  if (examples.length) nodes.push(group('Try', examples, search));
  const keys = hasKeys
    ? [
        make('kbd', {}, '↑'),
        make('kbd', {}, '↓'),
        ' choose ',
        make('kbd', {}, 'Enter'),
        ' open ',
        make('kbd', {}, 'Esc'),
        ' close · ',
      ]
    : [];
  nodes.push(make('p', { class: 'search-note search-keys' }, ...keys, services()));
  return nodes;
}
