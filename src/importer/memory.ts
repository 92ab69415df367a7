/** A parser leaves hundreds of times its text in memory, and V8 collects it late: it is asked to. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Bytes of the heap that are always granted: collecting takes time. */
const GRANTED = 200_000_000;
let bound = GRANTED;

/** To be called where what was parsed is no longer needed. */
export function collectGarbage(): void {
  if (process.memoryUsage().heapUsed < bound) return;
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect === 'function') collect();
  bound = Math.max(GRANTED, 1.5 * process.memoryUsage().heapUsed);
}
