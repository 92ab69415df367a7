import { expect, test } from 'vitest';
import { annotation } from '../../../src/checks/reporter.ts';
import { factsOf, outdatedPages } from '../../../src/checks/facts.ts';
import { loadSite } from '../../../src/site/load.ts';

test('in GitHub a problem stands beside its line', () => {
  expect(
    annotation({
      code: 'dead-link',
      place: { file: 'content/a,b.mdx', line: 3, column: 7 },
      found: '/x/ (100%)',
      expected: 'an address',
      suggestion: '/y/',
    }),
  ).toBe(
    '::error file=content/a%2Cb.mdx,line=3,col=7,title=dead-link::found: /x/ (100%25)%0Aexpected: an address%0Adid you mean: /y/',
  );
});

test('claims that age are listed with their sources, the oldest check first', () => {
  const facts = factsOf(loadSite('content'));
  expect(facts.length).toBeGreaterThan(200);
  expect(facts.every(({ text, source }) => text && source.startsWith('https://'))).toBe(true);
  const dates = facts.map(({ verified }) => verified ?? '');
  expect(dates).toEqual(dates.toSorted());
});

test('a page checked before its source was written is named', () => {
  const page = {
    sources: [{ title: 'a', url: 'https://a.example', date: '2026-02-01' }],
    verified: '2026-01-01',
    entry: { file: 'a.mdx' },
  };
  expect(outdatedPages({ pages: [page] } as never)).toEqual([
    { file: 'a.mdx', verified: '2026-01-01', source: 'https://a.example (2026-02-01)' },
  ]);
});
