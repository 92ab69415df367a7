import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync, strFromU8 } from 'fflate';
import { describe, expect, test } from 'vitest';
import { fromXml } from 'xast-util-from-xml';
import { readContent } from '../../../src/content/read.ts';
import { bookName, makeBook } from '../../../src/features/epub/epub.ts';
import { buildSite } from '../../../src/site/site.ts';
import { bread } from './flightless.ts';

const options = {
  absolute: (address: string) => `https://crumb.example${address}`,
  css: 'p { margin: 0 }',
};
const book = makeBook(bread, options);
const files = Object.fromEntries(
  Object.entries(unzipSync(book)).map(([name, bytes]) => [name, strFromU8(bytes)]),
);

describe('the book', () => {
  test('begins with its type, uncompressed, as readers look for it there', () => {
    expect(strFromU8(book.slice(30, 58))).toBe('mimetypeapplication/epub+zip');
  });

  test('is the same bytes from the same content', () => {
    expect(makeBook(bread, options)).toEqual(book);
  });

  test('holds every page as well-formed XML, each listed once', () => {
    const pages = Object.keys(files).filter((name) => name.endsWith('.xhtml'));
    expect(pages).toHaveLength(bread.pages.length + 1);
    for (const name of pages) {
      expect(() => fromXml(files[name] ?? ''), name).not.toThrow();
      expect(files['EPUB/package.opf']?.split(`href="${name.slice(5)}"`)).toHaveLength(2);
    }
  });

  test('links inside itself, and to the site for what it does not hold', () => {
    const feeding = files['EPUB/sourdough-starter_feeding.xhtml'];
    expect(feeding).toContain('href="dutch-oven_baking.xhtml#steam"');
    expect(Object.values(files).join('')).not.toMatch(/href="\//);
  });

  test('lists sections below their service', () => {
    expect(files['EPUB/nav.xhtml']).toMatch(
      /href="sourdough-starter\.xhtml">[^<]*<\/a><ol><li><a href="sourdough-starter_feeding\.xhtml"/,
    );
  });

  test('has one drawing of a diagram, formulas, and nothing to press', () => {
    const baking = files['EPUB/dutch-oven_baking.xhtml'] ?? '';
    expect(baking.match(/<svg[^>]*xmlns="http:\/\/www.w3.org\/2000\/svg"/g)).toHaveLength(1);
    expect(baking).toMatch(/<math[^>]*xmlns="http:\/\/www.w3.org\/1998\/Math\/MathML"/);
    expect(baking).not.toMatch(/<button|class="anchor"/);
    expect(files['EPUB/package.opf']).toMatch(
      /dutch-oven_baking\.xhtml"[^>]*properties="mathml svg"/,
    );
  });

  test('holds the pictures of its pages, each once, and says the others in words', () => {
    const dir = mkdtempSync(join(tmpdir(), 'book-'));
    cpSync(bread.dir, dir, { recursive: true });
    const page = join(dir, 'dry-pictures.svg');
    writeFileSync(page, '<svg xmlns="http://www.w3.org/2000/svg"/>');
    writeFileSync(
      join(dir, 'services/rye-bread.mdx'),
      '---\nname: Rye bread\ncategory: dough\nsummary: A loaf.\n---\n\n![A loaf](../dry-pictures.svg) ![Again](../dry-pictures.svg) ![Gone](./gone.avif)\n',
    );
    const made = unzipSync(makeBook(buildSite(readContent(dir)), options));
    rmSync(dir, { recursive: true });
    const [picture, ...others] = Object.keys(made).filter((name) => name.includes('/pictures/'));
    expect(others).toEqual([]);
    const text = (name: string): string => strFromU8(made[name] ?? new Uint8Array());
    expect(text(picture ?? '')).toBe('<svg xmlns="http://www.w3.org/2000/svg"/>');
    const chapter = text('EPUB/rye-bread.xhtml');
    expect(chapter).toContain(`<img src="${picture?.slice(5)}" alt="A loaf"`);
    expect(chapter).toMatch(/<em>[^<]*Gone/);
    expect(text('EPUB/package.opf').split(`href="${picture?.slice(5)}"`)).toHaveLength(2);
  });

  test('is named after the site, and is not made of more text than a device opens', () => {
    expect(bookName(bread)).toBe('crumb');
    const [page] = bread.pages;
    if (!page) throw new Error('no page');
    const long = { ...page, entry: { ...page.entry, body: 'a'.repeat(8_000_001) } };
    expect(bookName({ ...bread, pages: [long as never] })).toBeUndefined();
  });
});
