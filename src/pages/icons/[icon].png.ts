/** Icons of the installed site, drawn from the icon of the tab. */
import type { APIRoute, GetStaticPaths } from 'astro';
import { PAPER } from '../../core/theme.ts';
import { drawIcon, ICONS, tabIcon } from '../../features/offline/app.ts';
import { loadSite } from '../../site/load.ts';

export const getStaticPaths = (() =>
  Object.keys(ICONS).map((icon) => ({ params: { icon } }))) satisfies GetStaticPaths;

export const GET: APIRoute = ({ params }) => {
  const site = loadSite();
  const { size, cut } = ICONS[params['icon'] ?? ''] ?? { size: 192, cut: false };
  const png = drawIcon(tabIcon(site), size, cut, site.config.accent ?? PAPER.light);
  return new Response(Uint8Array.from(png), { headers: { 'content-type': 'image/png' } });
};
