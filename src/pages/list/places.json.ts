/** What a reading list may hold: short id → address, title, where it stands, the beginning of what it says. */
import type { APIRoute } from 'astro';
import { at } from '../../core/address.ts';
import { excerpt } from '../../core/prose.ts';
import { readLedger } from '../../permalinks/ledger.ts';
import { listable } from '../../permalinks/short.ts';
import { loadSite } from '../../site/load.ts';

export const GET: APIRoute = () => {
  const site = loadSite();
  const places = [...listable(site, readLedger(site.dir).ledger)].map(([id, target]) => [
    id,
    [
      at(target.address, target.anchor),
      target.title,
      target.parent,
      excerpt(target.description, 90),
    ],
  ]);
  return new Response(JSON.stringify(Object.fromEntries(places)), {
    headers: { 'content-type': 'application/json' },
  });
};
