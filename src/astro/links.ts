/** Astro integration: after the pages are built, former addresses are answered and cards are drawn. */
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { withBase } from '../core/address.ts';
import { loadSite } from '../site/load.ts';
import { wantedBy, type Wanted } from '../cards/collect.ts';
import { makeCards } from '../cards/make.ts';
import { formerAddresses } from '../permalinks/former.ts';
import { readLedger } from '../permalinks/ledger.ts';
import { movedPage } from '../permalinks/moved.ts';
import { unkept } from '../permalinks/missing.ts';

/** Where drawn cards are kept between builds; not under node_modules, which `npm ci` empties. */
const CACHE = '.cache/cards';

export function links(base: string): AstroIntegration {
  return {
    name: 'links',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const outDir = fileURLToPath(dir);
        const site = loadSite();
        const { ledger } = readLedger(site.dir);
        const former = formerAddresses(site, ledger);
        const pageAt = (address: string): string => join(outDir, address.slice(1), 'index.html');
        for (const [from, to] of former) {
          const file = pageAt(from);
          if (existsSync(file)) throw new Error(`${from} is a page of today and a former address`);
          mkdirSync(dirname(file), { recursive: true });
          writeFileSync(file, movedPage(readFileSync(pageAt(to), 'utf8'), to, withBase(base, to)));
        }
        const broken = unkept(ledger, (address) =>
          existsSync(pageAt(address)) ? readFileSync(pageAt(address), 'utf8') : undefined,
        );
        if (broken.length > 0) {
          throw new Error(`released, and not in the built site:\n${broken.join('\n')}`);
        }
        const wanted = new Map<string, Wanted>();
        for (const file of htmlFiles(outDir)) {
          const head = readFileSync(file, 'utf8').slice(0, 8192);
          const card = wantedBy(head, base, site.config.exam?.code ?? '');
          if (card) wanted.set(card.file, card);
        }
        if (wanted.size === 0) return;
        const started = performance.now();
        const made = await makeCards([...wanted.values()], { outDir, cacheDir: resolve(CACHE) });
        const seconds = ((performance.now() - started) / 1000).toFixed(1);
        logger.info(
          `${made.cards} cards, ${made.drawn} of them drawn, in ${seconds} s${made.drawn > 0 ? `; the slowest took ${Math.round(made.slowest)} ms` : ''}`,
        );
      },
    },
  };
}

const htmlFiles = (dir: string): string[] =>
  readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((item) => item.isFile() && item.name.endsWith('.html'))
    .map((item) => join(item.parentPath, item.name));
