/** A card → a picture: satori lays it out and turns its words into paths, resvg fills them. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Resvg } from '@resvg/resvg-js';
import satori, { type Font } from 'satori';
import { HEIGHT, WIDTH, type Card } from './card.ts';
import { SANS, SERIF, layOut } from './layout.ts';
import { encodePng } from './png.ts';

const find = createRequire(import.meta.url);
const SUBSETS = ['latin', 'latin-ext', 'greek', 'cyrillic'];
let fonts: Font[] | undefined;

function font(
  name: string,
  family: string,
  weight: 400 | 600,
  subsets: readonly string[] = SUBSETS,
): Font[] {
  return subsets.map((subset) => ({
    name,
    weight,
    style: 'normal',
    data: readFileSync(
      find.resolve(`@fontsource/${family}/files/${family}-${subset}-${weight}-normal.woff`),
    ),
  }));
}

/** Two typefaces from npm, read once: a serif for titles, a sans for the rest. */
function loadFonts(): Font[] {
  return [
    ...font(SANS, 'inter', 400),
    ...font(SANS, 'inter', 600),
    ...font(SERIF, 'source-serif-4', 600),
    // Arrows and signs such as “at least”, which neither of the two has.
    ...font('Signs', 'noto-sans-math', 400, ['latin']),
  ];
}

/** Draws one card; the bytes are those of a PNG file of 1200 × 630 pixels. */
export async function drawCard(card: Card): Promise<Buffer> {
  fonts ??= loadFonts();
  // satori types its input as React's nodes; plain objects of the same shape are what it documents.
  const tree = layOut(card) as unknown as Parameters<typeof satori>[0];
  const svg = await satori(tree, { width: WIDTH, height: HEIGHT, fonts });
  const image = new Resvg(svg, { font: { loadSystemFonts: false } }).render();
  return encodePng(image.pixels, image.width, image.height);
}

/** Loads the typefaces and lets the engines warm up, so that the first card costs no more than the rest. */
export async function warmUp(): Promise<void> {
  await drawCard({ kind: 'exam', parent: 'a', title: 'a b', text: 'a', site: 'a', exam: 'a' });
}
