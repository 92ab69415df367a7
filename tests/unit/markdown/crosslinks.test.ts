/**
 * Each folder of tests/fixtures/crosslinks is a case: input.md, with its options where it has any,
 * becomes output.md and mentions.json. `UPDATE=1` writes what is made; review it as a diff.
 */
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import type { Root } from 'mdast';
import { toString } from 'mdast-util-to-string';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { describe, expect, test } from 'vitest';
import { createMatcher } from '../../../src/catalogue/matcher.ts';
import type { LinkableName } from '../../../src/catalogue/names.ts';
import type { ServiceId } from '../../../src/core/ids.ts';
import { linkMentions } from '../../../src/markdown/crosslinks.ts';
import { parseMdx } from '../../../src/markdown/parse.ts';
import { FIXTURES, linker, read, type LinkingOptions } from './linking.ts';

const link = linker('catalogue.yaml');

const writer = unified()
  .use(remarkStringify)
  .use(remarkGfm)
  .use(remarkMdx)
  .data('toMarkdownExtensions', [
    {
      handlers: {
        callout: (node, _parent, state, info) =>
          state.handle({ ...node, type: 'blockquote' }, undefined, state, info),
      },
    },
  ]);
const toMarkdown = (root: Root): string => writer.stringify(root);

/** Compares with a file of the case, or writes it. */
function matches(made: string, ...path: string[]): void {
  if (process.env['UPDATE']) writeFileSync(join(FIXTURES, ...path), made);
  expect(made).toBe(read(...path));
}

const cases = readdirSync(FIXTURES, { withFileTypes: true }).filter((item) => item.isDirectory());

describe('cross-links', () => {
  test.each(cases.map(({ name }) => name))('%s', (name) => {
    const options = existsSync(join(FIXTURES, name, 'options.json'))
      ? (JSON.parse(read(name, 'options.json')) as LinkingOptions)
      : {};
    const { root, mentions } = link(read(name, 'input.md'), options);
    matches(toMarkdown(root), name, 'output.md');
    matches(`${JSON.stringify(mentions, null, 2)}\n`, name, 'mentions.json');
  });

  test('carry the class and the entry’s id for the preview', () => {
    const { root } = link('A lake.');
    visit(root, 'link', (node) => {
      expect(node).toMatchObject({
        url: '/lake/',
        data: { hProperties: { className: ['svc'], 'data-service': 'lake' } },
      });
    });
    expect.assertions(1);
  });

  test('are left out for an entry without a page', () => {
    const root = parseMdx('A lake.');
    const lake: LinkableName = {
      text: 'lake',
      service: 'lake' as ServiceId,
      exactCase: false,
      sentenceStartOk: true,
    };
    const mentions = linkMentions(root, {
      matcher: createMatcher([lake]),
      self: new Set(),
      neverLink: [],
      addressOf: () => undefined,
    });
    expect(mentions).toMatchObject([{ service: 'lake', linked: false, reason: 'no-page' }]);
  });
});

describe('in any page whatever', () => {
  const words = fc.constantFrom(
    'Glue',
    'Acme Glue',
    'Acme',
    'Data Catalog',
    'Data',
    'lake',
    'store',
    'Hive',
    'and',
    'x',
  );
  const styled = fc
    .tuple(words, fc.constantFrom('', '*', '**', '***', '~~', '`'))
    .map(([word, mark]) => `${mark}${word}${mark}`);
  const pages = fc
    .array(fc.array(styled, { minLength: 1, maxLength: 12 }), { minLength: 1, maxLength: 4 })
    .map((paragraphs) => paragraphs.map((parts) => parts.join(' ')).join('\n\n'));

  test('the reader reads the same words', () => {
    fc.assert(
      fc.property(pages, (page) => {
        expect(toString(link(page).root)).toBe(toString(parseMdx(page)));
      }),
    );
  });

  test('no link stands inside another, and each entry is linked once in a section', () => {
    fc.assert(
      fc.property(pages, (page) => {
        const { root, mentions } = link(page);
        const urls: string[] = [];
        visit(root, 'link', (node) => {
          urls.push(node.url);
          visit(node, 'link', (inner) => void expect(inner).toBe(node));
          expect(toString(node)).not.toBe('');
        });
        expect(urls).toEqual(mentions.filter(({ linked }) => linked).map((m) => `/${m.service}/`));
        expect(new Set(urls).size).toBe(urls.length);
      }),
    );
  });
});
