/** Addresses and pictures of the notes → what the page has for them. Used by the writer and by the check. */
import { decode, schemeOf, SCHEMES } from '../core/address.ts';
import type { Tell } from './notices.ts';

export interface Links {
  /** A path of the notes ('' for the file itself) and an anchor → `/a/b/#c`, or `#c` on the same page. */
  readonly resolve: (path: string, anchor: string) => string | undefined;
  /** An image's address in the notes → its address from the page, or why it is not there. */
  readonly imageOf: (url: string) => { readonly url: string } | { readonly why: string };
}

/** A link's address on the site; undefined when its words and its written address are shown instead. */
export function linkTarget(url: string, { resolve }: Links, tell?: Tell): string | undefined {
  const scheme = schemeOf(url);
  if (scheme !== undefined) {
    if (SCHEMES.has(scheme) && url.toLowerCase().startsWith(`${scheme}:`)) return url;
    tell?.('unsafe-address', short(url));
    return undefined;
  }
  // A browser takes back-slashes for slashes here, and drops tabs and line ends.
  const seen = url
    .replace(/[\t\n\r]/g, '')
    .replaceAll('\\', '/')
    .trim();
  const [, path = '', hash = ''] = /^([^#]*)#?([\s\S]*)$/.exec(url) ?? [];
  if (path === '' && !url.startsWith('#')) return url;
  const [file, anchor] = [decode(path), decode(hash)];
  // A file of the notes without that heading is linked as a whole.
  const target = seen.startsWith('//')
    ? `https:${seen}`
    : (resolve(file, anchor) ?? (anchor && file ? resolve(file, '') : undefined));
  if (target === undefined) tell?.(file ? 'relative-link' : 'unknown-anchor', short(url));
  else if (target !== url) tell?.('link-moved', `${url} → ${target}`);
  return target;
}

/** A picture, a link to it (`remote`), or (no address) its words and its written address. */
export interface Picture {
  readonly url: string | undefined;
  readonly alt: string;
  readonly remote: boolean;
}

export function pictureTarget(
  url: string,
  written: string,
  { imageOf }: Links,
  tell?: Tell,
): Picture {
  const scheme = schemeOf(url);
  const alt = written.replace(/\s+/gu, ' ').trim();
  if (scheme === 'http' || scheme === 'https' || /^[\\/]{2}/.test(url.trim())) {
    // The site asks no other server for anything: the picture is one click away instead.
    tell?.('image-remote', short(url));
    const target = scheme ? url : `https:${url.trim().replaceAll('\\', '/')}`;
    return { url: target, alt: alt || url, remote: true };
  }
  const found =
    scheme === undefined || scheme === 'data' ? imageOf(url) : { why: `a ${scheme}: address` };
  if ('why' in found) {
    tell?.(
      scheme === undefined ? 'image-missing' : 'unsafe-address',
      `${short(url)} (${found.why})`,
    );
    return { url: undefined, alt, remote: false };
  }
  tell?.('image-copied', `${short(url)} → ${found.url}`);
  const named = alt || nameOf(url);
  if (!alt) tell?.('image-without-alt', `shown as “${named}”`);
  return { url: found.url, alt: named, remote: false };
}

const short = (url: string): string => (url.length > 80 ? `${url.slice(0, 77)}…` : url);

/** A file's name as words: the least a reader who cannot see the picture is told. */
const nameOf = (url: string): string =>
  (/^data:/i.test(url) ? '' : decode(url))
    .replace(/[?#].*$/s, '')
    .replace(/^.*\//, '')
    .replace(/\.\w+$/, '')
    .replace(/[-_%]+/g, ' ')
    .trim() || 'picture';
