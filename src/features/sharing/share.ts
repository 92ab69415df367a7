/** What happens when somebody wants a link: it is copied, said, and offered to the device's share sheet. */
import { anchorOf } from '../../client/landing.ts';
import { absolute, pageAddress, sectionsSharePages, shareAddress } from '../../client/place.ts';
import { shareId } from '../../core/share-id.ts';
import { addToList } from '../reading-list/draft.ts';

/** A link asked for by a `#`, a tip's link or the page's own button. */
export async function shareFrom(control: HTMLElement): Promise<void> {
  const { url, title, key } = placeOf(control);
  const actions: Action[] = [];
  if (typeof navigator.share === 'function') {
    // A sheet that is closed again is no error.
    actions.push([SAY.share, () => void navigator.share({ title, url }).catch(() => undefined)]);
  }
  // The page's own row has a button for it; a heading has this.
  if (key && control.matches('a')) actions.push([SAY.addToList, () => save(control, key)]);
  await copy(url, SAY.linkCopied, control, actions);
}

/** Puts the page a button stands on, or a given place of it, on the reading list. */
export function save(control: HTMLElement, key = pageAddress()): void {
  const count = addToList(shareId(key));
  tell(control, SAY.onList.replace('{count}', String(count)), [
    [SAY.openList, () => location.assign(absolute('/list/'))],
  ]);
}

interface Shared {
  readonly url: string;
  readonly title: string;
  /** The place as the reading list names it; undefined for what cannot stand in one. */
  readonly key: string | undefined;
}

function placeOf(control: HTMLElement): Shared {
  const hash = control instanceof HTMLAnchorElement ? control.hash : '';
  if (control.classList.contains('anchor') && hash) {
    const anchor = anchorOf(hash);
    const heading = control.parentElement?.cloneNode(true);
    if (heading instanceof Element)
      for (const link of heading.querySelectorAll('.anchor')) link.remove();
    return {
      url: shareAddress(anchor),
      title: heading?.textContent?.trim() || document.title,
      key: sectionsSharePages() ? pageAddress() : `${pageAddress()}#${anchor}`,
    };
  }
  if (control instanceof HTMLAnchorElement) {
    const title = control.closest('.callout')?.querySelector('.q')?.textContent?.trim();
    return { url: control.href, title: title ?? document.title, key: undefined };
  }
  return {
    url: absolute(pageAddress()),
    title: document.querySelector('h1')?.textContent?.trim() ?? document.title,
    key: pageAddress(),
  };
}

/** Copies a text, perhaps one that is still being fetched, and says what it did. */
export async function copy(
  text: string | Promise<string>,
  done: string,
  control: HTMLElement,
  actions: readonly Action[] = [],
): Promise<boolean> {
  try {
    if (typeof text === 'string') await navigator.clipboard.writeText(text);
    else {
      // Safari lets only what was promised within the click into the clipboard.
      const blob = text.then((value) => new Blob([value], { type: 'text/plain' }));
      await navigator.clipboard.write([new ClipboardItem({ 'text/plain': blob })]);
    }
  } catch {
    const readable = typeof text === 'string' ? `: ${text}` : '';
    tell(control, `${SAY.copyFailed}${readable}`, actions);
    return false;
  }
  tell(control, done, actions);
  return true;
}

type Action = readonly [label: string, act: () => void];
/** Milliseconds a toast is there for; one that offers something stays until it is left. */
const SHOWN = 5000;

/** Says it to screen readers, and shows it at the edge of the window, with what can be done next. */
export function tell(control: HTMLElement, message: string, actions: readonly Action[] = []): void {
  document.dispatchEvent(new CustomEvent('say', { detail: message }));
  document.querySelector('.toast:not(.offer)')?.remove();
  const toast = document.createElement('div');
  toast.className = 'toast';
  const words = document.createElement('span');
  // The live region says it; here it is for the eye.
  words.ariaHidden = 'true';
  words.textContent = message;
  toast.append(words);
  for (const [label, act] of actions) {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = label;
    button.addEventListener('click', act);
    toast.append(button);
  }
  // Behind the control's heading, so that Tab goes on to it: a heading's own name is its words.
  (control.closest('h1, h2, h3, h4, h5, h6, p, .offer') ?? control).after(toast);
  const leave = (): void => {
    if (toast.matches(':hover, :focus-within')) setTimeout(leave, SHOWN);
    else toast.remove();
  };
  setTimeout(leave, SHOWN);
}

/** The page's Markdown twin, copied whole. */
export async function copyMarkdown(control: HTMLElement): Promise<void> {
  const address = pageAddress().replace(/\/$/, '.md');
  const text = fetch(absolute(address)).then((response) => {
    if (!response.ok) throw new Error(`${response.status}`);
    return response.text();
  });
  await copy(text, SAY.pageCopied, control);
}
