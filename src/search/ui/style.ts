/** Adds a stylesheet when it is needed: imported as usual, Astro would load it with every page. */
const asked = new Map<string, Promise<void>>();

/** Resolves when the sheet applies, or could not be had: text without it is still text. */
export function addStyle(href: string): Promise<void> {
  const known = asked.get(href);
  if (known) return known;
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = href;
  const ready = new Promise<void>((resolve) => {
    link.addEventListener('load', () => resolve());
    link.addEventListener('error', () => resolve());
  });
  asked.set(href, ready);
  document.head.append(link);
  return ready;
}
