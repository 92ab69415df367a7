/** The sections of one service for tools, on a site with too many pages for one llms.txt. */
import type { APIRoute, GetStaticPaths } from 'astro';
import { href } from '../../core/href.ts';
import { isLarge, llmsOf } from '../../features/feed/llms.ts';
import { loadSite } from '../../site/load.ts';
import { navigationOf, readingOrder } from '../../site/navigation.ts';

export const getStaticPaths: GetStaticPaths = () => {
  const site = loadSite();
  const groups = isLarge(site) ? readingOrder(site) : [];
  return groups.map(({ service }) => ({ params: { service: service.id } }));
};

export const GET: APIRoute = ({ params, site: origin }) => {
  const group = navigationOf(loadSite()).byService.get(params['service'] ?? '');
  if (!group) return new Response(null, { status: 404 });
  return new Response(llmsOf(group, (address) => new URL(href(address), origin).href));
};
