import type { APIRoute } from 'astro';
import { href } from '../core/href.ts';
import { shelves } from '../features/feed/llms.ts';
import { twin } from '../site/twin.ts';
import { loadSite } from '../site/load.ts';

export const GET: APIRoute = ({ site: origin }) => {
  const site = loadSite();
  const pages = shelves(site).flatMap((shelf) => shelf.pages);
  const absolute = (address: string): string => new URL(href(address), origin).href;
  const { title, description } = site.config;
  return new Response(
    [`# ${title}\n\n> ${description}\n`, ...pages.map((page) => twin(page, absolute))].join(
      '\n---\n\n',
    ),
  );
};
