// Wiring only: an ordered list of plugins. What each does is told where it lives.
import { createHash } from 'node:crypto';
import { unified } from '@astrojs/markdown-remark';
import mdx from '@astrojs/mdx';
import sitemap from '@astrojs/sitemap';
import { defineConfig } from 'astro/config';
import remarkGfm from 'remark-gfm';
import { THEME_SCRIPT } from './src/core/theme.ts';
import { alignByClass, labelTasks, scopeHeaders } from './src/markdown/gfm.ts';
import { remarkNotes } from './src/astro/remark-notes.ts';
import { searchIndex } from './src/astro/search-index.ts';
import { links } from './src/astro/links.ts';
import { contentChecks } from './src/astro/content-checks.ts';
import { loadSite } from './src/site/load.ts';

const site = loadSite();
const base = process.env.BASE || '/';
const hash = (text) => `sha256-${createHash('sha256').update(text).digest('base64')}`;

export default defineConfig({
  site: process.env.SITE_URL || site.config.url || 'http://localhost:4321',
  base,
  outDir: process.env.OUT_DIR || 'dist',
  cacheDir: process.env.CACHE_DIR || 'node_modules/.astro',
  trailingSlash: 'always',
  compressHTML: true,
  devToolbar: { enabled: false },
  build: { assets: 'assets', inlineStylesheets: 'never' },
  markdown: {
    syntaxHighlight: false,
    processor: unified({
      gfm: false,
      smartypants: false,
      remarkPlugins: [
        remarkGfm,
        remarkNotes({ dir: site.dir, base, treeOf: (path) => loadSite().byPath.get(path)?.tree }),
      ],
      rehypePlugins: [alignByClass, scopeHeaders, labelTasks],
      remarkRehype: { footnoteLabel: 'Footnotes', footnoteLabelProperties: {} },
    }),
  },
  integrations: [
    mdx({ optimize: true }),
    contentChecks(),
    searchIndex(),
    links(base),
    sitemap({ filter: (page) => !/\/(search|list|s|404)\//.test(new URL(page).pathname) }),
  ],
  security: {
    csp: {
      directives: [
        "default-src 'none'",
        "img-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "worker-src 'self'",
        "base-uri 'none'",
        "form-action 'self'",
      ],
      scriptDirective: {
        resources: ["'self'"],
        hashes: [hash(THEME_SCRIPT)],
      },
      styleDirective: { resources: ["'self'"] },
    },
  },
  vite: {
    build: {
      assetsInlineLimit: 0,
      rolldownOptions: {
        // Astro marks its own modules with a directive that is spent by then; the bundler need not say so.
        onLog: (level, log, report) => log.code === 'MODULE_LEVEL_DIRECTIVE' || report(level, log),
      },
    },
  },
});
