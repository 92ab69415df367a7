/** The packs of a built folder and the worker that answers from them: the last step of a build. Node only. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { interfaceOf, scriptPhrases, type Speech } from '../../core/interface.ts';
import { collect, SHELL, TEXT_INDEX, type Owners } from './collect.ts';
import {
  MANIFEST,
  partAddress,
  sizeText,
  type Manifest,
  type Part,
  type Topic,
} from './edition.ts';
import { LABEL, OFFLINE } from './on.ts';
import { nameOf, planPacks, type Packed } from './plan.ts';

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
/** What changes when nothing else does, or with everything. */
const APART: ReadonlySet<string> = new Set([SHELL, TEXT_INDEX]);
const WHOLE = 60_000_000;

/** Writes `offline/`, `offline.json` and `sw.js`; returns what was written. */
export async function writeOffline(dist: string, options: Options): Promise<Manifest | undefined> {
  rmSync(join(dist, 'offline'), { recursive: true, force: true });
  if (!OFFLINE) {
    writeFileSync(join(dist, 'sw.js'), await bundle('worker-off.ts', {}));
    return undefined;
  }
  const { speech, topics, whole = WHOLE } = options;
  const t = interfaceOf(speech);
  const files = collect(dist, options.owners);
  // Pages that say the size are packed last, when it is known.
  const front = files.filter(({ bytes }) => Buffer.from(bytes).includes(LABEL));
  const others = files.filter((file) => !front.includes(file));
  const labelled = (label: string): Promise<Packed[]> =>
    planPacks(
      front.map((file) => ({ ...file, bytes: withLabel(file.bytes, label), group: FRONT })),
    );
  let packs = await planPacks(others, { apart: APART });
  const size = sizeOf([...packs, ...(await labelled(''))]);
  const large = size > whole;
  if (large) {
    const known = (group: string): boolean => APART.has(group) || topics.has(group);
    packs = await planPacks(
      others.map((file) => (known(file.group) ? file : { ...file, group: '' })),
      { single: true },
    );
  }
  const label = large
    ? t('offline.topics')
    : t('offline.whole', { size: sizeText(size, speech.language) });
  for (const { address } of front) {
    const path = join(dist, decodeURI(address).replace(/(?:^|\/)$/, '$&index.html'));
    writeFileSync(path, withLabel(readFileSync(path), label));
  }
  packs.push(...(await labelled(label)));
  const index = gzipSync(`${packs.map(({ lines }) => lines).join('\n')}\n#`, { level: 9 });
  const edition = nameOf(index);
  const parts = [{ name: edition, bytes: index }, ...packs];
  const manifest: Manifest = {
    edition,
    date: options.date,
    parts: parts.map(({ name, bytes }): Part => [name, bytes.length]),
    ...(large && { topics: topicsOf(packs, topics, t('offline.text')) }),
  };
  mkdirSync(join(dist, 'offline'), { recursive: true });
  for (const { name, bytes } of parts) writeFileSync(join(dist, partAddress(name)), bytes);
  writeFileSync(join(dist, MANIFEST), JSON.stringify(manifest));
  const phrases = scriptPhrases(speech);
  writeFileSync(
    join(dist, 'sw.js'),
    await bundle('worker.ts', { ...phrases, EDITION: JSON.stringify(edition) }),
  );
  return manifest;
}

const withLabel = (bytes: Uint8Array, label: string): Buffer =>
  Buffer.from(Buffer.from(bytes).toString().replaceAll(LABEL, label));

const sizeOf = (packs: readonly Packed[]): number =>
  packs.reduce((sum, { bytes }) => sum + bytes.length, 0);

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
