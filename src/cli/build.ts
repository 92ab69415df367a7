/** `npm run build`: the whole site into `dist/` (or `OUT_DIR`). Astro's plugins do the work. */
import { command } from './command.ts';
import { settleContent } from './content.ts';
import { binary, runNode } from './steps.ts';

export default command({
  usage: '',
  run: () => {
    settleContent();
    return runNode(binary('astro', 'astro'), ['build'], { NODE_ENV: 'production' });
  },
});
