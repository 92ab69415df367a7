/** One import from end to end: read, plan (which verifies), report, commit. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Tips } from './callouts.ts';
import { commit, commitNew, recover } from './commit.ts';
import { conflictPath, NOTHING, readExisting } from './existing.ts';
import { collectImages } from './images.ts';
import { readLibrary } from './library.ts';
import { slugOf } from './names.ts';
import { planImport, type Plan } from './plan.ts';
import { problem } from './read.ts';
import { readPlan, type Report } from './report.ts';

export interface RunOptions {
  /** Path of a file or folder of notes, as given. */
  readonly file: string;
  /** Content folder to import into; with `fresh` the one to make. */
  readonly dir: string;
  readonly fresh: boolean;
  readonly dry: boolean;
  readonly level: number | undefined;
  readonly service: string | undefined;
  readonly tips: Tips | undefined;
  readonly keepComments?: boolean;
  readonly language?: string | undefined;
  /** Name under which earlier notes were imported that these are a newer version of. */
  readonly as?: string | undefined;
}

/** Imports a file. Throws ImportError with one clear problem; then nothing was written. */
export function runImport(options: RunOptions): { plan: Plan; report: Report } {
  const dir = resolve(options.dir);
  checkFolder(dir, options);
  const tips = options.tips;
  const library = readLibrary(options.file, {
    as: options.as,
    keepComments: options.keepComments ?? false,
    highlightsAreTips: tips === 'all',
  });
  if (!options.fresh && !options.dry) recover(dir);
  const existing = options.fresh ? NOTHING : readExisting(dir, library.name);
  const path = resolve(options.file);
  const images = collectImages(
    library.folder ? path : dirname(path),
    `images/${slugOf(library.name) || 'notes'}`,
  );
  const plan = guarded(options.file, () => planImport(library, existing, images, options));
  const report = readPlan(plan, ({ path }) => conflictPath(library.name, path));
  if (!options.dry) {
    if (options.fresh) commitNew(dir, plan.writes);
    else commit(dir, plan.writes, plan.removes);
  }
  return { plan, report };
}

/** Notes nested thousands deep exhaust the stack of any tree walker; that is an error to report, not a crash. */
function guarded<Result>(file: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw problem(
      'notes-too-deep',
      file,
      'quotes or lists nested too deeply to be read',
      'nesting a person could follow',
    );
  }
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
  let above = dirname(dir);
  while (fresh && !existsSync(above)) above = dirname(above);
  if (fresh && !statSync(above).isDirectory()) {
    throw problem('folder-in-file', given, 'a file in the way of the folder', 'a path of folders');
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
