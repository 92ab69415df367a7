/**
 * The built book against EPUBCheck (`apt-get install epubcheck`), which needs Java and is therefore
 * no part of `npm test`. Any error or warning of it fails.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { command } from '../src/cli/command.ts';

/** Debian starts the jar by way of an optional package; Java starts it anywhere. */
const JAR = '/usr/share/java/epubcheck.jar';
const [program, args] = existsSync(JAR) ? ['java', ['-jar', JAR]] : ['epubcheck', []];

export default command({
  usage: '',
  run: () => {
    const dist = resolve(process.env['OUT_DIR'] || 'dist');
    const book = existsSync(dist) && readdirSync(dist).find((name) => name.endsWith('.epub'));
    if (!book) {
      console.error(`no .epub in ${dist}: run "npm run build" first`);
      return 1;
    }
    const run = spawnSync(program, [...args, join(dist, book), '--failonwarnings'], {
      stdio: 'inherit',
    });
    if (run.error) console.log(`${book} was not checked: EPUBCheck is not installed.`);
    return run.error ? 0 : (run.status ?? 1);
  },
});
