/** One import from end to end: read, plan (which verifies), report, commit. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Tips } from './callouts.ts';
import { commit, commitNew, recover } from './commit.ts';
import { conflictPath, NOTHING, readExisting } from './existing.ts';
import { collectImages } from './images.ts';
import { slugOf } from './names.ts';
import { planImport, type Plan } from './plan.ts';
import { decodeNotes, ImportError, MAX_BYTES, tooLarge, type Notes } from './read.ts';
import { readPlan, type Report } from './report.ts';

export interface RunOptions {
  /** Path of the notes, as given. */
  readonly file: string;
  /** Content folder to import into; with `fresh` the one to make. */
  readonly dir: string;
  readonly fresh: boolean;
  readonly dry: boolean;
  readonly level: number | undefined;
  readonly service: string | undefined;
  readonly tips: Tips | undefined;
}

/** Imports a file. Throws ImportError with one clear problem; then nothing was written. */
export function runImport(options: RunOptions): { plan: Plan; report: Report } {
  const dir = resolve(options.dir);
  checkFolder(dir, options);
  const notes = readNotes(options.file);
  if (!options.fresh && !options.dry) recover(dir);
  const existing = options.fresh ? NOTHING : readExisting(dir, notes.name);
  const images = collectImages(resolve(options.file), `images/${slugOf(notes.name) || 'notes'}`);
  const plan = guarded(notes, () =>
    planImport(notes, existing, images, { ...options, parsed: collectGarbage }),
  );
  const report = readPlan(plan, ({ path }) => conflictPath(notes.name, path));
  if (!options.dry) {
    if (options.fresh) commitNew(dir, plan.writes);
    else commit(dir, plan.writes, plan.removes);
  }
  return { plan, report };
}

/** Notes nested thousands deep exhaust the stack of any tree walker; that is an error to report, not a crash. */
function guarded<Result>(notes: Notes, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw problem(
      'notes-too-deep',
      notes.file,
      'quotes or lists nested too deeply to be read',
      'nesting a person could follow',
    );
  }
}

/** Hands the parser's memory back before the pages are made; without it both peaks add up. */
function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect === 'function') collect();
}

function checkFolder(dir: string, { dir: given, fresh }: RunOptions): void {
  const there = existsSync(dir);
  if (fresh && there && (!statSync(dir).isDirectory() || readdirSync(dir).length > 0)) {
    throw problem(
      'folder-not-empty',
      given,
      'a folder with files in it',
      'a new name; to add to it use --into',
    );
  }
  if (!fresh && !existsSync(resolve(dir, 'site.yaml'))) {
    throw problem(
      'no-content-folder',
      given,
      'no site.yaml in it',
      'a content folder; to make one use --new',
    );
  }
}

function readNotes(file: string): Notes {
  const path = resolve(file);
  if (!existsSync(path)) throw problem('no-notes', file, 'no such file', 'a Markdown file');
  const stats = statSync(path);
  if (!stats.isFile()) throw problem('no-notes', file, 'not a file', 'a Markdown file');
  // Asked before it is read: the bound is there to spare the memory.
  if (stats.size > MAX_BYTES) throw tooLarge(stats.size, file);
  return decodeNotes(readFileSync(path), file);
}

const problem = (code: string, file: string, found: string, expected: string): ImportError =>
  new ImportError({ code, place: { file, line: 1, column: 1 }, found, expected });
