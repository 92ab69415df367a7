/** An import killed at a moment: the next command must find a whole folder, the old or the new one. */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { recover } from '../../src/importer/commit.ts';

const numbers = (from: number, to: number): number[] =>
  Array.from({ length: to - from }, (_, index) => from + index);
const page = (index: number): string => `notes/topic/page-${index}.mdx`;

/** Before: pages 0 to 19. After: 5 to 29, of which 5 to 19 have changed. */
const OLD = numbers(0, 20).map((index) => ({ path: page(index), data: `old text of ${index}\n` }));
export const NEW = numbers(5, 30).map((index) => ({ path: page(index), data: `new ${index}\n` }));
export const REMOVED = numbers(0, 5).map(page);

/** Kills an import before its nth change of a file; what the next command then finds. */
export async function killedAt(moment: number): Promise<string> {
  const dir = mkdtempSync(join(tmpdir(), 'killed-'));
  try {
    for (const { path, data } of OLD) {
      mkdirSync(dirname(join(dir, path)), { recursive: true });
      writeFileSync(join(dir, path), data);
    }
    const script = fileURLToPath(new URL('killed-commit.ts', import.meta.url));
    const child = spawn(process.execPath, [script, dir, String(moment)], { stdio: 'ignore' });
    await new Promise((resolve) => child.on('exit', resolve));
    recover(dir);
    return stateOf(dir);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

function stateOf(dir: string): string {
  const holds = (files: typeof OLD): boolean =>
    files.every(
      ({ path, data }) =>
        existsSync(join(dir, path)) && readFileSync(join(dir, path), 'utf8') === data,
    );
  const lacks = (files: typeof OLD): boolean =>
    files.every(({ path }) => !existsSync(join(dir, path)));
  if (existsSync(join(dir, '.imports/.staging'))) return 'a staging place left';
  if (holds(OLD) && lacks(NEW.slice(15))) return 'old';
  return holds(NEW) && lacks(OLD.slice(0, 5)) ? 'new' : 'broken';
}
