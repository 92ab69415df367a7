/** `/list/#…`: shows the list an address holds, and lets one be put together. Text is only ever text. */
import { readList, writeList } from './link.ts';
import { draft, keepDraft } from './draft.ts';
import { absolute } from '../../client/place.ts';
import { copy } from '../sharing/share.ts';

/** Address, title, where it stands, the beginning of what it says. */
type Place = readonly [string, string, string, string];
type Places = Readonly<Record<string, Place>>;

const part = <Kind extends HTMLElement>(name: string): Kind | null =>
  document.querySelector<Kind>(`[data-list-${name}]`);

/** Fills the page. `source` is the address of the places a list may hold. */
export async function readingList(source: string): Promise<void> {
  const response = await fetch(source);
  if (!response.ok) throw new Error(`${source}: ${response.status}`);
  // A list from a foreign hand can name any key: only the site's own ids are looked up.
  const places = new Map(Object.entries((await response.json()) as Places));
  const state = { title: '', ids: [] as string[] };
  const tools = part<HTMLFormElement>('tools');
  const title = document.querySelector<HTMLInputElement>('#list-title');
  const add = document.querySelector<HTMLInputElement>('#list-add');

  const open = (): void => {
    const asked = readList(location.hash);
    const held = asked.ids.filter((id) => places.has(id));
    const gone = asked.ids.length - held.length + asked.ignored;
    const own = !location.hash;
    state.title = asked.title;
    state.ids = own ? draft().filter((id) => places.has(id)) : held;
    if (title) title.value = state.title;
    note(gone);
    draw(state.ids, state.title);
  };
  const changed = (): void => {
    history.replaceState(null, '', writeList(state) || location.pathname);
    keepDraft(state.ids);
    draw(state.ids, state.title);
  };
  const draw = (ids: readonly string[], name: string): void => {
    const heading = document.querySelector('h1');
    if (heading) heading.textContent = name || 'Reading list';
    const lede = part('lede');
    if (lede && ids.length > 0) {
      lede.textContent = `${ids.length} ${ids.length === 1 ? 'place' : 'places'}, in the order to read them.`;
    }
    part('entries')?.replaceChildren(
      ...ids.flatMap((id) => {
        const place = places.get(id);
        return place ? [entry(place, (step) => move(id, step))] : [];
      }),
    );
  };
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

  fillChoices(places);
  open();
  addEventListener('hashchange', open);
  if (!tools || !title || !add) return;
  tools.hidden = false;
  title.addEventListener('input', () => {
    state.title = readList(new URLSearchParams({ t: title.value }).toString()).title;
    changed();
  });
  tools.addEventListener('submit', (event) => {
    event.preventDefault();
    const found = [...places].find(([, place]) => label(place) === add.value);
    if (!found) {
      add.setCustomValidity('Pick one of the entries the field offers.');
      add.reportValidity();
      return;
    }
    if (!state.ids.includes(found[0])) state.ids.push(found[0]);
    add.value = '';
    changed();
  });
  add.addEventListener('input', () => add.setCustomValidity(''));
  const button = part<HTMLButtonElement>('copy');
  button?.addEventListener('click', () => {
    void copy(absolute('/list/') + writeList(state), 'Link to this list copied', button);
  });
}

const label = ([, title, within]: Place): string => (within ? `${title} · ${within}` : title);

function fillChoices(places: ReadonlyMap<string, Place>): void {
  const choices = document.getElementById('list-places');
  choices?.replaceChildren(
    ...[...places.values()].map((place) => {
      const option = document.createElement('option');
      option.value = label(place);
      return option;
    }),
  );
}

function note(gone: number): void {
  const line = part('note');
  if (!line) return;
  line.hidden = gone === 0;
  line.textContent =
    gone === 1
      ? 'One entry of this list is not on the site and was left out.'
      : `${gone} entries of this list are not on the site and were left out.`;
}

function entry(place: Place, move: (step: -1 | 1 | 'out') => void): HTMLLIElement {
  const [address, title, within, text] = place;
  const item = document.createElement('li');
  item.className = 'list-entry';
  const link = document.createElement('a');
  link.href = absolute(address);
  link.textContent = title;
  const where = document.createElement('small');
  where.textContent = within;
  const says = document.createElement('p');
  says.textContent = text;
  const tools = document.createElement('p');
  for (const [name, step] of [
    ['Up', -1],
    ['Down', 1],
    ['Remove', 'out'],
  ] as const) {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = name;
    button.setAttribute('aria-label', `${name}: ${title}`);
    button.addEventListener('click', () => move(step));
    tools.append(button, ' ');
  }
  item.append(link, ' ', where, says, tools);
  return item;
}
