/**
 * Parsed trees by the text they were read from: parsing is two thirds of reading a site, and most
 * files are the same as the last time. Trees are kept as JSON, so that whoever asks gets one of
 * their own to change; in a build they are kept on disk too.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Root } from 'mdast';
import { parseMdx, type Parse } from '../markdown/parse.ts';

const keyOf = (text: string): string => createHash('sha1').update(text).digest('base64');

export interface ParsedTrees {
  /** The tree of a page's text. Throws what the parser throws. */
  readonly parse: Parse;
  /** Writes what was asked for since the last call, if that differs from what was read. */
  readonly save: () => void;
}

/**
 * @param file where the trees are kept, or undefined to keep them for this process alone
 * @param epoch changes when a parser may read the same text otherwise; older trees are then dropped
 */
export function parsedTrees(file: string | undefined, epoch: string): ParsedTrees {
  let known = file ? read(file, epoch) : new Map<string, string>();
  let used = new Map<string, string>();
  let added = false;
  return {
    parse: (text, options) => {
      const key = keyOf(`${options.maths ? '$' : ''}\n${text}`);
      const kept = known.get(key);
      if (kept !== undefined) {
        used.set(key, kept);
        return JSON.parse(kept) as Root;
      }
      const tree = parseMdx(text, options);
      const json = JSON.stringify(tree);
      // The program behind an expression holds values JSON has no word for.
      if (json.includes('"estree"')) return tree;
      used.set(key, json);
      added = true;
      return tree;
    },
    save: () => {
      if (file && (added || used.size < known.size)) write(file, epoch, used);
      known = used;
      used = new Map();
      added = false;
    },
  };
}

/** One line for the epoch, then key and tree by turns. A file that is not of this form is ignored. */
function read(file: string, epoch: string): Map<string, string> {
  if (!existsSync(file)) return new Map();
  const [first, ...lines] = readFileSync(file, 'utf8').split('\n');
  if (first !== epoch || lines.length % 2 !== 0) return new Map();
  const trees = new Map<string, string>();
  for (let at = 0; at < lines.length; at += 2) trees.set(lines[at] ?? '', lines[at + 1] ?? '');
  return trees;
}

function write(file: string, epoch: string, trees: ReadonlyMap<string, string>): void {
  mkdirSync(dirname(file), { recursive: true });
  // Written aside first: a build that is stopped leaves no half file.
  writeFileSync(`${file}.part`, [epoch, ...[...trees].flat()].join('\n'));
  renameSync(`${file}.part`, file);
}

/** What the installed packages are: any change of them may be one of the parser. */
export function parserEpoch(root: string): string {
  const lock = join(root, 'node_modules/.package-lock.json');
  return existsSync(lock) ? keyOf(readFileSync(lock, 'utf8')) : '';
}
