/** Sites of twelve pages in seven languages: never worse than Pagefind by itself, better in sum. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { loadLanguage } from '../../../src/search/language.ts';
import { openSite } from '../../../src/search/open-site.ts';
import { judgeAll, measure, ours, pagefinds, type Judged } from '../../../src/search/report.ts';
import { siteOf } from './sites.ts';

interface Fixture {
  readonly language: string;
  readonly pages: Readonly<Record<string, readonly [string, string]>>;
  readonly queries: readonly { readonly q: string; readonly first: string }[];
}

const CODES = ['de', 'fr', 'es', 'ru', 'ja', 'zh', 'ar'] as const;

async function judgedSite(code: string): Promise<{ judged: Judged[]; theirs: Judged[] }> {
  const file = new URL(`../../fixtures/search/languages/${code}.yaml`, import.meta.url);
  const { language, pages, queries } = parse(readFileSync(file, 'utf8')) as Fixture;
  const site = await openSite(siteOf(language, pages));
  const golden = { [code]: queries.map(({ q, first }) => ({ q, first: `/s/${first}/` })) };
  return {
    judged: await judgeAll(ours(site), golden),
    theirs: await judgeAll(pagefinds(site), golden),
  };
}

describe('notes in another language', () => {
  test.each(CODES)(
    '%s: every query is answered at least as well as Pagefind answers it',
    async (code) => {
      const { judged, theirs } = await judgedSite(code);
      const worse = judged.filter(({ place }, i) => {
        const other = theirs[i]?.place ?? 0;
        return other > 0 && (place === 0 || place > other);
      });
      expect(worse.map(({ query, found }) => `${query}: ${found.join(' ')}`)).toEqual([]);
    },
  );

  test('in sum the right page comes first far more often', async () => {
    const all = await Promise.all(CODES.map(judgedSite));
    const judged = measure(all.flatMap((site) => site.judged));
    const theirs = measure(all.flatMap((site) => site.theirs));
    expect(judged.success1).toBeGreaterThanOrEqual(theirs.success1 + 0.1);
    expect(judged.success1).toBeGreaterThanOrEqual(0.9);
  });
});

describe('folding', () => {
  test.each([
    ['de', 'Böden', 'boden'],
    ['de', 'gießen', 'giessen'],
    ['de', 'Kühe', 'kuehe'],
    ['fr', 'l’eau', 'eau'],
    ['fr', 'œufs', 'oeufs'],
    ['ja', 'ゴミ', 'ごみ'],
    ['ru', 'зелёный', 'зеленый'],
    ['ar', 'والزيتون', 'زيتون'],
  ])('%s: %s is found by %s', async (code, one, other) => {
    const language = await loadLanguage(code);
    expect(language.words(one)).toEqual(language.words(other));
  });
  test.each([
    ['ja', 'パ', 'ハ'],
    ['ru', 'бой', 'бои'],
  ])('%s: %s is not %s', async (code, one, other) => {
    const language = await loadLanguage(code);
    expect(language.words(one)).not.toEqual(language.words(other));
  });
  test('a language without data is cut and folded all the same', async () => {
    const language = await loadLanguage('sv');
    expect(language.words('Blåbär, sås')).toEqual(['blabar', 'sas']);
  });
});
