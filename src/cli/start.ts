/** `npm start`: builds the site, serves it, and prints the address. */
import { resolve } from 'node:path';
import { serve } from './serve.ts';
import { binary, runNode } from './steps.ts';

const port = Number(process.env['PORT'] || 4321);
if (!Number.isInteger(port) || port < 0 || port > 65_535) {
  console.error(`PORT is “${process.env['PORT']}”; expected a number from 0 to 65535`);
  process.exit(1);
}
// Link previews are for the published site; drawing them would only keep a reader here waiting.
const code = await runNode(binary('astro', 'astro'), ['build'], {
  NODE_ENV: 'production',
  OG: process.env['OG'] ?? '0',
});
if (code !== 0) process.exit(code);
const host = process.env['HOST'] || 'localhost';
try {
  const { address } = await serve({
    dist: resolve(process.env['OUT_DIR'] || 'dist'),
    base: process.env['BASE'] || '/',
    port,
    host,
  });
  const open =
    host === '0.0.0.0' || host === '::' ? ', and from every network of this machine' : '';
  console.log(`\nNeed to Know is at ${address}${open}\nStop it with Ctrl+C.`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
