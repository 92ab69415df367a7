import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anchorOf } from '../../../src/client/landing.ts';
import { textDirective, type Passage } from '../../../src/features/sharing/text-fragment.ts';
import {
  MAX_ENTRIES,
  MAX_TITLE,
  readList,
  writeList,
} from '../../../src/features/reading-list/link.ts';
import { excerpt, prose } from '../../../src/core/prose.ts';

describe('the anchor of a fragment', () => {
  test.each([
    ['#nest', 'nest'],
    ['#nest:~:text=two%20eggs', 'nest'],
    ['#%C3%A9tape', 'étape'],
    ['#:~:text=eggs', ''],
    ['#%E0%A4%A', ''],
    ['', ''],
  ])('of %s is “%s”', (hash, anchor) => {
    expect(anchorOf(hash)).toBe(anchor);
  });
});

describe('a link to selected words', () => {
  const passage = (text: string, more: Partial<Passage> = {}): Passage => ({
    text,
    oneBlock: true,
    first: text,
    last: text,
    before: '',
    after: '',
    page: text,
    ...more,
  });

  test('quotes a short passage whole, and escapes what the directive gives a meaning', () => {
    expect(textDirective(passage('well-fed, ripe & warm'))).toBe(
      ':~:text=well%2Dfed%2C%20ripe%20%26%20warm',
    );
  });

  test('names a long passage by its ends', () => {
    const long = 'one two three four five six seven eight nine ten '.repeat(3).trim();
    expect(textDirective(passage(long))).toBe(
      ':~:text=one%20two%20three%20four%20five,six%20seven%20eight%20nine%20ten',
    );
  });

  test('never quotes across blocks', () => {
    const parts = { oneBlock: false, first: 'the end of one', last: 'a beginning' };
    expect(textDirective(passage('the end of one a beginning', parts))).toBe(
      ':~:text=the%20end%20of%20one,a%20beginning',
    );
  });

  test('tells words that occur twice apart by what stands before them', () => {
    const twice = {
      before: 'it is never wrong to',
      page: 'feed it. It is never wrong to feed it.',
    };
    expect(textDirective(passage('feed it', twice))).toBe(':~:text=never%20wrong%20to-,feed%20it');
  });
});

describe('a reading list in a fragment', () => {
  test('reads back as it was written', () => {
    const title = fc.stringMatching(/^[\p{L}\p{N} ,.?!&=#+-]{0,40}$/u);
    const ids = fc.uniqueArray(fc.stringMatching(/^[0-9a-z]{7}$/), { maxLength: 20 });
    fc.assert(
      fc.property(title, ids, (name, entries) => {
        const list = { title: name.replace(/\s+/g, ' ').trim(), ids: entries };
        expect(readList(writeList(list))).toEqual({ ...list, ignored: 0 });
      }),
    );
  });

  test('never throws, never holds more than it may, and never a control or direction character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (hash) => {
        const { title, ids } = readList(hash);
        expect([...title].length).toBeLessThanOrEqual(MAX_TITLE);
        expect(ids.length).toBeLessThanOrEqual(MAX_ENTRIES);
        expect(title).not.toMatch(/[\p{Cc}\p{Cf}]/u);
        for (const id of ids) expect(id).toMatch(/^[0-9a-z]{7}$/);
      }),
    );
  });

  test('ignores and counts what is no id, and what is there twice', () => {
    expect(readList('#t=A&s=abcdefg.<img>.abcdefg.javascript:x.hjkmnpq')).toEqual({
      title: 'A',
      ids: ['abcdefg', 'hjkmnpq'],
      ignored: 3,
    });
  });
});

describe('an excerpt', () => {
  test('ends at a word, with an ellipsis only where something was cut', () => {
    expect(excerpt('Short enough.', 20)).toBe('Short enough.');
    expect(excerpt('One two, three four five', 12)).toBe('One two…');
  });

  test('of a section leaves its tables out, unless there is nothing else', () => {
    expect(prose('A · B\nText.')).toBe('Text.');
    expect(prose(' · HDFS · S3\nPath · x · y')).toBe('HDFS, S3');
  });
});
