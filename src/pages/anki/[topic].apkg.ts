/** The cards of one service as a package for Anki. */
import type { APIRoute, GetStaticPaths } from 'astro';
import { href } from '../../core/href.ts';
import { makePackage } from '../../features/anki/apkg.ts';
import { deckTopics } from '../../features/anki/notes.ts';
import { loadSite } from '../../site/load.ts';

export const getStaticPaths: GetStaticPaths = () =>
  deckTopics(loadSite()).map(({ id }) => ({ params: { topic: id } }));

export const GET: APIRoute = ({ site: origin, params: { topic } }) => {
  const absolute = (address: string): string => new URL(href(address), origin).href;
  return new Response(makePackage(loadSite(), absolute, topic), {
    headers: { 'content-type': 'application/octet-stream' },
  });
};
