/** `#` beside a heading copies the heading's address; without clipboard access it stays a link. */
import { say } from './say.ts';

export function copyLinks(): void {
  document.addEventListener('click', (event) => {
    const target = event.target instanceof Element ? event.target.closest('a.anchor') : null;
    if (!(target instanceof HTMLAnchorElement) || event.metaKey || event.ctrlKey) return;
    // The link is followed as well: the address bar then shows what was copied.
    void navigator.clipboard?.writeText(target.href).then(
      () => confirm(target),
      () => say('The link could not be copied; it is in the address bar.'),
    );
  });
}

function confirm(anchor: HTMLAnchorElement): void {
  say('Link copied');
  anchor.dataset['said'] = 'Copied';
  setTimeout(() => delete anchor.dataset['said'], 2000);
}
