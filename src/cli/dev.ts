/** `npm run dev`: pages with live reload, search included: what is being written is found at once. */
import { command } from './command.ts';
import { settleContent } from './content.ts';
import { binary, runNode } from './steps.ts';

export default command({
  usage: '[--port 4321] [--host ADDRESS] [--open]',
  options: { port: { type: 'string' }, host: { type: 'string' }, open: { type: 'boolean' } },
  run: ({ port = process.env['PORT'], host, open }) => {
    settleContent();
    const args = [port ? ['--port', port] : [], host ? ['--host', host] : [], open ? '--open' : []];
    return runNode(binary('astro', 'astro'), ['dev', ...args.flat()]);
  },
});
