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
    throw new ImportError({ code, place: { file, line, column }, found, expected });
  };
  if (bytes.length > MAX_BYTES) throw tooLarge(bytes.length, file);
  const marked =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : undefined;
  const nul = marked ? -1 : bytes.indexOf(0);
  if (nul !== -1) {
    const line = countLines(bytes, nul);
    fail(
      'notes-not-text',
      'a NUL byte',
      'text in UTF-8, or in UTF-16 with a byte-order mark',
      line,
    );
  }
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
  if (deep)
    fail(
      'notes-too-deep',
      `lists or quotes nested more than ${MAX_DEPTH} deep`,
      'nesting a person could follow',
      deep,
    );
  return { name: basename(file.replaceAll('\\', '/')), file, text };
}

/** The error for a file of `size` bytes. */
export const tooLarge = (size: number, file: string): ImportError =>
  new ImportError({
    code: 'notes-too-large',
    place: { file, line: 1, column: 1 },
    found: `${size.toLocaleString('en')} bytes`,
    expected: `at most ${MAX_BYTES.toLocaleString('en')}; split the file at a heading`,
  });

function countLines(bytes: Uint8Array, end: number): number {
  let line = 1;
  for (let index = 0; index < end; index += 1) if (bytes[index] === 10) line += 1;
  return line;
}

/** Offset of the first byte that is not UTF-8, by halving: decoding a prefix either works or not. */
function firstBadByte(bytes: Uint8Array): number {
  let good = 0;
  let bad = bytes.length;
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
