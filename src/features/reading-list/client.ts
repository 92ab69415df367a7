/** `/list/#…`: shows the list an address holds, and lets one be put together. Text is only ever text. */
import { absolute } from '../../client/place.ts';
import { decode } from '../../core/address.ts';
import { shareId } from '../../core/share-id.ts';
import { copy, tell } from '../sharing/share.ts';
import { draft, keepDraft } from './draft.ts';
import { readList, writeList } from './link.ts';
import { wholeText } from './whole.ts';

/** Address, title, where it stands, the beginning of what it says. */
export type Place = readonly [string, string, string, string];

const part = <Kind extends HTMLElement>(name: string): Kind | null =>
  document.querySelector<Kind>(`[data-list-${name}]`);

/** The places of the file, without what is none: it may be of another build. Throws for another form. */
function readPlaces(file: unknown): Map<string, Place> {
  if (typeof file !== 'object' || file === null) throw new Error('no list of places');
  const isPlace = (entry: [string, unknown]): entry is [string, Place] =>
    Array.isArray(entry[1]) &&
    entry[1].length === 4 &&
    entry[1].every((one) => typeof one === 'string');
  return new Map(Object.entries(file).filter(isPlace));
}

/** Fills the page. `source` is the address of the places a list may hold. */
export async function readingList(source: string): Promise<void> {
  const response = await fetch(source);
  if (!response.ok) throw new Error(`${source}: ${response.status}`);
  // A list from a foreign hand can name any key: only the site's own ids are looked up.
  const places = readPlaces(await response.json());
  const state = { title: '', ids: [] as string[] };
  const title = document.querySelector<HTMLInputElement>('#list-title');
  const unnamed = document.querySelector('h1')?.textContent ?? '';
  const told = part('lede')?.textContent ?? '';

  const open = (): void => {
    const asked = readList(location.hash);
    const held = asked.ids.filter((id) => places.has(id));
    state.title = asked.title;
    state.ids = location.hash ? held : draft().filter((id) => places.has(id));
    if (title) title.value = state.title;
    note(asked.ids.length - held.length + asked.ignored);
    draw();
  };
  const changed = (): void => {
    try {
      history.replaceState(null, '', writeList(state) || location.pathname);
    } catch {
      // WebKit allows a hundred changes in ten seconds; the next one writes them all.
    }
    keepDraft(state.ids);
    draw();
  };
  const draw = (): void => {
    const heading = document.querySelector('h1');
    if (heading) heading.textContent = state.title || unnamed;
    const lede = part('lede');
    if (lede) {
      const { length } = state.ids;
      lede.textContent = length > 0 ? SAY.listCount.replace('{count}', String(length)) : told;
    }
    const recall = part<HTMLAnchorElement>('recall');
    if (recall) recall.hash = writeList(state);
    part('text')?.replaceChildren();
    part('entries')?.replaceChildren(
      ...held().map(([id, place]) => entry(place, (step) => move(id, step))),
    );
  };
  const held = (): [string, Place][] =>
    state.ids.flatMap((id): [string, Place][] => {
      const place = places.get(id);
      return place ? [[id, place]] : [];
    });
  const move = (id: string, step: -1 | 1 | 'out'): void => {
    const from = state.ids.indexOf(id);
    state.ids.splice(from, 1);
    if (step !== 'out') state.ids.splice(Math.max(0, from + step), 0, id);
    changed();
    // The controls were drawn anew: focus stays with the entry that was moved.
    const at = step === 'out' ? Math.min(from, state.ids.length - 1) : state.ids.indexOf(id);
    const item = part('entries')?.children[at];
    item?.querySelector<HTMLElement>(step === -1 ? 'button' : 'button:nth-of-type(2)')?.focus();
  };
  /** Shows everything the list holds, one after the other; true once it is there. */
  const all = async (): Promise<boolean> => {
    const text = part('text');
    if (!text) return false;
    text.replaceChildren(...(await wholeText(held().map(([, place]) => place))));
    return text.childElementCount > 0;
  };

  open();
  addEventListener('hashchange', open);
  const tools = part<HTMLFormElement>('tools');
  if (tools) tools.hidden = false;
  tools?.addEventListener('submit', (event) => event.preventDefault());
  title?.addEventListener('input', () => {
    state.title = readList(new URLSearchParams({ t: title.value }).toString()).title;
    changed();
  });
  addFromSearch((address) => {
    const id = shareId(address);
    if (!places.has(id)) return false;
    if (!state.ids.includes(id)) state.ids.push(id);
    changed();
    if (tools) tell(tools, SAY.listCount.replace('{count}', String(state.ids.length)));
    return true;
  });
  const on = (name: string, act: (button: HTMLElement) => unknown): void => {
    const button = part(name);
    button?.addEventListener('click', () => void act(button));
  };
  on('copy', (button) => copy(absolute('/list/') + writeList(state), SAY.listCopied, button));
  on('all', all);
  on('print', async () => (await all()) && print());
  if (new URLSearchParams(location.search).has('all')) await all();
}

/**
 * On this page, what search finds is put on the list instead of being opened; what cannot stand in a
 * list is opened as ever. `add` is told an address without the base and says whether it took it.
 */
function addFromSearch(add: (address: string) => boolean): void {
  const base = new URL(absolute('/')).pathname;
  document.addEventListener(
    'click',
    (event) => {
      const link =
        event.target instanceof Element
          ? event.target.closest<HTMLAnchorElement>('.search-results a')
          : null;
      if (!link || event.metaKey || event.ctrlKey || event.shiftKey) return;
      const page = `/${decode(link.pathname).slice(base.length)}`;
      if (!add(page + decode(link.hash)) && !add(page)) return;
      event.preventDefault();
      event.stopPropagation();
      link.closest('dialog')?.close();
    },
    { capture: true },
  );
}

function note(gone: number): void {
  const line = part('note');
  if (!line) return;
  line.hidden = gone === 0;
  line.textContent = SAY.listGone.replace('{count}', String(gone));
}

function entry(place: Place, move: (step: -1 | 1 | 'out') => void): HTMLLIElement {
  const [address, title, within, text] = place;
  const item = document.createElement('li');
  item.className = 'list-entry';
  const link = document.createElement('a');
  link.href = absolute(address);
  link.textContent = title;
  const lines = [within, text].filter(Boolean).map((words) => {
    const line = document.createElement('span');
    line.className = 'soft';
    line.textContent = words;
    return line;
  });
  const tools = document.createElement('p');
  tools.className = 'buttons screen-only';
  for (const [name, step] of [
    [SAY.up, -1],
    [SAY.down, 1],
    [SAY.remove, 'out'],
  ] as const) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'button';
    button.textContent = name;
    button.setAttribute('aria-label', `${name}: ${title}`);
    button.addEventListener('click', () => move(step));
    tools.append(button);
  }
  item.append(link, ...lines, tools);
  return item;
}
