import type { APIRoute } from 'astro';
import { href } from '../core/href.ts';
import { appManifest } from '../features/offline/app.ts';
import { loadSite } from '../site/load.ts';

/** The templates there are: an app's shortcuts lead to no page that is not. */
const PAGES = Object.keys(import.meta.glob('./*/index.astro'));

export const GET: APIRoute = () => {
  const exists = (address: string): boolean => PAGES.includes(`.${address}index.astro`);
  return new Response(JSON.stringify(appManifest(loadSite(), href, exists)), {
    headers: { 'content-type': 'application/manifest+json' },
  });
};
