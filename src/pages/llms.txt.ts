import type { APIRoute } from 'astro';
import { href } from '../core/href.ts';
import { llms } from '../features/feed/llms.ts';
import { twinAddress } from '../site/twin.ts';
import { loadSite } from '../site/load.ts';

export const GET: APIRoute = ({ site: origin }) =>
  new Response(llms(loadSite(), (page) => new URL(href(twinAddress(page.address)), origin).href));
