import type { APIRoute } from 'astro';
import { href } from '../core/href.ts';
import { llms } from '../features/feed/llms.ts';
import { loadSite } from '../site/load.ts';

export const GET: APIRoute = ({ site: origin }) =>
  new Response(llms(loadSite(), (address) => new URL(href(address), origin).href));
