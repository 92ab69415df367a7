import { mkdtemp, readdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { calloutKinds } from '../../../src/search/collect.ts';
import { fit, limitFor, sizeOf } from '../../../src/search/fit.ts';
import { buildIndex } from '../../../src/search/index-step.ts';
import { FORMAT, FormatError, pack, unpack } from '../../../src/search/pack.ts';
import { birds } from './birds.ts';

describe('the index step', () => {
  test('writes the index and the planner’s data and says how much', async () => {
    const { folder, report } = await birds();
    expect(report.pages).toBe(5);
    expect(await readdir(path.join(folder, 'pagefind'))).toEqual(
      expect.arrayContaining([
        'search.json',
        'pagefind.js',
        'pagefind-entry.json',
        'index',
        'fragment',
      ]),
    );
  });

  test('leaves out the interfaces nobody here uses', async () => {
    const { folder } = await birds();
    const files = await readdir(path.join(folder, 'pagefind'));
    expect(files.filter((file) => /-ui|highlight/.test(file))).toEqual([]);
  });

  test('fails when there is nothing to index', async () => {
    const empty = await mkdtemp(path.join(tmpdir(), 'empty-'));
    await writeFile(path.join(empty, 'note.txt'), 'no page');
    await expect(buildIndex(empty)).rejects.toThrow('found no page');
  });

  test('reads services with all their names', async () => {
    const { engine } = await birds();
    const [emu] = engine.data.services;
    expect(emu).toMatchObject({ id: 'emu', name: 'Great Emu Keeping', short: 'Emu Keeping' });
    expect(emu?.names).toEqual([
      { text: 'GEK', kind: 'name' },
      { text: 'Emus', kind: 'name' },
      { text: 'Tall Bird Care', kind: 'former' },
      { text: 'emoo', kind: 'misspelling' },
    ]);
  });

  test('tells tips and changes from headings', async () => {
    const { engine } = await birds();
    const emu = engine.data.pages.find(({ address }) => address === '/emu/');
    expect(emu?.sections.map(({ anchor, kind }) => [anchor, kind])).toEqual([
      ['facts', 'heading'],
      ['emu-fence', 'tip'],
      ['emu-licence', 'change'],
    ]);
  });

  test('keeps the page’s chrome out of the index', async () => {
    const { engine } = await birds();
    expect((await engine.search('chromeword')).hits).toEqual([]);
  });
});

describe('callouts of a page', () => {
  test('are found by class, whatever else the class says', () => {
    const html =
      '<aside id="x" class="note callout exam wide"><p>Exam</p><h3 id="q1">Q?</h3></aside>';
    expect(calloutKinds(html)).toEqual(new Map([['q1', 'tip']]));
  });
  test('without a title count for nothing', () => {
    expect(calloutKinds('<aside class="callout exam"><p>Only text</p></aside>').size).toBe(0);
  });
});

describe('the data file', () => {
  test('is the same after packing and unpacking', async () => {
    const { engine } = await birds();
    const again = unpack(JSON.parse(JSON.stringify(pack(engine.data))));
    expect(again).toEqual(engine.data);
  });

  test('of another version is refused', async () => {
    const { engine } = await birds();
    const other = { ...pack(engine.data), format: FORMAT + 1 };
    expect(() => unpack(other)).toThrow(FormatError);
  });

  test('keeps to its limit by leaving out what helps least', async () => {
    const { engine } = await birds();
    const whole = sizeOf(engine.data);
    const { data, bytes } = fit(engine.data, whole - 60);
    expect(bytes).toBeLessThanOrEqual(whole - 60);
    expect(data.services).toEqual(engine.data.services);
    expect(data.words.size).toBeLessThan(engine.data.words.size);
  });

  test('has a limit that grows with the site and then no more', () => {
    expect(limitFor(100)).toBe(20_000);
    expect(limitFor(400)).toBe(30_000);
    expect(limitFor(1_000_000)).toBe(48_000);
  });
});
