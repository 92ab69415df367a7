/** `npm run dev`: pages with live reload, search included: what is being written is found at once. */
import { binary, runNode } from './steps.ts';

const port = process.env['PORT'] ? ['--port', process.env['PORT']] : [];
process.exitCode = await runNode(binary('astro', 'astro'), [
  'dev',
  ...port,
  ...process.argv.slice(2),
]);
