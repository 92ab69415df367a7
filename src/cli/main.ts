/** What `run.mjs` starts with the project's own Node. */
import { runTask } from './tasks.ts';

process.exitCode = await runTask(process.argv.slice(2));
