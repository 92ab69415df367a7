/** What happens when somebody wants a link: it is copied, said, and offered to the device's share sheet. */
import { addToList } from '../reading-list/draft.ts';
import { absolute, pageAddress, sectionsSharePages, shareAddress } from '../../client/place.ts';

/** A link asked for by a `#`, a tip's link or the page's own button. */
export async function shareFrom(control: HTMLElement): Promise<void> {
  const place = placeOf(control);
  await copy(place.url, 'Link copied', control);
  offerMore(control, place);
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
    const anchor = decodeURIComponent(hash.slice(1));
    const title = control.parentElement?.firstElementChild?.textContent ?? '';
    const heading = control.parentElement?.cloneNode(true);
    if (heading instanceof Element)
      for (const link of heading.querySelectorAll('.anchor')) link.remove();
    return {
      url: shareAddress(anchor),
      title: heading?.textContent?.trim() || title,
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
    tell(control, `Could not copy${readable}`);
    return false;
  }
  tell(control, done);
  return true;
}

/** Says it to screen readers, and shows it beside the control for a while. */
export function tell(control: HTMLElement, message: string): void {
  document.dispatchEvent(new CustomEvent('say', { detail: message }));
  control.dataset['said'] = message;
  setTimeout(() => delete control.dataset['said'], 2500);
}

/** Behind the control last used: the share sheet, where the device has one, and the reading list. */
function offerMore(control: HTMLElement, { url, title, key }: Shared): void {
  document.querySelector('.more-share')?.remove();
  const more = document.createElement('span');
  more.className = 'more-share';
  const button = (label: string, act: (self: HTMLElement) => void): void => {
    const made = document.createElement('button');
    made.type = 'button';
    made.textContent = label;
    made.addEventListener('click', () => act(made));
    more.append(made);
  };
  if (typeof navigator.share === 'function') {
    button('Share…', () => {
      // A sheet that is closed again is no error.
      navigator.share({ title, url }).catch(() => undefined);
    });
  }
  if (key) {
    button('Add to reading list', (self) => {
      const count = addToList(key);
      tell(self, `On your reading list, which has ${count} ${count === 1 ? 'entry' : 'entries'}`);
    });
  }
  // Behind a heading, not in it: a heading's name is its words.
  if (more.childElementCount > 0)
    (control.closest('h1, h2, h3, h4, h5, h6') ?? control).after(more);
}

/** The page's Markdown twin, copied whole. */
export async function copyMarkdown(control: HTMLElement): Promise<void> {
  const address = pageAddress().replace(/\/$/, '.md');
  const text = fetch(absolute(address)).then((response) => {
    if (!response.ok) throw new Error(`${response.status}`);
    return response.text();
  });
  await copy(text, 'Page copied as Markdown', control);
}
