/**
 * The part of previews that every page loads: waits until a reader rests on a cross-link, by
 * pointer, focus or a long press, then fetches the card and what it shows. Until then, and when
 * that fails, a cross-link is a link and nothing else.
 *
 * On a touch screen the plain tap stays what it is everywhere: it follows the link. A long press,
 * which already means “show me first” there, opens the preview in place of the browser's menu; the
 * name in the card is an ordinary link, whose long press has that menu.
 */
import type { Preview } from './contract.ts';
import { say } from '../../client/say.ts';

export type Intent = 'hover' | 'focus' | 'touch';

const LINKS = 'a.svc[data-service]';
/** Milliseconds. A pointer passes over a link in less; Tab is pressed again in less. */
const DELAY = { hover: 150, focus: 400, touch: 450 } as const;
const BASE = import.meta.env.BASE_URL.replace(/\/$/, '');

const linkOf = ({ target }: Event): HTMLAnchorElement | null =>
  target instanceof Element ? target.closest<HTMLAnchorElement>(LINKS) : null;

const loaded = new Map<string, Promise<Preview>>();

function load(id: string): Promise<Preview> {
  let preview = loaded.get(id);
  if (!preview) {
    preview = fetch(`${BASE}/preview/${id}.json`).then((response) => response.json());
    loaded.set(id, preview);
    // Offline, say: the next time is a new chance.
    preview.catch(() => loaded.delete(id));
  }
  return preview;
}

export function awaitPreviews(): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** The link a preview is wanted of; a card that arrives too late is not shown. */
  let wanted: HTMLAnchorElement | null = null;
  let over: HTMLAnchorElement | null = null;
  /** Under a finger; and under it for so long that lifting it is no tap. */
  let pressed: HTMLAnchorElement | null = null;
  let held: HTMLAnchorElement | null = null;
  let failed = false;

  const open = async (link: HTMLAnchorElement, intent: Intent): Promise<void> => {
    clearTimeout(timer);
    if (intent === 'touch') held = link;
    try {
      const [{ show, styled }, preview] = await Promise.all([
        import('./preview-card.ts'),
        load(link.dataset['service'] ?? ''),
      ]);
      await styled;
      failed = false;
      if (wanted === link) show(link, preview, intent, say);
    } catch {
      failed = true;
    }
  };
  const want = (link: HTMLAnchorElement | null, intent: Intent): void => {
    clearTimeout(timer);
    wanted = link;
    if (link) timer = setTimeout(open, DELAY[intent], link, intent);
  };
  const on = (types: string, listen: (event: PointerEvent) => void): void => {
    for (const type of types.split(' ')) {
      document.addEventListener(type, (event) => listen(event as PointerEvent), { capture: true });
    }
  };

  // A move, not an arrival: a page that scrolls below a resting pointer asks for nothing.
  on('pointermove', (event) => {
    const link = event.pointerType === 'touch' ? over : linkOf(event);
    if (link !== over) want((over = link), 'hover');
  });
  on('focusin', (event) => {
    const link = linkOf(event);
    const { relatedTarget: from } = event;
    // Back from the card: it is open still, or was just closed.
    if (from instanceof Element && from.closest('.preview')) return;
    if (link?.matches(':focus-visible')) want(link, 'focus');
  });
  on('focusout', (event) => {
    if (linkOf(event) === wanted) want(null, 'focus');
  });
  on('pointerdown', (event) => {
    held = null;
    pressed = event.pointerType === 'touch' ? linkOf(event) : null;
    if (pressed) want(pressed, 'touch');
  });
  on('pointerup pointercancel', () => {
    if (pressed && !held) want(null, 'touch');
    pressed = null;
  });
  on('contextmenu', (event) => {
    if (!pressed || failed) return;
    event.preventDefault();
    if (!held) void open(pressed, 'touch');
  });
  on('click', (event) => {
    if (held && linkOf(event) === held) event.preventDefault();
    held = null;
  });
}
