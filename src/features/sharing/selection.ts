/** A small offer for selected words: a link to exactly them, or the words as Markdown with their source. */
import { absolute, pageAddress } from '../../client/place.ts';
import { copy } from './share.ts';
import { textDirective, type Passage } from './text-fragment.ts';
import { toMarkdown } from './to-markdown.ts';

const BLOCK = 'p, li, td, th, h1, h2, h3, h4, h5, h6, pre, dt, dd, blockquote, aside, div';
const TITLES = ':is(h2, h3, h4, h5, h6)[id]';
const flat = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** Shows the offer for what is selected in `main`, or takes it away when nothing is. */
export function offer(main: Element): void {
  const old = document.querySelector('.offer');
  const selection = getSelection();
  const range = selection && selection.rangeCount > 0 ? selection.getRangeAt(0) : undefined;
  const words = range && !range.collapsed && main.contains(range.commonAncestorContainer);
  if (!words || !flat(range.toString())) {
    // The reader may have left the words for the offer itself.
    if (!old?.contains(document.activeElement)) old?.remove();
    return;
  }
  old?.remove();
  const kept = range.cloneRange();
  const bar = document.createElement('div');
  bar.className = 'toast offer';
  bar.setAttribute('role', 'group');
  bar.setAttribute('aria-label', SAY.selectedWords);
  bar.append(
    button(SAY.copyWordsLink, (self) => copy(linkTo(kept, main), SAY.wordsLinkCopied, self)),
    button(SAY.copyMarkdown, (self) => copy(quote(kept, main), SAY.wordsCopied, self)),
  );
  bar.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    bar.remove();
    selection?.removeAllRanges();
  });
  takeTab(bar);
  // Next in the order of the page after the words, so that Tab reaches it first.
  const end = kept.endContainer;
  const block = end instanceof Element ? end : end.parentElement;
  const top = block?.closest('.prose > *, article > *');
  if (top) top.after(bar);
  else main.append(bar);
}

/** The first Tab after words were selected goes to the offer, wherever the focus was left. */
function takeTab(bar: HTMLElement): void {
  const tab = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') bar.remove();
    if (event.key !== 'Tab' && bar.isConnected) return;
    document.removeEventListener('keydown', tab);
    if (event.shiftKey || !bar.isConnected || bar.contains(document.activeElement)) return;
    event.preventDefault();
    bar.querySelector('button')?.focus();
  };
  document.addEventListener('keydown', tab);
}

function button(label: string, act: (self: HTMLElement) => Promise<boolean>): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.textContent = label;
  // A press would clear the selection before the click.
  made.addEventListener('pointerdown', (event) => event.preventDefault());
  made.addEventListener('click', () => void act(made));
  return made;
}

/** The nearest heading or callout title before a place: where browsers without text fragments go. */
function titleBefore(range: Range, main: Element): HTMLElement | undefined {
  let found: HTMLElement | undefined;
  for (const title of main.querySelectorAll<HTMLElement>(TITLES)) {
    if (range.comparePoint(title, 0) > 0) break;
    found = title;
  }
  return found;
}

/** An address that leads to exactly these words. */
export function linkTo(range: Range, main: Element): string {
  const anchor = titleBefore(range, main)?.id ?? '';
  return `${absolute(pageAddress())}#${encodeURIComponent(anchor)}${textDirective(passage(range))}`;
}

function passage(selected: Range): Passage {
  const range = wholeWords(selected);
  const { startContainer: start, startOffset, endContainer: end, endOffset } = range;
  const first = blockOf(start);
  const last = blockOf(end);
  const part = (block: Element, cut: (part: Range) => void): string => {
    const made = document.createRange();
    made.selectNodeContents(block);
    cut(made);
    return words(made.toString());
  };
  const text = words(range.toString());
  const oneBlock = first === last;
  return {
    text,
    oneBlock,
    first: oneBlock ? text : part(first, (made) => made.setStart(start, startOffset)),
    last: part(last, (made) => made.setEnd(end, endOffset)),
    before:
      part(first, (made) => made.setEnd(start, startOffset)) ||
      words(first.previousElementSibling?.textContent ?? ''),
    after: part(last, (made) => made.setStart(end, endOffset)),
    page: flat(document.body.textContent ?? ''),
  };
}

/** The words of a piece of text, without the `#` that ends a heading. */
const words = (text: string): string => flat(text).replace(/#$/, '').trimEnd();

function blockOf(node: Node): Element {
  const element = node instanceof Element ? node : node.parentElement;
  return element?.closest(BLOCK) ?? document.body;
}

/** Text fragments match whole words only: the ends move outwards to the next word boundary. */
function wholeWords(selected: Range): Range {
  const range = selected.cloneRange();
  const { startContainer: start, endContainer: end } = range;
  if (start instanceof Text) {
    const [before = ''] = /[\p{L}\p{N}_]*$/u.exec(start.data.slice(0, range.startOffset)) ?? [];
    const inWord = /^[\p{L}\p{N}_]/u.test(start.data.slice(range.startOffset));
    if (inWord) range.setStart(start, range.startOffset - before.length);
  }
  if (end instanceof Text) {
    const [after = ''] = /^[\p{L}\p{N}_]*/u.exec(end.data.slice(range.endOffset)) ?? [];
    const inWord = /[\p{L}\p{N}_]$/u.test(end.data.slice(0, range.endOffset));
    if (inWord) range.setEnd(end, range.endOffset + after.length);
  }
  return range;
}

/** The words as a Markdown quotation, with the page and section they come from. */
function quote(range: Range, main: Element): string {
  const title = flat(document.querySelector('h1')?.textContent ?? document.title);
  const section = titleBefore(range, main)?.cloneNode(true);
  if (section instanceof Element)
    for (const mark of section.querySelectorAll('.anchor')) mark.remove();
  const within = flat(section?.textContent ?? '');
  const name = [title, within]
    .filter(Boolean)
    .join(', ')
    .replaceAll(/[[\]]/g, String.raw`\$&`);
  const lines = toMarkdown(range.cloneContents(), absolute(pageAddress()));
  const quoted = lines.split('\n').map((line) => (line ? `> ${line}` : '>'));
  return `${quoted.join('\n')}\n>\n> — [${name}](${linkTo(range, main)})\n`;
}
