/**
 * The part of search that every page loads: waits for the reader to mean it (button, `/`, Ctrl or
 * Cmd+K, focus, hover), then fetches the rest. The box is there and takes typing before that arrives.
 */

const BASE = import.meta.env.BASE_URL.replace(/\/$/, '');
const OPENERS = '[data-search-open]';
const isEditable = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

let dialog: HTMLDialogElement | undefined;
let prepared: Promise<unknown> | undefined;

function prepare(): Promise<unknown> {
  prepared ??= import('./search-box.ts').then(({ prepare: warm }) => warm());
  // Offline, say: the box says so itself, and the next try loads anew.
  prepared.catch(() => (prepared = undefined));
  return prepared;
}

function makeDialog(): HTMLDialogElement {
  const made = document.createElement('dialog');
  made.className = 'search-dialog';
  made.setAttribute('aria-label', 'Search');
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
  form.append(input);
  box.append(form);
  made.append(box);
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
  prepare().catch(() => {
    // Without its code the box is still a form that leads to the search page.
  });
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
  if (document.querySelector('main search-box')) void prepare().catch(() => undefined);
  try {
    if (localStorage.getItem('search-found'))
      void import('./found.ts').then(({ showFound }) => showFound());
  } catch {
    // Storage may be closed: then nothing is marked.
  }
}
