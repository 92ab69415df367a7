/** The one guard of every path an import writes, moves or removes. */
import { lstatSync, type Stats } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { ImportError } from './read.ts';

/** Whether a text is a path below a folder: no empty, `.` or `..` part, on any system. */
export const isBelow = (path: string): boolean =>
  !isAbsolute(path) &&
  !/[\\:\0]/.test(path) &&
  path.split('/').every((part) => part !== '' && part !== '.' && part !== '..');

/**
 * A path of the content folder as the system's own. Throws ImportError for one that leads out of the
 * folder, by its words or through a link on the way: what lies behind a link is not ours to write.
 */
export function inside(dir: string, path: string): string {
  if (!isBelow(path)) throw refusal(path, 'a path that leads out of the content folder');
  let way = dir;
  for (const part of path.split('/')) {
    way = join(way, part);
    const there = look(way, path);
    if (!there) break;
    if (there.isSymbolicLink()) throw refusal(path, 'a link on the way to a file of the import');
  }
  return join(dir, path);
}

function look(way: string, path: string): Stats | undefined {
  try {
    return lstatSync(way, { throwIfNoEntry: false });
  } catch {
    throw refusal(path, 'a file in the way of a folder');
  }
}

const refusal = (file: string, found: string): ImportError =>
  new ImportError({
    code: 'path-outside',
    place: { file, line: 1, column: 1 },
    found,
    expected: 'files and folders of the content folder itself',
  });
