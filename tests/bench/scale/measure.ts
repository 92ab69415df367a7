/** What a build costs, and what it leaves behind. */
import { spawn } from 'node:child_process';
import { appendFileSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import type { BenchSite } from './sites.ts';

/** Parts of a build of Astro, told apart by what it prints when the next begins. */
const STAGES = [
  { name: 'read', ends: /Building static entrypoints|building client|vite.*build/i },
  { name: 'bundle', ends: /generating static routes|prerendering static routes/i },
  { name: 'draw', ends: /Completed in/ },
  { name: 'index', ends: undefined },
] as const;

export interface Stage {
  readonly name: string;
  readonly seconds: number;
  /** Most resident memory of the build's processes together. */
  readonly megabytes: number;
}

export interface Build {
  readonly seconds: number;
  readonly megabytes: number;
  readonly stages: readonly Stage[];
}

/** Milliseconds between two looks at memory. */
const EVERY = 150;

/** Builds a site in a process of its own. Throws with what it printed when it fails. */
export function build(site: BenchSite, astro: string): Promise<Build> {
  const started = performance.now();
  const child = spawn(process.execPath, [astro, 'build'], {
    cwd: site.cwd,
    env: {
      ...process.env,
      NODE_ENV: 'production',
      ASTRO_TELEMETRY_DISABLED: '1',
      NO_COLOR: '1',
      ...site.env,
    },
  });
  const stages = STAGES.map(({ name }) => ({ name, seconds: 0, megabytes: 0 }));
  let stage = 0;
  let since = started;
  let said = '';
  const close = (): void => {
    const now = performance.now();
    const current = stages[stage];
    if (current) current.seconds += (now - since) / 1000;
    since = now;
  };
  const hear = (chunk: Buffer): void => {
    const text = chunk.toString();
    said = (said + text).slice(-20_000);
    for (const line of text.split('\n')) {
      if (!STAGES[stage]?.ends?.test(line)) continue;
      close();
      stage += 1;
    }
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  const timer = setInterval(() => {
    const current = stages[stage];
    if (current && child.pid) {
      current.megabytes = Math.max(current.megabytes, residentMegabytes(child.pid));
    }
  }, EVERY);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code) => {
      clearInterval(timer);
      close();
      if (code !== 0) return reject(new Error(`${site.name}: ${said}`));
      const megabytes = Math.max(...stages.map((one) => one.megabytes));
      resolve({ seconds: (performance.now() - started) / 1000, megabytes, stages });
    });
  });
}

/** Resident memory of a process and all it started. 0 where there is no /proc. */
function residentMegabytes(root: number): number {
  const parents = new Map<number, { parent: number; pages: number }>();
  try {
    for (const name of readdirSync('/proc')) {
      if (!/^\d+$/.test(name)) continue;
      try {
        const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
        const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
        parents.set(Number(name), { parent: Number(fields[1]), pages: Number(fields[21]) });
      } catch {
        // The process has ended meanwhile.
      }
    }
  } catch {
    return 0;
  }
  const belongs = (id: number): boolean => {
    if (id === root) return true;
    const parent = parents.get(id)?.parent;
    return parent !== undefined && parent > 1 && belongs(parent);
  };
  let pages = 0;
  for (const [id, process] of parents) if (belongs(id)) pages += process.pages;
  return (pages * 4096) / 1e6;
}

export interface Builds {
  readonly cold: Build;
  readonly warm: Build;
  readonly changed: Build;
}

/** Builds three times: with nothing kept, again, and after one page got another sentence. */
export async function buildThrice(site: BenchSite, astro: string): Promise<Builds> {
  for (const folder of [...site.caches, site.dist])
    rmSync(folder, { recursive: true, force: true });
  const cold = await build(site, astro);
  const warm = await build(site, astro);
  appendFileSync(site.page.file, '\nA sentence more than before.\n');
  return { cold, warm, changed: await build(site, astro) };
}

export interface Output {
  readonly files: number;
  readonly bytes: number;
  readonly html: number;
  /** The largest page, and its bytes as they are and after brotli. */
  readonly largest: { readonly path: string; readonly bytes: number; readonly brotli: number };
}

export function weighOutput(dist: string): Output {
  const paths = readdirSync(dist, { recursive: true, withFileTypes: true })
    .filter((item) => item.isFile())
    .map((item) => join(item.parentPath, item.name));
  const sizes = paths.map((path) => ({ path, bytes: statSync(path).size }));
  const html = sizes.filter(({ path }) => path.endsWith('.html'));
  const largest = html.toSorted((a, b) => b.bytes - a.bytes)[0];
  if (!largest) throw new Error(`${dist} has no page`);
  return {
    files: sizes.length,
    bytes: sizes.reduce((sum, { bytes }) => sum + bytes, 0),
    html: html.length,
    largest: {
      path: largest.path.slice(dist.length),
      bytes: largest.bytes,
      brotli: brotliCompressSync(readFileSync(largest.path)).length,
    },
  };
}
