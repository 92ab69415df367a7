/** Serves the built site for the browser tests, on exactly the port they expect. */
import { resolve } from 'node:path';
import { serve } from '../src/cli/serve.ts';

await serve({
  dist: resolve(process.env['OUT_DIR'] || 'dist'),
  base: '/',
  port: Number(process.env['TEST_PORT']),
  strict: true,
});
