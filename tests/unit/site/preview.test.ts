import { describe, expect, test } from 'vitest';
import { previewOf, runsOf } from '../../../src/features/previews/preview.ts';
import { parseMarkdown } from '../../../src/markdown/parse.ts';
import type { ServicePage } from '../../../src/site/page.ts';
import { bread, site } from './flightless.ts';

const below = (address: string): string => `/sub${address}`;

function preview(from: typeof site, id: string) {
  const page = from.services.find((service): service is ServicePage => service.id === id);
  if (!page) throw new Error(`the fixture has no ${id}`);
  return previewOf(from, page, below);
}

describe('a preview', () => {
  test('names it, its former names with their end, and says what it is', () => {
    expect(preview(bread, 'sourdough-starter')).toMatchObject({
      name: 'Sourdough Starter',
      formerNames: 'Mother Dough (until 2019)',
      summary: 'Flour and water in which wild yeast lives.',
    });
    expect(preview(bread, 'dry-yeast')).not.toHaveProperty('formerNames');
  });

  test('shows two relations of different kinds, with links below the base', () => {
    expect(preview(bread, 'sourdough-starter').relations).toEqual([
      ['is fed by', ['Rye', '/sub/rye-flour/']],
      ['often weighed against', ['Dry Yeast', '/sub/dry-yeast/']],
    ]);
  });

  test('takes of each kind what is core before the rest', () => {
    expect(preview(site, 'meadow').relations).toEqual([
      ['visits', ['Barn', '/sub/barn/']],
      ['is visited by', ['Emu', '/sub/emu/']],
    ]);
  });

  test('shows one when there is only one', () => {
    expect(preview(bread, 'rye-flour').relations).toEqual([
      ['feeds', ['Starter', '/sub/sourdough-starter/']],
    ]);
  });

  test('shows the first tip of its own page, then of its sections, then of where it takes part', () => {
    expect(preview(bread, 'sourdough-starter').tip).toEqual({
      question: ['How do you know a Starter is ready?', '/sub/sourdough-starter/#starter-ready'],
      answer: ['It doubles in four to six hours and a spoonful floats.'],
    });
    expect(preview(bread, 'dry-yeast').tip?.question[1]).toBe(
      '/sub/compare/starter-vs-dry-yeast/#cmp-keeps-unfed',
    );
    expect(preview(bread, 'rye-flour')).not.toHaveProperty('tip');
  });
});

describe('an answer as runs', () => {
  const runs = (text: string) => runsOf(parseMarkdown(text).children);

  test('is prose and code by turns, prose first', () => {
    expect(runs('Use `COPY`, **never** one `INSERT` a row.')).toEqual([
      'Use ',
      'COPY',
      ', never one ',
      'INSERT',
      ' a row.',
    ]);
    expect(runs('`COPY` it')).toEqual(['', 'COPY', ' it']);
    expect(runs('`a``b`')).toEqual(['', 'a``b']);
  });

  test('keeps paragraphs apart and joins broken lines', () => {
    expect(runs('One\ntwo.\n\nThree.')).toEqual(['One two. Three.']);
  });
});
