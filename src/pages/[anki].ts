/** All cards for Anki, as a package and as text; a site without cards has neither. */
import type { APIRoute, GetStaticPaths } from 'astro';
import { href } from '../core/href.ts';
import { makePackage } from '../features/anki/apkg.ts';
import { notesAsText } from '../features/anki/notes.ts';
import { asks } from '../site/lists.ts';
import { loadSite } from '../site/load.ts';

export const getStaticPaths: GetStaticPaths = () =>
  asks(loadSite()) ? [{ params: { anki: 'anki.apkg' } }, { params: { anki: 'anki.tsv' } }] : [];

export const GET: APIRoute = ({ site: origin, params: { anki } }) => {
  const absolute = (address: string): string => new URL(href(address), origin).href;
  const site = loadSite();
  return anki === 'anki.tsv'
    ? new Response(notesAsText(site, absolute), {
        headers: { 'content-type': 'text/tab-separated-values; charset=utf-8' },
      })
    : new Response(makePackage(site, absolute), {
        headers: { 'content-type': 'application/octet-stream' },
      });
};
