/** Pages a reader has marked as read: ticked wherever a list of sections leads to them. */
const STORE = 'read';

export function readMarks(): void {
  let paths: string[] = [];
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(STORE) ?? '[]');
    if (Array.isArray(kept)) paths = kept.filter((path) => typeof path === 'string');
  } catch {
    // Storage is closed or broken: nothing is marked.
  }
  const button = document.querySelector('[data-read]');
  const { pathname } = location;
  const show = (): void => {
    button?.setAttribute('aria-pressed', String(paths.includes(pathname)));
    for (const link of document.querySelectorAll<HTMLAnchorElement>(':is(.side, .shelves) li a')) {
      const read = paths.includes(link.pathname);
      link.classList.toggle('done', read);
      link.title = read ? SAY.read : '';
    }
  };
  button?.addEventListener('click', () => {
    paths = paths.includes(pathname)
      ? paths.filter((path) => path !== pathname)
      : [...paths, pathname];
    try {
      localStorage.setItem(STORE, JSON.stringify(paths));
    } catch {
      // The mark then lasts as long as the page.
    }
    show();
  });
  if (button || paths.length > 0) show();
}
