// Wiring only: an ordered list of plugins. What each does is told where it lives.
import { unified } from '@astrojs/markdown-remark';
import mdx from '@astrojs/mdx';
import sitemap from '@astrojs/sitemap';
import { defineConfig } from 'astro/config';
import { scriptPhrases } from './src/core/interface.ts';
import { contentChecks } from './src/astro/content-checks.ts';
import { headers } from './src/astro/headers.ts';
import { look } from './src/astro/look.ts';
import { offline } from './src/astro/offline.ts';
import { links } from './src/astro/links.ts';
import { plainImports } from './src/astro/plain-imports.ts';
import { remarkTree } from './src/astro/remark-tree.ts';
import { searchIndex } from './src/astro/search-index.ts';
import { toHastOptions } from './src/markdown/render.ts';
import { cacheDir, loadSite } from './src/site/load.ts';

const site = loadSite();
const base = process.env.BASE || '/';
const BROWSERS = ['chrome119', 'edge119', 'firefox119', 'safari17.1'];

export default defineConfig({
  site: process.env.SITE_URL || site.config.url || 'http://localhost:4321',
  base,
  outDir: process.env.OUT_DIR || 'dist',
  // Each content folder has its own cache: what one of them holds is never found in another.
  cacheDir: cacheDir(),
  trailingSlash: 'always',
  compressHTML: true,
  devToolbar: { enabled: false },
  build: { assets: 'assets', inlineStylesheets: 'never' },
  markdown: {
    syntaxHighlight: false,
    processor: unified({
      gfm: false,
      smartypants: false,
      remarkPlugins: [remarkTree],
      remarkRehype: toHastOptions({ base, components: true, speech: site.config }),
    }),
  },
  integrations: [
    mdx({ optimize: true }),
    contentChecks(),
    searchIndex(),
    links(),
    sitemap({ filter: (page) => !/\/(search|list|404)\//.test(new URL(page).pathname) }),
    headers(),
    // Last: it packs what the others have written.
    offline(),
  ],
  vite: {
    plugins: [look(site.dir, site.config.accent), plainImports()],
    define: scriptPhrases(site.config),
    build: {
      // Browsers of the last three years; the list stands in the README too.
      target: BROWSERS,
      cssTarget: BROWSERS,
      assetsInlineLimit: 0,
      rolldownOptions: {
        // What pages with a body are made of becomes one chunk, so that reading one needs one sheet.
        output: {
          codeSplitting: {
            groups: [
              {
                name: 'page',
                test: /\/src\/(layouts|components)\/[^?]*\.(astro|css)/,
              },
              // What a service's page adds, and nothing else shows all of.
              {
                name: 'service',
                test: /\/src\/features\/(changes|map\/(Nei|MapT))[^?]*\.(astro|css)/,
              },
            ],
          },
        },
        // Astro marks its own modules with a directive that is spent by then; the bundler need not say so.
        onLog: (level, log, report) => log.code === 'MODULE_LEVEL_DIRECTIVE' || report(level, log),
      },
    },
  },
});
