// The one door to every command: sets up what is missing, then runs the task with the project's own
// Node. Plain JavaScript without dependencies, because it runs before anything is installed, on any
// Node that can start npm (tried on 20).
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const modules = join(root, 'node_modules');
const args = process.argv.slice(2);

if (!installed()) {
  console.log('Setting up: installing what package-lock.json names …');
  // Warnings about the Node that runs npm do not matter: the project brings its own.
  const npm = process.env.npm_execpath;
  const install = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
  const { status } = npm
    ? spawnSync(process.execPath, [npm, ...install], { cwd: root, stdio: 'inherit' })
    : spawnSync('npm', install, { cwd: root, stdio: 'inherit', shell: true });
  if (status !== 0) fail('npm ci failed; its message stands above.');
}

const node = ['node', 'node.exe']
  .map((name) => join(modules, 'node', 'bin', name))
  .find((path) => existsSync(path));
if (!node) {
  fail('node_modules/node has no binary: run "npm ci" without --ignore-scripts and try again.');
}

const bins = join(modules, '.bin');
const { status, signal } = spawnSync(
  node,
  ['--disable-warning=ExperimentalWarning', join(root, 'src/cli/main.ts'), ...args],
  {
    cwd: process.cwd(),
    stdio: 'inherit',
    env: {
      ...process.env,
      ASTRO_TELEMETRY_DISABLED: '1',
      PATH: [bins, process.env.PATH].join(delimiter),
    },
  },
);
process.exit(signal ? 130 : (status ?? 1));

/** Whether node_modules is there and as new as the lock file it should follow. */
function installed() {
  const mark = join(modules, '.package-lock.json');
  if (!existsSync(mark) || readdirSync(modules).length === 0) return false;
  return statSync(mark).mtimeMs >= statSync(join(root, 'package-lock.json')).mtimeMs;
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
