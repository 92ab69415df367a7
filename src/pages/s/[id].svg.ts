/** The short address of a page or a tip as a QR code, for its printed form. */
import type { APIRoute, GetStaticPaths } from 'astro';
import { tipAddress } from '../../core/address.ts';
import { href } from '../../core/href.ts';
import { shareId } from '../../core/share-id.ts';
import { qrSvg } from '../../permalinks/qr.ts';
import { printedAddress } from '../../permalinks/short.ts';
import { loadSite } from '../../site/load.ts';

export const getStaticPaths: GetStaticPaths = () => {
  const { pages, tips } = loadSite();
  return [...pages.map(({ address }) => address), ...tips.map(({ id }) => tipAddress(id))].map(
    (address) => ({ params: { id: shareId(address) }, props: { address } }),
  );
};

export const GET: APIRoute = ({ props, site }) =>
  new Response(qrSvg(new URL(href(printedAddress(String(props['address']))), site).href), {
    headers: { 'content-type': 'image/svg+xml' },
  });
