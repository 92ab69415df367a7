/**
 * The service worker. A page is answered by the saved edition when that is the newest known, else by
 * the network and, when that is silent, by what is here. A page that came from a saved edition gets
 * everything else from it too, so that no reader sees two editions mixed. Stores may be closed, full or
 * gone at any time: then the network answers as if there were no worker.
 */
import { LISTING, partAddress, placeOf, POINTER, storeName, unzip } from './edition.ts';
import type { Saved, Store } from './edition.ts';
import { missingPage } from './missing.ts';
import { assetsOf, keepIn, says, titleOf, type Kept } from './read-pages.ts';
import type { FetchEvent, WorkerScope } from './worker-scope.ts';

declare const self: WorkerScope;
/** The edition this worker was published with. */
declare const EDITION: string;

/** Milliseconds after which a page that is here is no longer waited for. */
const PATIENCE = 3000;
/** Packs that stay unpacked in memory. */
const UNPACKED = 4;

const base = new URL(self.registration.scope).pathname;
/** Keys in the stores of what was read and of the state. */
const LIST = `${base}offline/read.json`;
const CLIENT = `${base}offline/client/`;
const open = (store: Store): Promise<Cache> => caches.open(storeName(store, base));
const get = async (store: Store, key: string): Promise<Response | undefined> =>
  (await open(store)).match(key, { ignoreVary: true });
/** What a store says; undefined when it is closed, broken or empty. */
const quietly = <Value>(ask: () => Promise<Value>): Promise<Value | undefined> =>
  ask().catch(() => undefined);

self.addEventListener('install', () => void self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
// A page that was there before its worker says what it is made of; the browser still has that.
self.addEventListener('message', (event) => {
  const keepAgain = async (path: string): Promise<unknown> =>
    keep(path, await fetch(path, { cache: 'force-cache' }));
  const paths = event.data as string[];
  event.waitUntil(quietly(() => Promise.all(paths.map(keepAgain))));
});

self.addEventListener('fetch', (event) => {
  const { method, url } = event.request;
  const address = new URL(url).pathname.slice(base.length);
  const isOurs = method === 'GET' && url.startsWith(self.registration.scope);
  if (isOurs && !/^(?:offline[./].|sw\.js)/.test(address))
    event.respondWith(answer(event, address));
});

async function answer(event: FetchEvent, asked: string): Promise<Response> {
  const { request, clientId, resultingClientId } = event;
  const { pathname, searchParams } = new URL(request.url);
  const opens = request.mode === 'navigate';
  // Hosts answer `/emr` with `/emr/`; so does what is here.
  const slash = opens && !/(?:^|\/|\.\w+)$/.test(asked) ? '/' : '';
  const address = asked + slash;
  // An asset's name is its content: any edition's will do.
  const isAsset = address.startsWith('assets/');
  const saved = await quietly(
    async () => (await get('state', base + POINTER))?.json() as Promise<Saved>,
  );
  const isNewest = saved?.edition === EDITION;
  const bound = opens
    ? undefined
    : await quietly(async () => (await get('state', CLIENT + clientId))?.text());
  const edition = bound ?? (opens || isAsset || isNewest ? saved?.edition : undefined);
  const ofEdition = new Set<Response | undefined>();
  const here = async (): Promise<Response | undefined> => {
    const found = edition && (await quietly(() => fileOf(edition, address)));
    if (!found) return bound ? undefined : quietly(() => get('read', pathname + slash));
    ofEdition.add(found);
    return found;
  };
  /** A page opened from an edition stays with it, and so does a thread that such a page starts. */
  const bindTo = (found: Response): Response => {
    if (edition && resultingClientId && ofEdition.has(found))
      event.waitUntil(quietly(() => bind(resultingClientId, edition)));
    return found;
  };
  const listing = async (): Promise<Response> => {
    const query = searchParams.get('q')?.trim().toLowerCase() ?? '';
    return (await quietly(() => missing(saved, query))) ?? Response.error();
  };
  if (opens && asked === LISTING) return listing();
  const first = bound || isAsset || (opens && isNewest) ? await here() : undefined;
  if (first) return bindTo(first);
  const network = fetch(
    request,
    // A host's ten minutes must not bring back a page of an edition that is gone.
    opens && request.cache === 'default' ? { cache: 'no-cache' } : undefined,
  )
    .then((found) => {
      if ((opens || isAsset) && !isNewest) {
        const copy = found.clone();
        event.waitUntil(quietly(() => keep(pathname, copy)));
      }
      return found;
    })
    .catch(() => undefined);
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE)).then(here);
  const found = (await Promise.race([network, late])) ?? (await here()) ?? (await network);
  return found ? bindTo(found) : opens ? listing() : Response.error();
}

