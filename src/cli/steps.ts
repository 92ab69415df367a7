/** Running other programs, with the project's own Node, so that progress is visible and failure has a name. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const MODULES = fileURLToPath(new URL('../../node_modules', import.meta.url));

/** The script behind a package's command, so that no shell is needed to start it. */
export function binary(packageName: string, command: string): string {
  // Read by path, because a package may keep its manifest out of its exports.
  const folder = join(MODULES, packageName);
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    bin: string | Record<string, string>;
  };
  const path = typeof bin === 'string' ? bin : bin[command];
  if (!path) throw new Error(`${packageName} has no command ${command}`);
  return join(folder, path);
}

/** Runs a program, output passed through; resolves to its exit code. */
export function run(
  command: string,
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: 'inherit', env: { ...process.env, ...env } });
    child.on('error', reject);
    child.on('exit', (code, signal) => resolve(signal ? 130 : (code ?? 1)));
  });
}

/** Runs a script with this Node. */
export const runNode = (
  script: string,
  args: readonly string[] = [],
  env?: Record<string, string>,
): Promise<number> => run(process.execPath, [script, ...args], env);
