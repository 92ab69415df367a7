import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createMatcher } from '../../../src/catalogue/matcher.ts';
import { collectNames } from '../../../src/catalogue/names.ts';
import { Words } from '../../../src/catalogue/words.ts';
import { family, service } from './catalogue.ts';

const { names, neverLink } = collectNames(
  [
    service('glue', { name: 'Acme Glue', ordinary: true, neverLink: ['glue stick'] }),
    service('catalog', { name: 'Acme Glue Data Catalog', aliases: ['Data Catalog'] }),
    service('s3', { name: 'Acme S3' }),
    service('spark', { name: 'Spark', ordinary: true, aliases: ['PySpark', 'Spark SQL'] }),
    service('crawler', { name: 'Acme Glue crawler', aliases: ['crawler'] }),
    service('streams', { name: 'Acme River Data Streams', formerNames: ['River Streams'] }),
    service('proxy', { name: 'Proxy' }),
    service('tags', { name: 'LF-Tags' }),
    service('cpp', { name: 'Brew++', aliases: ['東京湾'] }),
    family('river', { name: 'Acme River' }),
  ],
  ['Acme'],
);
const matcher = createMatcher(names, neverLink);

/** The text with every mention in brackets, its entry in front. */
function marked(text: string): string {
  let [result, done] = ['', 0];
  for (const { start, end, service: id } of matcher.match(text)) {
    result += `${text.slice(done, start)}[${id}:${text.slice(start, end)}]`;
    done = end;
  }
  return result + text.slice(done);
}

/** The reasons why what looks like a mention is none. */
const refusals = (text: string): string[] =>
  matcher.inspect(text).flatMap((match) => ('refused' in match ? [match.refused] : []));

describe('names are found', () => {
  test.each([
    ['longest first', 'in the Acme Glue Data Catalog', 'in the [catalog:Acme Glue Data Catalog]'],
    ['the longest there is', 'Glue Data is in Glue', '[glue:Glue] Data is in [glue:Glue]'],
    ['next to each other', 'S3 Glue S3', '[s3:S3] [glue:Glue] [s3:S3]'],
    ['in any case', 'a data catalog on s3', 'a [catalog:data catalog] on [s3:s3]'],
    ['in the plural', 'two crawlers, many proxies', 'two [crawler:crawlers], many [proxy:proxies]'],
    ['in the singular', 'a River data stream', 'a [streams:River data stream]'],
    ['with a possessive', "Glue’s and S3's", "[glue:Glue’s] and [s3:S3's]"],
    ['with a plural possessive', "the crawlers' work", "the [crawler:crawlers]' work"],
    ['over a line end', 'the Data\n  Catalog', 'the [catalog:Data\n  Catalog]'],
    ['over a no-break space', 'the Data\u00A0Catalog', 'the [catalog:Data\u00A0Catalog]'],
    ['with any hyphen', 'by LF\u2011Tag', 'by [tags:LF\u2011Tag]'],
    ['in a compound', 'S3-backed, Spark/Glue', '[s3:S3]-backed, [spark:Spark]/[glue:Glue]'],
    ['between hyphened names', 'a Glue-S3 link', 'a [glue:Glue]-[s3:S3] link'],
    ['with signs at their end', 'in Brew++ now', 'in [cpp:Brew++] now'],
    ['among ideographs', '用Spark处理', '用[spark:Spark]处理'],
    ['made of ideographs', '在東京湾上', '在[cpp:東京湾]上'],
    ['as an ordinary word with its vendor', 'run acme glue', 'run [glue:acme glue]'],
    ['in the family’s name', 'River or River Streams', '[river:River] or [streams:River Streams]'],
  ])('%s', (_, text, expected) => {
    expect(marked(text)).toBe(expected);
  });
});

