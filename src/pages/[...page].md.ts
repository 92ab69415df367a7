/** Each page's Markdown twin, also where the page used to be. */
import type { APIRoute, GetStaticPaths } from 'astro';
import { href } from '../core/href.ts';
import { formerAddresses } from '../permalinks/former.ts';
import { readLedger } from '../permalinks/ledger.ts';
import { twin, twinAddress } from '../site/twin.ts';
import { loadSite } from '../site/load.ts';

const param = (address: string): string => twinAddress(address).slice(1, -'.md'.length);

export const getStaticPaths: GetStaticPaths = () => {
  const site = loadSite();
  const former = formerAddresses(site, readLedger(site.dir).ledger);
  return [...site.pages.map(({ address }) => [address, address] as const), ...former]
    .filter(([, to]) => site.byAddress.has(to))
    .map(([from, to]) => ({ params: { page: param(from) }, props: { address: to } }));
};

export const GET: APIRoute = ({ props, site: origin }) => {
  const page = loadSite().byAddress.get(String(props['address']));
  if (!page) return new Response(null, { status: 404 });
  const text = twin(page, (address) => new URL(href(address), origin).href);
  return new Response(text, { headers: { 'content-type': 'text/markdown; charset=utf-8' } });
};
