/** `npm run build`: the whole site into `dist/` (or `OUT_DIR`). Astro's plugins do the work. */
import { binary, runNode } from './steps.ts';

process.exitCode = await runNode(binary('astro', 'astro'), ['build'], { NODE_ENV: 'production' });
