import type { APIRoute } from 'astro';
import { href } from '../core/href.ts';
import { llmsFull } from '../features/feed/llms.ts';
import { loadSite } from '../site/load.ts';

export const GET: APIRoute = ({ site: origin }) =>
  new Response(llmsFull(loadSite(), (address) => new URL(href(address), origin).href));
