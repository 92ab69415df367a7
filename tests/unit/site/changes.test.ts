import { describe, expect, test } from 'vitest';
import {
  changesByService,
  changesByYear,
  changesOf,
  changesOfService,
  inlineMarkdown,
  untold,
} from '../../../src/features/changes/changes.ts';
import { site } from './flightless.ts';

const changes = changesOf(site);
const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id);

describe('what changed', () => {
  test('comes newest first, exact days before their month alone', () => {
    expect(ids(changes)).toEqual(['exam-opened', 'barn-painted', 'rhea-renamed', 'emu-counted']);
  });

  test('stands under its year', () => {
    expect(changesByYear(changes).map(({ year, changes }) => [year, ids(changes)])).toEqual([
      ['2025', ['exam-opened']],
      ['2024', ['barn-painted', 'rhea-renamed']],
      ['2020', ['emu-counted']],
    ]);
  });

  test('stands under each service it touches, and first what touches none', () => {
    const groups = changesByService(site);
    expect(groups.map(({ service, changes }) => [service?.id, ids(changes)])).toEqual([
      [undefined, ['exam-opened']],
      ['barn', ['barn-painted']],
      ['emu', ['barn-painted', 'emu-counted']],
      ['rhea', ['rhea-renamed']],
    ]);
    expect(ids(changesOfService(site, 'meadow'))).toEqual([]);
  });

  test('says “about” where the date is approximate, and only there', () => {
    expect(changes.map(({ when }) => when)).toEqual([
      '1 Jan 2025',
      '5 Mar 2024',
      'Mar 2024',
      'about 2020',
    ]);
  });

  test('has an anchor of its own and leads to the very section that teaches it', () => {
    const counted = changes.find(({ id }) => id === 'emu-counted');
    expect(counted?.address).toBe('/changes/#emu-counted');
    expect(counted?.taught?.address).toBe('/emu/habitat/#nest');
    expect(counted?.taught?.page.title).toBe('Where emus live');
  });

  test('is not listed again on a page that teaches it', () => {
    const page = changes.find(({ id }) => id === 'emu-counted')?.taught?.page;
    if (!page) throw new Error('no page');
    expect(ids(untold(changes, page))).not.toContain('emu-counted');
  });

  test('is missing quietly where nothing changed', () => {
    const quiet = { ...site, changes: [] };
    expect(changesOf(quiet)).toEqual([]);
    expect(changesByYear(changesOf(quiet))).toEqual([]);
    expect(changesByService(quiet)).toEqual([]);
  });
});

describe('a sentence of the configuration', () => {
  test('is drawn with its code and links', () => {
    expect(inlineMarkdown('Run `COPY` now').map(({ type }) => type)).toEqual([
      'text',
      'inlineCode',
      'text',
    ]);
  });

  test.each(['# A heading', '- a list', 'one\n\ntwo', ''])('stays text when it is “%s”', (text) => {
    expect(inlineMarkdown(text)).toEqual([{ type: 'text', value: text }]);
  });
});
