/** Addresses and pictures of the notes → what the page has for them. Used by the writer and by the check. */
import { decode, schemeOf } from '../core/address.ts';
import { judgeAddress, type ShowCode } from './addresses.ts';

export type LinkNote =
  | ShowCode
  | 'link-moved'
  | 'image-copied'
  | 'image-missing'
  | 'image-remote'
  | 'image-without-alt';

export interface LinkContext {
  /** The link's target on the site: `/a/b/#c`, or `#c` on the page asked from; undefined when there is none. */
  readonly resolve: (path: string, anchor: string) => string | undefined;
  /** An image's address in the notes → its address from the page, or why it is not there. */
  readonly imageOf: (url: string) => { readonly url: string } | { readonly why: string };
}

export interface Told {
  readonly kind: LinkNote;
  readonly details: string;
}

/** A link: its address, or (no address) that its words and the written address are shown. */
export interface LinkFate {
  readonly url: string | undefined;
  readonly told: readonly Told[];
}

export function linkFate(url: string, { resolve }: LinkContext): LinkFate {
  const judged = judgeAddress(url, resolve);
  if (judged.kind === 'keep') return { url, told: [] };
  if (judged.kind === 'show') {
    return { url: undefined, told: [{ kind: judged.code, details: short(url) }] };
  }
  const told = [{ kind: 'link-moved', details: `${url} → ${judged.url}` }] as const;
  return { url: judged.url, told: judged.url === url ? [] : told };
}

/** A picture, a link to it (`remote`), or (no address) its words and its written address. */
export interface PictureFate {
  readonly url: string | undefined;
  readonly alt: string;
  readonly remote: boolean;
  readonly told: readonly Told[];
}

export function pictureFate(url: string, written: string, { imageOf }: LinkContext): PictureFate {
  const scheme = schemeOf(url);
  const alt = written.replace(/\s+/gu, ' ').trim();
  if (scheme === 'http' || scheme === 'https' || /^[\\/]{2}/.test(url.trim())) {
    // The site asks no other server for anything: the picture is one click away instead.
    const target = scheme ? url : `https:${url.trim().replaceAll('\\', '/')}`;
    const told = [{ kind: 'image-remote', details: short(url) }] as const;
    return { url: target, alt: alt || url, remote: true, told };
  }
  const found =
    scheme === undefined || scheme === 'data' ? imageOf(url) : { why: `a ${scheme}: address` };
  if ('why' in found) {
    const kind = scheme === undefined ? 'image-missing' : 'unsafe-address';
    const told = [{ kind, details: `${short(url)} (${found.why})` }] as const;
    return { url: undefined, alt, remote: false, told };
  }
  const told: Told[] = [{ kind: 'image-copied', details: `${short(url)} → ${found.url}` }];
  const named = alt || nameOf(url);
  if (!alt) told.push({ kind: 'image-without-alt', details: `shown as “${named}”` });
  return { url: found.url, alt: named, remote: false, told };
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