describe('nothing is found', () => {
  test.each([
    ['inside a longer word', 'S3DistCP and SparkSQL', []],
    ['in a word with an accent', 'gluée Spárk S3é', []],
    ['for an ordinary word in small letters', 'glue and a spark', ['wrong-case', 'wrong-case']],
    ['for an ordinary word in capitals', 'GLUE', ['wrong-case']],
    ['in a phrase that is forbidden', 'a Glue stick and glue sticks', ['never-link', 'never-link']],
    [
      'in an address',
      's3://nest and x.spark and s3.acme.com',
      ['identifier', 'wrong-case', 'identifier'],
    ],
    ['in a path', '/opt/Spark/bin', ['identifier']],
    ['in code', 'Spark() and #Glue', ['identifier', 'identifier']],
    ['in an id', 'river-nest, s3-dist-cp', ['identifier', 'identifier']],
    ['in a longer name with a hyphen', 'S3-DistCp', ['identifier']],
    [
      'for a verb at the start of a sentence',
      'Glue the parts. Spark a fire',
      ['ordinary-word', 'ordinary-word'],
    ],
    ['for a plural at the start of a sentence', 'Sparks fly.', ['ordinary-word']],
  ])('%s', (_, text, reasons) => {
    expect(marked(text)).toBe(text);
    expect(refusals(text)).toEqual(reasons);
  });
});

test('an ordinary word at the start of a sentence is a name where nothing speaks against it', () => {
  expect(marked('Glue is here. Spark jobs run')).toBe(
    '[glue:Glue] is here. [spark:Spark] jobs run',
  );
});

test('a forbidden phrase hides no longer name that begins before it', () => {
  expect(marked('the Acme Glue stick')).toBe('the [glue:Acme Glue] stick');
});

test('a name is offered as the catalogue writes it', () => {
  expect(matcher.match('two data\ncatalogs')).toEqual([
    { start: 4, end: 17, service: 'catalog', name: 'Data Catalog' },
  ]);
});

/** What a character may not be joined to: nothing, its own ideograph, or letters as such. */
const script = (char: string | undefined): string =>
  char === undefined || !/[\p{L}\p{M}\p{N}_]/u.test(char)
    ? ''
    : /\p{Script=Han}/u.test(char)
      ? char
      : 'latin';

describe('in any text whatever', () => {
  const pieces = fc.constantFrom(
    ...names.map(({ text }) => text),
    'the',
    'a',
    'glue',
    's',
    '’s',
    '.',
    '-',
    '/',
    ' ',
    '\n',
    '\u00A0',
    'é',
    '处',
    'X',
    '9',
    '_',
    '(',
    '://',
  );
  const texts = fc.array(pieces, { maxLength: 40 }).map((parts) => parts.join(''));

  test('matches come in order and never overlap', () => {
    fc.assert(
      fc.property(texts, (text) => {
        let last = 0;
        for (const { start, end } of matcher.match(text)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          last = end;
        }
      }),
    );
  });

  test('matches are whole words', () => {
    fc.assert(
      fc.property(texts, (text) => {
        for (const { start, end } of matcher.match(text)) {
          for (const edge of [start, end]) {
            const [before, after] = [script(text[edge - 1]), script(text[edge])];
            expect(before === 'latin' && after === 'latin').toBe(false);
          }
        }
      }),
    );
  });

  test('what surrounds a text at a distance changes nothing in it', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const alone = matcher.match(`Here: ${text} .`).map(({ start, name }) => [start, name]);
        const among = matcher
          .match(`Here: ${text} . And more.`)
          .map(({ start, name }) => [start, name]);
        expect(among).toEqual(alone);
      }),
    );
  });
});

test('a text is cut into the same words whether or not it has letters beyond ASCII', () => {
  const pieces = fc.constantFrom(
    'Ab',
    'c9',
    '_',
    '++',
    '#',
    ' ',
    '’',
    '–',
    '\u00A0',
    '→',
    '.',
    '\uFFFC',
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 20 }), (parts) => {
      const text = parts.join('');
      const [plain, mixed] = [new Words(text), new Words(`${text} é`)];
      expect(mixed.starts.slice(0, -1)).toEqual(plain.starts);
      expect(mixed.ends.slice(0, -1)).toEqual(plain.ends);
      expect(plain.starts.map((_, index) => plain.folded(index))).toEqual(
        mixed.starts.slice(0, -1).map((_, index) => mixed.folded(index)),
      );
    }),
  );
});
