/** A card as a tree of boxes for satori, in the site's light look (the values are those of `tokens.css`). */
import { HEIGHT, WIDTH, type Card } from './card.ts';

const PAPER = '#fdfcf8';
const INK = '#1d1b16';
const SOFT = '#5f5a4e';
const RULE = '#e6e0d2';
const MARKER = '#ffe566';
const WASH = '#fff9dd';
const MARKER_INK = '#6b5500';

export const SERIF = 'Serif';
export const SANS = 'Sans';

export interface Box {
  readonly type: string;
  readonly props: {
    readonly style?: Readonly<Record<string, string | number>>;
    readonly children?: readonly Box[] | string;
    readonly [attribute: string]: unknown;
  };
}

type Style = Readonly<Record<string, string | number>>;
const box = (style: Style, children: readonly Box[] | string): Box => ({
  type: 'div',
  props: { style: { display: 'flex', ...style }, children },
});

/** Bump when a card looks different though it says the same: drawn cards are kept by it. */
export const LAYOUT_VERSION = 1;

/** Type sizes in pixels: the longer the title, the smaller, so that its text keeps a line or more. */
function titleSize(title: string): number {
  if (title.length <= 30) return 84;
  if (title.length <= 60) return 70;
  if (title.length <= 95) return 58;
  return 50;
}

const MARGIN = 72;
const TEXT_SIZE = 35;
const TEXT_LEADING = 1.42;
const TITLE_LEADING = 1.2;
/** What is left between the line above the title and the foot, the gaps taken off. */
const ROOM = 345;
/** The average width of the serif's letters in parts of its size, measured on the notes' own titles, rounded up. */
const LETTER = 0.53;

/** How many lines of text have room below a title. */
function textLines(title: string, size: number): number {
  const lines = Math.ceil((title.length * size * LETTER) / (WIDTH - 2 * MARGIN));
  return Math.max(
    1,
    Math.floor((ROOM - lines * size * TITLE_LEADING) / (TEXT_SIZE * TEXT_LEADING)),
  );
}

/**
 * The highlighter: each word on its own strip, as high as the lower part of its line. The strips
 * meet, so that a line looks drawn in one go however it breaks.
 */
function marked(words: string, size: number): Box[] {
  return words.split(/\s+/).map((word) =>
    box(
      {
        padding: `0 ${size * 0.13}px`,
        backgroundImage: `linear-gradient(180deg, ${WASH} 46%, ${MARKER} 46%, ${MARKER} 92%, ${WASH} 92%)`,
      },
      word,
    ),
  );
}

/** The site's name, with its strip of marker, as in the header of every page. */
function brand(name: string): Box {
  return box(
    {
      fontFamily: SERIF,
      fontSize: 34,
      padding: '0 12px',
      marginLeft: -12,
      backgroundImage: `linear-gradient(100deg, transparent 2%, ${MARKER} 2%, ${MARKER} 98%, transparent 98%)`,
      backgroundSize: '100% 56%',
      backgroundPosition: '0 70%',
      backgroundRepeat: 'no-repeat',
    },
    name,
  );
}

/** The pen of the exam callout, on its 20 × 20 grid. */
const PEN: Box = {
  type: 'svg',
  props: {
    width: 38,
    height: 38,
    viewBox: '0 0 20 20',
    fill: 'none',
    stroke: MARKER_INK,
    strokeWidth: 1.7,
    strokeLinejoin: 'round',
    strokeLinecap: 'round',
    children: [{ type: 'path', props: { d: 'm12 3 5 5-8 8H4v-5zM3 18h14' } }],
  },
};

export function layOut(card: Card): Box {
  const exam = card.kind === 'exam';
  const size = titleSize(card.title);
  const eyebrow = box({ alignItems: 'center', gap: 14, fontSize: 30, color: SOFT }, [
    ...(exam ? [PEN, box({ flexShrink: 0, color: MARKER_INK, fontWeight: 600 }, 'Exam tip')] : []),
    box({}, exam && card.parent ? `· ${card.parent}` : card.parent),
  ]);
  const title = box(
    {
      flexWrap: 'wrap',
      marginLeft: exam ? -size * 0.13 : 0,
      marginTop: 22,
      fontFamily: SERIF,
      fontSize: size,
      lineHeight: TITLE_LEADING,
      textWrap: 'balance',
      letterSpacing: -size * 0.012,
    },
    exam ? marked(card.title, size) : card.title,
  );
  const text: Box = {
    type: 'div',
    props: {
      style: {
        display: 'block',
        lineClamp: textLines(card.title, size),
        marginTop: 28,
        fontSize: TEXT_SIZE,
        lineHeight: TEXT_LEADING,
        color: exam ? INK : SOFT,
      },
      children: card.text,
    },
  };
  const foot = box(
    {
      position: 'absolute',
      left: MARGIN,
      right: MARGIN,
      bottom: 44,
      paddingTop: 24,
      borderTop: `2px solid ${exam ? MARKER : RULE}`,
      alignItems: 'center',
      justifyContent: 'space-between',
    },
    [brand(card.site), box({ fontSize: 28, color: SOFT }, card.exam)],
  );
  return box(
    {
      width: WIDTH,
      height: HEIGHT,
      boxSizing: 'border-box',
      flexDirection: 'column',
      padding: `60px ${MARGIN}px 0`,
      background: exam ? WASH : PAPER,
      color: INK,
      fontFamily: SANS,
    },
    [eyebrow, title, text, foot],
  );
}
