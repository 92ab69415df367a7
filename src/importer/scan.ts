/** Raw HTML of the notes: its pieces, what of them is shown, and the tags that may stay. */
import type { Element } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toHtml } from 'hast-util-to-html';
import { attributeAllowed, ELEMENTS, safeAddress } from '../markdown/html.ts';
import type { Tell } from './notices.ts';

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

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));
/** Elements that only arrange or colour what is in them. */
const ARRANGING = words(
  'article aside address big body center col colgroup fieldset font footer form header hgroup html label legend main nav nobr picture section source time',
);
export const VOID = words('br hr img wbr');
export const BLOCKS = words(
  'p div h1 h2 h3 h4 h5 h6 ul ol li dl dt dd table thead tbody tfoot tr td th details summary blockquote pre hr figure figcaption caption',
);
/** Elements whose content is not text, or runs. */
const ACTIVE =
  /<\/?(?:script|style|textarea|title|xmp|iframe|noembed|noframes|plaintext|svg|math|object|embed|template|select|button|video|audio|marquee|input|base|link|meta|frameset|frame|applet|noscript)(?=[\s/>])/i;

/** Whether a block of HTML has anything in it whose words are not words. */
export const isActive = (html: string): boolean => ACTIVE.test(html);

/** `keep`: drawn as it is; `drop`: its content is drawn, as GitHub does; `show`: seen as it was written. */
export const fateOf = ({ kind, name }: Piece): 'keep' | 'drop' | 'show' =>
  ARRANGING.has(name) ? 'drop' : kind !== 'junk' && ELEMENTS.has(name) ? 'keep' : 'show';

const encode = (value: string): string => value.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** Raw HTML → what GitHub makes of it: without comments, and text where a tag is not on its list. */
export function shownHtml(html: string, keepComments: boolean, tell?: Tell): string {
  const shown = piecesOf(html).map((piece) => {
    const { kind, raw } = piece;
    if (kind === 'text') return raw.replaceAll('<', '&lt;');
    if (kind === 'comment') {
      tell?.('private', raw);
      return keepComments ? `<code>${encode(raw)}</code>` : '';
    }
    const fate = fateOf(piece);
    if (fate === 'keep') return raw;
    if (fate === 'show') tell?.('html-shown', raw);
    else if (kind === 'open') tell?.('html-dropped', raw);
    return fate === 'drop' ? '' : encode(raw);
  });
  return shown.join('');
}

/** An opening tag as an element without content; its attributes decoded, of two with one name the first. */
export function elementOf(raw: string): Element {
  const name = /^<([a-z][a-z0-9-]*)/i.exec(raw)?.[1] ?? '';
  const [parsed] = fromHtml(`<i${raw.slice(name.length + 1)}`, { fragment: true }).children;
  const properties = parsed?.type === 'element' ? parsed.properties : {};
  return { type: 'element', tagName: name.toLowerCase(), properties, children: [] };
}

/** An attribute's text; undefined where there is none. */
export function attribute({ properties }: Element, name: string): string | undefined {
  const value = properties[name];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

/** Addresses other than a link's and a picture's own, which are judged where they stand. */
const ELSEWHERE = words('srcSet longDesc background useMap itemRef');

/** The opening tag of an element with the attributes that may stay, as JSX. */
export function openTag(element: Element, without: readonly string[] = []): string {
  const { tagName } = element;
  const properties = Object.fromEntries(
    Object.entries(element.properties).flatMap(([key, value]) => {
      const plain = typeof value === 'string' ? value.replace(/\s+/g, ' ') : value;
      const stays =
        /^[a-z]+$/i.test(key) &&
        !without.includes(key) &&
        !ELSEWHERE.has(key) &&
        attributeAllowed(tagName, key) &&
        safeAddress(key, String(plain));
      return stays ? [[key, plain]] : [];
    }),
  );
  const tag = toHtml(
    { type: 'element', tagName, properties, children: [] },
    { closeSelfClosing: true, tightSelfClosing: true },
  );
  return tag.replace(`</${tagName}>`, '');
}

/** The id of `<a name="x">` or `<a id="x">` that is an anchor and nothing else. */
export function anchorOf(raw: string): string | undefined {
  if (!/^<a\s/i.test(raw)) return undefined;
  const anchor = elementOf(raw);
  if (anchor.properties['href'] !== undefined) return undefined;
  return attribute(anchor, 'name') ?? attribute(anchor, 'id');
}
