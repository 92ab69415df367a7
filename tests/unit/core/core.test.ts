import { describe, expect, test } from 'vitest';
import { at, withBase } from '../../../src/core/address.ts';
import { isAnchor, isServiceId, isSlug } from '../../../src/core/ids.ts';
import { nearest } from '../../../src/core/problem.ts';
import { showDate } from '../../../src/core/dates.ts';

describe('ids', () => {
  test.each(['emu', 'dutch-oven', 's3', 'über-brot', '面包'])('%s is a slug', (id) => {
    expect(isSlug(id)).toBe(true);
  });
  test.each(['', 'Emu', 'a--b', '-a', 'a b', 'a/b', 'a.b'])('“%s” is none', (id) => {
    expect(isSlug(id)).toBe(false);
  });
  test('a service cannot take an address of the site itself', () => {
    expect(isServiceId('tips')).toBe(false);
    expect(isServiceId('bread')).toBe(true);
  });
  test.each(['a-b', 'Über', '面', 'a_b'])('%s is an anchor', (id) => {
    expect(isAnchor(id)).toBe(true);
  });
  test.each(['', 'a b', 'a#b', 'a"b', '<a>', 'a.b', 'a/b', '..', '100%', 'ui:said'])(
    '“%s” is none',
    (id) => {
      expect(isAnchor(id)).toBe(false);
    },
  );
});

describe('addresses', () => {
  test.each([
    ['/', '/a/#b', '/a/#b'],
    ['/notes/', '/a/', '/notes/a/'],
    ['/notes', '/', '/notes/'],
    ['/notes/', '#b', '#b'],
    ['/notes/', 'https://x.example/', 'https://x.example/'],
  ])('below %s, %s is %s', (base, address, joined) => {
    expect(withBase(base, address)).toBe(joined);
  });
  test('an address without an anchor is left alone', () => {
    expect(at('/a/', undefined)).toBe('/a/');
    expect(at('/a/', 'b')).toBe('/a/#b');
  });
});

describe('the nearest suggestion', () => {
  test.each([
    ['storge', 'storage'],
    ['stroage', 'storage'],
    ['STORAGE', 'storage'],
  ])('%s → %s', (word, expected) => {
    expect(nearest(word, ['usage', 'storage', 'scaling'])).toBe(expected);
  });
  test('is none when all are far', () => {
    expect(nearest('zebra', ['storage', 'scaling'])).toBeUndefined();
  });
});

test.each([
  ['2020', '2020'],
  ['2020-12', 'Dec 2020'],
  ['2020-12-01', '1 Dec 2020'],
])('the date %s is shown as %s, no more exact than it is known', (date, shown) => {
  expect(showDate(date)).toBe(shown);
});
