import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { interfaceOf, scriptPhrases } from '../../../src/core/interface.ts';

const FOLDER = 'src/core/interface';
type Table = Record<string, string | Record<string, string>>;
const read = (file: string): Table => JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as Table;
const english = read('en.json');
const others = readdirSync(FOLDER).filter((file) => file !== 'en.json');
const placeholders = (text: string): string[] =>
  [...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name.toLowerCase()).toSorted();
/** Placeholders that a form may leave out: “ein Abschnitt” needs no number. */
const OPTIONAL = new Set(['n', 'topic', 'topics']);
const needed = (text: string): string[] => placeholders(text).filter((name) => !OPTIONAL.has(name));

describe('the words of the interface', () => {
  test('are in eight languages', () => {
    expect([...others, 'en.json'].toSorted()).toEqual(
      ['ar', 'de', 'en', 'es', 'fr', 'ja', 'pt', 'zh'].map((language) => `${language}.json`),
    );
  });

  test.each(others)('%s has every phrase of the English table and none besides', (file) => {
    expect(Object.keys(read(file)).toSorted()).toEqual(Object.keys(english).toSorted());
  });

  test.each(others)('%s keeps what is filled in, in every form', (file) => {
    for (const [phrase, forms] of Object.entries(read(file))) {
      const model = english[phrase] ?? '';
      const wanted = typeof model === 'string' ? model : (model['other'] ?? '');
      for (const form of typeof forms === 'string' ? [forms] : Object.values(forms)) {
        expect([phrase, needed(form)]).toEqual([phrase, needed(wanted)]);
      }
    }
  });

  test('fill in names and numbers, in the plural the language asks for', () => {
    const t = interfaceOf({ language: 'en', exam: true });
    expect(t('tips.here', { n: 1 })).toBe('1 exam tip');
    expect(t('tips.here', { n: 1200 })).toBe('1,200 exam tips');
    expect(interfaceOf({ language: 'de' })('tips.here', { n: 1200 })).toContain('1.200');
  });

  test('use the site’s own word for its topics', () => {
    const t = interfaceOf({ language: 'en', terms: { topic: 'bird', topics: 'birds' } });
    expect([t('Topics'), t('topics.all')]).toEqual(['Birds', 'All birds']);
    expect(interfaceOf({ language: 'en' })('topics.all')).toBe('All topics');
  });

  test('are English where a language is not known, and right to left where it is written so', () => {
    expect(interfaceOf({ language: 'nl' })('next')).toBe('Next');
    expect(interfaceOf({ language: 'ar' }).dir).toBe('rtl');
    expect(interfaceOf({ language: 'pt-BR' })('next')).not.toBe('Next');
  });

  test('speak of no exam where there is none', () => {
    const t = interfaceOf({ language: 'en' });
    expect([t('tips'), t('tips.here', { n: 2 }), t('callout.exam')].join()).not.toMatch(/exam/i);
  });

  test('reach scripts as constants', () => {
    expect(scriptPhrases({ language: 'en' })['SAY.linkCopied']).toBe('"Link copied"');
  });
});
