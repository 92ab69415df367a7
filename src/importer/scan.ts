/** Raw HTML of the notes, read: its pieces, what may stay, and the small tree a block of it is. */
import { parseFragment } from 'parse5';
import { attributeAllowed, ELEMENTS, safeAddress } from '../markdown/html.ts';

export interface Piece {
  readonly kind: 'text' | 'open' | 'close' | 'comment' | 'junk';
  /** Lower-case name of a tag. */
  readonly name: string;
  readonly raw: string;
}

const PIECE =
  /<!--(?:-?>|[\s\S]*?(?:-->|$))|<\?[\s\S]*?(?:\?>|$)|<!\[CDATA\[[\s\S]*?(?:\]\]>|$)|<![a-z][^>]*>|<(\/?)([a-z][a-z0-9-]*)(?=[\s/>])(?:"[^"]*"|'[^']*'|[^"'>])*>/gi;

/** Raw HTML → its tags, comments and the text between; the pieces joined are the HTML. */
export function piecesOf(html: string): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  const text = (end: number): void => {
    if (end > at) pieces.push({ kind: 'text', name: '', raw: html.slice(at, end) });
  };
  for (const match of html.matchAll(PIECE)) {
    text(match.index);
    const [raw, slash, name] = match;
    at = match.index + raw.length;
    if (name) pieces.push({ kind: slash ? 'close' : 'open', name: name.toLowerCase(), raw });
    else pieces.push({ kind: raw.startsWith('<!--') ? 'comment' : 'junk', name: '', raw });
  }
  text(html.length);
  return pieces;
}

/** `keep`: drawn as it is; `drop`: its content is drawn, as GitHub does; `show`: seen as it was written. */
export type Fate = 'keep' | 'drop' | 'show';

/** Elements that only arrange or colour what is in them. */
const ARRANGING = new Set(
  'article aside address big body center col colgroup fieldset font footer form header hgroup html label legend main nav nobr picture section source time'.split(
    ' ',
  ),
);
/** Elements whose content is not text, or runs. */
const ACTIVE =
  /<\/?(?:script|style|textarea|title|xmp|iframe|noembed|noframes|plaintext|svg|math|object|embed|template|select|button|video|audio|marquee|input|base|link|meta|frameset|frame|applet|noscript)(?=[\s/>])/i;

export const fateOf = (name: string): Fate =>
  ARRANGING.has(name) ? 'drop' : ELEMENTS.has(name) ? 'keep' : 'show';

/** Whether a block of HTML has anything in it whose words are not words. */
export const isActive = (html: string): boolean => ACTIVE.test(html);

/** Attributes of an opening tag, decoded, the first of a name; names in lower case. */
export function attributesOf(raw: string): Map<string, string> {
  const [element] = parseFragment(raw.replace(/^<[a-z][a-z0-9-]*/i, '<i')).childNodes;
  return new Map(
    element && 'attrs' in element ? element.attrs.map(({ name, value }) => [name, value]) : [],
  );
}

/** Addresses other than a link's and a picture's own, which are judged where they stand. */
const ELSEWHERE = new Set(['srcset', 'longdesc', 'background', 'usemap', 'itemref']);

/** An opening tag with the attributes that may stay, as JSX. */
export function openTag(name: string, raw: string, without: readonly string[] = []): string {
  const attributes = [...attributesOf(raw)]
    .filter(
      ([key, value]) =>
        /^[a-z][a-z-]*$/.test(key) &&
        !without.includes(key) &&
        !ELSEWHERE.has(key) &&
        attributeAllowed(name, key) &&
        safeAddress(key, value),
    )
    .map(([key, value]) =>
      value === '' && key !== 'alt' ? ` ${key}` : ` ${key}="${quote(value)}"`,
    );
  return `<${name}${attributes.join('')}${VOID.has(name) ? '/' : ''}>`;
}

/** A value for an attribute in double quotes. */
export const quote = (value: string): string =>
  value.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/\s+/g, ' ');

export const VOID = new Set(['br', 'hr', 'img', 'wbr']);

/** The id of `<a name="x">` or `<a id="x">` that is an anchor and nothing else. */
export function anchorOf(raw: string): string | undefined {
  if (!/^<a\s/i.test(raw)) return undefined;
  const attributes = attributesOf(raw);
  if (attributes.has('href')) return undefined;
  return attributes.get('name') ?? attributes.get('id');
}

/** A piece of a block of HTML with what is in it. */
export interface Item {
  readonly kind: 'text' | 'element' | 'close' | 'comment' | 'junk';
  readonly name: string;
  readonly raw: string;
  readonly children: Item[];
  /** An element whose end is not in this block. */
  open: boolean;
  /** The end tag, as it was written. */
  end?: string;
}

/** What an opening tag ends by itself. */
const ENDS: Readonly<Record<string, readonly string[]>> = {
  li: ['li'],
  dt: ['dt', 'dd'],
  dd: ['dt', 'dd'],
  tr: ['tr', 'td', 'th'],
  td: ['td', 'th'],
  th: ['td', 'th'],
  tbody: ['thead', 'tbody', 'tr', 'td', 'th'],
  thead: ['thead', 'tbody'],
};
export const BLOCKS = new Set(
  'p div h1 h2 h3 h4 h5 h6 ul ol li dl dt dd table thead tbody tfoot tr td th details summary blockquote pre hr figure figcaption center section article header footer main nav aside caption'.split(
    ' ',
  ),
);

/** The pieces of one block → a tree; ends of what began before it are `close` items. */
export function treeOf(pieces: readonly Piece[]): Item[] {
  const root: Item[] = [];
  const stack: Item[] = [];
  const put = (item: Item): void => {
    (stack.at(-1)?.children ?? root).push(item);
  };
  const close = (index: number): void => {
    for (const item of stack.splice(index)) item.open = false;
  };
  for (const { kind, name, raw } of pieces) {
    if (kind === 'close') {
      const index = stack.findLastIndex((item) => item.name === name);
      if (index >= 0) {
        const item = stack[index];
        if (item) item.end = raw;
        close(index);
      }
      if (index >= 0) continue;
      if (name === 'br') put({ kind: 'element', name, raw: '<br>', children: [], open: false });
      else put({ kind: 'close', name, raw, children: [], open: false });
      continue;
    }
    if (kind !== 'open') {
      put({ kind, name, raw, children: [], open: false });
      continue;
    }
    const ended = BLOCKS.has(name) ? ['p', ...(ENDS[name] ?? [])] : [];
    while (ended.includes(stack.at(-1)?.name ?? '')) close(stack.length - 1);
    const single = VOID.has(name) || name === 'source' || name === 'col' || name === 'input';
    const item: Item = { kind: 'element', name, raw, children: [], open: !single };
    put(item);
    if (!single) stack.push(item);
  }
  return root;
}