/** Remembers which edition a page came from; forgets pages that are closed. */
async function bind(client: string, edition: string): Promise<void> {
  const state = await open('state');
  const living = await self.clients.matchAll({ type: 'all', includeUncontrolled: true });
  for (const { url } of await state.keys()) {
    const [, id] = url.split(CLIENT);
    if (id && !living.some((one) => one.id === id)) await state.delete(url);
  }
  await state.put(CLIENT + client, new Response(edition));
}

const unpacked = new Map<string, Promise<Blob>>();
function unpack(name: string): Promise<Blob> {
  const known = unpacked.get(name);
  if (known) return known;
  const blob = get('packs', base + partAddress(name)).then(async (kept) => {
    if (!kept) throw new Error(`no ${name}`);
    return unzip(await kept.arrayBuffer()).blob();
  });
  blob.catch(() => unpacked.delete(name));
  const [oldest = ''] = unpacked.keys();
  if (unpacked.size >= UNPACKED) unpacked.delete(oldest);
  unpacked.set(name, blob);
  return blob;
}

const TYPES: Readonly<Record<string, string>> = {
  js: 'text/javascript',
  css: 'text/css',
  json: 'application/json',
  svg: 'image/svg+xml',
};

async function fileOf(edition: string, address: string): Promise<Response | undefined> {
  const place = placeOf(await (await unpack(edition)).text(), address);
  if (!place) return undefined;
  const pack = await unpack(place.pack);
  const ending = /\.(\w+)$/.exec(address)?.[1] ?? 'html';
  const type = TYPES[ending] ?? (ending === 'html' ? 'text/html;charset=utf-8' : '');
  return new Response(
    new Blob(
      place.ranges.map(([from, to]) => pack.slice(from, to)),
      { type },
    ),
  );
}

const readList = async (): Promise<Kept[]> =>
  ((await quietly(async () => (await get('read', LIST))?.json())) as Kept[] | undefined) ?? [];

let last: Promise<unknown> = Promise.resolve();
/** Keeps a page or an asset that was read, one after the other. */
function keep(path: string, response: Response): Promise<unknown> {
  last = last.then(() => quietly(() => keepNext(path, response)));
  return last;
}

async function keepNext(path: string, response: Response): Promise<void> {
  const isPage = response.headers.get('content-type')?.startsWith('text/html');
  if (!response.ok || response.redirected || (!isPage && !path.startsWith(`${base}assets/`)))
    return;
  const body = await response.blob();
  const html = isPage ? await body.text() : '';
  // A short address only leads on.
  if (isPage && !html.includes('<main')) return;
  const fresh = { path, size: body.size, ...(html && { title: titleOf(html) }) };
  const { list, dropped } = keepIn(await readList(), fresh, assetsOf(html));
  const read = await open('read');
  for (const old of dropped) await read.delete(old);
  await read.put(path, new Response(body));
  await read.put(LIST, Response.json(list));
}

/** The list of what is here, in the surroundings of a page that is; searched through when asked. */
async function missing(saved: Saved | undefined, query: string): Promise<Response> {
  const pages = (await readList()).filter(({ title }) => title).toReversed();
  const textOf = async (path: string): Promise<string> =>
    (await (await get('read', path))?.text()) ?? '';
  const shell =
    (saved && (await (await quietly(() => fileOf(saved.edition, '')))?.text())) ||
    (await textOf(pages[0]?.path ?? ''));
  const found: Kept[] = [];
  for (const page of pages) {
    if (!query || says(await textOf(page.path), query)) found.push(page);
  }
  const html = missingPage(shell, base, saved, found, query);
  return new Response(html, {
    status: 404,
    headers: { 'content-type': 'text/html;charset=utf-8' },
  });
}
