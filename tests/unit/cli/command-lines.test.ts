/** Every slip on the command line gets a sentence and the right exit code; nothing is written. */
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { runTask } from '../../../src/cli/tasks.ts';
import { COMMAND_LINES } from '../../hostile/command-lines.ts';

let said: string[] = [];
beforeEach(() => {
  said = [];
  for (const way of ['log', 'error'] as const) {
    vi.spyOn(console, way).mockImplementation((text: unknown) => void said.push(String(text)));
  }
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

const STACK = /\n\s+at (?:[\w.<>]+ \(|file:|node:)/;
const ledger = (): string => readFileSync('content/permalinks.json', 'utf8');

test.each(COMMAND_LINES.map((line) => [line.args.join(' '), line]))(
  'npm run %s',
  async (_name, { args, code, says, env = {} }) => {
    for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
    const before = ledger();
    const given = await runTask(args);
    const text = said.join('\n');
    expect(text).toContain(says);
    expect(text).not.toMatch(STACK);
    expect(given).toBe(code);
    expect(ledger()).toBe(before);
  },
);

test.each(['check', 'build', 'dev', 'start', 'test', 'links', 'permalinks', 'search', 'import'])(
  'npm run %s -- --help says how it is used',
  async (task) => {
    expect(await runTask([task, '--help'])).toBe(0);
    expect(said.join('\n')).toContain(`npm run ${task}`);
  },
);

test('where an error came from is shown with DEBUG=1 alone', async () => {
  vi.stubEnv('DEBUG', '1');
  expect(await runTask(['import', '--dry-run', 'nowhere.md'])).toBe(1);
  expect(said.join('\n')).toMatch(STACK);
});
