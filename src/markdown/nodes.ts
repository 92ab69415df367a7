/** The nodes and data this project adds to mdast. */
import type { Heading, Parent, RootContent } from 'mdast';
import type { CalloutKind } from './callout-kinds.ts';

export interface Callout extends Parent {
  type: 'callout';
  kind: CalloutKind;
  /** CHANGED only: as written, `2020`, `2020-12` or `2020-12-01`. */
  date?: string;
  children: RootContent[];
}

declare module 'mdast' {
  interface RootContentMap {
    callout: Callout;
  }
  interface BlockContentMap {
    callout: Callout;
  }
  interface HeadingData {
    /** The heading is a callout's title, not one of the page's own. */
    calloutTitle?: boolean;
    /** Every id the heading answers to; the first is its anchor, the others are kept for old links. */
    anchors?: string[];
    /** The author pinned the anchor, so it does not move with the wording. */
    pinned?: boolean;
  }
}

/** The heading that carries a callout's title, if it has one. */
export function titleOf(callout: Callout): Heading | undefined {
  const first = callout.children[0];
  return first?.type === 'heading' && first.data?.calloutTitle ? first : undefined;
}
