/** Where a card stands beside a link. Pure: boxes in, a place out; all in CSS pixels of the window. */

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface Placed {
  readonly side: 'above' | 'below';
  readonly left: number;
  readonly top: number;
  /** What the card may be high at most; what does not fit scrolls inside it. */
  readonly height: number;
}

/** Between a line's letters and the card: about what a line has above and below its own. */
const GAP = 8;

/**
 * Above the link where there is room, because that was read already; else below; else where there
 * is more room. Never over a line of the link, of which it may have several, and never out of `room`.
 */
export function placeCard(
  lines: readonly Box[],
  card: { readonly width: number; readonly height: number },
  room: Box,
): Placed {
  const [first = room] = lines;
  const last = lines.at(-1) ?? room;
  const above = first.top - GAP - room.top;
  const below = room.bottom - last.bottom - GAP;
  const up = card.height <= above || (card.height > below && above > below);
  const height = Math.max(0, Math.min(card.height, up ? above : below));
  const wished = up ? first.left : last.left;
  return {
    side: up ? 'above' : 'below',
    left: Math.max(room.left, Math.min(wished, room.right - card.width)),
    top: up ? first.top - GAP - height : last.bottom + GAP,
    height,
  };
}
