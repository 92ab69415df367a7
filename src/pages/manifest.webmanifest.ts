import type { APIRoute } from 'astro';
import { href } from '../core/href.ts';
import { appManifest } from '../features/offline/app.ts';
import { loadSite } from '../site/load.ts';

export const GET: APIRoute = () =>
  new Response(JSON.stringify(appManifest(loadSite(), href)), {
    headers: { 'content-type': 'application/manifest+json' },
  });
