/** `npm run bench`: every figure the project claims, measured on the built site. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { runNode } from './steps.ts';

const folder = 'tests/bench';
const [wanted = ''] = process.argv.slice(2);
for (const file of readdirSync(folder).filter((name) => name.endsWith('.bench.ts'))) {
  if (!file.startsWith(wanted)) continue;
  console.log(`\n${file.replace('.bench.ts', '')}`);
  const code = await runNode(join(folder, file));
  if (code !== 0) process.exit(code);
}
