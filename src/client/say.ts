/**
 * Tells screen readers what happened, through the page's one polite live region. Code that is loaded
 * later speaks by an event, `new CustomEvent('say', { detail: 'Copied' })` on the document: a module
 * shared with it would be one more file for every page to ask for.
 */
declare global {
  /** What scripts say, in the site's language; the bundler puts each phrase in its place. */
  const SAY: Readonly<Record<import('../core/interface.ts').ScriptPhrase, string>>;
}

export function say(message: string): void {
  const region = document.getElementById('ui:said');
  if (!region) return;
  region.textContent = '';
  // A changed text is announced only when it changes after a frame in which it was empty.
  requestAnimationFrame(() => {
    region.textContent = message;
  });
}

/** Hears what later code says. */
export function hear(): void {
  document.addEventListener('say', (event) => {
    if (event instanceof CustomEvent && typeof event.detail === 'string') say(event.detail);
  });
}
