/**
 * Precision and recall on sentences labelled by hand. A link counts as right when it covers the
 * very words that are marked and leads where the label says.
 */
import { toString } from 'mdast-util-to-string';
import { afterAll, describe, expect, test } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { parseMdx } from '../../../src/markdown/parse.ts';
import { linker, read } from './linking.ts';

const link = linker('labelled-names.yaml');
const groups = parseYaml(read('labelled-sentences.yaml')) as Record<string, string[]>;
const LABEL = /\{([^{}|]*)\|([a-z0-9-]+)\}/g;

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** What a label marks, without the signs of bold and italics. */
const words = (marked: string): string => oneLine(marked.replace(/[*~]/g, ''));

/** A labelled sentence as its source and the links an editor would make in it. */
function unlabel(labelled: string): { source: string; expected: string[] } {
  return {
    source: labelled.replace(LABEL, '$1'),
    expected: [...labelled.matchAll(LABEL)].map(([, text = '', id]) => `${words(text)} → ${id}`),
  };
}

function linksOf(source: string): string[] {
  return link(source)
    .mentions.filter(({ linked, byHand }) => linked && !byHand)
    .map(({ name, service }) => `${name} → ${service}`);
}

const sentences = Object.entries(groups).flatMap(([group, list]) =>
  list.map((labelled) => ({ group, labelled, ...unlabel(labelled) })),
);
const judged = sentences.map((sentence) => {
  const made = linksOf(sentence.source);
  return {
    ...sentence,
    right: made.filter((item) => sentence.expected.includes(item)),
    wrong: made.filter((item) => !sentence.expected.includes(item)),
    missed: sentence.expected.filter((item) => !made.includes(item)),
  };
});
const count = (key: 'right' | 'wrong' | 'missed'): number =>
  judged.reduce((sum, item) => sum + item[key].length, 0);
const precision = count('right') / (count('right') + count('wrong'));
const recall = count('right') / (count('right') + count('missed'));

describe('on the labelled sentences', () => {
  test('there are at least 200', () => {
    expect(new Set(sentences.map(({ source }) => source)).size).toBeGreaterThanOrEqual(200);
  });

  test('every label is found again in its text', () => {
    for (const { source, expected } of sentences) {
      const text = oneLine(toString(parseMdx(source)));
      for (const item of expected) expect(text).toContain(item.split(' → ')[0]);
    }
  });

  test('at least 99 of 100 links are right', () => {
    expect(precision).toBeGreaterThanOrEqual(0.99);
  });

  test('at least 97 of 100 links are made', () => {
    expect(recall).toBeGreaterThanOrEqual(0.97);
  });
});

afterAll(() => {
  const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
  const lines = judged
    .filter(({ wrong, missed }) => wrong.length + missed.length > 0)
    .map(({ group, source, wrong, missed }) =>
      [
        `  ${group}: ${oneLine(source)}`,
        ...wrong.map((w) => `    wrong: ${w}`),
        ...missed.map((m) => `    missed: ${m}`),
      ].join('\n'),
    );
  console.log(
    [
      `${sentences.length} sentences, ${count('right') + count('missed')} links to make:`,
      `precision ${percent(precision)}, recall ${percent(recall)}`,
      ...lines,
    ].join('\n'),
  );
});
