/** XML that every reader of XML takes, whatever the text in it. */
import type { Nodes } from 'xast';
import { toXml } from 'xast-util-to-xml';

/** What XML 1.0 forbids everywhere, escaped or not: control characters and halves of characters. */
const FORBIDDEN = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

/** A tree as text; `]]>` may not stand in text either, which the library leaves as it is. */
export const drawXml = (tree: Nodes): string =>
  toXml(tree).replaceAll(FORBIDDEN, '').replaceAll(']]>', ']]&gt;');
