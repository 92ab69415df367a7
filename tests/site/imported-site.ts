/** Notes → content folder → built site, by the commands a person would type. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { serve } from '../../src/cli/serve.ts';

export interface ImportedSite {
  /** Where the site is served. */
  readonly address: string;
  readonly dist: string;
  /** The content folder the import made. */
  readonly content: string;
  readonly report: string;
  readonly close: () => void;
}

/** Runs `npm run <task>` as npm would; throws with its output when it fails. */
export function command(
  task: string,
  args: readonly string[],
  env: Record<string, string> = {},
): string {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['src/cli/run.mjs', task, ...args],
    {
      encoding: 'utf8',
      env: { ...process.env, ...env },
    },
  );
  if (status !== 0) throw new Error(`${task} failed:\n${stdout}\n${stderr}`);
  return stdout;
}

/**
 * Builds a content folder. Astro keeps generated modules in the project's own folder, so two builds
 * at a time would read each other's: the second waits for the first.
 */
export async function buildContent(content: string, dist: string): Promise<void> {
  const lock = 'node_modules/.imported-site-build';
  for (;;) {
    try {
      mkdirSync(lock);
      break;
    } catch (error) {
      if (!isTaken(error)) throw error;
      // A lock that outlived its run is older than any build takes.
      if (Date.now() - statSync(lock).mtimeMs > 120_000) rmdirSync(lock);
      await setTimeout(200);
    }
  }
  try {
    command('build', [], { CONTENT_DIR: content, OUT_DIR: dist, OG: '0' });
  } finally {
    rmdirSync(lock);
  }
}

const isTaken = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'EEXIST';

/** Imports a file into a new content folder, builds it and serves it. */
export async function buildImported(file: string, port: number): Promise<ImportedSite> {
  const folder = mkdtempSync(join(tmpdir(), 'imported-'));
  const content = join(folder, 'content');
  const dist = join(folder, 'dist');
  const report = command('import', ['--new', content, file]);
  await buildContent(content, dist);
  const { address, server } = await serve({ dist, base: '/', port });
  return {
    address,
    dist,
    content,
    report,
    close: () => {
      server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
