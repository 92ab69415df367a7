/** The order of the book and its pages as XHTML, drawn by the site's own renderer. */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import type { Element, ElementContent, Root } from 'hast';
import { toXast } from 'hast-util-to-xast';
import { toHast } from 'mdast-util-to-hast';
import { visit, SKIP } from 'unist-util-visit';
import { drawXml } from '../../core/xml.ts';
import { interfaceOf, type Interface } from '../../core/interface.ts';
import { h, text } from '../../markdown/hast.ts';
import { toHastOptions } from '../../markdown/render.ts';
import { readingOrder } from '../../site/navigation.ts';
import type { Page } from '../../site/page.ts';
import type { Site } from '../../site/site.ts';

export interface Part {
  readonly title: string;
  readonly pages: readonly Page[];
}

/** Services with their sections in reading order, then the other services, comparisons and the rest. */
export function partsOf(site: Site): readonly Part[] {
  const t = interfaceOf(site.config);
  const read = readingOrder(site).map(({ service, sections }) => ({
    title: service.title,
    pages: [service, ...sections],
  }));
  const done = new Set<Page>(read.flatMap(({ pages }) => pages));
  const rest = (pages: readonly Page[]): Page[] => pages.filter((page) => !done.has(page));
  const others = [...site.services, ...site.families, ...site.notes];
  const listed = new Set<Page>([...others, ...site.comparisons, ...site.practice]);
  return [
    ...read,
    { title: t('Topics'), pages: rest(others) },
    { title: t('comparisons'), pages: site.comparisons },
    { title: t('practice'), pages: site.practice },
    { title: t('book.more'), pages: site.pages.filter((page) => !listed.has(page)) },
  ].filter(({ pages }) => pages.length > 0);
}

/** `/emu/habitat/` → `emu_habitat.xhtml`: ids hold hyphens, so another sign parts them. */
export const fileOf = ({ address }: Page): string =>
  `${address.slice(1, -1).replaceAll('/', '_') || 'index'}.xhtml`;

export interface Chapter {
  readonly file: string;
  readonly title: string;
  readonly xhtml: string;
  /** What the package file says the chapter holds. */
  readonly properties: readonly ('svg' | 'mathml')[];
  readonly pictures: readonly Picture[];
}

/** A picture of a chapter: its name in the book, its type, and the file it is. */
export interface Picture {
  readonly name: string;
  readonly type: string;
  readonly source: string;
}

/** Types that every reading device draws (EPUB 3.3, core media types); others are told in words. */
const DRAWN: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  svg: 'image/svg+xml',
  webp: 'image/webp',
};

/** A picture of the content folder, named after its path: two of one name in two folders stay apart. */
function pictureOf(site: Site, page: Page, url: string): Picture | undefined {
  const path = join(dirname(page.entry.path), decodeURI(url));
  const ending = extname(path).slice(1).toLowerCase();
  const type = DRAWN[ending];
  const source = join(site.dir, path);
  if (!type || !existsSync(source)) return undefined;
  const name = createHash('sha256').update(path).digest('hex').slice(0, 12);
  return { name: `pictures/${name}.${ending}`, type, source };
}

/** A page as a chapter. `absolute` makes the address of a page that is not in the book one that works. */
export function chapterOf(site: Site, page: Page, absolute: (address: string) => string): Chapter {
  const body = toHast({ ...page.tree }, toHastOptions({ base: '/', speech: site.config })) as Root;
  const t = interfaceOf(site.config);
  const properties = new Set<'svg' | 'mathml'>();
  const pictures = new Map<string, Picture>();
  visit(body, 'element', (element, index, parent) => {
    const picture =
      element.tagName === 'img' && pictureOf(site, page, String(element.properties['src'] ?? ''));
    if (picture) {
      pictures.set(picture.name, picture);
      element.properties = { src: picture.name, alt: element.properties['alt'] ?? '' };
    } else if (parent && index !== undefined) {
      const instead = replacement(element, t);
      if (instead) {
        parent.children.splice(index, 1, ...instead);
        return [SKIP, index];
      }
    }
    if (element.tagName === 'svg') properties.add('svg');
    if (element.tagName === 'math') {
      properties.add('mathml');
      // HTML knows what a formula is by its name; XML only by its namespace.
      element.properties['xmlns'] = 'http://www.w3.org/1998/Math/MathML';
    }
    const { href } = element.properties;
    if (typeof href === 'string' && href.startsWith('/')) {
      element.properties['href'] = linkTo(site, href, absolute);
    }
    return undefined;
  });
  const content = [
    h('h1', {}, [text(page.title)]),
    ...(page.summary ? [h('p', {}, [h('em', {}, [text(page.summary)])])] : []),
    ...(body.children as ElementContent[]),
    ...sources(page, t('sources')),
  ];
  return {
    file: fileOf(page),
    title: page.title,
    xhtml: documentOf(site.config, page.title, content),
    properties: [...properties].sort(),
    pictures: [...pictures.values()],
  };
}

/** What has no place in a book: undefined when the element stays. */
function replacement(
  { tagName, properties, children }: Element,
  t: Interface,
): ElementContent[] | undefined {
  const names = Array.isArray(properties['className']) ? properties['className'] : [];
  if (tagName === 'button' || names.includes('anchor')) return [];
  // The drawing for phones repeats the wide one, and a book has no region to scroll.
  if (tagName === 'div' && names.includes('narrow')) return [];
  if (tagName === 'svg' && names.includes('narrow')) return [];
  if (tagName === 'details') return [h('div', {}, children)];
  if (tagName === 'summary') return [h('p', {}, [h('strong', {}, children)])];
  if (tagName === 'img')
    return [h('em', {}, [text(t('book.picture', { name: String(properties['alt'] ?? '') }))])];
  return undefined;
}

function linkTo(site: Site, href: string, absolute: (address: string) => string): string {
  const [address = '', anchor] = href.split('#');
  const page = site.byAddress.get(address);
  if (!page) return absolute(href);
  return fileOf(page) + (anchor === undefined ? '' : `#${anchor}`);
}

const sources = ({ sources: list }: Page, heading: string): Element[] =>
  list.length === 0
    ? []
    : [
        h('h2', {}, [text(heading)]),
        h(
          'ul',
          {},
          list.map(({ title, url }) => h('li', {}, [h('a', { href: url }, [text(title)])])),
        ),
      ];

/** An XHTML document of the book. */
export function documentOf(
  config: Site['config'],
  title: string,
  content: ElementContent[],
): string {
  const { dir } = interfaceOf(config);
  const root: Root = {
    type: 'root',
    children: [
      h('html', { xmlns: 'http://www.w3.org/1999/xhtml', lang: config.language, dir }, [
        h('head', {}, [
          h('title', {}, [text(title)]),
          h('link', { rel: ['stylesheet'], type: 'text/css', href: 'book.css' }, []),
        ]),
        h('body', {}, content),
      ]),
    ],
  };
  return `<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>\n${drawXml(toXast(root))}\n`;
}
