import { expect, test } from 'vitest';
import { qrPath } from '../../../src/features/sharing/qr.ts';

test('a code’s path draws squares within its size, the finder patterns among them', () => {
  const { path, size } = qrPath('https://example.org/s/7k3m9qa/');
  expect(size).toBeGreaterThanOrEqual(21 + 4);
  // The upper edge of the first finder pattern: seven squares, behind a margin of two.
  expect(path.startsWith('M2 2h7v1h-7z')).toBe(true);
  for (const [, x, y, width] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g)) {
    expect(Number(x) + Number(width)).toBeLessThanOrEqual(size - 2);
    expect(Number(y)).toBeLessThan(size - 2);
  }
  expect(path.replaceAll(/M\d+ \d+h(\d+)v1h-\1z/g, '')).toBe('');
});
