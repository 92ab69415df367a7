/**
 * What a site costs at any size: `npm run bench -- scale --pages 100,1000,10000 [--from FOLDER]
 * [--peer starlight]`. Builds so many pages of real Markdown, cold, again, and with one page changed;
 * counts files, bytes and memory, and what a reader loads. With a peer, on the same pages in the same
 * run. Prints Markdown for `README.md` beside this file.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { binary } from '../../src/cli/steps.ts';
import { cacheDir } from '../../src/site/load.ts';
import { read, type Read } from './scale/browse.ts';
import { buildThrice, weighOutput, type Builds, type Output } from './scale/measure.ts';
import {
  place,
  serviceNames,
  versionOf,
  writeOurs,
  writeStarlight,
  type BenchSite,
} from './scale/sites.ts';
import { makePages, readSource } from './scale/source.ts';

const { values } = parseArgs({
  options: {
    pages: { type: 'string', default: '100,1000' },
    from: { type: 'string' },
    peer: { type: 'string' },
  },
});
const sizes = values.pages.split(',').map(Number);
if (sizes.some((size) => !Number.isInteger(size) || size < 20)) {
  throw new Error(`--pages ${values.pages}; expected whole numbers from 20, such as 100,1000`);
}
if (values.peer !== undefined && values.peer !== 'starlight') {
  throw new Error(`--peer ${values.peer}; expected starlight`);
}

const PORT = Number(process.env['TEST_PORT'] || 4620);
const root = resolve('.');
const modules = join(root, 'node_modules');
const astro = versionOf(modules, 'astro');
const source = readSource(values.from);

interface Measured {
  readonly site: BenchSite;
  readonly builds: Builds;
  readonly output: Output;
  readonly read: Read;
}

async function measure(site: BenchSite, query: string): Promise<Measured> {
  const command =
    site.cwd === root
      ? binary('astro', 'astro')
      : join(site.cwd, 'node_modules/astro/bin/astro.mjs');
  const builds = await buildThrice(site, command);
  return { site, builds, output: weighOutput(site.dist), read: await read(site, query, PORT) };
}

const kB = (bytes: number): string => `${(bytes / 1000).toFixed(bytes < 100_000 ? 1 : 0)} kB`;
const s = (seconds: number): string => `${seconds.toFixed(1)} s`;

/** What is printed, a row each; numbers are compared where there is a peer. */
const ROWS: readonly (readonly [
  label: string,
  value: (measured: Measured, pages: number) => number,
  show: (value: number) => string,
])[] = [
  ['cold build', ({ builds }) => builds.cold.seconds, s],
  ['again, nothing changed', ({ builds }) => builds.warm.seconds, s],
  ['one page changed', ({ builds }) => builds.changed.seconds, s],
  ['most memory, cold', ({ builds }) => builds.cold.megabytes, (mb) => `${Math.round(mb)} MB`],
  ['files', ({ output }) => output.files, String],
  ['files a page', ({ output }, pages) => output.files / pages, (value) => value.toFixed(2)],
  ['all bytes', ({ output }) => output.bytes / 1e6, (mb) => `${mb.toFixed(1)} MB`],
  ['largest page', ({ output }) => output.largest.bytes, kB],
  ['largest page, brotli', ({ output }) => output.largest.brotli, kB],
  ['to read a page: requests', ({ read }) => read.requests, String],
  ['to read a page: bytes', ({ read }) => read.bytes, kB],
  ['to a first result: bytes', ({ read }) => read.resultBytes, kB],
];

function report(pages: number, all: readonly Measured[]): string {
  const [ours, peer] = all;
  const head = [`${pages} pages`, ...all.map(({ site }) => site.name), ...(peer ? ['ratio'] : [])];
  const rows = ROWS.map(([label, value, show]) => {
    const numbers = all.map((measured) => value(measured, pages));
    const [mine = 0, theirs] = numbers;
    const ratio = theirs ? [(mine / theirs).toFixed(2)] : [];
    return [label, ...numbers.map(show), ...ratio];
  });
  const table = [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`);
  const stages = all.map(
    ({ site, builds }) =>
      `${site.name}, cold, by stage: ${builds.cold.stages
        .map(
          ({ name, seconds, megabytes }) => `${name} ${s(seconds)} (${Math.round(megabytes)} MB)`,
        )
        .join(', ')}.`,
  );
  const largest = ours ? [`Our largest page is \`${ours.output.largest.path}\`.`] : [];
  return [...table, '', ...stages, ...largest, ''].join('\n');
}

console.log(
  `${new Date().toISOString().slice(0, 10)}, ${availableParallelism()} × ${cpus()[0]?.model.trim() ?? '?'}, Node ${process.versions.node}, astro ${astro}; pages of ${values.from ?? 'our own notes'}\n`,
);
for (const size of sizes) {
  const dir = mkdtempSync(join(tmpdir(), 'scale-'));
  const content = join(dir, 'content');
  try {
    const names = serviceNames(size);
    const pages = place(makePages(source, size, names));
    const ours = writeOurs(pages, dir, root, cacheDir(content));
    const query = pages.at(-1)?.title ?? '';
    const measured = [await measure(ours, query)];
    if (values.peer) measured.push(await measure(writeStarlight(pages, astro), query));
    console.log(report(size, measured));
  } finally {
    for (const folder of [dir, cacheDir(content), join(root, 'test-results/scale')]) {
      rmSync(folder, { recursive: true, force: true });
    }
  }
}
