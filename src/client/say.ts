/** Tells screen readers what happened, through the page's one polite live region. */
export function say(message: string): void {
  const region = document.getElementById('said');
  if (!region) return;
  region.textContent = '';
  // A changed text is announced only when it changes after a frame in which it was empty.
  requestAnimationFrame(() => {
    region.textContent = message;
  });
}
