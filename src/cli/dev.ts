/** `npm run dev`: pages with live reload. Search works on the last built index, or makes one first. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { binary, runNode } from './steps.ts';

const dist = resolve(process.env['OUT_DIR'] || 'dist');
if (!existsSync(join(dist, 'pagefind', 'pagefind.js'))) {
  console.log('No search index yet: building the site once, so that search works here too …');
  const code = await runNode(binary('astro', 'astro'), ['build'], {
    NODE_ENV: 'production',
    OG: '0',
  });
  if (code !== 0) process.exit(code);
}
const port = process.env['PORT'] ? ['--port', process.env['PORT']] : [];
process.exitCode = await runNode(binary('astro', 'astro'), [
  'dev',
  ...port,
  ...process.argv.slice(2),
]);
