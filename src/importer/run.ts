/** One import from end to end: read, plan (which verifies), report, commit. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { commit, commitNew, recover } from './commit.ts';
import { conflictPath, NOTHING, readExisting } from './existing.ts';
import { collectImages } from './images.ts';
import { readLibrary } from './library.ts';
import { slugOf } from './names.ts';
import { planImport, type ImportOptions, type Plan } from './plan.ts';
import { problem } from './read.ts';
import { readPlan, type Report } from './report.ts';

export interface RunOptions extends ImportOptions {
  /** Path of a file or folder of notes, as given. */
  readonly file: string;
  /** Content folder to import into; with `fresh` the one to make. */
  readonly dir: string;
  readonly dry: boolean;
}

/** Imports a file. Throws ImportError with one clear problem; then nothing was written. */
export function runImport(options: RunOptions): { plan: Plan; report: Report } {
  const { file, fresh, dry, as, tips, keepComments = false } = options;
  const dir = resolve(options.dir);
  checkFolder(dir, options);
  const highlightsAreTips = tips === 'all';
  const library = readLibrary(file, { as, keepComments, highlightsAreTips });
  if (!fresh && !dry) recover(dir);
  const existing = fresh ? NOTHING : readExisting(dir, library.name);
  const root = library.folder ? resolve(file) : dirname(resolve(file));
  const images = collectImages(root, `images/${slugOf(library.name) || 'notes'}`);
  const plan = guarded(file, () => planImport(library, existing, images, options));
  const report = readPlan(plan, ({ path }) => conflictPath(library.name, path));
  if (!dry && fresh) commitNew(dir, plan.writes);
  else if (!dry) commit(dir, plan.writes, plan.removes);
  return { plan, report };
}

/** Notes nested thousands deep exhaust the stack of any tree walker; that is an error to report, not a crash. */
function guarded<Result>(file: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const found = 'quotes or lists nested too deeply to be read';
    throw problem('notes-too-deep', file, found, 'nesting a person could follow');
  }
}

function checkFolder(dir: string, { dir: given, fresh }: RunOptions): void {
  const there = existsSync(dir);
  if (fresh && there && (!statSync(dir).isDirectory() || readdirSync(dir).length > 0)) {
    const expected = 'a new name; to add to it use --into';
    throw problem('folder-not-empty', given, 'a folder with files in it', expected);
  }
  let above = dirname(dir);
  while (!existsSync(above)) above = dirname(above);
  if (fresh && !statSync(above).isDirectory()) {
    throw problem('folder-in-file', given, 'a file in the way of the folder', 'a path of folders');
  }
  if (!fresh && !existsSync(resolve(dir, 'site.yaml'))) {
    const expected = 'a content folder; to make one use --new';
    throw problem('no-content-folder', given, 'no site.yaml in it', expected);
  }
}
