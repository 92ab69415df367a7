/**
 * What is dear to make is kept by what it was made from: parsing is two thirds of reading a site, and
 * most files are the same as the last time. Everything is kept as JSON, so that whoever asks gets a
 * copy of their own to change; between runs it is kept on disk.
 */
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import type { Keep } from '../markdown/parse.ts';

const digest = (text: string): string => createHash('sha1').update(text).digest('base64');

export interface Kept {
  /** What was made for the key before, or what `make` makes now. Throws what `make` throws. */
  readonly keep: Keep;
  readonly has: (key: string) => boolean;
  /** Takes in the JSON of something that was made elsewhere. */
  readonly put: (key: string, json: string) => void;
  /** Writes what was asked for since the last call, if that differs from what was read. */
  readonly save: () => void;
}

/**
 * @param file where things are kept
 * @param epoch changes when the same key may give something else; older things are then dropped
 */
export function keptIn(file: string, epoch: string): Kept {
  let known = read(file, epoch);
  let used = new Map<string, string>();
  let added = false;
  return {
    keep: <T>(key: string, make: () => T): T => {
      const name = digest(key);
      const kept = known.get(name);
      if (kept !== undefined) {
        used.set(name, kept);
        return JSON.parse(kept) as T;
      }
      const made = make();
      const json = JSON.stringify(made);
      // The program behind an expression holds values JSON has no word for.
      if (json.includes('"estree"')) return made;
      used.set(name, json);
      added = true;
      return made;
    },
    has: (key) => known.has(digest(key)),
    put: (key, json) => {
      known.set(digest(key), json);
      added = true;
    },
    save: () => {
      if (added || used.size < known.size) write(file, epoch, used);
      known = used;
      used = new Map();
      added = false;
    },
  };
}

/** One line for the epoch, then key and JSON by turns. A file that is not of this form is ignored. */
function read(file: string, epoch: string): Map<string, string> {
  if (!existsSync(file)) return new Map();
  const [first, ...lines] = readFileSync(file, 'utf8').split('\n');
  if (first !== epoch || lines.length % 2 !== 0) return new Map();
  const things = new Map<string, string>();
  for (let at = 0; at < lines.length; at += 2) things.set(lines[at] ?? '', lines[at + 1] ?? '');
  return things;
}

function write(file: string, epoch: string, things: ReadonlyMap<string, string>): void {
  mkdirSync(dirname(file), { recursive: true });
  // Written aside first: a build that is stopped leaves no half file.
  writeFileSync(`${file}.part`, [epoch, ...[...things].flat()].join('\n'));
  renameSync(`${file}.part`, file);
}

/** The installed packages and our own code that parses and draws: any change of them may be one of the results. */
export function epochOf(root: string): string {
  const lock = join(root, 'node_modules/.package-lock.json');
  const ours = ['src/markdown', 'src/core', 'src/core/interface'].flatMap((folder) => {
    const dir = join(root, folder);
    if (!existsSync(dir)) return [];
    return readdirSync(dir, { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name }) => join(dir, name))
      .sort();
  });
  const texts = [lock, ...ours].filter((file) => existsSync(file));
  return digest(texts.map((file) => readFileSync(file, 'utf8')).join('\n'));
}
