/** The second thread of `parse-beside.ts`. */
import { type MessagePort, workerData } from 'node:worker_threads';
import { BUSY, parseShare, type Job } from './parse-beside.ts';

const { job, port } = workerData as { job: Job; port: MessagePort };
Atomics.store(job.shared, BUSY, 1);
port.postMessage(parseShare(job));
Atomics.store(job.shared, BUSY, 0);
Atomics.notify(job.shared, BUSY);
