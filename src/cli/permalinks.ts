/**
 * `npm run permalinks`: adds what is published now to the ledger, and takes nothing out. Creates the
 * ledger of a content folder that has none. With `--check` it writes nothing and fails when something
 * is missing.
 */
import { writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { checkContent } from '../checks/content.ts';
import { printProblems } from '../checks/reporter.ts';
import { extend, LEDGER, readLedger, writeLedger } from '../permalinks/ledger.ts';
import { loadSite } from '../site/load.ts';

const site = loadSite();
const path = join(site.dir, LEDGER);
const shown = relative(process.cwd(), path);
const { ledger, added } = extend(readLedger(site.dir).ledger ?? new Map(), site);
// A site with problems is not one to promise anything of.
if (printProblems(checkContent(site))) {
  process.exitCode = 1;
} else if (process.argv.includes('--check')) {
  if (added.length > 0) {
    console.error(
      `${added.join('\n')}\n\n${added.length} not in ${shown}: run "npm run permalinks"`,
    );
    process.exitCode = 1;
  }
} else {
  writeFileSync(path, writeLedger(ledger));
  console.log(`${shown}: ${ledger.size} addresses and anchors, ${added.length} of them new`);
}
