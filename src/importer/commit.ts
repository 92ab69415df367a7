/** All files of an import or none: staged beside the content, then renamed into place, undone on failure. */
import {
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { inside } from './inside.ts';
import { readJournal, writeJournal } from './journal.ts';

export interface Write {
  /** Path in the content folder. */
  readonly path: string;
  readonly data: string | Uint8Array;
}

const STAGE = '.imports/.staging';
const JOURNAL = 'journal.json';

/**
 * Writes and removes files of a content folder. A failure on the way (or a power cut, found by
 * `recover` at the next command) leaves the folder as it was. Throws ImportError for a path that
 * leads out of the folder; then nothing was written.
 */
export function commit(dir: string, writes: readonly Write[], removes: readonly string[]): void {
  if (writes.length === 0 && removes.length === 0) return;
  const paths = [...writes.map(({ path }) => path), ...removes];
  const stage = inside(dir, STAGE);
  const targets = new Map(paths.map((path) => [path, inside(dir, path)]));
  const target = (path: string): string => targets.get(path) ?? inside(dir, path);
  clear(stage);
  try {
    put(join(stage, '.gitignore'), '*\n');
    for (const { path, data } of writes) put(inside(stage, `new/${path}`), data);
    const [restore, remove] = [true, false].map((there) =>
      paths.filter((path) => existsSync(target(path)) === there),
    ) as [string[], string[]];
    for (const path of restore) {
      put(inside(stage, `old/${path}`), readFileSync(target(path)), { flush: true });
    }
    // From here on the folder can be put back; before, it has not been touched.
    writeJournal(join(stage, JOURNAL), { restore, remove });
    for (const { path } of writes) move(join(stage, 'new', path), target(path));
    for (const path of removes) rmSync(target(path), { force: true });
  } catch (error) {
    recover(dir);
    throw error;
  }
  clear(stage);
}

/** Puts a folder back as it was before an import that did not end. Returns whether there was one. */
export function recover(dir: string): boolean {
  if (!existsSync(join(dir, STAGE))) return false;
  const stage = inside(dir, STAGE);
  const journal = readJournal(join(stage, JOURNAL));
  for (const path of journal?.restore ?? []) {
    // What is no longer among the copies was put back already, by a run that did not end either.
    const old = inside(stage, `old/${path}`);
    if (existsSync(old)) move(old, inside(dir, path));
  }
  for (const path of journal?.remove ?? []) rmSync(inside(dir, path), { force: true });
  clear(stage);
  return journal !== undefined;
}

/** The journal goes first: what is left of the staging place without it is nothing to put back. */
function clear(stage: string): void {
  rmSync(join(stage, JOURNAL), { force: true });
  rmSync(stage, { recursive: true, force: true });
}

/** Makes a whole folder that must not be there yet (an empty one may). */
export function commitNew(dir: string, writes: readonly Write[]): void {
  const stage = `${dir}.new-${process.pid}`;
  try {
    for (const { path, data } of writes) put(inside(stage, path), data);
    mkdirSync(dirname(dir), { recursive: true });
    // Renaming onto an empty folder works on some systems only.
    if (existsSync(dir)) rmdirSync(dir);
    renameSync(stage, dir);
  } catch (error) {
    rmSync(stage, { recursive: true, force: true });
    throw error;
  }
}

function put(path: string, data: string | Uint8Array, options = { flush: false }): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, data, options);
}

function move(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  renameSync(from, to);
}
