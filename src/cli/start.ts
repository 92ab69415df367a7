/** `npm start`: builds the site, serves it, and prints the address. */
import { resolve } from 'node:path';
import { command, wholeNumber } from './command.ts';
import { settleContent } from './content.ts';
import { serve } from './serve.ts';
import { binary, runNode } from './steps.ts';

export default command({
  usage: '',
  run: async () => {
    const { PORT, HOST: host = 'localhost', OG = '0', OUT_DIR, BASE } = process.env;
    const port = wholeNumber('PORT', PORT || '4321', 0, 65_535);
    settleContent();
    // Link previews are for the published site; drawing them would only keep a reader here waiting.
    const code = await runNode(binary('astro', 'astro'), ['build'], { NODE_ENV: 'production', OG });
    if (code !== 0) return code;
    const dist = resolve(OUT_DIR || 'dist');
    const { address } = await serve({ dist, base: BASE || '/', port, host });
    const open = ['0.0.0.0', '::'].includes(host) ? ', and on every network of this machine' : '';
    console.log(`\nNeed to Know is at ${address}${open}\nStop it with Ctrl+C.`);
    return 0;
  },
});
