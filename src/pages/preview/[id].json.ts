/** What a cross-link shows of where it leads: one small file a service, fetched when a reader wants it. */
import type { APIRoute, GetStaticPaths } from 'astro';
import { href } from '../../core/href.ts';
import { loadSite } from '../../site/load.ts';
import type { FamilyPage, ServicePage } from '../../site/page.ts';
import { previewOf } from '../../features/previews/preview.ts';

export const getStaticPaths = (() => {
  const { services, families } = loadSite();
  return [...services, ...families].map((page) => ({ params: { id: page.id }, props: { page } }));
}) satisfies GetStaticPaths;

export const GET: APIRoute<{ page: ServicePage | FamilyPage }> = ({ props }) =>
  new Response(JSON.stringify(previewOf(loadSite(), props.page, href)), {
    headers: { 'content-type': 'application/json' },
  });
