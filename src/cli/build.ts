/** `npm run build`: the whole site into `dist/` (or `OUT_DIR`), then its search index. */
import { resolve } from 'node:path';
import { buildIndex } from '../search/index-step.ts';
import { binary, runNode } from './steps.ts';

const code = await runNode(binary('astro', 'astro'), ['build'], { NODE_ENV: 'production' });
if (code === 0) {
  const { pages, sections, dataBytes, took } = await buildIndex(
    resolve(process.env['OUT_DIR'] || 'dist'),
  );
  console.log(
    `Search index: ${pages} pages, ${sections} sections, planner data ${dataBytes} B after brotli, ${took} ms`,
  );
}
process.exitCode = code;
