/** The cards of the site: `deck.json` lists them, `0.html` and on hold their text. A site without cards has neither. */
import type { APIRoute, GetStaticPaths } from 'astro';
import { cardsOf } from '../../features/recall/cards.ts';
import { deckOf, PART, partOf } from '../../features/recall/deck.ts';
import { loadSite } from '../../site/load.ts';

export const getStaticPaths: GetStaticPaths = () => {
  const parts = Math.ceil(cardsOf(loadSite()).length / PART);
  return Array.from({ length: parts ? parts + 1 : 0 }, (_, part) => ({
    params: { file: part ? `${part - 1}.html` : 'deck.json' },
  }));
};

export const GET: APIRoute = ({ params: { file = '' } }) => {
  const site = loadSite();
  return file === 'deck.json'
    ? new Response(JSON.stringify(deckOf(site)), {
        headers: { 'content-type': 'application/json' },
      })
    : new Response(partOf(site, Number.parseInt(file, 10), import.meta.env.BASE_URL), {
        headers: { 'content-type': 'text/html; charset=utf-8' },
      });
};
