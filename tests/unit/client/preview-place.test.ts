import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { placeCard, type Box } from '../../../src/features/previews/preview-place.ts';

const room: Box = { left: 8, top: 68, right: 1272, bottom: 892 };
const phone: Box = { left: 8, top: 56, right: 312, bottom: 672 };
const line = (left: number, top: number, width = 60): Box => ({
  left,
  top,
  right: left + width,
  bottom: top + 20,
});

describe('a card beside a link', () => {
  test('stands above it, where the reader has been, and begins where the link begins', () => {
    expect(placeCard([line(400, 600)], { width: 360, height: 300 }, room)).toEqual({
      side: 'above',
      left: 400,
      top: 292,
      height: 300,
    });
  });

  test('stands below it when there is no room above', () => {
    const placed = placeCard([line(400, 200)], { width: 360, height: 300 }, room);
    expect(placed).toEqual({ side: 'below', left: 400, top: 228, height: 300 });
  });

  test('is kept inside a narrow window on both sides', () => {
    const card = { width: 304, height: 200 };
    expect(placeCard([line(250, 400)], card, phone).left).toBe(8);
    expect(placeCard([line(-40, 400)], card, phone).left).toBe(8);
    expect(placeCard([line(1240, 600)], { width: 360, height: 200 }, room).left).toBe(912);
  });

  test('that fits on neither side takes the larger and scrolls in it', () => {
    const card = { width: 304, height: 700 };
    expect(placeCard([line(20, 500)], card, phone)).toMatchObject({ side: 'above', height: 436 });
    expect(placeCard([line(20, 200)], card, phone)).toMatchObject({ side: 'below', height: 444 });
  });

  test('of a link broken over two lines stands above the first or below the last', () => {
    const lines = [line(240, 300), line(8, 327)];
    expect(placeCard(lines, { width: 200, height: 200 }, phone)).toMatchObject({
      left: 112,
      top: 92,
    });
    expect(placeCard(lines, { width: 200, height: 280 }, phone)).toMatchObject({
      left: 8,
      top: 355,
    });
  });

  test('never covers a line of its link and never leaves the window, wherever they are', () => {
    const size = fc.record({
      width: fc.integer({ min: 100, max: 304 }),
      height: fc.integer({ min: 40, max: 900 }),
    });
    const at = fc.record({
      left: fc.integer({ min: -50, max: 300 }),
      top: fc.integer({ min: 56, max: 640 }),
    });
    fc.assert(
      fc.property(at, size, fc.boolean(), ({ left, top }, card, wraps) => {
        const lines = wraps ? [line(left, top), line(8, top + 27)] : [line(left, top)];
        const placed = placeCard(lines, card, phone);
        const end = placed.top + placed.height;
        const last = lines.at(-1)?.bottom ?? 0;
        expect(placed.side === 'above' ? end <= top : placed.top >= last).toBe(true);
        expect(placed.left).toBeGreaterThanOrEqual(phone.left);
        expect(placed.left + card.width).toBeLessThanOrEqual(phone.right);
        if (placed.height > 0) {
          expect(placed.top).toBeGreaterThanOrEqual(phone.top);
          expect(end).toBeLessThanOrEqual(phone.bottom);
        }
      }),
      { seed: 7 },
    );
  });
});
