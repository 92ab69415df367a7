/**
 * `npm run permalinks`: adds what is published now to the ledger, and takes nothing out. Creates the
 * ledger of a content folder that has none. With `--check` it writes nothing and fails when something
 * is missing.
 */
import { writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { extend, LEDGER, readLedger, writeLedger } from '../permalinks/ledger.ts';
import { command } from './command.ts';
import { soundSite } from './content.ts';

export default command({
  usage: '[--check]',
  options: { check: { type: 'boolean', default: false } },
  run: ({ check }) => {
    // A site with problems is not one to promise anything of.
    const site = soundSite();
    if (!site) return 1;
    const path = join(site.dir, LEDGER);
    const shown = relative(process.cwd(), path);
    const { ledger, added } = extend(readLedger(site.dir).ledger ?? new Map(), site);
    if (!check) {
      writeFileSync(path, writeLedger(ledger));
      console.log(`${shown}: ${ledger.size} addresses and anchors, ${added.length} of them new`);
    } else if (added.length > 0) {
      console.error(
        `${added.join('\n')}\n\n${added.length} not in ${shown}: run "npm run permalinks"`,
      );
      return 1;
    }
    return 0;
  },
});
