import { expect, test } from 'vitest';
import { collectBacklinks, type Spoken } from '../../../src/catalogue/backlinks.ts';
import type { ServiceId } from '../../../src/core/ids.ts';

const emu = 'emu' as ServiceId;
const said = (sentence: string, anchor?: string, linked = false): Spoken => ({
  service: emu,
  anchor,
  sentence,
  linked,
});
const on = (page: string, ...mentions: Spoken[]) => ({ page, self: new Set<string>(), mentions });

test('an entry is told every section that mentions it, with the first sentence and the count', () => {
  const backlinks = collectBacklinks([
    on(
      '/farm/',
      said('Emus run.', 'run', true),
      said('Emus eat.', 'run'),
      said('Emus.', 'end', true),
    ),
    on('/zoo/', said('An emu.', undefined, true)),
  ]);
  expect(backlinks.get(emu)).toMatchObject([
    { page: '/farm/', anchor: 'run', sentence: 'Emus run.', count: 2 },
    { page: '/farm/', anchor: 'end', sentence: 'Emus.', count: 1 },
    { page: '/zoo/', anchor: undefined, sentence: 'An emu.', count: 1 },
  ]);
});

test('the sentence with the link is quoted rather than the heading before it', () => {
  const backlinks = collectBacklinks([
    on('/farm/', said('Emus', 'a'), said('Emus run.', 'a', true)),
  ]);
  expect(backlinks.get(emu)?.map(({ sentence }) => sentence)).toEqual(['Emus run.']);
});

test('an entry’s own page does not mention it', () => {
  const own = { page: '/emu/', self: new Set(['emu']), mentions: [said('Emus run.', 'a', true)] };
  expect(collectBacklinks([own]).size).toBe(0);
});
