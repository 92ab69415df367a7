/**
 * Parts of a page's script stand by themselves: what one of them meets (an odd address, a chunk that a
 * newer deployment has taken away) is reported and never stops the next.
 */

/** Runs a part; what it throws reaches the console, as an error nobody caught would. */
export function attempt(part: () => void): void {
  try {
    part();
  } catch (error) {
    reportError(error);
  }
}

/**
 * For code that did not come, after a reader has asked for it: says so, and loads the page again when
 * told to. Without a connection that would lose the page one has, so that it is only said.
 */
export function notLoaded(): void {
  document.querySelector('.toast.outdated')?.remove();
  const message = navigator.onLine ? SAY.outdated : SAY.notLoaded;
  const toast = document.createElement('p');
  toast.className = 'toast outdated';
  if (navigator.onLine) {
    const again = document.createElement('button');
    again.type = 'button';
    again.textContent = message;
    again.addEventListener('click', () => location.reload());
    toast.append(again);
  } else {
    toast.textContent = message;
  }
  document.body.append(toast);
  document.dispatchEvent(new CustomEvent('say', { detail: message }));
}
