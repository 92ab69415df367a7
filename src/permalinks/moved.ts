/**
 * A former address. It answers with the page of today, marked as moved: browsers drop an address's
 * `#anchor` on a meta refresh (Chromium does; HTML keeps it for HTTP redirects only, which a static
 * host does not give), so a page that forwards would lose every link to a section where scripts do
 * not run. This one has all its anchors, old and new, and needs no script; with one, the address bar
 * shows the new address.
 */

/**
 * A built page → the same page for a former address of it: not indexed, its canonical address left
 * as it is, and a line at the top that says where it is now. `link` is `to` as the site serves it.
 * Throws when the page is not made as expected.
 */
export function movedPage(html: string, to: string, link: string): string {
  const canonical = '<link rel="canonical"';
  const main = /<main\b[^<>]*>/.exec(html)?.[0];
  if (!main || !html.includes(canonical)) {
    throw new Error(`the page of ${to} has no <main> or no canonical address`);
  }
  const note = `<p class="moved" data-moved>This page has moved: its address is now <a href="${link}">${to}</a></p>`;
  return html
    .replace(canonical, () => `<meta name="robots" content="noindex">${canonical}`)
    .replace(main, () => main + note);
}
