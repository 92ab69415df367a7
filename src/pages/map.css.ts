/** `/map.css`: what lights up on the map, made from the catalogue. */
import type { APIRoute } from 'astro';
import { loadSite } from '../site/load.ts';
import { mapOf } from '../features/map/map.ts';
import { drawLights } from '../features/map/map-lights.ts';

export const GET: APIRoute = () =>
  new Response(drawLights(mapOf(loadSite())), {
    headers: { 'content-type': 'text/css; charset=utf-8' },
  });
