/**
 * Pixels → a PNG with a palette. A card has few colours, and a palette of 256 holds them with steps
 * no eye sees: a third of the bytes of what resvg writes, in no more time.
 */
import { crc32, deflateSync } from 'node:zlib';

const SIZE = 256;

/** RGBA bytes, opaque, row by row → the bytes of a PNG file. */
export function encodePng(pixels: Uint8Array, width: number, height: number): Buffer {
  // One number a pixel, whatever the machine's byte order: equal colours are equal numbers.
  const colours = new Uint32Array(pixels.buffer, pixels.byteOffset, width * height);
  const { palette, indexOf } = quantise(pixels, colours);
  const rows = Buffer.alloc((width + 1) * height);
  let last = -1;
  let index = 0;
  for (let y = 0, source = 0; y < height; y += 1) {
    const row = y * (width + 1) + 1;
    for (let x = 0; x < width; x += 1, source += 1) {
      const colour = colours[source] ?? 0;
      // Most pixels have their neighbour's colour: a comparison is cheaper than a look-up.
      if (colour !== last) index = indexOf.get(colour) ?? 0;
      last = colour;
      rows[row + x] = index;
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(palette.flat())),
    chunk('IDAT', deflateSync(rows, { level: 7 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

type Colour = readonly [number, number, number];

/** The most frequent colours, and for every colour of the picture the nearest of them. */
function quantise(
  pixels: Uint8Array,
  colours: Uint32Array,
): { palette: readonly Colour[]; indexOf: ReadonlyMap<number, number> } {
  const counts = new Map<number, { count: number; colour: Colour }>();
  let run = 0;
  for (let at = 0; at < colours.length; at += 1) {
    run += 1;
    const colour = colours[at] ?? 0;
    if (colour === colours[at + 1]) continue;
    const known = counts.get(colour);
    if (known) known.count += run;
    else counts.set(colour, { count: run, colour: colourAt(pixels, at * 4) });
    run = 0;
  }
  const palette = [...counts.values()]
    .sort((a, b) => b.count - a.count || a.colour.join().localeCompare(b.colour.join()))
    .slice(0, SIZE)
    .map(({ colour }) => colour);
  const indexOf = new Map([...counts].map(([key, { colour }]) => [key, nearest(palette, colour)]));
  return { palette, indexOf };
}

const colourAt = (pixels: Uint8Array, at: number): Colour => [
  pixels[at] ?? 0,
  pixels[at + 1] ?? 0,
  pixels[at + 2] ?? 0,
];

function nearest(palette: readonly Colour[], [r, g, b]: Colour): number {
  let best = 0;
  let least = Infinity;
  for (const [index, [pr, pg, pb]] of palette.entries()) {
    const distance = (r - pr) ** 2 + (g - pg) ** 2 + (b - pb) ** 2;
    if (distance < least) {
      least = distance;
      best = index;
    }
  }
  return best;
}
