/** The whole site as one EPUB; a site too large for a book has none, and the build says so. */
import type { APIRoute, GetStaticPaths } from 'astro';
import { href } from '../core/href.ts';
import css from '../features/epub/book.css?raw';
import { bookName, makeBook } from '../features/epub/epub.ts';
import { loadSite } from '../site/load.ts';

export const getStaticPaths: GetStaticPaths = () => {
  const book = bookName(loadSite());
  if (!book) console.warn('No EPUB: the pages are more text than a reading device opens.');
  return book ? [{ params: { book } }] : [];
};

export const GET: APIRoute = ({ site: origin }) => {
  const absolute = (address: string): string => new URL(href(address), origin).href;
  return new Response(makeBook(loadSite(), { absolute, css }), {
    headers: { 'content-type': 'application/epub+zip' },
  });
};
