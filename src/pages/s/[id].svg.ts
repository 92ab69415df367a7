/** The short address of a page as a QR code, for its printed form. */
import type { APIRoute, GetStaticPaths } from 'astro';
import { href } from '../../core/href.ts';
import { shareId } from '../../core/share-id.ts';
import { qrSvg } from '../../share/code.ts';
import { shortAddress } from '../../share/short.ts';
import { loadSite } from '../../site/load.ts';

export const getStaticPaths: GetStaticPaths = () =>
  loadSite().pages.map(({ address }) => ({ params: { id: shareId(address) } }));

export const GET: APIRoute = ({ params, site }) =>
  new Response(qrSvg(new URL(href(shortAddress(params['id'] ?? '')), site).href), {
    headers: { 'content-type': 'image/svg+xml' },
  });
