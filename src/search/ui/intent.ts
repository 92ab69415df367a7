/**
 * The part of search that every page loads: waits for the reader to mean it (button, `/`, Ctrl or
 * Cmd+K, focus, hover), then fetches the rest. The box is there and takes typing before that arrives.
 */

const BASE = import.meta.env.BASE_URL.replace(/\/$/, '');
const OPENERS = '[data-search-open]';
/** Milliseconds a reader waits for the code before being told that it is on its way. */
const SILENCE = 250;

const isEditable = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

let dialog: HTMLDialogElement | undefined;
let prepared: Promise<unknown> | undefined;

/** Fetches search's code and the title index. A try that failed is made anew by the next call. */
function prepare(): Promise<unknown> {
  prepared ??= import('./search-box.ts').then(({ prepare: warm }) => warm());
  prepared.catch(() => (prepared = undefined));
  return prepared;
}

/** A sentence below the box, for as long as its own code is not there to say it. */
function say(text: string, ...more: (Node | string)[]): void {
  const box = (dialog ?? document).querySelector('search-box');
  if (!box || box.querySelector('.search-body')) return;
  const note = box.querySelector('.search-note') ?? document.createElement('p');
  note.className = 'search-note';
  note.replaceChildren(text, ...more);
  box.append(note);
  document.dispatchEvent(new CustomEvent('say', { detail: text }));
}

function load(): void {
  const timer = setTimeout(() => say('Loading…'), SILENCE);
  prepare()
    .catch(() => {
      const again = document.createElement('button');
      again.type = 'button';
      again.className = 'link';
      again.textContent = 'Try again';
      again.addEventListener('click', () => {
        dialog?.querySelector('input')?.focus();
        load();
      });
      const services = document.createElement('a');
      services.href = `${BASE}/services/`;
      services.textContent = 'All services A to Z';
      const why = navigator.onLine ? '' : ' You seem to be offline.';
      const here = document.createElement('a');
      here.href = `${BASE}/offline/`;
      here.textContent = navigator.serviceWorker?.controller ? SAY.offlineHere : '';
      say(`Search could not be loaded.${why} `, again, ' ', services, ' ', here);
    })
    .finally(() => clearTimeout(timer));
}

function makeDialog(): HTMLDialogElement {
  const made = document.createElement('dialog');
  made.className = 'search-dialog';
  made.setAttribute('aria-label', 'Search');
  made.setAttribute('closedby', 'any');
  const box = document.createElement('search-box');
  const form = document.createElement('form');
  form.action = `${BASE}/search/`;
  form.setAttribute('role', 'search');
  const input = document.createElement('input');
  input.type = 'search';
  input.name = 'q';
  input.autocomplete = 'off';
  input.spellcheck = false;
  input.enterKeyHint = 'search';
  input.placeholder = 'Services, tips, questions';
  input.setAttribute('aria-label', 'Search');
  const close = document.createElement('button');
  close.type = 'button';
  close.className = 'search-close';
  close.setAttribute('aria-label', 'Close');
  close.textContent = '×';
  close.addEventListener('click', () => made.close());
  form.append(input, close);
  box.append(form);
  made.append(box);
  // Engines that do not know `closedby` yet: beside the box, the dialog itself is what was clicked.
  made.addEventListener('click', (event) => {
    if (event.target === made) made.close();
  });
  document.body.append(made);
  return made;
}

function open(): void {
  const page = document.querySelector<HTMLInputElement>('main search-box input[type="search"]');
  if (page) {
    page.focus();
    page.select();
    return;
  }
  dialog ??= makeDialog();
  if (!dialog.open) dialog.showModal();
  dialog.querySelector('input')?.select();
  load();
}

/** Starts waiting. Nothing is fetched for search before the reader shows intent. */
export function awaitIntent(): void {
  document.addEventListener('click', (event) => {
    const opener = event.target instanceof Element ? event.target.closest(OPENERS) : null;
    if (!opener || event.metaKey || event.ctrlKey || event.shiftKey || event.button) return;
    event.preventDefault();
    open();
  });
  for (const opener of document.querySelectorAll(OPENERS)) {
    for (const sign of ['pointerenter', 'focus']) {
      opener.addEventListener(sign, () => void prepare().catch(() => undefined), { once: true });
    }
  }
  document.addEventListener('keydown', (event) => {
    const slash = event.key === '/' && !event.metaKey && !event.ctrlKey && !event.altKey;
    const k = event.key.toLowerCase() === 'k' && (event.metaKey || event.ctrlKey) && !event.altKey;
    if (!k && !(slash && !isEditable(event.target))) return;
    event.preventDefault();
    if (dialog?.open && k) dialog.close();
    else open();
  });
  if (document.querySelector('main search-box')) load();
  try {
    if (localStorage.getItem('search-found'))
      import('./found.ts').then(
        ({ showFound }) => showFound(),
        () => undefined,
      );
  } catch {
    // Storage may be closed: then nothing is marked.
  }
}
