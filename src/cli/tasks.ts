/** Every task of the project by name, and how one is run and fails. */
import { nearest } from '../core/problem.ts';
import { UsageError, type Command } from './command.ts';

type Module = Promise<{ readonly default: Command }>;

const TASKS: Readonly<Record<string, readonly [about: string, load: () => Module]>> = {
  start: ['build the site, serve it, print the address', () => import('./start.ts')],
  test: ['check everything, in a browser too', () => import('./test.ts')],
  dev: ['write pages with live reload', () => import('./dev.ts')],
  check: ['what is wrong with the content', () => import('./check.ts')],
  build: ['the site into dist/', () => import('./build.ts')],
  import: ['notes from anywhere, as pages', () => import('./import.ts')],
  search: ['search the notes in a terminal', () => import('./search.ts')],
  'search:report': ['every golden query, judged', () => import('./search-report.ts')],
  links: ['what was cross-linked, and what nearly was', () => import('./links.ts')],
  permalinks: ['add what is new to the ledger of addresses', () => import('./permalinks.ts')],
  bench: ['speed and weight, measured', () => import('./bench.ts')],
  shots: ['screenshots of every template', () => import('../../tests/shots.ts')],
  epubcheck: ['the built book against EPUBCheck', () => import('../../tests/epubcheck.ts')],
  hosts: ['recipes of DEPLOY.md, tried', () => import('../../tests/hosts.ts')],
  anki: ['the built packages for Anki, imported elsewhere', () => import('../../tests/anki.ts')],
  browsers: [
    'Firefox and WebKit through the built site',
    () => import('../../tests/browsers/run.ts'),
  ],
  regexps: [
    'every regular expression on its worst text',
    () => import('../../tests/hostile/regexps.ts'),
  ],
  hostile: ['folders of strangers, built', () => import('../../tests/hostile/builds.ts')],
  imports: ['every style of notes as a site', () => import('../../tests/imported/sites.ts')],
  kills: ['an import killed at 200 moments', () => import('../../tests/crash/kills.ts')],
};

/** Runs a task; resolves to the exit code: 0, 1 for problems found, 2 for wrong use. Never rejects. */
export async function runTask([task = '', ...args]: readonly string[]): Promise<number> {
  const [about, load] = Object.hasOwn(TASKS, task) ? (TASKS[task] ?? []) : [];
  if (!load) {
    const guess = nearest(task, Object.keys(TASKS));
    const list = Object.entries(TASKS).map(([name, [does]]) => `  ${name.padEnd(14)} ${does}`);
    console.error(
      `There is no task “${task}”${guess ? `; did you mean ${guess}?` : '.'}\n\n${list.join('\n')}`,
    );
    return 2;
  }
  let usage = task;
  try {
    const { default: command } = await load();
    usage = `npm run ${task}${command.usage && ` -- ${command.usage}`}`;
    if (args.some((arg) => arg === '--help' || arg === '-h')) {
      console.log(`${usage}\n\n${about}`);
      return 0;
    }
    return await command.run(args);
  } catch (error) {
    const { message, stack } = error instanceof Error ? error : new Error(String(error));
    if (error instanceof UsageError) console.error(`${message}\n\n${usage}`);
    // A sentence for people; where it came from for whoever asks.
    else if (process.env['DEBUG']) console.error(stack);
    else console.error(`${message}\n(DEBUG=1 shows where this came from)`);
    return error instanceof UsageError ? 2 : 1;
  }
}
