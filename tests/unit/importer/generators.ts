/** Markdown trees and pieces of syntax for property tests. */
import * as fc from 'fast-check';
import type { Tree } from '../../../src/importer/tree.ts';

const WORDS = [
  'water',
  'import data',
  'export it',
  'a < b > c',
  '{braces}',
  '{{ liquid }}',
  '{% raw %}',
  '$x^2$',
  'see https://example.org/a?b=c',
  'www.example.org',
  'a@b.co',
  '中文字',
  'עברית',
  'no\u00a0break',
  'form\ffeed',
  '\ufffd',
  '# no heading',
  '- no list',
  '1. no list',
  '> no quote',
  '[x]: no definition',
  '[[wiki]]',
  '[#pin]',
  '[!NOTE]',
  'Tip: try it',
  '&amp;',
  '*star*',
  '`tick`',
  '~~~',
  '| bar |',
  '\\',
  ' ',
];

const value = fc
  .array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 3 })
  .map((words) => words.join(' '));
const url = fc.constantFrom(
  'https://example.org',
  '#a',
  '#water',
  'x.md',
  '//x.org',
  'mailto:a@b.co',
  'javascript:alert(1)',
  'data:text/html,x',
  '',
);
const rawHtml = fc.constantFrom(
  '<b>',
  '</b>',
  '<br>',
  '<sup>',
  '</sup>',
  '<a name="q">',
  '</a>',
  '<kbd>',
  '</kbd>',
  '<!-- c -->',
  '<img src="x.png" alt="y">',
  '<span onclick="x()">',
  '</details>',
);

const leaf: fc.Arbitrary<Tree> = fc.oneof(
  { weight: 5, arbitrary: value.map((text) => ({ type: 'text', value: text })) },
  fc
    .constantFrom('you must not do this', 'ls -la', 'a`b', ' x ')
    .map((code) => ({ type: 'inlineCode', value: code })),
  fc.constant({ type: 'break' }),
  rawHtml.map((raw) => ({ type: 'html', value: raw })),
  fc.record({
    type: fc.constant('image'),
    url,
    alt: value,
    title: fc.constantFrom(null, 'a "title"'),
  }),
);

const phrasing = fc.letrec<{ node: Tree; nodes: Tree[] }>((tie) => ({
  nodes: fc.array(tie('node'), { minLength: 1, maxLength: 4, depthIdentifier: 'inline' }),
  node: fc.oneof(
    { maxDepth: 3, depthIdentifier: 'inline' },
    leaf,
    fc.record({ type: fc.constantFrom('emphasis', 'strong', 'delete'), children: tie('nodes') }),
    fc.record({ type: fc.constant('link'), url, title: fc.constant(null), children: tie('nodes') }),
  ),
}));

const table: fc.Arbitrary<Tree> = fc
  .array(fc.array(phrasing.nodes, { minLength: 2, maxLength: 2 }), { minLength: 1, maxLength: 3 })
  .map((rows) => ({
    type: 'table',
    align: [null, 'right'],
    children: rows.map((cells) => ({
      type: 'tableRow',
      children: cells.map((children) => ({ type: 'tableCell', children })),
    })),
  }));

const flow = fc.letrec<{ node: Tree; nodes: Tree[] }>((tie) => ({
  nodes: fc.array(tie('node'), { minLength: 1, maxLength: 4, depthIdentifier: 'block' }),
  node: fc.oneof(
    { maxDepth: 3, depthIdentifier: 'block' },
    fc.record({ type: fc.constant('paragraph'), children: phrasing.nodes }),
    fc.record({
      type: fc.constant('heading'),
      depth: fc.integer({ min: 1, max: 6 }),
      children: phrasing.nodes,
    }),
    fc.constant({ type: 'thematicBreak' }),
    fc.record({
      type: fc.constant('code'),
      lang: fc.constantFrom(null, 'js', 'a{b}'),
      meta: fc.constant(null),
      value,
    }),
    fc
      .constantFrom('<div>\nx\n</div>', '<details>\n<summary>S</summary>', '</details>', '<hr>')
      .map((raw) => ({ type: 'html', value: raw })),
    table,
    fc.record({ type: fc.constant('blockquote'), children: tie('nodes') }),
    fc
      .tuple(fc.boolean(), fc.boolean(), fc.array(tie('nodes'), { minLength: 1, maxLength: 3 }))
      .map(([ordered, spread, items]) => ({
        type: 'list',
        ordered,
        start: ordered ? 3 : null,
        spread,
        children: items.map((children) => ({ type: 'listItem', spread, checked: null, children })),
      })),
  ),
}));

/** A tree as a writer's editor might hold it; writing it as Markdown makes the notes. */
export const mdastRoot: fc.Arbitrary<Tree> = flow.nodes.map((children) => ({
  type: 'root',
  children,
}));

const BLOCKS =
  '# |## |### |- |1. |> |    |- [ ] |- [x] |```js\n|~~~\n|---\n|***\n|===\n|+++\n|\n|\n\n|  \n|\t';
const INLINE =
  '`|``|```|*|**|_|__|~~|[|](|(|)|]|[a]|[a]: /x\n|[a]: #water\n|[^1]|[^1]: note\n|![|{|}|\\|^|!|:|"|=|&#123;|' +
  'javascript:|data:|**Note**|**Tip:** |`you must not do this`';
const HTML =
  '<b>|</b>|<br>|<i>|</i>|<sup>|</sup>|<a href="x">|<a href="https://x.y">|<a name="q">|</a>|<div>|</div>\n|' +
  '<details>\n<summary>S</summary>\n\n|\n</details>\n|<!-- c -->|<script>alert(1)</script>|<svg/onload=x>';
const PIECES = [
  ...[BLOCKS, INLINE, HTML].flatMap((pieces) => pieces.split('|')),
  '|',
  '| a | b |\n|---|---|\n| c | d |\n',
];

/** Bits of Markdown, HTML and template languages that mean something next to each other. */
export const hostilePieces: fc.Arbitrary<string> = fc.constantFrom(...WORDS, ...PIECES);
