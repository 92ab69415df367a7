/** What a page may load and run: in every page before its first script, and as a header where a host can be told. */
import { createHash } from 'node:crypto';
import { firstScript } from './theme.ts';

/**
 * The content security policy of a site's pages; `base` is `/` or `/notes/`. Astro's own would list a
 * hash for every file of script the site has, on every page; ours all come from the site itself.
 */
export function policyOf(base: string): string {
  const first = createHash('sha256').update(firstScript(base)).digest('base64');
  return [
    "default-src 'none'",
    // Pagefind's engine is WebAssembly; nothing else may be compiled from data.
    `script-src 'self' 'wasm-unsafe-eval' 'sha256-${first}'`,
    "style-src 'self'",
    "img-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "require-trusted-types-for 'script'",
    'trusted-types default',
  ].join(';');
}
