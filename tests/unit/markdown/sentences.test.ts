import { describe, expect, test } from 'vitest';
import { quoteAround, sentencesOf } from '../../../src/markdown/sentences.ts';

const split = (text: string): string[] =>
  sentencesOf(text).map(({ start, end }) => text.slice(start, end));

const quote = (text: string, word: string): string =>
  quoteAround(text, sentencesOf(text), text.indexOf(word));

describe('a text is cut', () => {
  test.each([
    ['after full stops, questions and calls', 'Run. Why? Go! Now', ['Run.', 'Why?', 'Go!', 'Now']],
    ['after closing marks', 'He said “run.” Then ran.', ['He said “run.”', 'Then ran.']],
    ['not after an abbreviation', 'Birds, e.g. Emus, vs. Rheas.', ['Birds, e.g. Emus, vs. Rheas.']],
    [
      'not inside a number or a name',
      'Version 4.10.2 of x.y runs.',
      ['Version 4.10.2 of x.y runs.'],
    ],
    ['not before a small letter', 'Run (fast!) now.', ['Run (fast!) now.']],
    ['not after an initial', 'By J. Gould in 1840.', ['By J. Gould in 1840.']],
    ['at ideographic full stops', '鳥。走る。', ['鳥。', '走る。']],
    ['into nothing when it is blank', ' \n ', []],
  ])('%s', (_, text, expected) => {
    expect(split(text)).toEqual(expected);
  });
});

describe('a quotation', () => {
  test('is the sentence around a position, on one line', () => {
    expect(quote('One bird. Two\n  birds run. Three.', 'Two')).toBe('Two birds run.');
  });

  test('is shortened at words when the sentence is very long, and keeps what it is about', () => {
    const long = `${'before '.repeat(60)}EMU ${'after '.repeat(60)}`.trim();
    const text = quote(long, 'EMU');
    expect(text.length).toBeLessThanOrEqual(245);
    expect(text).toMatch(/^…before .* EMU .* after …$/);
  });
});
