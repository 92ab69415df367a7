/** What was done to a query and what went wrong, in a sentence, with a way to undo or retry. */
import type { Shown, Trouble } from './session.ts';
import { make } from './dom.ts';

const BASE = import.meta.env.BASE_URL.replace(/\/$/, '');

const TROUBLES: Readonly<Record<Trouble, string>> = {
  offline: 'Search could not be loaded. Check the connection and try again.',
  outdated: 'The site has been updated since this page was opened. Load the page again to search.',
  partial: 'Full text could not be loaded; names, titles and headings are searched.',
};

/** A button that looks like a link. */
export function linkButton(text: string, act: () => void): HTMLButtonElement {
  const made = make('button', { type: 'button', class: 'link' }, text);
  made.addEventListener('click', act);
  return made;
}

const note = (...children: (Node | string)[]): HTMLElement =>
  make('p', { class: 'search-note' }, ...children);
export const services = (): HTMLElement =>
  make('a', { href: `${BASE}/services/` }, 'All services A to Z');

/** A failure, with retry (or a fresh page) and the list that needs no search. */
export function troubleNote(trouble: Trouble, retry: () => void): HTMLElement {
  const again =
    trouble === 'outdated'
      ? linkButton('Load again', () => location.reload())
      : linkButton('Try again', retry);
  const text = `${TROUBLES[trouble]} `;
  const line = make('p', { class: 'search-note trouble' }, text, again, ' ', services());
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
  room.append(make('p', { class: 'search-note' }, here, ' ', save));
  return [room];
}

interface Actions {
  /** Searches just what was typed. */
  readonly verbatim: () => void;
  readonly retry: () => void;
  /** Takes all filters away. */
  readonly unfilter: () => void;
}

/** Everything there is to say about these results; empty when they are simply what was typed. */
export function notesOf(
  { found, hits, offer, pending, trouble }: Shown,
  left: number,
  { verbatim, retry, unfilter }: Actions,
): HTMLElement[] {
  const { parsed, strategy } = found;
  const notes: HTMLElement[] = [];
  if (trouble) notes.push(troubleNote(trouble, retry));
  if (pending) return notes;
  if (parsed.corrections.length) {
    const to = parsed.corrections.map((correction) => make('strong', {}, correction.to));
    const parts = to.flatMap((name, i) => (i ? [', ', name] : [name]));
    const typed = parsed.corrections.map(({ from }) => from).join(' ');
    notes.push(
      note(
        'Showing results for ',
        ...parts,
        '. Search instead for ',
        linkButton(typed, verbatim),
        '.',
      ),
    );
  }
  if (offer) {
    notes.push(
      note(
        'Nothing here says ',
        make('strong', {}, parsed.query),
        offer.alike ? '. Names that look like it: ' : '. What most pages are about: ',
        services(),
      ),
    );
  } else if (hits.length && !left) {
    notes.push(
      note('None of the pages found passes the filter. ', linkButton('Show all', unfilter)),
    );
  } else if (strategy.kind === 'relaxed') notes.push(note(`${strategy.why}.`));
  return notes;
}

/** The count of pages for the live region. */
export function announce({ offer, found }: Shown, count: number): string {
  if (offer) return `Nothing found for ${found.parsed.query}.`;
  const spelled = found.parsed.corrections.map(({ to }) => to).join(', ');
  return `${count} ${count === 1 ? 'page' : 'pages'} found${spelled ? ` for ${spelled}` : ''}`;
}
