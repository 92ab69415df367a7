/**
 * Astro integration: the policy of the pages as headers too, with what a meta tag cannot say. Written
 * as `_headers`, which Netlify and Cloudflare Pages read; any other host can be told the same lines.
 */
import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';

const META = '<meta http-equiv="content-security-policy" content="';

/** The lines for every file below `base`; `page` is any built page, whose policy they repeat. */
export function headersOf(page: string, base: string): string {
  const start = page.indexOf(META);
  if (start < 0) throw new Error('a built page has no content security policy');
  const from = start + META.length;
  const policy = page.slice(from, page.indexOf('"', from));
  const headers = {
    'Content-Security-Policy': `${policy} frame-ancestors 'none'`,
    'Strict-Transport-Security': 'max-age=31536000',
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'strict-origin-when-cross-origin',
    'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
    'Cross-Origin-Opener-Policy': 'same-origin',
  };
  const lines = Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`);
  return `${base}*\n${lines.join('\n')}\n`;
}

export function headers(): AstroIntegration {
  let base = '/';
  return {
    name: 'headers',
    hooks: {
      'astro:config:done': ({ config }) => {
        base = config.base.replace(/\/?$/, '/');
      },
      'astro:build:done': ({ dir }) => {
        const dist = fileURLToPath(dir);
        const page = readFileSync(join(dist, 'index.html'), 'utf8');
        // Rules of `public/_headers` come first.
        appendFileSync(join(dist, '_headers'), headersOf(page, base));
      },
    },
  };
}
