/**
 * Parsing is pure work, and a machine has more than one core: a second thread takes pages from the
 * same list, until none is left. The caller waits for it, since a site is read in one go.
 */
import { resolve } from 'node:path';
import { MessageChannel, receiveMessageOnPort, Worker } from 'node:worker_threads';
import { parseMdx } from '../markdown/parse.ts';

/** Letters below which starting a thread costs more than it saves: about a quarter of a second's parsing. */
const WORTH = 250_000;
/** Milliseconds: a thread that was stopped leaves its pages to the caller. */
const PATIENCE = 60_000;

/** Of the shared numbers: the next text to take, and how many threads have texts of theirs. */
export const NEXT = 0;
export const BUSY = 1;

export interface Job {
  readonly texts: readonly string[];
  readonly maths: boolean;
  readonly shared: Int32Array;
}

/** Parses texts from the shared list: number in the list → JSON of the tree. What does not parse is left out. */
export function parseShare({ texts, maths, shared }: Job): Map<number, string> {
  const parsed = new Map<number, string>();
  for (;;) {
    const at = Atomics.add(shared, NEXT, 1);
    const text = texts[at];
    if (text === undefined) return parsed;
    try {
      parsed.set(at, JSON.stringify(parseMdx(text, { maths })));
    } catch {
      // Whoever asks for this tree is told what is wrong with it.
    }
  }
}

/** The JSON of the tree of each text that parses, in any order; nothing when it is not worth a thread. */
export function parseBeside(texts: readonly string[], maths: boolean): ReadonlyMap<number, string> {
  if (texts.reduce((sum, { length }) => sum + length, 0) < WORTH) return new Map();
  const shared = new Int32Array(new SharedArrayBuffer(8));
  const { port1, port2 } = new MessageChannel();
  const job: Job = { texts, maths, shared };
  // By its path: this module may have been bundled, the worker's is read as it is.
  const worker = new Worker(resolve('src/site/parse-worker.ts'), {
    workerData: { job, port: port2 },
    transferList: [port2],
  });
  // One that cannot start takes nothing.
  worker.on('error', () => undefined);
  worker.unref();
  const parsed = parseShare(job);
  if (Atomics.load(shared, BUSY) > 0) Atomics.wait(shared, BUSY, 1, PATIENCE);
  const theirs = receiveMessageOnPort(port1)?.message as ReadonlyMap<number, string> | undefined;
  port1.close();
  void worker.terminate();
  return new Map([...parsed, ...(theirs ?? [])]);
}
