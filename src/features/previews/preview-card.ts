/**
 * The card a cross-link shows: opened and closed, placed, pinned, and walked through by keyboard.
 * A dialog that is not modal: the page stays usable beside it, and there is one at a time. It is
 * there until it is left (by pointer and by focus), dismissed (Escape, a tap elsewhere) or closed.
 */
import type { Preview } from './contract.ts';
import { drawPreview } from './preview-draw.ts';
import { placeCard } from './preview-place.ts';
import sheet from './preview.css?url';
import type { Intent } from './hover.ts';

interface Open {
  readonly card: HTMLElement;
  readonly link: HTMLAnchorElement;
  /** The pointer is on the link or in the card, or a finger asked for it and has not tapped elsewhere. */
  pointing: boolean;
  pinned: boolean;
}

/** Milliseconds in which a pointer crosses from the link to the card. */
const GRACE = 300;
/** Between the card and the window's edges. */
const EDGE = 8;

/** Resolves when the card's style applies, or could not be had: text without it is still text. */
export const styled = new Promise<void>((resolve) => {
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = sheet;
  for (const end of ['load', 'error']) link.addEventListener(end, () => resolve());
  document.head.append(link);
});

let now: Open | undefined;
let leaving: ReturnType<typeof setTimeout> | undefined;
let told = false;

/** Opens the preview of a link. One that is pinned stays, unless a long press asks for another. */
export function show(
  link: HTMLAnchorElement,
  preview: Preview,
  intent: Intent,
  say: (message: string) => void,
): void {
  if (now?.link === link) {
    now.pointing ||= intent !== 'focus';
    return;
  }
  if (now?.pinned && intent !== 'touch') return;
  close();
  const { card, pin: pinButton, shut } = drawPreview(preview, link.href);
  now = { card, link, pointing: intent !== 'focus', pinned: false };
  pinButton.addEventListener('click', () => {
    pin();
    pinButton.remove();
    shut.focus();
  });
  shut.addEventListener('click', dismiss);
  document.body.append(card);
  link.setAttribute('aria-expanded', 'true');
  link.setAttribute('aria-controls', card.id);
  place();
  // Once a page is enough: after that “expanded” says it.
  if (intent === 'focus' && !told) say(SAY.previewOpen);
  told ||= intent === 'focus';
}

function close(): void {
  clearTimeout(leaving);
  if (!now) return;
  const { card, link } = now;
  now = undefined;
  card.remove();
  link.removeAttribute('aria-expanded');
  link.removeAttribute('aria-controls');
}

/** Closes it at the reader's word; the focus goes back to the link when it was inside. */
function dismiss(): void {
  if (now?.card.contains(document.activeElement)) now.link.focus({ preventScroll: true });
  close();
}

/** Out of the text and into the corner, where it stays while one reads on. */
function pin(): void {
  if (!now) return;
  now.pinned = true;
  now.card.dataset['pinned'] = '';
  for (const name of ['left', 'top', 'max-block-size']) now.card.style.removeProperty(name);
}

/** Puts the card beside its link, in the page's own coordinates, so that it scrolls with the text. */
function place(): void {
  if (!now || now.pinned) return;
  const { card, link } = now;
  const lines = [...link.getClientRects()];
  const seen = link.getBoundingClientRect();
  if (seen.bottom < 0 || seen.top > innerHeight) return;
  const thumb = document.querySelector('.thumb')?.getBoundingClientRect();
  card.style.removeProperty('max-block-size');
  const size = { width: card.offsetWidth, height: card.offsetHeight };
  const { left, top, height } = placeCard(lines, size, {
    left: EDGE,
    top: Math.max(0, document.querySelector('.top')?.getBoundingClientRect().bottom ?? 0) + EDGE,
    right: document.documentElement.clientWidth - EDGE,
    bottom: Math.min(innerHeight, thumb?.height ? thumb.top : innerHeight) - EDGE,
  });
  card.style.setProperty('left', `${left + scrollX}px`);
  card.style.setProperty('top', `${top + scrollY}px`);
  card.style.setProperty('max-block-size', `${height}px`);
}

const within = ({ card, link }: Open, node: EventTarget | null): boolean =>
  node instanceof Node && (card.contains(node) || link.contains(node));

const isWanted = (open: Open): boolean =>
  open.pinned ||
  open.pointing ||
  open.card.contains(document.activeElement) ||
  (document.activeElement === open.link && open.link.matches(':focus-visible'));

function settle(): void {
  clearTimeout(leaving);
  if (now) leaving = setTimeout(() => now && !isWanted(now) && close(), GRACE);
}

/** Tab goes from the link into the card and, from its end, on from the link. */
function walk(event: KeyboardEvent, { card, link }: Open): void {
  const stops = [...card.querySelectorAll<HTMLElement>('a, button')];
  const active = document.activeElement;
  if (active === link && !event.shiftKey) {
    event.preventDefault();
    stops[0]?.focus({ preventScroll: true });
  } else if (active === stops[0] && event.shiftKey) {
    event.preventDefault();
    link.focus();
  } else if (active === stops.at(-1) && !event.shiftKey) {
    // The browser's own step follows, from here.
    link.focus({ preventScroll: true });
  }
}

document.addEventListener('pointermove', ({ target, pointerType }) => {
  if (!now || pointerType === 'touch') return;
  const pointing = within(now, target);
  if (pointing === now.pointing) return;
  now.pointing = pointing;
  settle();
});
document.addEventListener('pointerdown', ({ target }) => {
  if (now && !now.pinned && !within(now, target)) close();
});
document.addEventListener('focusin', settle);
document.addEventListener('focusout', settle);
document.addEventListener('keydown', (event) => {
  // In a modal dialog, Escape and Tab are that one's.
  if (!now || (event.target instanceof Element && event.target.closest('dialog'))) return;
  if (event.key === 'Escape') dismiss();
  if (event.key === 'Tab' && !event.ctrlKey && !event.altKey && !event.metaKey) walk(event, now);
});
addEventListener('hashchange', () => now?.pinned || close());
addEventListener('resize', place);
