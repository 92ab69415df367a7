/**
 * Astro integration: the policy of the pages as headers too, with what a meta tag cannot say. Written
 * as `_headers`, which Netlify and Cloudflare Pages read; any other host can be told the same lines.
 */
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { policyOf } from '../core/policy.ts';

/** The lines for every file below `base`. */
export function headersOf(base: string): string {
  const headers = {
    'Content-Security-Policy': `${policyOf(base)};frame-ancestors 'none'`,
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
        // Rules of `public/_headers` come first.
        appendFileSync(join(fileURLToPath(dir), '_headers'), headersOf(base));
      },
    },
  };
}
