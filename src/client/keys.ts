import { notLoaded } from './attempt.ts';

/** Keys for readers: `[` and `]` for the pages before and after, `?` for what keys there are. */
export function keys(): void {
  document.addEventListener('keydown', (event) => {
    const { target, key } = event;
    if (event.metaKey || event.ctrlKey || event.altKey) return;
    if (target instanceof Element && target.closest('input, textarea, select, dialog')) return;
    const rel = { '[': 'prev', ']': 'next' }[key];
    if (rel) document.querySelector<HTMLAnchorElement>(`.pager a[rel="${rel}"]`)?.click();
    if (key === '?') import('./keys-help.ts').then(({ showKeys }) => showKeys(), notLoaded);
  });
}
