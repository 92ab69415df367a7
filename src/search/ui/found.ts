/**
 * Marks on the page reached what was searched, until Escape. The words travel in storage, not in the
 * address, so that a link copied from the page is the page's own; they are used once and soon.
 */
import styles from '../../styles/found.css?url';
import { loadLanguage } from '../language.ts';
import { addStyle, fill, keep, kept, say } from './dom.ts';

const KEY = 'search-found';
/** Milliseconds the words wait for the page they were meant for. */
const LIFETIME = 30_000;
/** Words marked at most: a long page full of a common word needs no more. */
const MOST = 500;

interface Remembered {
  readonly path: string;
  readonly stems: readonly string[];
  readonly time: number;
}

/** Leaves the words for the page a link leads to. */
export function remember({ pathname }: HTMLAnchorElement, stems: ReadonlySet<string>): void {
  keep(KEY, { path: pathname, stems: [...stems], time: Date.now() } satisfies Remembered);
}

function take(): ReadonlySet<string> {
  const { path = '', stems = [], time = 0 } = (kept(KEY) ?? {}) as Partial<Remembered>;
  const isHere = path === location.pathname;
  const isLate = Date.now() - time > LIFETIME;
  if (isHere || isLate) keep(KEY, undefined);
  return new Set(isHere && !isLate ? stems : []);
}

/** Marks the words left for this page, if any. Browsers without the Highlight API mark nothing. */
export async function showFound(): Promise<void> {
  const stems = take();
  const root = document.querySelector('main article, main');
  if (!stems.size || !root || !('highlights' in CSS)) return;
  const language = await loadLanguage(document.documentElement.lang);
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const ranges: Range[] = [];
  while (walker.nextNode() && ranges.length < MOST) {
    const node = walker.currentNode;
    for (const [from, to] of language.find(node.nodeValue ?? '', stems)) {
      const range = document.createRange();
      range.setStart(node, from);
      range.setEnd(node, to);
      ranges.push(range);
    }
  }
  if (!ranges.length) return;
  addStyle(styles);
  CSS.highlights.set('found', new Highlight(...ranges));
  say(...fill(SAY.searchMarked, { count: String(ranges.length) }));
  const clear = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || document.querySelector('dialog[open]')) return;
    CSS.highlights.delete('found');
    removeEventListener('keydown', clear);
  };
  addEventListener('keydown', clear);
}
