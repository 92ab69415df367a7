/** Built pages → the cards their tags promise. The tags are the truth: what they name is what is drawn. */
import { cardOf, versionOf, type Card } from './card.ts';

export interface Wanted {
  /** Path inside the built folder: `og/tips/the-end.png`. */
  readonly file: string;
  readonly card: Card;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };
const decode = (text: string): string =>
  text.replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (all, decimal, hex, name) => {
    if (decimal) return String.fromCodePoint(Number(decimal));
    if (hex) return String.fromCodePoint(Number.parseInt(hex, 16));
    return ENTITIES[name] ?? all;
  });

/** The content of a meta tag in a page's head. */
export function metaOf(html: string, property: string): string | undefined {
  const name = property.replaceAll('.', String.raw`\.`);
  const found = new RegExp(`<meta (?:property|name)="${name}" content="([^"]*)"`).exec(html)?.[1];
  return found === undefined ? undefined : decode(found);
}

/** The address a picture was made for: the other direction of `picturePath`. */
const addressOf = (file: string): string => {
  const path = file.slice('og/'.length, -'.png'.length);
  return path === 'index' ? '/' : `/${path}/`;
};

/**
 * The card a page's own tags ask for; undefined when it has none. Throws when the tags were made
 * from other words than they carry: the picture would then be of something else.
 */
export function wantedBy(html: string, base: string, exam: string): Wanted | undefined {
  const image = metaOf(html, 'og:image');
  if (!image) return undefined;
  const url = new URL(image);
  const root = base.endsWith('/') ? base : `${base}/`;
  const file = decodeURI(url.pathname).slice(root.length);
  const card = cardOf({
    address: addressOf(file),
    within: metaOf(html, 'article:section') ?? '',
    title: metaOf(html, 'og:title') ?? '',
    description: metaOf(html, 'og:description') ?? '',
    site: metaOf(html, 'og:site_name') ?? '',
    exam,
  });
  if (url.searchParams.get('v') !== versionOf(card)) {
    throw new Error(`the tags of ${file} do not say what its card was made from`);
  }
  return { file, card };
}
