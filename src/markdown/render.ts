/** An analysed tree → HTML: the one place where Markdown is drawn, for builds and for development. */
import { toHtml } from 'hast-util-to-html';
import type { Root, RootContent } from 'mdast';
import { toHast, type Options } from 'mdast-util-to-hast';
import { ENGLISH, interfaceOf } from '../core/interface.ts';
import { drawHandlers, type DrawOptions } from './handlers.ts';

/** How mdast becomes hast here; Astro's MDX pipeline is given the same, so that both draw alike. */
export function toHastOptions(options: DrawOptions): Options {
  return {
    handlers: drawHandlers(options),
    footnoteLabel: interfaceOf(options.speech ?? ENGLISH)('footnotes'),
    footnoteLabelProperties: {},
  };
}

/** Blocks of an analysed tree as HTML. Raw HTML cannot occur: MDX has none. Never throws. */
export function renderHtml(blocks: readonly RootContent[], options: DrawOptions): string {
  const root: Root = { type: 'root', children: [...blocks] };
  return toHtml(toHast(root, toHastOptions(options)));
}
