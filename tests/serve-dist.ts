/** Serves the built sites for the browser tests, on exactly the ports they expect. */
import { resolve } from 'node:path';
import { serve } from '../src/cli/serve.ts';
import { CRUMB_PORT, SITE_PORT } from './ports.ts';

const dist = resolve(process.env['OUT_DIR'] || 'dist');
await serve({
  dist: resolve('test-results/crumb'),
  base: '/notes/',
  port: CRUMB_PORT,
  strict: true,
});
await serve({ dist, base: '/', port: SITE_PORT, strict: true });
