/**
 * Marks on the page reached what was searched, until Escape. The words travel in storage, not in the
 * address, so that a link copied from the page is the page's own; they are used once and soon.
 */
import styles from '../../styles/found.css?url';
import { loadLanguage, type Language } from '../language.ts';
import { addStyle } from './style.ts';

const KEY = 'search-found';
/** Milliseconds the words wait for the page they were meant for. */
const LIFETIME = 30_000;
/** Words marked at most: a long page full of a common word needs no more. */
const MOST = 500;

interface Remembered {
  readonly address: string;
  readonly stems: readonly string[];
  readonly time: number;
}

const pathOf = (address: string): string => new URL(address, location.href).pathname;

/** Leaves the words for the page at `address`. */
export function remember(address: string, stems: readonly string[]): void {
  try {
    const remembered: Remembered = { address: pathOf(address), stems, time: Date.now() };
    localStorage.setItem(KEY, JSON.stringify(remembered));
  } catch {
    // Storage may be closed: then nothing is marked.
  }
}

function take(): ReadonlySet<string> | undefined {
  try {
    const text = localStorage.getItem(KEY);
    if (!text) return undefined;
    const { address, stems, time } = JSON.parse(text) as Remembered;
    const late = Date.now() - time > LIFETIME;
    if (late || address === location.pathname) localStorage.removeItem(KEY);
    return late || address !== location.pathname ? undefined : new Set(stems);
  } catch {
    return undefined;
  }
}

/** Places of the words in a text, cut as the language cuts them. */
function* placesOf(text: string, language: Language): Generator<readonly [number, string]> {
  if (language.hasSpaces) {
    for (const { 0: word, index } of text.matchAll(/[\p{L}\p{M}\p{N}_]+/gu)) yield [index, word];
    return;
  }
  const segmenter = new Intl.Segmenter(language.code, { granularity: 'word' });
  for (const { segment, index } of segmenter.segment(text)) yield [index, segment];
}

function rangesOf(root: Element, stems: ReadonlySet<string>, language: Language): Range[] {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const ranges: Range[] = [];
  while (walker.nextNode() && ranges.length < MOST) {
    const node = walker.currentNode;
    for (const [index, word] of placesOf(node.nodeValue ?? '', language)) {
      if (!language.words(word).some((one) => stems.has(language.stem(one)))) continue;
      const range = document.createRange();
      range.setStart(node, index);
      range.setEnd(node, index + word.length);
      ranges.push(range);
    }
  }
  return ranges;
}

/** Marks the words left for this page, if any. Browsers without the Highlight API mark nothing. */
export async function showFound(): Promise<void> {
  const stems = take();
  const root = document.querySelector('main article') ?? document.querySelector('main');
  if (!stems?.size || !root || !('highlights' in CSS)) return;
  const language = await loadLanguage(document.documentElement.lang);
  const ranges = rangesOf(root, stems, language);
  if (!ranges.length) return;
  void addStyle(styles);
  CSS.highlights.set('found', new Highlight(...ranges));
  document.dispatchEvent(
    new CustomEvent('say', {
      detail: `${ranges.length} words found are marked. Escape clears the marks.`,
    }),
  );
  const clear = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || document.querySelector('dialog[open]')) return;
    CSS.highlights.delete('found');
    removeEventListener('keydown', clear);
  };
  addEventListener('keydown', clear);
}
