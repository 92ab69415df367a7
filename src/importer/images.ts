/** Pictures of the notes → files of the content folder. Only real pictures, only from beside the notes. */
import { createHash } from 'node:crypto';
import { lstatSync, readFileSync, realpathSync } from 'node:fs';
import { resolve, sep } from 'node:path';
import { formatOf } from '../content/pictures.ts';
import { decode } from '../core/address.ts';
import { slugOf, unique } from './names.ts';

/** Largest picture copied, in bytes: more belongs on no page that is read on a phone. */
export const MAX_IMAGE_BYTES = 10_000_000;

export interface CopiedImage {
  /** Path in the content folder. */
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly hash: string;
}

export interface Images {
  /** An address of the notes → the address from a notes page, or why there is no picture. */
  readonly find: (
    url: string,
    /** Folder of the file that shows it, below the notes' own: '' for none. */
    from: string,
  ) => { readonly url: string } | { readonly why: string };
  readonly copied: () => readonly CopiedImage[];
}

const DATA = /^data:image\/[a-z+]+;base64,([a-z0-9+/=\s]+)$/i;

/**
 * @param dir folder of the notes; pictures outside it are not taken, for notes may come from a
 *   stranger and the site would publish what they point at
 * @param folder folder for the pictures inside the content folder: `images/my-notes`
 */
export function collectImages(dir: string, folder: string): Images {
  const root = realpathSync(dir);
  const names = new Set<string>();
  const known = new Map<string, CopiedImage>();

  const take = (
    key: string,
    bytes: Uint8Array,
    name: string,
  ): { url: string } | { why: string } => {
    if (bytes.length > MAX_IMAGE_BYTES) return { why: 'larger than 10 MB' };
    const format = formatOf(bytes);
    if (!format) return { why: 'not a picture that is safe to show' };
    const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 16);
    const file = `${unique(slugOf(name) || `image-${hash.slice(0, 8)}`, names)}.${format}`;
    const image = { path: `${folder}/${file}`, bytes, hash };
    known.set(key, image);
    return { url: urlOf(image) };
  };
  const urlOf = ({ path }: CopiedImage): string => `../../${path}`;

  return {
    copied: () => [...known.values()],
    find: (url, from) => {
      const data = DATA.exec(url)?.[1];
      const key =
        data === undefined ? resolve(root, from, decode(url.replace(/[?#].*$/s, ''))) : url;
      const seen = known.get(key);
      if (seen) return { url: urlOf(seen) };
      if (data !== undefined) return take(key, Buffer.from(data, 'base64'), '');
      if (/^data:/i.test(url)) return { why: 'a data: address that is no picture' };
      try {
        const real = realpathSync(key);
        if (!real.startsWith(root + sep)) return { why: 'outside the folder of the notes' };
        if (!lstatSync(real).isFile()) return { why: 'not a file' };
        const stem = key.slice(key.lastIndexOf(sep) + 1).replace(/\.\w+$/, '');
        return take(key, readFileSync(real), stem);
      } catch {
        return { why: 'no such file' };
      }
    },
  };
}
