/** The images a site puts on every page: its logo and its tab's icon, as they lie in the content folder. */
import { readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { APIRoute, GetStaticPaths } from 'astro';
import { loadSite } from '../../site/load.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
};

export const getStaticPaths = (() => {
  const { logo, favicon } = loadSite().config;
  return [...new Set([logo, favicon])].flatMap((file) => (file ? [{ params: { file } }] : []));
}) satisfies GetStaticPaths;

export const GET: APIRoute = ({ params }) => {
  const file = params['file'] ?? '';
  return new Response(readFileSync(join(loadSite().dir, file)), {
    headers: { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' },
  });
};
