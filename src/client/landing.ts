/**
 * Where an address leads: folded parts on the way are opened, the place is scrolled to and focused,
 * so that a screen reader goes on from there. The highlight is CSS (`:target`) and needs none of this.
 */
export function landing(): void {
  showNewAddress();
  land();
  addEventListener('hashchange', land);
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a[href^="#"]') : null;
    // The address is there already: the browser scrolls, but no hashchange tells us.
    if (link?.getAttribute('href') === location.hash) setTimeout(land);
  });
}

/**
 * The id a fragment names. Browsers without text fragments leave the directive in it, and the
 * anchor before it is where they are meant to go. A fragment that is no valid encoding names nothing.
 */
export function anchorOf(hash: string): string {
  const [id = ''] = hash.replace(/^#/, '').split(':~:', 1);
  try {
    return decodeURIComponent(id);
  } catch {
    return '';
  }
}

/** The element a fragment names. An old pin is an empty span in its heading: the heading is meant. */
function targetOf(hash: string): HTMLElement | undefined {
  const found = document.getElementById(anchorOf(hash));
  return (
    found?.closest<HTMLElement>(':is(h1,h2,h3,h4,h5,h6):has(> .old-anchor)') ?? found ?? undefined
  );
}

function land(): void {
  const target = location.hash.length > 1 ? targetOf(location.hash) : undefined;
  if (!target) return;
  let folded = target.closest<HTMLDetailsElement>('details:not([open])');
  const unfold = Boolean(folded) || location.hash.includes(':~:');
  while (folded) {
    folded.open = true;
    folded = folded.closest('details:not([open])');
  }
  if (unfold) target.scrollIntoView({ behavior: 'instant' });
  focus(target);
}

function focus(target: HTMLElement): void {
  if (!target.hasAttribute('tabindex') && target.tabIndex < 0) {
    target.tabIndex = -1;
    target.addEventListener('blur', () => target.removeAttribute('tabindex'), { once: true });
  }
  target.focus({ preventScroll: true });
}

/** A former address answers with the page of today; the address bar then shows where that is. */
function showNewAddress(): void {
  const link = document.querySelector<HTMLAnchorElement>('[data-moved] a');
  if (link) history.replaceState(null, '', link.pathname + location.search + location.hash);
}
