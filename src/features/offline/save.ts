/** Saving an edition: parts are filled in beside what is there, and one pointer turns when all are in. */
import { packsOf, partAddress, POINTER, STORES, storeName, unzip, wanted } from './edition.ts';
import type { Manifest, Part, Saved } from './edition.ts';

export interface Stores {
  /** The path the site lives under. */
  readonly base: string;
  readonly packs: Cache;
  readonly state: Cache;
}

/** Opens the stores. Rejects where the browser keeps nothing for a site, as in some private windows. */
export const openStores = async (base: string): Promise<Stores> => ({
  base,
  packs: await caches.open(storeName('packs', base)),
  state: await caches.open(storeName('state', base)),
});

export const savedIn = async ({ base, state }: Stores): Promise<Saved | undefined> =>
  (await state.match(base + POINTER))?.json() as Promise<Saved | undefined>;

/** The parts that are not here yet. */
export async function lacking({ base, packs }: Stores, parts: readonly Part[]): Promise<Part[]> {
  const found = await Promise.all(parts.map(([name]) => packs.match(base + partAddress(name))));
  return parts.filter((_, at) => !found[at]);
}

export const sizeOf = (parts: readonly Part[]): number =>
  parts.reduce((sum, [, size]) => sum + size, 0);

/** A part is not what its name says: the host has another edition by now, or answers with something else. */
export class Replaced extends Error {}

/** Gets a part's bytes; `told` hears of each piece's length as it comes. */
export type Load = (
  address: string,
  told: (bytes: number) => void,
) => Promise<Uint8Array<ArrayBuffer>>;

const nameOf = async (bytes: BufferSource): Promise<string> =>
  [...new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('')
    .slice(0, 16);

/** Loads parts one after the other. What has come stays, whatever happens to the next. */
export async function fill(
  { base, packs }: Stores,
  parts: readonly Part[],
  load: Load,
  told: (bytes: number) => void,
): Promise<void> {
  for (const [name] of parts) {
    const address = base + partAddress(name);
    const bytes = await load(address, told);
    if ((await nameOf(bytes)) !== name) throw new Replaced(address);
    await packs.put(address, new Response(bytes));
  }
}

/**
 * Makes an edition the saved one, when it is all there; throws when it is not. The edition before
 * stays until the next turn, for tabs that show it; all older parts go.
 */
export async function turn(
  stores: Stores,
  manifest: Manifest,
  topics: Saved['topics'],
): Promise<Saved> {
  const parts = wanted(
    manifest,
    topics?.map(([, address]) => address),
  );
  const left = await lacking(stores, parts);
  if (left.length > 0) throw new Error(`${left.length} parts are missing`);
  const { edition, date } = manifest;
  const old = await savedIn(stores);
  const before = old?.edition === edition ? old.before : old?.edition;
  const saved: Saved = { edition, date, before, topics: manifest.topics && topics };
  await stores.state.put(stores.base + POINTER, Response.json(saved));
  await forget(stores, [edition, before]);
  return saved;
}

/** Deletes every part that these editions do not have. */
async function forget(
  { base, packs }: Stores,
  editions: readonly (string | undefined)[],
): Promise<void> {
  const kept = new Set<string>();
  for (const edition of editions) {
    if (!edition) continue;
    const index = await packs.match(base + partAddress(edition));
    if (!index) continue;
    const text = await unzip(await index.arrayBuffer()).text();
    for (const name of [edition, ...packsOf(text)]) kept.add(name);
  }
  for (const request of await packs.keys()) {
    const name = /([^/]+)\.pack$/.exec(request.url)?.[1] ?? '';
    if (!kept.has(name)) await packs.delete(request);
  }
}

/** Deletes all that was saved; pages read stay. */
export async function remove(base: string): Promise<void> {
  for (const store of STORES) if (store !== 'read') await caches.delete(storeName(store, base));
}
