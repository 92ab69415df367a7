/**
 * Each folder of tests/fixtures/crosslinks is a case: input.md, with its options where it has any,
 * becomes output.md and mentions.json. `UPDATE=1` writes what is made; review it as a diff.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
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
import { parse as parseYaml } from 'yaml';
import { createMatcher } from '../../../src/catalogue/matcher.ts';
import { collectNames } from '../../../src/catalogue/names.ts';
import { assignAnchors } from '../../../src/markdown/anchors.ts';
import { readCallouts } from '../../../src/markdown/callouts.ts';
import { linkMentions } from '../../../src/markdown/crosslinks.ts';
import { parseMdx } from '../../../src/markdown/parse.ts';
import { resolveWikilinks } from '../../../src/markdown/wikilinks.ts';
import { service } from '../catalogue/catalogue.ts';

const FIXTURES = 'tests/fixtures/crosslinks';
const read = (...path: string[]): string => readFileSync(join(FIXTURES, ...path), 'utf8');

interface Catalogue {
  prefixes: string[];
  entries: Record<string, Record<string, unknown>>;
}
const catalogue = parseYaml(read('catalogue.yaml')) as Catalogue;
const ids = Object.keys(catalogue.entries);
const { names, neverLink } = collectNames(
  Object.entries(catalogue.entries).map(([id, fields]) => service(id, fields)),
  catalogue.prefixes,
);
const matcher = createMatcher(names, neverLink);

interface Options {
  self?: string[];
  neverLink?: string[];
}

function link(source: string, options: Options = {}) {
  const root = parseMdx(source);
  readCallouts(root, 'input.md');
  assignAnchors(root, 'input.md');
  resolveWikilinks(root, {
    file: 'input.md',
    source,
    resolve: (id) => (ids.includes(id) ? { address: `/${id}/`, title: id } : undefined),
    candidates: () => ids,
  });
  const mentions = linkMentions(root, {
    matcher,
    self: new Set(options.self),
    neverLink: options.neverLink ?? [],
    addressOf: (id) => `/${id}/`,
    entryAt: (address) => ids.find((id) => address === `/${id}/`),
  });
  return { root, mentions };
}

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
      ? (JSON.parse(read(name, 'options.json')) as Options)
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
    const mentions = linkMentions(root, {
      matcher,
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
