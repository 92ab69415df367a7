/** All files of an import or none: staged beside the content, then renamed into place, undone on failure. */
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';

export interface Write {
  /** Path in the content folder. */
  readonly path: string;
  readonly data: string | Uint8Array;
}

const STAGE = '.imports/.staging';
const JOURNAL = 'journal.json';

interface Journal {
  readonly writes: readonly string[];
  readonly removes: readonly string[];
}

/**
 * Writes and removes files of a content folder. A failure on the way (or a power cut, found by
 * `recover` at the next import) leaves the folder as it was.
 */
export function commit(dir: string, writes: readonly Write[], removes: readonly string[]): void {
  if (writes.length === 0 && removes.length === 0) return;
  const stage = join(dir, STAGE);
  rmSync(stage, { recursive: true, force: true });
  for (const { path, data } of writes) put(join(stage, 'new', path), data);
  for (const path of [...writes.map((write) => write.path), ...removes]) {
    if (existsSync(join(dir, path))) copy(join(dir, path), join(stage, 'old', path));
  }
  const journal: Journal = { writes: writes.map(({ path }) => path), removes };
  // From here on the folder can be put back; before, it has not been touched.
  put(join(stage, JOURNAL), JSON.stringify(journal));
  try {
    for (const { path } of writes) move(join(stage, 'new', path), join(dir, path));
    for (const path of removes) rmSync(join(dir, path), { force: true });
  } catch (error) {
    recover(dir);
    throw error;
  }
  rmSync(stage, { recursive: true, force: true });
}

/** Puts a folder back as it was before an import that did not end. Returns whether there was one. */
export function recover(dir: string): boolean {
  const stage = join(dir, STAGE);
  const path = join(stage, JOURNAL);
  if (!existsSync(path)) {
    rmSync(stage, { recursive: true, force: true });
    return false;
  }
  const { writes, removes } = JSON.parse(readFileSync(path, 'utf8')) as Journal;
  for (const file of [...writes, ...removes]) {
    const old = join(stage, 'old', file);
    if (existsSync(old)) copy(old, join(dir, file));
    else rmSync(join(dir, file), { force: true });
  }
  rmSync(stage, { recursive: true, force: true });
  return true;
}

/** Makes a whole folder that must not be there yet (an empty one may). */
export function commitNew(dir: string, writes: readonly Write[]): void {
  const stage = `${dir}.new-${process.pid}`;
  try {
    for (const { path, data } of writes) put(join(stage, path), data);
    mkdirSync(dirname(dir), { recursive: true });
    // Renaming onto an empty folder works on some systems only.
    if (existsSync(dir)) rmdirSync(dir);
    renameSync(stage, dir);
  } catch (error) {
    rmSync(stage, { recursive: true, force: true });
    throw error;
  }
}

function put(path: string, data: string | Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, data);
}

function move(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  renameSync(from, to);
}

function copy(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  cpSync(from, to);
}
