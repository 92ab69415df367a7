/** `/feed.xml`: changes and new or re-checked pages for feed readers. */
import type { APIRoute } from 'astro';
import { drawFeed } from '../features/feed/feed.ts';
import { loadSite } from '../site/load.ts';

export const GET: APIRoute = ({ site, url }) =>
  new Response(
    drawFeed(loadSite(), {
      origin: site ?? url.origin,
      base: import.meta.env.BASE_URL,
      address: '/feed.xml',
    }),
    { headers: { 'content-type': 'application/atom+xml; charset=utf-8' } },
  );
