import { describe, expect, test } from 'vitest';
import type { Existing } from '../../../src/importer/existing.ts';
import type { Plan } from '../../../src/importer/plan.ts';
import { followRenamed } from '../../../src/importer/existing.ts';
import { after, importText, pagesOf } from './importing.ts';

const NOTES = `# Garden

## Soil

Soil is alive.

It needs air and water, and it needs worms.

Do not walk on it.

## Water

In the morning, and at the roots.

## Tools

A spade and a fork.

## Later
`;

const first = (notes: string = NOTES): { plan: Plan; folder: Existing } => {
  const plan = importText(notes);
  return { plan, folder: after(plan) };
};
const again = (notes: string, folder: Existing): Plan =>
  importText(notes, { fresh: false }, folder);
const stateOf = (plan: Plan, title: string): string | undefined =>
  plan.pages.find((page) => page.title === title)?.state;

/** A folder in which somebody edited one page by hand. */
function edited(folder: Existing, path: string, edit: (text: string) => string): Existing {
  const before = folder.pages.get(path) ?? '';
  const text = edit(before);
  expect(text).not.toBe(before);
  return { ...folder, pages: new Map([...folder.pages, [path, text]]) };
}

const SOIL = 'notes/garden/soil.mdx';

describe('importing the same notes again', () => {
  test('changes nothing', () => {
    const { folder } = first();
    const plan = again(NOTES, folder);
    expect(plan.writes).toEqual([]);
    expect(plan.removes).toEqual([]);
    expect(plan.pages.map(({ state }) => state)).toEqual(Array(4).fill('unchanged'));
  });

  test('changes nothing when pages were edited by hand, either', () => {
    const folder = edited(first().folder, SOIL, (text) => text.replace('alive', 'very much alive'));
    const plan = again(NOTES, folder);
    expect(plan.writes).toEqual([]);
    expect(stateOf(plan, 'Soil')).toBe('kept');
  });

  test('does not make a page again that was deleted by hand', () => {
    const { folder } = first();
    const pages = new Map(folder.pages);
    pages.delete(SOIL);
    const plan = again(NOTES, { ...folder, pages });
    expect(plan.writes).toEqual([]);
    expect(stateOf(plan, 'Soil')).toBe('deleted-by-hand');
  });

  test('follows the depth, service and tips of the first time', () => {
    const options = { level: 2, service: 'garden', tips: 'none' } as const;
    const notes = NOTES.replace('Do not walk on it.', '`do not walk on it when it is wet`');
    const folder = after(importText(notes, options));
    expect(again(notes, folder).writes).toEqual([]);
  });
});

