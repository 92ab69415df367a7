/** All the cards of a site: what the cache has is copied, what it lacks is drawn, on every core. */
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  rmSync,
  statSync,
  utimesSync,
} from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { picturePath, type Card } from './card.ts';
import { LAYOUT_VERSION } from './layout.ts';
import type { Drawn, Job } from './worker.ts';

export interface Made {
  readonly cards: number;
  readonly drawn: number;
  /** The slowest single card, in milliseconds; 0 when none was drawn. */
  readonly slowest: number;
}

/** Pictures nobody asked for in a month are dropped from the cache. */
const KEPT_FOR = 30 * 24 * 60 * 60 * 1000;

const cacheName = (card: Card): string =>
  `${createHash('sha256')
    .update(JSON.stringify([LAYOUT_VERSION, card]))
    .digest('hex')
    .slice(0, 32)}.png`;

/** Fills `outDir` with the picture of each address. A card that cannot be drawn fails the build. */
export async function makeCards(
  cards: ReadonlyMap<string, Card>,
  { outDir, cacheDir }: { outDir: string; cacheDir: string },
): Promise<Made> {
  mkdirSync(cacheDir, { recursive: true });
  const files = new Map([...cards.values()].map((card) => [join(cacheDir, cacheName(card)), card]));
  const jobs = [...files]
    .filter(([file]) => !existsSync(file))
    .map(([file, card]) => ({ file, card }));
  const times = await drawAll(jobs);
  for (const [address, card] of cards) {
    const to = join(outDir, picturePath(address));
    mkdirSync(dirname(to), { recursive: true });
    copyFileSync(join(cacheDir, cacheName(card)), to);
  }
  prune(cacheDir, files);
  return { cards: cards.size, drawn: jobs.length, slowest: Math.max(0, ...times) };
}

/** Hands the jobs to as many threads as there are cores; each asks for the next when it is done. */
async function drawAll(jobs: readonly Job[]): Promise<number[]> {
  const queue = [...jobs];
  const times: number[] = [];
  const threads = Math.min(availableParallelism(), 8, Math.ceil(jobs.length / 8));
  const work = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const worker = new Worker(new URL('./worker.ts', import.meta.url));
      const next = (): void => {
        const job = queue.shift();
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
        if (job) worker.postMessage(job);
        else void worker.terminate().then(() => resolve(), reject);
      };
      worker.on('error', reject);
      worker.on('message', (drawn: Drawn) => {
        if ('error' in drawn) {
          queue.length = 0;
          void worker.terminate();
          reject(new Error(drawn.error));
          return;
        }
        times.push(drawn.milliseconds);
        next();
      });
      next();
    });
  await Promise.all(Array.from({ length: threads }, work));
  return times;
}

function prune(cacheDir: string, used: ReadonlyMap<string, Card>): void {
  const now = new Date();
  for (const name of readdirSync(cacheDir)) {
    const file = join(cacheDir, name);
    if (used.has(file)) utimesSync(file, now, now);
    else if (now.getTime() - statSync(file).mtimeMs > KEPT_FOR) rmSync(file);
  }
}
