/**
 * `npm run bench`: every figure the project claims, measured on the built site; `-- search` runs one.
 * `-- scale` builds sites of its own, which takes long: it runs only when it is named.
 */
import { join } from 'node:path';
import { oneOf, type Command } from './command.ts';
import { runNode } from './steps.ts';

const BENCHES = ['weight', 'search', 'crosslinks', 'cards', 'import', 'recall', 'scale'] as const;

const bench: Command = {
  usage: `[${BENCHES.join(' | ')}] [what that one takes]`,
  // Each reads its own command line.
  run: async ([wanted, ...args]) => {
    const chosen = wanted
      ? [oneOf('The benchmark', wanted, BENCHES)]
      : BENCHES.filter((name) => name !== 'scale');
    const failed: string[] = [];
    for (const name of chosen) {
      console.log(`\n${name}`);
      if ((await runNode(join('tests/bench', `${name}.ts`), args)) !== 0) failed.push(name);
    }
    if (failed.length > 0) console.error(`\nover a bound: ${failed.join(', ')}`);
    return failed.length > 0 ? 1 : 0;
  },
};
export default bench;
