import { toString } from 'mdast-util-to-string';
import { describe, expect, test } from 'vitest';
import { visit } from 'unist-util-visit';
import { readCallouts } from '../../../src/markdown/callouts.ts';
import { parseMdx } from '../../../src/markdown/parse.ts';
import { resolveWikilinks } from '../../../src/markdown/wikilinks.ts';

const TARGETS = new Map([
  ['emu', 'Emu'],
  ['emu/habitat', 'Where emus live'],
  ['emu/habitat#water', 'Water'],
  ['compare/emu-vs-rhea', 'Emu or rhea'],
  ['#here', 'Here'],
]);

function resolve(source: string) {
  const root = parseMdx(source);
  readCallouts(root, 'page.mdx');
  const problems = resolveWikilinks(root, {
    file: 'page.mdx',
    source,
    candidates: () => TARGETS.keys(),
    resolve: (target) => {
      const title = TARGETS.get(target);
      const [path, hash] = target.split('#');
      return title === undefined
        ? undefined
        : { title, address: `${path ? `/${path}/` : ''}${hash ? `#${hash}` : ''}` };
    },
  });
  const links: string[] = [];
  visit(root, 'link', (link) => void links.push(`${toString(link)} → ${link.url}`));
  return { root, problems, links, text: toString(root) };
}

describe('a wikilink', () => {
  test.each([
    ['leads to a page under its title', 'See [[emu]].', ['Emu → /emu/']],
    ['leads to a section', 'See [[emu/habitat#water]].', ['Water → /emu/habitat/#water']],
    ['has a label', '[[emu/habitat|homes of\nemus]]', ['homes of emus → /emu/habitat/']],
    ['leads to a comparison', '[[compare/emu-vs-rhea]]', ['Emu or rhea → /compare/emu-vs-rhea/']],
    ['leads within its page', '[[#here]]', ['Here → #here']],
    ['stands beside another', '[[emu]][[emu|e]]', ['Emu → /emu/', 'e → /emu/']],
    ['stands in bold', '**[[emu]]**', ['Emu → /emu/']],
    ['stands in a table', '| a |\n|---|\n| [[emu\\|bird]] |', ['bird → /emu/']],
    ['stands in a heading', '## The [[emu]]', ['Emu → /emu/']],
    ['stands in a callout', '> [!TIP] On [[emu]]\n> see [[emu|e]]', ['Emu → /emu/', 'e → /emu/']],
    ['is text in code', '`[[emu]]`', []],
    ['is text in a code block', '```\n[[emu]]\n```', []],
    ['is text when escaped', '\\[\\[emu]] and \\[[emu]] and [\\[emu]]', []],
    ['is text as a character reference', '&#91;[emu]]', []],
    ['is text without an end', '[[emu', []],
    ['is found after an escaped one', '\\[[emu]], [[emu|this]]', ['this → /emu/']],
    [
      'is found after an escaped one in the title',
      '> [!TIP] \\[[emu]]\n> [[emu|e]]',
      ['e → /emu/'],
    ],
  ])('%s', (_, source, links) => {
    const result = resolve(source);
    expect(result.links).toEqual(links);
    expect(result.problems).toEqual([]);
  });

  test('that forbids a link is plain text that says so', () => {
    const { root, text } = resolve('The [[!Emu]] farm.');
    expect(text).toBe('The Emu farm.');
    const marked: unknown[] = [];
    visit(root, 'text', (node) => void (node.data?.neverLink && marked.push(node.value)));
    expect(marked).toEqual(['Emu']);
  });

  test('inside a link stays text, as links do not nest', () => {
    expect(resolve('[a [[emu]] b](https://example.org)').links).toEqual([
      'a [[emu]] b → https://example.org',
    ]);
  });
});

describe('the author hears of', () => {
  test('a page that is not there, where it stands, with the nearest', () => {
    expect(resolve('One.\n\nTwo,\nsee [[emuu|it]].').problems).toEqual([
      {
        code: 'unknown-target',
        place: { file: 'page.mdx', line: 4, column: 5 },
        found: '[[emuu|it]]',
        expected: 'the address of a page without its slashes at both ends, such as a service’s id',
        suggestion: '[[emu]]',
      },
    ]);
  });

  test('a section that is not there, on the page that is', () => {
    expect(resolve('[[emu/habitat#wather]]').problems).toMatchObject([
      {
        code: 'unknown-anchor',
        expected: 'an anchor of [[emu/habitat]]',
        suggestion: '[[emu/habitat#water]]',
      },
    ]);
  });

  test('a section that is not there on a page that is not there as a missing page', () => {
    expect(resolve('[[rhea#water]]').problems).toMatchObject([
      { code: 'unknown-target', suggestion: undefined },
    ]);
  });

  test('a link that leads nowhere, and sees it as text', () => {
    expect(resolve('a [[rhea]] b').text).toBe('a [[rhea]] b');
  });
});
