import { toString } from 'mdast-util-to-string';
import { describe, expect, test } from 'vitest';
import { assignAnchors } from '../../../src/markdown/anchors.ts';
import { readCallouts } from '../../../src/markdown/callouts.ts';
import { titleOf } from '../../../src/markdown/nodes.ts';
import { readOutline } from '../../../src/markdown/outline.ts';
import { parseMdx } from '../../../src/markdown/parse.ts';

/** A page's callouts as data, after the same steps the site takes. */
function read(text: string) {
  const root = parseMdx(text);
  const problems = [...readCallouts(root, 'a.mdx'), ...assignAnchors(root, 'a.mdx')];
  return { root, problems, outline: readOutline(root, 'a.mdx') };
}

describe('a blockquote that begins with a known mark is a callout', () => {
  test.each(['NOTE', 'TIP', 'IMPORTANT', 'WARNING', 'CAUTION'])('%s keeps its meaning', (kind) => {
    const { outline, problems } = read(`> [!${kind}]\n> Text.\n`);
    expect(problems).toEqual([]);
    expect(outline.callouts).toMatchObject([
      { kind: kind.toLowerCase(), title: '', text: 'Text.' },
    ]);
  });

  test('EXAM has a question, a pinned anchor and an answer', () => {
    const { outline } = read('> [!EXAM] Is `x` *it*? [#is-it]\n> Yes.\n> And no.\n');
    expect(outline.callouts).toMatchObject([
      { kind: 'exam', title: 'Is x it?', anchor: 'is-it', pinned: true, text: 'Yes.\nAnd no.' },
    ]);
  });

  test('the mark is read in any case, as GitHub does', () => {
    expect(read('> [!note]\n> Text.\n').outline.callouts[0]?.kind).toBe('note');
  });

  test('a question without a pin takes the slug of its words', () => {
    const { outline } = read('> [!EXAM] Why not both?\n> Because.\n');
    expect(outline.callouts[0]).toMatchObject({ anchor: 'why-not-both', pinned: false });
  });

  test('lists, code and tables stay in the body', () => {
    const { outline } = read('> [!TIP] Steps\n> - one\n> - two\n>\n> ```sh\n> go\n> ```\n');
    expect(outline.callouts[0]?.body.map((node) => node.type)).toEqual(['list', 'code']);
    expect(outline.callouts[0]?.text).toBe('one\ntwo\ngo');
  });

  test('an ordinary blockquote stays one', () => {
    const { root, outline } = read('> [not a mark] text\n\n> plain\n');
    expect(outline.callouts).toEqual([]);
    expect(root.children.map((node) => node.type)).toEqual(['blockquote', 'blockquote']);
  });

  test('a callout inside a list is found, and belongs to its section', () => {
    const { outline } = read('## Here\n\n- item\n\n  > [!EXAM] Q? [#q]\n  > A.\n');
    expect(outline.callouts[0]).toMatchObject({ anchor: 'q', section: 'here' });
  });

  test('its title is one level below the section it stands in', () => {
    const { root } = read('## A\n\n### B\n\n> [!EXAM] Q?\n> A.\n');
    const callout = root.children.find((node) => node.type === 'callout');
    expect(callout && titleOf(callout)?.depth).toBe(4);
  });
});

describe('anchors', () => {
  const anchors = (text: string) => [...read(text).outline.anchors];

  test('are the slug of the heading, as on GitHub, numbered when they repeat', () => {
    expect(anchors('## A b!\n\n## A b!\n')).toEqual([
      ['a-b', 'a-b'],
      ['a-b-1', 'a-b-1'],
    ]);
  });

  test('are the pinned id where there is one, and old ids lead to the new', () => {
    expect(anchors('## Long words [#new] [#old]\n')).toEqual([
      ['new', 'new'],
      ['old', 'new'],
    ]);
  });

  test('never take an id that is pinned further down', () => {
    expect(anchors('## Pin\n\n## Other [#pin]\n').map(([id]) => id)).toEqual(['pin-1', 'pin']);
  });

  test('the pin is not part of the title', () => {
    const { root } = read('## Title **bold** [#t]\n');
    expect(toString(root)).toBe('Title bold');
  });

  test('a heading without a word still has one', () => {
    expect(anchors('## !\n').map(([id]) => id)).toEqual(['section']);
  });
});

test('the outline keeps the text of each section, cells apart', () => {
  const { outline } = read('Intro.\n\n## T\n\n| a | b |\n| - | - |\n| c | d |\n');
  expect(outline.sections.map(({ title, text }) => [title, text])).toEqual([
    ['', 'Intro.'],
    ['T', 'a · b\nc · d'],
  ]);
});
