/**
 * The whole site as one EPUB 3, to be read without a connection. The same content gives the same
 * bytes: the date is that of the last checked page, the identifier comes from the site's address.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { strToU8, zipSync, type Zippable } from 'fflate';
import type { Element } from 'hast';
import { drawXml } from '../../core/xml.ts';
import { x } from 'xastscript';
import { interfaceOf } from '../../core/interface.ts';
import { h, text } from '../../markdown/hast.ts';
import type { Site } from '../../site/site.ts';
import {
  chapterOf,
  documentOf,
  fileOf,
  partsOf,
  type Chapter,
  type Part,
  type Picture,
} from './chapters.ts';

/**
 * Characters of Markdown beyond which no book is made: 8 million are some 5,000 pages, more than
 * reading devices open.
 */
const LARGEST = 8_000_000;

/** The book's file name without its ending, or undefined when the site is too large for a book. */
export function bookName({ config, pages }: Site): string | undefined {
  const size = pages.reduce((sum, { entry }) => sum + entry.body.length, 0);
  if (size > LARGEST) return undefined;
  const words = config.title.toLowerCase().match(/[\p{L}\p{N}]+/gu);
  // File systems take 255 bytes for a name.
  return [...(words?.join('-') ?? 'book')].slice(0, 60).join('');
}

interface Options {
  /** Makes an address of the site one that works anywhere. */
  readonly absolute: (address: string) => string;
  /** The book's style sheet. */
  readonly css: string;
}

/** The book's bytes. */
export function makeBook(site: Site, { absolute, css }: Options): Uint8Array<ArrayBuffer> {
  const parts = partsOf(site);
  const chapters = parts.flatMap(({ pages }) =>
    pages.map((page) => chapterOf(site, page, absolute)),
  );
  const pictures = new Map(
    chapters.flatMap((chapter) => chapter.pictures.map((picture) => [picture.name, picture])),
  );
  const files: Record<string, string> = {
    'META-INF/container.xml': container(),
    'EPUB/package.opf': packageOf(site, chapters, [...pictures.values()], absolute('/')),
    'EPUB/nav.xhtml': contents(site, parts),
    'EPUB/book.css': css,
    ...Object.fromEntries(chapters.map(({ file, xhtml }) => [`EPUB/${file}`, xhtml])),
  };
  // The type comes first and stays uncompressed, so that it can be read at a fixed place.
  const zip: Zippable = { mimetype: [strToU8('application/epub+zip'), { level: 0 }] };
  for (const [name, content] of Object.entries(files)) zip[name] = strToU8(content);
  for (const { name, source } of pictures.values()) zip[`EPUB/${name}`] = readFileSync(source);
  // The first day a ZIP can name, in local time as ZIP has it: no clock and no time zone gets in.
  return zipSync(zip, { level: 9, mtime: new Date(1980, 0, 1) });
}

const xml = (tree: ReturnType<typeof x>): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n${drawXml(tree)}\n`;

const container = (): string =>
  xml(
    x('container', { version: '1.0', xmlns: 'urn:oasis:names:tc:opendocument:xmlns:container' }, [
      x('rootfiles', [
        x('rootfile', {
          'full-path': 'EPUB/package.opf',
          'media-type': 'application/oebps-package+xml',
        }),
      ]),
    ]),
  );

function packageOf(
  { config, pages }: Site,
  chapters: readonly Chapter[],
  pictures: readonly Picture[],
  root: string,
): string {
  const digest = createHash('sha256').update(`${root}\n${config.title}`).digest('hex');
  const uuid = digest.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-8$3-8$4-$5');
  const checked =
    pages
      .map(({ verified }) => verified ?? '')
      .sort()
      .at(-1) || '2000-01-01';
  const item = (id: string, file: string, type: string, properties: readonly string[] = []) =>
    x('item', {
      id,
      href: file,
      'media-type': type,
      ...(properties.length > 0 && { properties: properties.join(' ') }),
    });
  const xhtml = 'application/xhtml+xml';
  return xml(
    x(
      'package',
      {
        xmlns: 'http://www.idpf.org/2007/opf',
        version: '3.0',
        'unique-identifier': 'id',
        'xml:lang': config.language,
      },
      [
        x('metadata', { 'xmlns:dc': 'http://purl.org/dc/elements/1.1/' }, [
          x('dc:identifier', { id: 'id' }, `urn:uuid:${uuid}`),
          x('dc:title', config.title),
          x('dc:language', config.language),
          x('dc:description', config.description),
          x('dc:source', root),
          ...(config.licence ? [x('dc:rights', config.licence.content)] : []),
          x('meta', { property: 'dcterms:modified' }, `${checked}T00:00:00Z`),
        ]),
        x('manifest', [
          item('nav', 'nav.xhtml', xhtml, ['nav']),
          item('css', 'book.css', 'text/css'),
          ...chapters.map(({ file, properties }, index) =>
            item(`c${index}`, file, xhtml, properties),
          ),
          ...pictures.map(({ name, type }, index) => item(`p${index}`, name, type)),
        ]),
        x('spine', [
          x('itemref', { idref: 'nav' }),
          ...chapters.map((_, index) => x('itemref', { idref: `c${index}` })),
        ]),
      ],
    ),
  );
}

function contents({ config }: Site, parts: readonly Part[]): string {
  const list = parts.map(({ title, pages }): Element => {
    const [first, ...more] = pages;
    const own = first && first.title === title;
    const links = (own ? more : pages).map((page) =>
      h('li', {}, [h('a', { href: fileOf(page) }, [text(page.title)])]),
    );
    const head = own
      ? h('a', { href: fileOf(first) }, [text(title)])
      : h('span', {}, [text(title)]);
    return h('li', {}, links.length > 0 ? [head, h('ol', {}, links)] : [head]);
  });
  return documentOf(config, config.title, [
    h('h1', {}, [text(config.title)]),
    h('p', {}, [text(config.description)]),
    h('nav', { 'xmlns:epub': 'http://www.idpf.org/2007/ops', 'epub:type': 'toc' }, [
      h('h2', {}, [text(interfaceOf(config)('book.contents'))]),
      h('ol', {}, list),
    ]),
  ]);
}
