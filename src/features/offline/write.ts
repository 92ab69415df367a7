/** The packs of a built folder and the worker that answers from them: the last step of a build. Node only. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { interfaceOf, scriptPhrases, type Speech } from '../../core/interface.ts';
import { collect, SHELL, TEXT_INDEX, type Owners } from './collect.ts';
import { MANIFEST, partAddress, type Manifest, type Part, type Topic } from './edition.ts';
import { LABEL, OFFLINE } from './on.ts';
import { nameOf, planPacks, type BuiltFile, type Packed } from './plan.ts';

export interface Options {
  readonly speech: Speech;
  /** Topics by the first part of their address: what a large site is offered by. */
  readonly topics: ReadonlyMap<string, string>;
  readonly owners: Owners;
  /** Day of the build, `YYYY-MM-DD`. */
  readonly date: string;
  /** Bytes above which the site is offered topic by topic: what nobody wants to load by one tap. */
  readonly whole?: number;
}

const FRONT = ':front';
const WHOLE = 60_000_000;

/** Writes `offline/`, `offline.json` and `sw.js`; returns what was written. */
export async function writeOffline(dist: string, options: Options): Promise<Manifest | undefined> {
  rmSync(join(dist, 'offline'), { recursive: true, force: true });
  if (!OFFLINE) {
    writeFileSync(join(dist, 'sw.js'), await bundle('worker-off.ts', {}));
    return undefined;
  }
  const { speech, topics, whole = WHOLE } = options;
  const files = collect(dist, options.owners);
  // Pages that say the size are packed last, when it is known.
  const says = files.filter(({ bytes }) => Buffer.from(bytes).includes(LABEL));
  const others = files.filter((file) => !says.includes(file));
  const apart = new Set([SHELL, TEXT_INDEX, FRONT]);
  const pack = (some: readonly BuiltFile[], single: boolean): Packed[] =>
    planPacks(some, { apart, single });
  const front = (): Packed[] =>
    pack(
      says.map((file) => ({ ...file, group: FRONT })),
      false,
    );
  let packs = [...pack(others, false), ...front()];
  const size = packs.reduce((sum, { bytes }) => sum + bytes.length, 0);
  const large = size > whole;
  if (large) {
    const grouped = others.map((file) =>
      apart.has(file.group) || topics.has(file.group) ? file : { ...file, group: '' },
    );
    packs = pack(grouped, true);
  } else packs = packs.filter(({ groups }) => !groups.has(FRONT));
  const t = interfaceOf(speech);
  const label = large ? t('offline.topics') : t('offline.whole', { size: megabytes(size, speech) });
  for (const [at, file] of says.entries()) {
    const bytes = Buffer.from(Buffer.from(file.bytes).toString().replaceAll(LABEL, label));
    says[at] = { ...file, bytes };
    writeFileSync(
      join(
        dist,
        decodeURI(file.address),
        file.address.endsWith('/') || !file.address ? 'index.html' : '',
      ),
      bytes,
    );
  }
  packs.push(...front());
  const index = gzipSync(`${packs.map(({ lines }) => lines).join('\n')}\n#`, { level: 9 });
  const edition = nameOf(index);
  const parts: Part[] = [
    [edition, index.length],
    ...packs.map(({ name, bytes }): Part => [name, bytes.length]),
  ];
  const manifest: Manifest = {
    edition,
    date: options.date,
    parts,
    ...(large && { topics: topicsOf(packs, topics, t('offline.text')) }),
  };
  mkdirSync(join(dist, 'offline'), { recursive: true });
  for (const { name, bytes } of [{ name: edition, bytes: index }, ...packs]) {
    writeFileSync(join(dist, partAddress(name)), bytes);
  }
  writeFileSync(join(dist, MANIFEST), JSON.stringify(manifest));
  const phrases = scriptPhrases(speech);
  writeFileSync(
    join(dist, 'sw.js'),
    await bundle('worker.ts', { ...phrases, EDITION: JSON.stringify(edition) }),
  );
  return manifest;
}

const megabytes = (bytes: number, { language }: Speech): string =>
  new Intl.NumberFormat(language, {
    style: 'unit',
    unit: 'megabyte',
    maximumFractionDigits: 1,
  }).format(Math.max(0.1, bytes / 1e6));

/** Each topic with the numbers of its parts. The index of the full text is one too, since it is large. */
function topicsOf(
  packs: readonly Packed[],
  topics: ReadonlyMap<string, string>,
  textName: string,
): Topic[] {
  const topic = (group: string, name: string, address: string): Topic => [
    name,
    address,
    ...packs.flatMap(({ groups }, at) => (groups.has(group) ? at + 1 : [])),
  ];
  return [
    topic(TEXT_INDEX, textName, 'search/'),
    ...[...topics].map(([id, name]) => topic(id, name, `${id}/`)),
  ];
}

export async function bundle(file: string, define: Record<string, string>): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(file, import.meta.url))],
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2022',
    write: false,
    define,
  });
  return outputFiles[0]?.text ?? '';
}
