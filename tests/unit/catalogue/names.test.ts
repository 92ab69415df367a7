import { describe, expect, test } from 'vitest';
import { collectNames } from '../../../src/catalogue/names.ts';
import { family, service } from './catalogue.ts';

const textsOf = (
  ...entries: Parameters<typeof collectNames>[0] extends Iterable<infer E> ? E[] : never
) => collectNames(entries, ['Acme', 'Big Corp']).names.map(({ text }) => text);

describe('an entry is known by', () => {
  test('its name, short name, aliases and former names', () => {
    const emu = service('emu', {
      name: 'Great Emu',
      short: 'Emu',
      aliases: ['Dromaius'],
      formerNames: ['Old Emu', { name: 'Grand Emu', until: '2020-12' }],
    });
    expect(textsOf(emu)).toEqual(['Great Emu', 'Emu', 'Dromaius', 'Old Emu', 'Grand Emu']);
  });

  test('its name and former names without the vendor’s word', () => {
    const anvil = service('anvil', { name: 'Acme Anvil', formerNames: ['Big Corp Iron Block'] });
    expect(textsOf(anvil)).toEqual(expect.arrayContaining(['Anvil', 'Iron Block']));
  });

  test('its short name and aliases with its own vendor’s word', () => {
    const anvil = service('anvil', {
      name: 'Acme Heavy Anvil',
      short: 'Anvil',
      aliases: ['Block'],
    });
    expect(textsOf(anvil)).toEqual(expect.arrayContaining(['Acme Anvil', 'Acme Block']));
    expect(textsOf(anvil)).not.toContain('Big Corp Anvil');
  });

  test('no misspelling, no keyword, no name that reads as a path', () => {
    const emu = service('emu', { misspellings: ['emoo'], keywords: ['egg'], aliases: ['emu://'] });
    expect(textsOf(emu)).toEqual(['emu']);
  });

  test('a short name that keeps the vendor’s word only with it', () => {
    const ram = service('ram', { name: 'Acme Resource Sharing', short: 'Acme RAM' });
    expect(textsOf(ram)).not.toContain('RAM');
  });
});

/** Of each spelling, whether it matches only as written. */
const strictOf = (fields: Record<string, unknown>) =>
  Object.fromEntries(
    collectNames([service('x', fields)], ['Acme']).names.map(({ text, exactCase }) => [
      text,
      exactCase,
    ]),
  );

describe('case', () => {
  test('counts for an ordinary word, but not with the vendor’s word in front', () => {
    expect(strictOf({ name: 'Acme Hive', ordinary: true })).toEqual({
      'Acme Hive': false,
      Hive: true,
    });
  });

  test('counts for two letters, whatever they mean', () => {
    expect(strictOf({ name: 'Emu Store', aliases: ['ES', 'EMS'] })).toMatchObject({
      ES: true,
      EMS: false,
    });
  });
});

describe('a name that two entries claim', () => {
  test('is a problem of the second, with the list that would be right', () => {
    const first = service('emu', { aliases: ['Big Bird'] });
    const second = service('rhea', { aliases: ['Nandu', 'big bird'] });
    const { problems, names } = collectNames([first, second]);
    expect(problems).toEqual([
      {
        code: 'alias-claimed-twice',
        place: { file: 'services/rhea.mdx', line: 2, column: 12 },
        found: '“big bird”, which services/emu.mdx has as well',
        expected: 'a name of one entry only; one that is shared belongs to a family page',
        suggestion: 'aliases: [Nandu]',
      },
    ]);
    expect(names.filter(({ text }) => /big bird/i.test(text)).map((name) => name.service)).toEqual([
      'emu',
    ]);
  });

  test('belongs to the family, in whatever order they come', () => {
    const member = service('emu', { aliases: ['Ratite'] });
    const { problems } = collectNames([member, family('ratites', { name: 'Ratite' })]);
    expect(problems.map(({ place, code }) => [place.file, code])).toEqual([
      ['services/emu.mdx', 'alias-claimed-twice'],
    ]);
  });

  test('is no problem within one entry', () => {
    expect(collectNames([service('emu', { short: 'emu', aliases: ['Emu'] })]).problems).toEqual([]);
  });
});

test('a phrase that is another entry’s name stays that entry’s', () => {
  const emu = service('emu', { neverLink: ['Emu War', 'Emu Oil'] });
  const oil = service('oil', { name: 'Emu Oil' });
  expect(collectNames([emu, oil]).neverLink).toEqual(['Emu War']);
});
