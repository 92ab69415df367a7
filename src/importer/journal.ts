/**
 * What an import is about to change, written before it changes anything, so that the next command
 * can put the folder back. It is on the disk whole or not at all: written aside, synced, renamed.
 */
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { isBelow } from './inside.ts';

const path = z.string().refine(isBelow);
const schema = z.strictObject({
  /** Files with a copy of what they were. */
  restore: z.array(path),
  /** Files that were not there before. */
  remove: z.array(path),
});
export type Journal = z.output<typeof schema>;

export function writeJournal(file: string, journal: Journal): void {
  writeFileSync(`${file}.part`, JSON.stringify(journal), { flush: true });
  renameSync(`${file}.part`, file);
}

/**
 * The journal in a file; undefined when there is none, and when it is empty, cut or not of this form:
 * then no import wrote it to its end, so none began to change the folder.
 */
export function readJournal(file: string): Journal | undefined {
  try {
    return schema.safeParse(JSON.parse(readFileSync(file, 'utf8'))).data;
  } catch {
    return undefined;
  }
}
