/**
 * What importing a large file costs: wall time and peak memory of the whole command, start of Node
 * included. `node tests/bench/import.ts [kilobytes]`; fails above the bounds.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync, existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const KILOBYTES = Number(process.argv[2] ?? 1000);
/**
 * Bounds of the project for 1 MB, in seconds on a quiet machine. Every ugly block is written, read back,
 * and written and read back again as it was.
 */
const MAX_SECONDS: Readonly<Record<string, number>> = { 'real notes': 8, 'ugly files': 16 };
const MAX_MEGABYTES = 450;
const RUNS = 3;

const root = new URL('../..', import.meta.url).pathname;
const fixtures = join(root, 'tests/fixtures/importer');

/** Files after one another, again and again, each below a heading of its own, until there are enough bytes. */
function repeat(files: readonly string[], bytes: number): string {
  const parts: string[] = [];
  let size = 0;
  while (size < bytes) {
    const text = files[parts.length % files.length] ?? '';
    const part = `# Part ${parts.length + 1}\n\n${text}\n\n`;
    parts.push(part);
    size += Buffer.byteLength(part);
  }
  return parts.join('');
}

const input = (name: string): string =>
  readFileSync(join(fixtures, name, 'input.md'), 'utf8')
    .replace(/^\uFEFF?---\n[\s\S]*?\n---\n/, '')
    // A fence left open would swallow the rest of the file.
    .replace(/## Unfinished[\s\S]*$/, '');

/** Notes as people write them, and every ugly fixture: several times as much syntax a line. */
const FILES: Readonly<Record<string, readonly string[]>> = {
  'real notes': [input('real-notes')],
  'ugly files': readdirSync(fixtures)
    .filter((name) => existsSync(join(fixtures, name, 'input.md')))
    .map(input),
};

/** Runs the command in a process of its own and asks that process what it used. */
function measure(notes: string, dir: string): { seconds: number; cpu: number; megabytes: number } {
  const tell = join(dir, 'tell.mjs');
  writeFileSync(
    tell,
    `process.on('exit', () => { const u = process.resourceUsage(); process.stderr.write('maxRSS=' + u.maxRSS + ' cpu=' + (u.userCPUTime + u.systemCPUTime)); });\n`,
  );
  const args = [
    '--import',
    tell,
    join(root, 'src/cli/main.ts'),
    'import',
    '--new',
    join(dir, 'out'),
    notes,
  ];
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, {
    encoding: 'utf8',
    maxBuffer: 1e9,
  });
  const seconds = (performance.now() - start) / 1000;
  if (status !== 0) throw new Error(stderr);
  rmSync(join(dir, 'out'), { recursive: true });
  return {
    seconds,
    cpu: Number(/cpu=(\d+)/.exec(stderr)?.[1]) / 1e6,
    megabytes: Number(/maxRSS=(\d+)/.exec(stderr)?.[1]) / 1024,
  };
}

const dir = mkdtempSync(join(tmpdir(), 'import-bench-'));
try {
  for (const [name, files] of Object.entries(FILES)) {
    const notes = join(dir, 'notes.md');
    const text = repeat(files, KILOBYTES * 1000);
    writeFileSync(notes, text);
    const runs = Array.from({ length: RUNS }, () => measure(notes, dir));
    const seconds = runs.map((run) => run.seconds).sort((a, b) => a - b)[Math.floor(RUNS / 2)] ?? 0;
    const cpu = Math.min(...runs.map((run) => run.cpu));
    const megabytes = Math.max(...runs.map((run) => run.megabytes));
    const headings = text.match(/^#{1,6} /gm)?.length ?? 0;
    const size = Math.round(Buffer.byteLength(text) / 1000);
    console.log(
      `${name}, ${size} kB, ${headings} headings: ${seconds.toFixed(1)} s (median of ${RUNS}; ` +
        `${cpu.toFixed(1)} s of processor at least), ${Math.round(megabytes)} MB at most`,
    );
    const most = MAX_SECONDS[name] ?? 0;
    if (KILOBYTES <= 1000 && (seconds > most || megabytes > MAX_MEGABYTES)) {
      console.error(`  more than ${most} s or ${MAX_MEGABYTES} MB`);
      process.exitCode = 1;
    }
  }
} finally {
  rmSync(dir, { recursive: true, force: true });
}
