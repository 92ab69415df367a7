import { anchorOf } from './landing.ts';

/** Marks the contents entry of the section one is reading. */
export function followContents(): void {
  const links = new Map<string, HTMLAnchorElement>();
  for (const link of document.querySelectorAll<HTMLAnchorElement>('.toc a[href^="#"]')) {
    links.set(anchorOf(link.hash), link);
  }
  if (links.size === 0) return;
  const headings = [...links.keys()].flatMap((id) => document.getElementById(id) ?? []);
  let current: HTMLAnchorElement | undefined;
  const mark = (): void => {
    // The last heading above the upper third of the window is the one being read.
    const line = window.innerHeight / 3;
    const above = headings.filter((heading) => heading.getBoundingClientRect().top < line);
    const last = above.reduce<HTMLElement | undefined>(
      (a, b) => (a && a.getBoundingClientRect().top > b.getBoundingClientRect().top ? a : b),
      undefined,
    );
    const next = last && links.get(last.id);
    if (next === current) return;
    current?.removeAttribute('aria-current');
    next?.setAttribute('aria-current', 'true');
    current = next;
  };
  let queued = false;
  addEventListener(
    'scroll',
    () => {
      if (queued) return;
      queued = true;
      requestAnimationFrame(() => {
        queued = false;
        mark();
      });
    },
    { passive: true },
  );
  mark();
}

/** The navigation beside the text may be longer than the window: where one is comes into view in it. */
export function showPlace(): void {
  const side = document.getElementById('sections');
  const current = side?.querySelector<HTMLElement>(':is(ol, .side-service) [aria-current]');
  if (!side || !current) return;
  const show = (): void => void (side.scrollTop = current.offsetTop - side.clientHeight / 2);
  show();
  side.addEventListener('toggle', show);
}
