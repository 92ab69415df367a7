/** Where a reader left off: kept when a section is read, offered on the front page in place of a beginning. */
const STORE = 'last-read';

export function continueReading(): void {
  try {
    const line = document.querySelector<HTMLElement>('[data-continue]');
    if (!line) {
      const title = document.querySelector('[data-progress] h1')?.textContent?.trim();
      if (title && document.querySelector('.pager')) {
        localStorage.setItem(STORE, JSON.stringify([location.pathname, title]));
      }
      return;
    }
    const kept: unknown = JSON.parse(localStorage.getItem(STORE) ?? '[]');
    const [path, title] = Array.isArray(kept) ? kept : [];
    const link = line.querySelector('a');
    const word = line.querySelector('span');
    if (typeof path !== 'string' || typeof title !== 'string' || !link || !word) return;
    // Only a place of this site, whatever a foreign hand put there.
    link.href = new URL(path, location.origin).pathname;
    link.textContent = title;
    word.textContent = line.dataset['continue'] ?? '';
  } catch {
    // Storage may be closed or foreign: the page says where to begin.
  }
}
