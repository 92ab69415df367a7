/**
 * The built packages for Anki, imported by somebody else's program: Mnemosyne reads them (`apt-get
 * install mnemosyne`). All cards, all of them again, and those of one service: nothing may be missing
 * or double.
 */
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { command } from '../src/cli/command.ts';

export default command({
  usage: '',
  run: () => {
    const dist = resolve(process.env['OUT_DIR'] || 'dist');
    if (!existsSync(join(dist, 'anki.apkg'))) {
      console.error(`no anki.apkg in ${dist}: run "npm run build" first`);
      return 1;
    }
    const [one = ''] = readdirSync(join(dist, 'anki'));
    // Mnemosyne unpacks beside the package.
    const folder = mkdtempSync(join(tmpdir(), 'anki-'));
    copyFileSync(join(dist, 'anki.apkg'), join(folder, 'anki.apkg'));
    copyFileSync(join(dist, 'anki', one), join(folder, 'one.apkg'));
    const script = new URL('anki.py', import.meta.url).pathname;
    const packages = ['anki', 'anki', 'one'].map((name) => join(folder, `${name}.apkg`));
    const run = spawnSync('/usr/bin/python3', [script, ...packages], { encoding: 'utf8' });
    rmSync(folder, { recursive: true });
    if (run.error || run.stderr.includes('ModuleNotFoundError')) {
      console.log('The packages were not imported: Mnemosyne is not installed.');
      return 0;
    }
    const text = readFileSync(join(dist, 'anki.tsv'), 'utf8');
    const cards = text.split('\n').filter((line) => line && !line.startsWith('#')).length;
    const counts = run.stdout.trim().split('\n').slice(-packages.length);
    const right = run.status === 0 && counts.every((count) => count === `${cards} ${cards}`);
    console.log(`${cards} cards; Mnemosyne counts, after each import: ${counts.join(', ')}`);
    if (!right) console.error(run.stderr);
    return right ? 0 : 1;
  },
});