describe('notes that went on', () => {
  test('update the pages nobody touched, and only those that changed', () => {
    const plan = again(NOTES.replace('alive', 'alive indeed'), first().folder);
    expect([...pagesOf(plan).keys()]).toEqual([SOIL]);
    expect(pagesOf(plan).get(SOIL)).toContain('Soil is alive indeed.');
    expect(stateOf(plan, 'Soil')).toBe('updated');
  });

  test('bring new sections, in their place', () => {
    const plan = again(
      NOTES.replace('## Water', '## Compost\n\nTurn it.\n\n## Water'),
      first().folder,
    );
    expect(stateOf(plan, 'Compost')).toBe('new');
    expect(pagesOf(plan).get('notes/garden/water.mdx')).toContain('order: 3');
  });

  test('are read after the topics that are listed, in the order of the notes', () => {
    const site = '# mine\ntitle: Mine\nreading: [garden] # first\n';
    const folder = { ...first().folder, site, imported: [], settings: undefined };
    const plan = importText('# Sea\n\n## Tides\n\nTwice a day.\n', { fresh: false }, folder);
    expect(plan.writes.find(({ path }) => path === 'site.yaml')?.data).toBe(
      '# mine\ntitle: Mine\nreading: [ garden, sea ] # first\n',
    );
    const unlisted = { ...folder, site: 'title: Mine\n' };
    const sea = importText('# Sea\n\n## Tides\n\nTwice a day.\n', { fresh: false }, unlisted);
    expect(sea.writes.find(({ path }) => path === 'site.yaml')?.data).toBe(
      'title: Mine\nreading:\n  - garden\n  - sea\n',
    );
  });

  test('are merged with what somebody edited elsewhere on the page', () => {
    const folder = edited(first().folder, SOIL, (text) =>
      text
        .replace('title: Soil', 'title: Soil\nsummary: What grows in it.')
        .replace('Do not walk', 'Never walk'),
    );
    const plan = again(NOTES.replace('is alive', 'is alive indeed'), folder);
    const text = pagesOf(plan).get(SOIL) ?? '';
    expect(stateOf(plan, 'Soil')).toBe('merged');
    expect(text).toContain('Soil is alive indeed.');
    expect(text).toContain('Never walk on it.');
    expect(text).toContain('summary: What grows in it.');
    expect(again(NOTES.replace('is alive', 'is alive indeed'), after(plan, folder)).writes).toEqual(
      [],
    );
  });

  test('keep a title somebody gave, and otherwise follow the notes', () => {
    const folder = edited(first().folder, SOIL, (text) =>
      text.replace('title: Soil', 'title: The ground'),
    );
    const plan = again(NOTES.replace('alive', 'alive indeed'), folder);
    expect(pagesOf(plan).get(SOIL)).toContain('title: The ground');
  });

  test('are laid beside the page where both changed the same line, and the page is kept', () => {
    const folder = edited(first().folder, SOIL, (text) => text.replace('is alive', 'is precious'));
    const grown = NOTES.replace('is alive', 'is alive indeed');
    const plan = again(grown, folder);
    expect(stateOf(plan, 'Soil')).toBe('conflict');
    expect(pagesOf(plan).get(SOIL)).toContain('Soil is precious.');
    expect(pagesOf(plan).get(SOIL)).not.toContain('indeed');
    const beside = plan.writes.find(({ path }) => path.includes('/conflicts/'));
    expect(beside?.path).toBe('.imports/notes-md/conflicts/garden/soil.mdx');
    expect(beside?.data).toContain(
      '<<<<<<< yours\nSoil is precious.\n=======\nSoil is alive indeed.\n>>>>>>> notes',
    );
    const settled = again(grown, after(plan, folder));
    expect(settled.writes).toEqual([]);
    expect(settled.waiting).toEqual(['.imports/notes-md/conflicts/garden/soil.mdx']);
  });

  test('that lost a section leave its page, and say so each time', () => {
    const without = NOTES.replace(/## Tools[^#]*/, '');
    const { folder } = first();
    const plan = again(without, folder);
    expect(plan.gone).toEqual(['notes/garden/tools.mdx']);
    expect(plan.removes).toEqual([]);
    expect(again(without, after(plan, folder)).gone).toEqual(['notes/garden/tools.mdx']);
  });
});

describe('a heading that was renamed', () => {
  const renamed = NOTES.replace('## Soil', '## The ground we stand on');

  test('takes its page along, and the old address redirects', () => {
    const plan = again(renamed, first().folder);
    const page = plan.pages[0];
    expect(page).toMatchObject({ state: 'renamed', from: '/garden/soil/' });
    expect(page?.path).toBe('notes/garden/the-ground-we-stand-on.mdx');
    expect(pagesOf(plan).get(page?.path ?? '')).toContain('movedFrom:\n  - /garden/soil/');
    expect(plan.removes).toContain(SOIL);
  });

  test('keeps every address it ever had', () => {
    const { folder } = first();
    const once = after(again(renamed, folder), folder);
    const plan = again(NOTES.replace('## Soil', '## Earth'), once);
    const text = pagesOf(plan).get('notes/garden/earth.mdx') ?? '';
    expect(text).toContain('- /garden/soil/\n  - /garden/the-ground-we-stand-on/');
    expect(again(NOTES.replace('## Soil', '## Earth'), after(plan, once)).writes).toEqual([]);
  });

  test('keeps what somebody edited', () => {
    const folder = edited(first().folder, SOIL, (text) => text.replace('alive', 'very alive'));
    const text = pagesOf(again(renamed, folder)).get('notes/garden/the-ground-we-stand-on.mdx');
    expect(text).toContain('very alive');
  });

  test('is recognised by its title alone when it has no text', () => {
    const plan = again(NOTES.replace('## Later', '## Later on'), first().folder);
    expect(plan.pages.at(-1)).toMatchObject({ state: 'renamed', from: '/garden/later/' });
  });

  test('is a new section when its text is another as well', () => {
    const plan = again(
      NOTES.replace(
        /## Tools\n\nA spade and a fork\./,
        '## Weeds\n\nPull, roots and all, after rain.',
      ),
      first().folder,
    );
    expect(stateOf(plan, 'Weeds')).toBe('new');
    expect(plan.gone).toEqual(['notes/garden/tools.mdx']);
  });

  test('below the page’s title keeps its old anchor', () => {
    const notes = NOTES.replace('Do not walk', '### Care\n\nDo not walk');
    const plan = again(notes.replace('### Care', '### Caring for it'), first(notes).folder);
    expect(pagesOf(plan).get(SOIL)).toContain('## Caring for it [#caring-for-it] [#care]');
  });

  test('above its pages moves none of them', () => {
    const plan = again(NOTES.replace('# Garden', '# My garden'), first().folder);
    expect(plan.pages.map(({ path }) => path)).toEqual(first().plan.pages.map(({ path }) => path));
    expect(plan.gone).toEqual([]);
  });
});

describe('a page that was renamed by hand', () => {
  test('goes on receiving changes where it is', () => {
    const { folder } = first();
    const pages = new Map(folder.pages);
    const text = pages.get(SOIL) ?? '';
    pages.delete(SOIL);
    pages.set('notes/garden/earth.mdx', text);
    const imported = followRenamed(folder.imported, pages, 'notes.md');
    const plan = again(NOTES.replace('alive', 'alive indeed'), { ...folder, pages, imported });
    expect([...pagesOf(plan).keys()]).toEqual(['notes/garden/earth.mdx']);
    expect(plan.removes).toEqual(['.imports/notes-md/notes/garden/soil.mdx']);
    expect(stateOf(plan, 'Soil')).toBe('updated');
  });
});

describe('notes under another file name', () => {
  const { folder } = first();
  const known = {
    ...folder,
    imported: [],
    settings: undefined,
    others: [{ name: 'old.md', pages: folder.imported }],
  };
  test('are recognised by what they say, and asked for', () => {
    expect(() => again(NOTES, known)).toThrow(/as in “old\.md”[\s\S]*--as "old\.md"/);
  });
  test('come in when a name is given, or when they say something else', () => {
    expect(importText(NOTES, { fresh: false, as: 'new.md' }, known).pages).toHaveLength(4);
    expect(again('# Sea\n\n## Tides\n\nTwice a day.\n', known).pages).toHaveLength(1);
  });
});

describe('headings that are all the same', () => {
  const many = (texts: readonly string[]): string =>
    `# Diary\n\n${texts.map((text) => `## Monday\n\n${text}\n`).join('\n')}`;

  test('keep their own pages when one is added in front', () => {
    const notes = many(['Rain all day long.', 'Sun from noon.', 'Snow at night.']);
    const plan = again(
      many(['Fog, and then nothing.', 'Rain all day long.', 'Sun from noon.', 'Snow at night.']),
      first(notes).folder,
    );
    expect(plan.pages.map(({ path, state }) => [path.split('/').at(-1), state])).toEqual([
      ['monday-4.mdx', 'new'],
      ['monday.mdx', 'updated'],
      ['monday-2.mdx', 'updated'],
      ['monday-3.mdx', 'updated'],
    ]);
  });
});
