/**
 * `npm run bench`: every figure the project claims, measured on the built site; `-- search` runs one.
 * `-- scale` builds sites of its own, which takes long: it runs only when it is named.
 */
import { join } from 'node:path';
import { runNode } from './steps.ts';

const BENCHES = ['weight', 'search', 'crosslinks', 'cards', 'import', 'scale'] as const;
const NAMED_ONLY: ReadonlySet<string> = new Set(['scale']);

const [wanted, ...args] = process.argv.slice(2);
const chosen = BENCHES.filter((name) => (wanted ? name === wanted : !NAMED_ONLY.has(name)));
if (chosen.length === 0) {
  console.error(`no benchmark “${wanted}”; expected one of ${BENCHES.join(', ')}`);
  process.exit(1);
}
const failed: string[] = [];
for (const name of chosen) {
  console.log(`\n${name}`);
  if ((await runNode(join('tests/bench', `${name}.ts`), args)) !== 0) failed.push(name);
}
if (failed.length > 0) {
  console.error(`\nover a bound: ${failed.join(', ')}`);
  process.exitCode = 1;
}
