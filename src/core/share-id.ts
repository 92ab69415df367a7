/**
 * Short ids of places: `/emu/habitat/#nest` → `7k3m9qa`. The build and the browser compute the same
 * one from the address alone, so a page carries none of them; once released, the ledger holds them.
 */

/** Crockford's base 32: no i, l, o or u, so that an id can be read from paper and typed. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const LENGTH = 7;

/**
 * Seven characters (35 bits) for an address with its anchor. A pure function of the text: changing
 * it would break every address released, and a test pins it. Two places of one id are a build error.
 */
export function shareId(place: string): string {
  let bits = hash53(place);
  let id = '';
  for (let index = 0; index < LENGTH; index += 1) {
    id += ALPHABET[bits % 32];
    bits = Math.floor(bits / 32);
  }
  return id;
}

/** cyrb53, a 53-bit string hash in the public domain: small, and the same in every engine. */
function hash53(text: string): number {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return 4294967296 * (2097151 & low) + (high >>> 0);
}
