/** A child process: commits an import and kills itself before the nth call that changes a file. */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const [dir = '', moment = '0'] = process.argv.slice(2);
let left = Number(moment);
const CHANGES = ['writeFileSync', 'renameSync', 'rmSync', 'mkdirSync', 'rmdirSync'] as const;
for (const name of CHANGES) {
  const call = fs[name] as (...args: unknown[]) => unknown;
  Object.defineProperty(fs, name, {
    value: (...args: unknown[]): unknown => {
      left -= 1;
      if (left === 0) {
        // Half of what is being written is the worst a kill can leave.
        if (name === 'writeFileSync') call(args[0], String(args[1]).slice(0, 2));
        process.kill(process.pid, 'SIGKILL');
      }
      return call(...args);
    },
  });
}
syncBuiltinESMExports();
const { commit } = await import('../../src/importer/commit.ts');
const { NEW, REMOVED } = await import('./kill-imports.ts');
commit(dir, NEW, REMOVED);
