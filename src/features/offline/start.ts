/** What every page does for reading offline: the worker, once the page is done; the rest when it is asked for. */

/** False in development and in a build with `OFFLINE=0`; the bundler puts it in its place. */
declare const OFFLINE: boolean;
const BASE = `${import.meta.env.BASE_URL.replace(/\/$/, '')}/`;
const panel = (): Promise<typeof import('./panel.ts')> => import('./panel.ts');

export function offline(): void {
  const { serviceWorker } = navigator;
  if (!OFFLINE || !serviceWorker) return;
  let due: string | null = null;
  try {
    due = localStorage.getItem('offline');
  } catch {
    // Storage may be closed: what is saved then shows when it is asked for.
  }
  const show = (root: HTMLElement, asked: boolean): void =>
    void panel().then(
      ({ showPanel }) => showPanel(root, asked),
      () => undefined,
    );
  for (const root of document.querySelectorAll<HTMLElement>('[data-offline]')) {
    root.hidden = !('DecompressionStream' in window);
    if (due) show(root, false);
    else root.querySelector('button')?.addEventListener('click', () => show(root, true));
  }
  // Search offers it where it could not be loaded.
  document.addEventListener('save-site', ({ target }) => show(target as HTMLElement, true));
  addEventListener('load', () => {
    if (due && Number(due) < Date.now() && !document.querySelector('[data-offline]'))
      void panel()
        .then(({ lookForNewer }) => lookForNewer())
        .catch(() => undefined);
    void register(serviceWorker).catch(() => undefined);
  });
}

async function register(workers: ServiceWorkerContainer): Promise<void> {
  const isNew = !workers.controller;
  await workers.register(`${BASE}sw.js`, { updateViaCache: 'none' });
  if (!isNew) return;
  // This page was read before there was a worker: it is kept, with what it is made of.
  const { active } = await workers.ready;
  const assets = performance
    .getEntriesByType('resource')
    .map(({ name }) => new URL(name).pathname)
    .filter((path) => path.startsWith(`${BASE}assets/`));
  active?.postMessage([location.pathname, ...assets], []);
}
