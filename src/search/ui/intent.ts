/**
 * The part of search that every page loads: waits for the reader to mean it (button, `/`, Ctrl or
 * Cmd+K, focus, hover), then fetches the rest. The box is there and takes typing before that arrives.
 * It shares no module with the rest: that would be one more file for every page to ask for.
 */

const BASE = import.meta.env.BASE_URL.replace(/\/$/, '');
const OPENERS = '[data-search-open]';
/** Milliseconds a reader waits for the code before being told that it is on its way. */
const SILENCE = 250;

/** An element with attributes and children. */
function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string>>,
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

function makeButton(name: string, text: string, act: () => void, label = text): HTMLButtonElement {
  const made = make('button', { type: 'button', class: name, 'aria-label': label }, text);
  made.addEventListener('click', act);
  return made;
}

const isEditable = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable] *');

let dialog: HTMLDialogElement | undefined;
let prepared: Promise<unknown> | undefined;

/** Fetches search's code and the title index. A try that failed is made anew by the next call. */
function prepare(): Promise<unknown> {
  prepared ??= import('./search-box.ts').then(({ prepare: warm }) => warm());
  prepared.catch(() => (prepared = undefined));
  return prepared;
}
const warm = (): void => void prepare().catch(() => undefined);

/** A sentence below the box, for as long as its own code is not there to say it. */
function say(text: string, ...parts: (Node | string)[]): void {
  const box = (dialog ?? document).querySelector('search-box');
  if (!box || box.querySelector('.search-body')) return;
  box.querySelector('.search-note')?.remove();
  box.append(make('p', { class: 'search-note' }, text, ...parts));
  document.dispatchEvent(new CustomEvent('say', { detail: text }));
}

function load(): void {
  const timer = setTimeout(() => say(SAY.searchLoading), SILENCE);
  prepare()
    .catch(() => {
      const again = makeButton('link', SAY.searchAgain, () => {
        dialog?.querySelector('input')?.focus();
        load();
      });
      const topics = make('a', { href: `${BASE}/services/` }, SAY.searchAtoZ);
      const hasSaved = navigator.serviceWorker?.controller;
      const here = hasSaved ? [make('a', { href: `${BASE}/offline/` }, SAY.offlineHere)] : [];
      say(SAY.searchOffline, ' ', again, ' ', topics, ' ', ...here);
    })
    .finally(() => clearTimeout(timer));
}

function makeDialog(): HTMLDialogElement {
  const input = make('input', {
    ...{ type: 'search', name: 'q', autocomplete: 'off', spellcheck: 'false' },
    ...{ enterkeyhint: 'search', placeholder: SAY.searchPrompt, 'aria-label': SAY.keySearch },
  });
  const close = makeButton('search-close', '×', () => dialog?.close(), SAY.close);
  const form = make('form', { action: `${BASE}/search/`, role: 'search' }, input, close);
  const attributes = { class: 'search-dialog', 'aria-label': SAY.keySearch, closedby: 'any' };
  const made = make('dialog', attributes, make('search-box' as 'div', {}, form));
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
  for (const opener of document.querySelectorAll(OPENERS))
    for (const sign of ['pointerenter', 'focus'])
      opener.addEventListener(sign, warm, { once: true });
  document.addEventListener('keydown', (event) => {
    const { key, ctrlKey, metaKey, altKey, target } = event;
    const isK = key.toLowerCase() === 'k' && (metaKey || ctrlKey) && !altKey;
    const isSlash = key === '/' && !metaKey && !ctrlKey && !altKey && !isEditable(target);
    if (!isK && !isSlash) return;
    event.preventDefault();
    if (dialog?.open && isK) dialog.close();
    else open();
  });
  if (document.querySelector('main search-box')) load();
  try {
    if (localStorage.getItem('search-found'))
      import('./found.ts').then(({ showFound }) => showFound()).catch(() => undefined);
  } catch {
    // Storage may be closed: then nothing is marked.
  }
}
