/** Pictures by what is in them: an ending alone proves nothing. */
import { isHarmlessSvg } from './svg.ts';

const begins = (bytes: Uint8Array, ...start: readonly number[]): boolean =>
  start.every((byte, at) => bytes[at] === byte);
const latin = (bytes: Uint8Array, from: number, to?: number): string =>
  String.fromCharCode(...bytes.slice(from, to));
/** How the last bytes of a whole file end; what was cut on the way has other ones. */
const ends = (bytes: Uint8Array, mark: string): boolean => latin(bytes, -32).includes(mark);

const FORMATS: readonly [string, (bytes: Uint8Array) => boolean][] = [
  ['png', (bytes) => begins(bytes, 0x89, 0x50, 0x4e, 0x47) && ends(bytes, 'IEND')],
  ['jpg', (bytes) => begins(bytes, 0xff, 0xd8, 0xff) && ends(bytes, '\xFF\xD9')],
  ['gif', (bytes) => begins(bytes, 0x47, 0x49, 0x46, 0x38) && ends(bytes, ';')],
  ['webp', (bytes) => latin(bytes, 0, 4) === 'RIFF' && latin(bytes, 8, 12) === 'WEBP'],
  ['avif', (bytes) => /^ftypavi[fs]$/.test(latin(bytes, 4, 12))],
  ['svg', isHarmlessSvg],
];

/** The format of a whole picture that is safe to publish, as its file's ending; undefined for anything else. */
export const formatOf = (bytes: Uint8Array): string | undefined =>
  FORMATS.find(([, is]) => is(bytes))?.[0];
