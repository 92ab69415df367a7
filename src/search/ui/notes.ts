/** What was done to a query and what went wrong, in a sentence, with a variant to undo or retry. */
import type { Shown, Trouble } from './session.ts';
import { make } from './dom.ts';

const BASE = import.meta.env.BASE_URL.replace(/\/$/, '');

const TROUBLES: Readonly<Record<Trouble, string>> = {
  offline: 'Search could not be loaded. Check the connection and try again.',
  outdated: 'The site has been updated since this page was opened. Load the page again to search.',
  partial: 'Full text could not be loaded; names, titles and headings are searched.',
};

function button(text: string, act: () => void): HTMLButtonElement {
  const made = make('button', { type: 'button', class: 'link' }, text);
  made.addEventListener('click', act);
  return made;
}

const services = (): HTMLElement => make('a', { href: `${BASE}/services/` }, 'All services A to Z');

/** A failure, with retry (or a fresh page) and the list that needs no search. */
export function troubleNote(trouble: Trouble, retry: () => void): HTMLElement {
  const again =
    trouble === 'outdated'
      ? button('Load again', () => location.reload())
      : button('Try again', retry);
  return make(
    'p',
    { class: 'search-note trouble' },
    `${TROUBLES[trouble]} `,
    again,
    ' ',
    services(),
  );
}

interface Actions {
  /** Searches just what was typed. */
  readonly verbatim: () => void;
  readonly retry: () => void;
}

/** Everything there is to say about these results; empty when they are simply what was typed. */
export function notesOf(
  { found, isNearest, pending, trouble }: Shown,
  { verbatim, retry }: Actions,
): HTMLElement[] {
  const { parsed, strategy } = found;
  const notes: HTMLElement[] = [];
  if (trouble) notes.push(troubleNote(trouble, retry));
  if (pending) return notes;
  if (parsed.corrections.length) {
    const to = parsed.corrections.map((correction) => make('strong', {}, correction.to));
    const parts = to.flatMap((name, i) => (i ? [', ', name] : [name]));
    notes.push(
      make(
        'p',
        { class: 'search-note' },
        'Showing results for ',
        ...parts,
        '. Search instead for ',
        button(parsed.corrections.map(({ from }) => from).join(' '), verbatim),
        '.',
      ),
    );
  }
  if (isNearest) {
    notes.push(
      make(
        'p',
        { class: 'search-note' },
        'Nothing here says ',
        make('strong', {}, parsed.query),
        '. The nearest services: ',
        services(),
      ),
    );
  } else if (strategy.kind === 'relaxed') {
    notes.push(make('p', { class: 'search-note' }, `${strategy.why}.`));
  }
  return notes;
}

/** The count of results for the live region. */
export function announce({ hits, isNearest, found }: Shown, count: number): string {
  if (isNearest)
    return `Nothing found for ${found.parsed.query}. ${hits.length} nearest services.`;
  const spelled = found.parsed.corrections.map(({ to }) => to).join(', ');
  return `${count} ${count === 1 ? 'result' : 'results'}${spelled ? ` for ${spelled}` : ''}`;
}
