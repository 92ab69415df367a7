/**
 * A log as the fragment of an address, for another device: `#c=…`. Cards are named by a hash of their
 * id, times as differences, so that one answer takes some nine bytes, and a day fits a QR code.
 */
import { isAnswer, merge, type Answer, type Grade } from './log.ts';

const VERSION = 1;
/** Characters a phone still scans from a screen. */
export const QR_LIMIT = 1000;

/** FNV-1a, 32 bits: of a thousand cards two meet once in ten thousand sites. */
export function hash32(text: string): number {
  let hash = 0x811c9dc5;
  for (const sign of new TextEncoder().encode(text)) hash = Math.imul(hash ^ sign, 0x01000193);
  return hash >>> 0;
}

/** Answers as text for an address. */
export function writeCarried(answers: readonly Answer[]): string {
  const sorted = merge(answers);
  const bytes: number[] = [VERSION];
  const base = sorted[0]?.at ?? 0;
  const cards = Map.groupBy(sorted, ({ card }) => card);
  put(bytes, base);
  put(bytes, cards.size);
  for (const [card, given] of cards) {
    put(bytes, hash32(card));
    put(bytes, given.length);
    let last = base;
    for (const { at, grade } of given) {
      put(bytes, (at - last) * 4 + grade);
      last = at;
    }
  }
  put(bytes, hash32(String(bytes)));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
}

/** The newest answers that fit a QR code, whole seconds of them: what was answered today goes first. */
export function newestFor(answers: readonly Answer[], room: number): readonly Answer[] {
  const newest = answers.toSorted((a, b) => b.at - a.at);
  let count = Math.min(newest.length, room);
  while (count > 0 && writeCarried(newest.slice(0, count)).length > room) {
    count = Math.floor(count * 0.9);
  }
  return newest.slice(0, count);
}

export interface Received {
  readonly answers: readonly Answer[];
  /** Answers about cards that this edition does not have. */
  readonly unknown: number;
}

/** Reads what another device wrote; undefined for anything else. `ids` are the cards of this edition. */
export function readCarried(
  text: string,
  ids: Iterable<string>,
  now: number,
): Received | undefined {
  try {
    const bytes = Uint8Array.from(
      atob(text.replaceAll('-', '+').replaceAll('_', '/')),
      (sign) => sign.codePointAt(0) ?? 0,
    );
    const reader = { bytes, at: 1 };
    if (bytes[0] !== VERSION) return undefined;
    const names = new Map([...ids].map((id) => [hash32(id), id]));
    const answers: Answer[] = [];
    let unknown = 0;
    const base = take(reader);
    for (let cards = take(reader); cards > 0; cards -= 1) {
      const card = names.get(take(reader));
      let last = base;
      for (let count = take(reader); count > 0; count -= 1) {
        const value = take(reader);
        last += Math.floor(value / 4);
        const answer = { card: card ?? '?', at: last, grade: (value % 4) as Grade };
        if (!isAnswer(answer, now)) return undefined;
        if (card) answers.push(answer);
        else unknown += 1;
      }
    }
    const sum = hash32(String([...bytes.slice(0, reader.at)]));
    return take(reader) === sum && reader.at === bytes.length
      ? { answers: merge(answers), unknown }
      : undefined;
  } catch {
    return undefined;
  }
}

/** A number in groups of seven bits, lowest first. */
function put(bytes: number[], value: number): void {
  let rest = value;
  while (rest > 127) {
    bytes.push((rest % 128) + 128);
    rest = Math.floor(rest / 128);
  }
  bytes.push(rest);
}

function take(reader: { readonly bytes: Uint8Array; at: number }): number {
  let value = 0;
  for (let scale = 1; ; scale *= 128) {
    const byte = reader.bytes[reader.at];
    if (byte === undefined || scale > 2 ** 49) throw new Error('cut off');
    reader.at += 1;
    value += (byte % 128) * scale;
    if (byte < 128) return value;
  }
}
