/**
 * Astro integration: what is published beside the pages. Short addresses and cards are made from the
 * site's model, former addresses from the page they lead to. Last, all that was ever released must be
 * there.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { makeCards } from '../cards/make.ts';
import { CARDS, cardsOf, socialTags } from '../cards/site-cards.ts';
import { withBase } from '../core/address.ts';
import { formerAddresses } from '../permalinks/former.ts';
import { readLedger, type Ledger } from '../permalinks/ledger.ts';
import { missingPermalinks } from '../permalinks/missing.ts';
import { movedPage } from '../permalinks/moved.ts';
import {
  countInPages,
  sectionsSharePages,
  shortAddress,
  shortAddresses,
  shortPage,
} from '../permalinks/short.ts';
import type { LinkTarget } from '../permalinks/targets.ts';
import { loadSite } from '../site/load.ts';
import type { Site } from '../site/site.ts';

/** Where drawn cards are kept between builds; not under node_modules, which `npm ci` empties. */
const CACHE = '.cache/cards';

export function links(): AstroIntegration {
  let base = '/';
  let origin = '';
  const href = (address: string): string => withBase(base, address);
  const absolute = (address: string): string => new URL(href(address), origin).href;

  const draw = (site: Site, id: string, target: LinkTarget): string => {
    const { language, title } = site.config;
    const shared = { ...target, address: shortAddress(id), type: 'article', target } as const;
    const tags = socialTags(site, shared, absolute);
    return shortPage(target, { language, title, href, absolute, tags });
  };

  return {
    name: 'links',
    hooks: {
      'astro:config:done': ({ config }) => {
        base = config.base;
        origin = config.site ?? '';
      },
      // While writing, the same pages are answered as they are asked for.
      'astro:server:setup': ({ server }) => {
        server.middlewares.use((request, response, next) => {
          const path = request.originalUrl?.split(/[?#]/, 1)[0] ?? '';
          if (!path.startsWith(base) || !path.endsWith('/')) return next();
          const site = loadSite();
          const { ledger } = readLedger(site.dir);
          const id = /^\/s\/(\w+)\/$/.exec(path.slice(href('/').length - 1))?.[1];
          const target = id && shortAddresses(site, ledger).get(id);
          if (target) {
            response.setHeader('content-type', 'text/html; charset=utf-8');
            return response.end(draw(site, id, target));
          }
          for (const [from, to] of formerAddresses(site, ledger)) {
            if (encodeURI(href(from)) !== path) continue;
            return response.writeHead(302, { location: encodeURI(href(to)) }).end();
          }
          return next();
        });
      },
      'astro:build:done': async ({ dir, logger }) => {
        const outDir = fileURLToPath(dir);
        const site = loadSite();
        const { ledger } = readLedger(site.dir);
        const pageAt = (address: string): string => join(outDir, address, 'index.html');
        const write = (address: string, html: string): void => {
          mkdirSync(dirname(pageAt(address)), { recursive: true });
          writeFileSync(pageAt(address), html);
        };
        for (const [id, target] of shortAddresses(site, ledger)) {
          write(shortAddress(id), draw(site, id, target));
        }
        if (sectionsSharePages(site)) {
          logger.warn(
            `${countInPages(site)} sections are more than the ${site.config.shortAddresses} of “shortAddresses” in site.yaml: they are shared by their page's address`,
          );
        }
        for (const [from, to] of formerAddresses(site, ledger)) {
          if (existsSync(pageAt(from))) {
            throw new Error(`${from} is a page of today and a former address`);
          }
          write(from, movedPage(readFileSync(pageAt(to), 'utf8'), to, href(to)));
        }
        failOnMissing(ledger, pageAt);
        if (!CARDS) return;
        const started = performance.now();
        const made = await makeCards(cardsOf(site), { outDir, cacheDir: resolve(CACHE) });
        const seconds = ((performance.now() - started) / 1000).toFixed(1);
        logger.info(
          `${made.cards} cards, ${made.drawn} of them drawn, in ${seconds} s${made.drawn > 0 ? `; the slowest took ${Math.round(made.slowest)} ms` : ''}`,
        );
      },
    },
  };
}

function failOnMissing(ledger: Ledger | undefined, pageAt: (address: string) => string): void {
  const missing = missingPermalinks(ledger, {
    exists: (address) => existsSync(pageAt(address)),
    read: (address) =>
      existsSync(pageAt(address)) ? readFileSync(pageAt(address), 'utf8') : undefined,
  });
  if (missing.length > 0) {
    throw new Error(`released, and not in the built site:\n${missing.join('\n')}`);
  }
}
