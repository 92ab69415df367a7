/** A piece of a page as HTML, for where it is shown a second time (a tip's answer, a preview). */
import { toHtml } from 'hast-util-to-html';
import type { Root, RootContent } from 'mdast';
import { toHast } from 'mdast-util-to-hast';
import { decorate } from '../markdown/decorate.ts';

/** Draws blocks of an analysed tree; raw HTML cannot occur, as MDX has none. */
export function drawFragment(blocks: readonly RootContent[], base: string): string {
  const root: Root = { type: 'root', children: [...blocks] };
  return toHtml(toHast(decorate(root, { base })));
}
