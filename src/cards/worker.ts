/** One of the threads that draw: takes a card and a file, writes the file, says how long it took. */
import { writeFileSync, renameSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';
import type { Card } from './card.ts';
import { drawCard, warmUp } from './draw.ts';

export interface Job {
  readonly card: Card;
  readonly file: string;
}
export type Drawn = { readonly milliseconds: number } | { readonly error: string };

const warm = warmUp();

parentPort?.on('message', ({ card, file }: Job) => {
  let started = 0;
  warm
    .then(() => {
      started = performance.now();
      return drawCard(card);
    })
    .then((png) => {
      // Written aside first: a build that is stopped leaves no half picture in the cache.
      writeFileSync(`${file}.part`, png);
      renameSync(`${file}.part`, file);
      return { milliseconds: performance.now() - started };
    })
    .catch((error: unknown) => ({ error: `${card.title}: ${String(error)}` }))
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
    .then((drawn: Drawn) => parentPort?.postMessage(drawn))
    .catch(() => undefined);
});
