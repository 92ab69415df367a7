/** Every place of a reading list in full, one after the other: to read on, or to print as one document. */
import { absolute } from '../../client/place.ts';
import type { Place } from './client.ts';

/** The text of each place that could be had, under its title; ids are taken out, as pages share them. */
export async function wholeText(places: readonly Place[]): Promise<HTMLElement[]> {
  const pages = new Map<string, Promise<Document | null>>();
  const drawn = await Promise.all(
    places.map(async ([address, title]) => {
      const [path = '', anchor = ''] = address.split('#', 2);
      const page = pages.get(path) ?? fetchPage(absolute(path));
      pages.set(path, page);
      const parts = partsOf(await page, anchor);
      return parts.length > 0 ? [draw(title, parts)] : [];
    }),
  );
  return drawn.flat();
}

/** A page of the site as a document. `responseType` makes the browser parse, not us. */
function fetchPage(address: string): Promise<Document | null> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open('GET', address);
    request.responseType = 'document';
    request.addEventListener('load', () => resolve(request.responseXML));
    request.addEventListener('error', () => resolve(null));
    request.send();
  });
}

/** What stands under an anchor: a callout whole, a heading with all up to the next of its level. */
function partsOf(page: Document | null, anchor: string): readonly Node[] {
  const text = page?.querySelector('main .prose, main .callout');
  const place = anchor && page?.getElementById(anchor);
  if (!text) return [];
  if (!place) return text.matches('.callout') ? [text] : [...text.childNodes];
  const callout = place.closest('.callout, .change');
  if (callout) return [callout];
  const end = /^H[1-6]$/.test(place.tagName) ? Number(place.tagName[1]) : 0;
  const parts: Node[] = [];
  for (let next = place.nextElementSibling; next; next = next.nextElementSibling) {
    if (/^H[1-6]$/.test(next.tagName) && Number(next.tagName[1]) <= end) break;
    parts.push(next);
  }
  return parts;
}

function draw(title: string, parts: readonly Node[]): HTMLElement {
  const section = document.createElement('section');
  section.className = 'prose';
  const heading = document.createElement('h2');
  heading.textContent = title;
  section.append(heading, ...parts.map((part) => document.importNode(part, true)));
  for (const mark of section.querySelectorAll('.anchor, .old-anchor, .permalink')) mark.remove();
  for (const named of section.querySelectorAll('[id], [aria-labelledby]')) {
    named.removeAttribute('id');
    named.removeAttribute('aria-labelledby');
  }
  for (const fold of section.querySelectorAll('details')) fold.open = true;
  // Below the title of its place, a heading goes down one level.
  for (const inner of section.querySelectorAll('h2:not(:first-child), h3, h4')) {
    if (inner.parentElement !== section) continue;
    const lower = document.createElement(`h${Number(inner.tagName[1]) + 1}`);
    lower.append(...inner.childNodes);
    inner.replaceWith(lower);
  }
  return section;
}
