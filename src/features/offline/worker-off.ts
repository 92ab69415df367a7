/** The worker published by `OFFLINE=0`: it empties its stores and goes. */
import { STORES, storeName } from './edition.ts';
import type { WorkerScope } from './worker-scope.ts';

declare const self: WorkerScope;
const { registration } = self;

self.addEventListener('install', () => void self.skipWaiting());
self.addEventListener('activate', (event) => {
  const base = new URL(registration.scope).pathname;
  const emptied = STORES.map((store) => caches.delete(storeName(store, base)));
  event.waitUntil(Promise.allSettled(emptied).then(() => registration.unregister()));
});
