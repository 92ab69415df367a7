/**
 * Everything that hands out links, loaded when a reader reaches for it: the code comes with the
 * pointer's or the focus's arrival, and is there when the click is.
 */
import { notLoaded } from '../../client/attempt.ts';
import { LIST_CHANGED, draft } from '../reading-list/draft.ts';

const CONTROLS = 'a.anchor, a.permalink, [data-share], [data-save], [data-copy-markdown]';

export function copyLinks(): void {
  for (const control of document.querySelectorAll<HTMLElement>('[data-with-script]')) {
    control.dataset['ready'] = '';
  }
  const arrive = (event: Event): void => {
    if (controlOf(event)) load().catch(() => undefined);
  };
  document.addEventListener('pointerover', arrive, { passive: true });
  document.addEventListener('focusin', arrive);
  document.addEventListener('click', (event) => {
    const control = controlOf(event);
    if (!control || event.metaKey || event.ctrlKey || event.shiftKey) return;
    // A `#` is followed as well: the address bar then shows the place. A tip's link is only copied.
    if (!control.matches('a.anchor')) event.preventDefault();
    answer(control).catch(() => {
      // The plain link does what it would do without any script.
      if (control instanceof HTMLAnchorElement) location.assign(control.href);
      else notLoaded();
    });
  });
  countList();
  offerForSelections();
}

async function answer(control: HTMLElement): Promise<void> {
  const { copyMarkdown, save, shareFrom } = await load();
  if ('save' in control.dataset) save(control);
  else if ('copyMarkdown' in control.dataset) await copyMarkdown(control);
  else await shareFrom(control);
}

const load = (): Promise<typeof import('./share.ts')> => import('./share.ts');

function controlOf(event: Event): HTMLElement | null {
  return event.target instanceof Element ? event.target.closest<HTMLElement>(CONTROLS) : null;
}

/** Selected words of a page are offered as a link or as Markdown, once the selection rests. */
function offerForSelections(): void {
  const main = document.querySelector('main .prose, main .callout')?.closest('main');
  if (!main) return;
  let timer: ReturnType<typeof setTimeout> | undefined;
  document.addEventListener('selectionchange', () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      const selection = getSelection();
      const some = selection?.toString().trim() && main.contains(selection.anchorNode);
      if (!some && !document.querySelector('.offer')) return;
      import('./selection.ts').then(
        ({ offer }) => offer(main),
        () => undefined,
      );
    }, 250);
  });
}

/** How many places the reading list holds, beside its icon, on this tab and after a change in another. */
function countList(): void {
  const show = (): void => {
    for (const badge of document.querySelectorAll('[data-list-count]')) {
      badge.textContent = String(draft().length || '');
    }
  };
  show();
  addEventListener('storage', show);
  document.addEventListener(LIST_CHANGED, show);
}

/** The reading list's page, and no other, loads what draws one. */
export function openReadingList(): void {
  const source = document.querySelector<HTMLElement>('[data-reading-list]')?.dataset['readingList'];
  if (source)
    import('../reading-list/client.ts')
      .then(({ readingList }) => readingList(source))
      .catch(notLoaded);
}
