/** A file of bytes → text the parser can take, or a clear error. The bounds are stated here. */
import { basename } from 'node:path';
import type { Problem } from '../core/problem.ts';
import { format } from '../core/problem.ts';
import { deepLine, MAX_DEPTH } from '../markdown/depth.ts';

/**
 * Largest notes file taken, in bytes: about ten thousand printed pages. A database dump that ends in
 * `.md` is refused at once instead of running out of memory (see tests/bench/import.ts).
 */
export const MAX_BYTES = 20_000_000;

/** One problem that stops the import before anything is written. */
export class ImportError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(format(problem));
    this.name = 'ImportError';
    this.problem = problem;
  }
}

/** The error for a file of the notes, at its first line unless another is given. */
export const problem = (
  code: string,
  file: string,
  found: string,
  expected: string,
  line = 1,
  column = 1,
): ImportError => new ImportError({ code, place: { file, line, column }, found, expected });

export interface Notes {
  /** The file's name, without its folders: what pages remember as their source. */
  readonly name: string;
  /** As the author named it on the command line, for messages. */
  readonly file: string;
  /** Text with line feeds only and no byte-order mark. */
  readonly text: string;
}

/**
 * Decodes a notes file. Throws ImportError for text that is not UTF-8, has NUL bytes, is empty or
 * is larger than MAX_BYTES.
 */
export function decodeNotes(bytes: Uint8Array, file: string): Notes {
  const fail = (code: string, found: string, expected: string, line = 1, column = 1): never => {
    throw problem(code, file, found, expected, line, column);
  };
  if (bytes.length > MAX_BYTES) throw tooLarge(bytes.length, file);
  const mark = (bytes[0] ?? 0) * 256 + (bytes[1] ?? 0);
  const marked = mark === 0xfffe ? 'utf-16le' : mark === 0xfeff ? 'utf-16be' : undefined;
  const nul = marked ? -1 : bytes.indexOf(0);
  const expected = 'text in UTF-8, or in UTF-16 with a byte-order mark';
  if (nul !== -1) fail('notes-not-text', 'a NUL byte', expected, countLines(bytes, nul));
  let text = '';
  try {
    text = new TextDecoder(marked ?? 'utf-8', { fatal: true, ignoreBOM: false }).decode(bytes);
  } catch {
    if (marked) fail('notes-not-text', 'half a character', 'whole UTF-16');
    const at = firstBadByte(bytes);
    fail(
      'notes-not-utf8',
      `the byte 0x${(bytes[at] ?? 0).toString(16).toUpperCase().padStart(2, '0')}`,
      'text saved as UTF-8',
      countLines(bytes, at),
      at - bytes.lastIndexOf(10, at),
    );
  }
  text = text.replace(/\r\n?/g, '\n');
  if (text.trim() === '') fail('notes-empty', 'nothing but white space', 'some notes');
  const deep = deepLine(text);
  const nested = `lists or quotes nested more than ${MAX_DEPTH} deep`;
  if (deep) fail('notes-too-deep', nested, 'nesting a person could follow', deep);
  return { name: basename(file.replaceAll('\\', '/')), file, text };
}

/** The error for a file of `size` bytes. */
export const tooLarge = (size: number, file: string): ImportError =>
  problem(
    'notes-too-large',
    file,
    `${size.toLocaleString('en')} bytes`,
    `at most ${MAX_BYTES.toLocaleString('en')}; split the file at a heading`,
  );

const countLines = (bytes: Uint8Array, end: number): number =>
  bytes.subarray(0, end).reduce((lines, byte) => lines + Number(byte === 10), 1);

/** Offset of the first byte that is not UTF-8, by halving: decoding a prefix either works or not. */
function firstBadByte(bytes: Uint8Array): number {
  let [good, bad] = [0, bytes.length];
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (decodes(bytes.subarray(0, middle))) good = middle;
    else bad = middle;
  }
  return good;
}

function decodes(bytes: Uint8Array): boolean {
  try {
    // `stream` lets a prefix end within a character.
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}
