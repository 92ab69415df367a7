/**
 * Content folders a stranger could send, each a small whole one with one thing in it that should do
 * harm. Every one must be drawn rightly or be refused with `file:line:col`.
 */
export type File = string | Uint8Array | { readonly linkTo: string };

export interface Folder {
  readonly name: string;
  readonly files: Readonly<Record<string, File>>;
  /** The code of the problem it must be refused with; undefined where it may as well be right. */
  readonly refused?: string;
}

const SITE = `title: Grain
tagline: Notes
description: Notes on grain
language: en
categories: [{ id: c, name: C }]
`;
const SERVICE = `---
name: Rye
category: c
summary: A grain.
---

Text.
`;
export const note = (body: string, front = ''): string => `---
title: Feeding
summary: How it is fed.
service: rye
order: 1
verified: 2026-01-02
${front}---

${body}
`;
const BASE: Folder['files'] = {
  'site.yaml': SITE,
  'services/rye.mdx': SERVICE,
  'notes/rye/feeding.mdx': note('Text.'),
};

const folder = (name: string, files: Folder['files'], refused?: string): Folder => ({
  name,
  files: { ...BASE, ...files },
  ...(refused && { refused }),
});
const body = (text: string, refused?: string): Folder =>
  folder(`a page with ${text.slice(0, 60)}`, { 'notes/rye/feeding.mdx': note(text) }, refused);
const front = (text: string, refused?: string): Folder =>
  folder(
    `front matter with ${text.slice(0, 60)}`,
    { 'notes/rye/feeding.mdx': note('Text.', `${text}\n`) },
    refused,
  );
const site = (text: string, refused?: string): Folder =>
  folder(`site.yaml with ${text.slice(0, 60)}`, { 'site.yaml': `${SITE}${text}\n` }, refused);
const titled = (title: string): Folder =>
  folder(`the title ${JSON.stringify(title).slice(0, 60)}`, {
    'site.yaml': SITE.replace('title: Grain', `title: ${JSON.stringify(title)}`).replace(
      'description: Notes on grain',
      `description: ${JSON.stringify(title)}`,
    ),
    'services/rye.mdx': SERVICE.replace('summary: A grain.', `summary: ${JSON.stringify(title)}`),
    'notes/rye/feeding.mdx': note(
      `## ${title.replaceAll(/[<{}\n\r]/g, ' ')}\n\nText.`,
      `sources: [{ title: ${JSON.stringify(title)}, url: 'https://a.org/)[y](javascript:x)' }]\n`,
    ).replace('title: Feeding', `title: ${JSON.stringify(title)}`),
  });
/** A file by an odd name; `right` where the name may be kept, as letters of another script are. */
const named = (path: string, refused: string | 'right' = 'bad-name'): Folder =>
  folder(
    `the file ${path.slice(0, 60)}`,
    { [path]: path.startsWith('services/') ? SERVICE.replace('Rye', 'Oat') : note('T.') },
    refused === 'right' ? undefined : refused,
  );

const CODE: readonly Folder[] = [
  body("import fs from 'node:fs'\n\nText.", 'code-in-content'),
  body('export const x = process.exit(3)\n\nText.', 'code-in-content'),
  body('{process.exit(3)}', 'code-in-content'),
  body('Text {globalThis.x = 1} more.', 'code-in-content'),
  body('{/* a comment */}', 'code-in-content'),
  body('<Tab label={process.exit(3)}>x</Tab>', 'unsafe-attribute'),
  body('<div {...globalThis}>x</div>', 'unsafe-attribute'),
  body('<Nope/>', 'unknown-component'),
  body('<a.b.c/>', 'unsafe-html'),
  body('<script>x()</script>', 'unsafe-html'),
  body('<SCRIPT>x()</SCRIPT>', 'unknown-component'),
  body('<style>body{display:none}</style>'),
  body('<iframe src="https://evil.example"></iframe>', 'unsafe-html'),
  body('<object data="x"></object>', 'unsafe-html'),
  body('<embed src="x"/>', 'unsafe-html'),
  body('<base href="https://evil.example"/>', 'unsafe-html'),
  body('<link rel="stylesheet" href="https://evil.example"/>', 'unsafe-html'),
  body('<meta http-equiv="refresh" content="0;url=https://evil.example"/>', 'unsafe-html'),
  body('<form action="https://evil.example"><button>x</button></form>', 'unsafe-html'),
  body('<input autofocus onfocus="x()"/>', 'unsafe-html'),
  body('<svg onload="x()"></svg>', 'unsafe-html'),
  body('<math><mi href="javascript:x()">a</mi></math>', 'unsafe-html'),
  body('<template><script>x()</script></template>', 'unsafe-html'),
  body('<p onclick="x()">x</p>', 'unsafe-attribute'),
  body('<p style="position:fixed;inset:0">x</p>', 'unsafe-attribute'),
  body('<p class="search-dialog">x</p>', 'unsafe-attribute'),
  body('<p id="said">x</p>', 'unsafe-attribute'),
  body('<p set:html="x">x</p>', 'unsafe-attribute'),
  body('<p client:load="x">x</p>', 'unsafe-attribute'),
  body('<a href="javascript:x()">x</a>', 'unsafe-attribute'),
  body('<a href=" java&#x0A;script:x()">x</a>', 'unsafe-attribute'),
  body('<a href="JAVASCRIPT:x()">x</a>', 'unsafe-attribute'),
  body('<a href="vbscript:x()">x</a>', 'unsafe-attribute'),
  body('<a href="data:text/html,x">x</a>', 'unsafe-attribute'),
  body('<a href="//evil.example">x</a>'),
  body('<a href="/nowhere/">x</a>'),
  body('<a href="https://a.org" target="_blank">x</a>', 'unsafe-attribute'),
  body('<img src="x" onerror="x()"/>', 'unsafe-attribute'),
  body('<img alt="a" src="https://evil.example/a.png"/>', 'remote-image'),
  body('<img alt="a" src="data:image/png;base64,AAAA"/>', 'unsafe-attribute'),
  body('<blockquote cite="javascript:x()">x</blockquote>', 'unsafe-attribute'),
  body('<details><summary>a</summary>\n\ntext\n\n</details>'),
  body('<unclosed>', 'broken-mdx'),
  body('</closed>', 'broken-mdx'),
  body('{', 'broken-mdx'),
  body('<', 'broken-mdx'),
  body('<!-- a comment -->', 'broken-mdx'),
  body('<?php echo 1 ?>', 'broken-mdx'),
];

const ADDRESSES: readonly Folder[] = [
  body('[x](javascript:x())', 'unsafe-link'),
  body('[x](<java\tscript:x()>)', 'unsafe-link'),
  body('[x](&#106;avascript:x())', 'unsafe-link'),
  body('[x](data:text/html,x)', 'unsafe-link'),
  body('[x](vbscript:x)', 'unsafe-link'),
  body('[x](file:///etc/passwd)', 'unsafe-link'),
  body('[x](//evil.example)', 'unsafe-link'),
  body(String.raw`[x](<\\\\evil.example>)`),
  body(String.raw`[x](</\\evil.example>)`),
  body('[x](/%E0%A4%A/)', 'dead-link'),
  body('[x](/rye/#%E0%A4%A)', 'dead-anchor'),
  body('[x](#100%)', 'dead-anchor'),
  body('[x](#%)', 'dead-anchor'),
  body('[x](#__proto__)', 'dead-anchor'),
  body('[x](/__proto__/)', 'dead-link'),
  body('[x](/../../etc/passwd)', 'dead-link'),
  body('[x](../../../etc/passwd)', 'dead-link'),
  body('<javascript:x>', 'broken-mdx'),
  body('[x]: javascript:x()\n\n[x]', 'unsafe-link'),
  body('[[nowhere]]'),
  body('[[rye#nowhere]]'),
  body('[[../../etc/passwd]]'),
  body('[[__proto__]]'),
  body('[[constructor#constructor|x]]'),
  body('[[!]] [[]] [[|]] [[#]]'),
  body('https://evil.example/<b>x'),
];

const PNG = new Uint8Array([137, 80, 78, 71, 13, 10, 26, 10, 0, 0, 0, 13]);
const picture = (url: string, files: Folder['files'], refused?: string): Folder =>
  folder(
    `the picture ${url.slice(0, 60)} ${Object.keys(files).join(' ')}`,
    { 'notes/rye/feeding.mdx': note(`![what](${url})`), ...files },
    refused,
  );
const PICTURES: readonly Folder[] = [
  picture('./nowhere.png', {}, 'missing-image'),
  picture('https://evil.example/a.png', {}, 'remote-image'),
  picture('//evil.example/a.png', {}, 'remote-image'),
  picture('data:image/png;base64,AAAA', {}, 'remote-image'),
  picture('javascript:x()', {}, 'remote-image'),
  picture('../../../../../../etc/passwd', {}, 'image-format'),
  picture('../../../../../../etc/hostname.png', {}, 'missing-image'),
  picture('/etc/passwd.png', {}, 'image-path'),
  picture('./%E0%A4%A.png', {}, 'missing-image'),
  picture('./a.png', { 'notes/rye/a.png': 'no picture' }, 'broken-image'),
  picture('./a.png', { 'notes/rye/a.png': '' }, 'broken-image'),
  picture('./a.png', { 'notes/rye/a.png': PNG }, 'broken-image'),
  picture('./a.png', { 'notes/rye/a.png': { linkTo: '/etc/hostname' } }, 'image-outside'),
  picture('./a.png', { 'notes/rye/a.png': { linkTo: 'a.png' } }, 'missing-image'),
  picture(
    './a.svg',
    { 'notes/rye/a.svg': '<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>' },
    'unsafe-image',
  ),
  picture(
    './a.svg',
    { 'notes/rye/a.svg': '<svg onload="x()" xmlns="http://www.w3.org/2000/svg"/>' },
    'unsafe-image',
  ),
  picture('./a.svg', { 'notes/rye/a.svg': 'no drawing' }, 'unsafe-image'),
  picture('./a.svg', {
    'notes/rye/a.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>',
  }),
  picture('./a.txt', { 'notes/rye/a.txt': 'text' }, 'image-format'),
  picture('.', {}, 'image-format'),
  picture('', {}, 'image-format'),
];

const IDS: readonly Folder[] = [
  'Said',
  'Main',
  'Sections',
  'Preview',
  'Preview name',
  'Search options',
  'Search option 1',
  'Panel around',
  'Panel sources',
  'Keys title',
  'Contents',
  'ui:said',
  'Constructor',
  '__proto__',
  'toString',
  '%',
  '...',
  '???',
  '#',
  '🙂',
  '\u202Egnp.exe',
  'a'.repeat(3000),
].map((heading) => body(`## ${heading}\n\nText.`));
/** Right for a heading, as GitHub makes them; no address of a tip. */
const GITHUB_PINS = ['A', 'Ä', '-', '-a', 'a-', 'a--b'];
const PINS: readonly Folder[] = [
  'a/b',
  '..',
  '.',
  '../../x',
  '100%',
  'a?b',
  '%2e%2e',
  'a&b',
  'a:b',
  'ui:said',
  'a b',
  '',
  ' ',
  'a.b',
  '"',
  "'",
  'a\\b',
  'a'.repeat(81),
  'a'.repeat(300),
].flatMap((pin) => [
  body(`## Heading [#${pin}]\n\nText.`, 'bad-id'),
  body(`> [!EXAM] Is it so? [#${pin}]\n> Yes.`, 'bad-id'),
]);
const RIGHT_PINS: readonly Folder[] = [
  ...GITHUB_PINS.flatMap((pin) => [
    body(`## Heading [#${pin}]`),
    body(`> [!EXAM] Is it so? [#${pin}]\n> Yes.`, 'bad-id'),
  ]),
  body('## Heading [#a] [#b]'),
  body('## Heading [#__proto__]'),
  body('## Heading [#constructor]'),
  body('> [!EXAM] Is it so? [#constructor]\n> Yes.'),
  body('> [!EXAM] Is it so? [#said]\n> Yes.'),
  body('## A [#a]\n\n## B [#a]', 'duplicate-id'),
  body('> [!EXAM] [#a]\n> Yes.'),
  body('> [!EXAM] ?\n> Yes.'),
  body('> [!EXAM] %2e%2e/..?\n> Yes.'),
];

const YAML: readonly Folder[] = [
  front('keywords: [*.parquet, x]', 'broken-yaml'),
  front('keywords: *steam', 'broken-yaml'),
  front('keywords: &a [*a]', 'wrong-value'),
  front(
    `keywords: [&a [x,x,x,x,x,x,x,x,x], ${Array.from({ length: 9 }, (_, i) => `&${'bcdefghij'[i]} [${`*${'abcdefghi'[i]},`.repeat(9)}]`).join(', ')}]`,
  ),
  front('keywords: !!js/function "function(){}"'),
  front('keywords: !!binary aGk='),
  front('keywords: {a: b}', 'wrong-value'),
  front('keywords: [[a]]', 'wrong-value'),
  front('keywords: ["\\ud800"]'),
  front('keywords: ["\\0"]'),
  front('<<: {a: b}', 'unknown-field'),
  front('__proto__: {a: b}', 'unknown-field'),
  front('constructor: x', 'unknown-field'),
  front('? [a]\n: b'),
  front('title: again', 'broken-yaml'),
  front('keywords: [', 'broken-yaml'),
  front('\tkeywords: x', 'broken-yaml'),
  front('keywords: "unclosed', 'broken-yaml'),
  front(`keywords: ${'['.repeat(3000)}`, 'broken-yaml'),
  front(`keywords: [${'x,'.repeat(20_000)}]`),
  front('exam: [1.2.]', 'wrong-value'),
  front('sources: [{ title: x, url: "javascript:x()" }]', 'wrong-value'),
  front('sources: [{ title: x, url: "https://" }]', 'wrong-value'),
  front('sources: [{ title: x, url: "https://a b" }]'),
  front('figures: [{ text: x, source: "file:///x" }]', 'wrong-value'),
  front('movedFrom: ["//evil.example/"]', 'bad-former'),
  front('movedFrom: ["/../x/"]', 'bad-former'),
  front('movedFrom: ["/a%2fb/"]', 'bad-former'),
  front('movedFrom: ["/rye/"]', 'former-in-use'),
  front('movedFrom: ["javascript:x"]', 'wrong-value'),
  front('imported: { source: x, path: [], hash: "" }', 'wrong-value'),
  folder(
    'an order that is no number',
    { 'notes/rye/feeding.mdx': note('T.').replace('order: 1', 'order: .nan') },
    'wrong-value',
  ),
  folder(
    'an order without end',
    { 'notes/rye/feeding.mdx': note('T.').replace('order: 1', 'order: .inf') },
    'wrong-value',
  ),
  folder(
    'a day that is none',
    { 'notes/rye/feeding.mdx': note('T.').replace('2026-01-02', '2026-13-77') },
    'wrong-value',
  ),
  folder(
    'a year without end',
    { 'notes/rye/feeding.mdx': note('T.').replace('2026-01-02', '275760-09-14') },
    'wrong-value',
  ),
  folder('no front matter', { 'notes/rye/feeding.mdx': 'Text.' }, 'missing-field'),
  folder(
    'front matter without its end',
    { 'notes/rye/feeding.mdx': '---\ntitle: x\n' },
    'missing-field',
  ),
  folder(
    'front matter that is a list',
    { 'notes/rye/feeding.mdx': '---\n- a\n---\n' },
    'wrong-value',
  ),
  folder(
    'front matter that is a word',
    { 'notes/rye/feeding.mdx': '---\nword\n---\n' },
    'wrong-value',
  ),
  folder('an empty page', { 'notes/rye/feeding.mdx': '' }, 'missing-field'),
  folder('a byte-order mark', { 'notes/rye/feeding.mdx': `\uFEFF${note('Text.')}` }),
  folder('carriage returns', { 'notes/rye/feeding.mdx': note('Text.').replaceAll('\n', '\r\n') }),
  folder('NUL bytes', { 'notes/rye/feeding.mdx': note('a\0b') }),
  folder(
    'bytes that are no text',
    { 'notes/rye/feeding.mdx': new Uint8Array([255, 254, 0, 1, 2]) },
    'missing-field',
  ),
  folder(
    'relations by __proto__',
    {
      'services/rye.mdx': SERVICE.replace(
        'category: c',
        'category: c\nrelations: { __proto__: [rye] }',
      ),
    },
    'unknown-field',
  ),
  folder(
    'relations by constructor',
    {
      'services/rye.mdx': SERVICE.replace(
        'category: c',
        'category: c\nrelations: { constructor: [rye] }',
      ),
    },
    'unknown-relation',
  ),
  folder(
    'a relation to itself',
    {
      'services/rye.mdx': SERVICE.replace(
        'category: c',
        'category: c\nrelations: { feeds: [rye] }',
      ),
    },
    'unknown-relation',
  ),
  folder('a service of no letters', {
    'services/rye.mdx': SERVICE.replace('name: Rye', 'name: "?"'),
  }),
  folder('a service with a name of 10,000 letters', {
    'services/rye.mdx': SERVICE.replace('name: Rye', `name: ${'Rye '.repeat(2500)}`),
  }),
  folder('aliases that are expressions', {
    'services/rye.mdx': SERVICE.replace(
      'category: c',
      'category: c\naliases: ["(a+)+$", "[", "\\\\", ".*"]',
    ),
  }),
];

const CONFIG: readonly Folder[] = [
  site('url: "javascript:x()"', 'wrong-value'),
  site('url: "ftp://a.org"', 'wrong-value'),
  site('url: "//a.org"', 'wrong-value'),
  site('repository: "javascript:x()"', 'wrong-value'),
  site('repository: "data:text/html,x"', 'wrong-value'),
  site('licence: { content: x, contentUrl: "javascript:x()" }', 'wrong-value'),
  site(
    'exam: { name: x, code: x, guide: "javascript:x()", verified: 2026-01-01, domains: [] }',
    'wrong-value',
  ),
  site('navigation: [{ name: x, to: "javascript:x()" }]', 'wrong-value'),
  site('navigation: [{ name: x, to: "//evil.example" }]', 'wrong-value'),
  site('navigation: [{ name: x, to: "/\\\\evil.example" }]', 'wrong-value'),
  site('navigation: [{ name: x, to: "https://a\\">x" }]'),
  site('navigation: [{ name: x, to: /nowhere/ }]'),
  site('footer: [{ name: x, to: "https://" }]', 'wrong-value'),
  site('accent: "red;}body{display:none"', 'wrong-value'),
  site('logo: ../../etc/passwd', 'wrong-value'),
  site('logo: nowhere.svg'),
  site('favicon: nowhere.svg'),
  site('favicon: "a.svg\\"><script>x</script>"', 'wrong-value'),
  site('allowCode: "yes"', 'wrong-value'),
  site('editBranch: "x\\" onclick=\\"x()"\nrepository: https://a.org/r'),
  site('editPath: ../..\nrepository: https://a.org/r'),
  site('shortAddresses: -1', 'wrong-value'),
  site('shortAddresses: .inf', 'wrong-value'),
  site('start: [nowhere/at-all]'),
  site('reading: [__proto__]'),
  site('terms: { topic: "<b>", topics: "]]>" }'),
  site('search: { examples: ["<script>"], synonyms: [[a, ""]] }', 'wrong-value'),
  site('search: { answers: { __proto__: [a] } }'),
  site('search: { counterparts: { nowhere: [a] } }'),
  site(
    'relations: { __proto__: { label: a, inverse: b, inverseLabel: c, weight: 1, meaning: d } }',
  ),
  site('namePrefixes: ["(a+)+", "\\\\"]'),
  site('bogus: 1', 'unknown-field'),
  ...[
    'en"',
    'en_GB',
    'en" onload="x',
    '',
    'x',
    '-',
    'english language',
    'e'.repeat(300),
    '__proto__',
    'en-',
  ].map((tag) =>
    folder(
      `the language ${tag.slice(0, 40)}`,
      { 'site.yaml': SITE.replace('language: en', `language: ${JSON.stringify(tag)}`) },
      'wrong-value',
    ),
  ),
  ...['tlh', 'ar', 'he', 'zh-Hans-CN', 'x-private', 'en-u-nu-arab'].map((tag) =>
    folder(`the language ${tag}`, {
      'site.yaml': SITE.replace('language: en', `language: ${tag}`),
    }),
  ),
  folder('no site.yaml', { 'site.yaml': '' }, 'missing-field'),
  folder('a site.yaml that is a list', { 'site.yaml': '- a' }, 'wrong-value'),
  folder('a site.yaml of an alias', { 'site.yaml': '*a' }, 'broken-yaml'),
  folder('a site.yaml of NUL bytes', { 'site.yaml': '\0\0\0' }),
  folder('two categories of one id', {
    'site.yaml': SITE.replace('{ id: c, name: C }', '{ id: c, name: C }, { id: c, name: D }'),
  }),
  folder('a category called __proto__', {
    'site.yaml': SITE.replace('id: c', 'id: __proto__'),
    'services/rye.mdx': SERVICE.replace('category: c', 'category: __proto__'),
  }),
  ...['not: a list', '- a', '- { id: a }', '[', '*a'].map((text) =>
    folder(
      `changes.yaml with ${text}`,
      { 'changes.yaml': text },
      text === '[' || text === '*a' ? 'broken-yaml' : undefined,
    ),
  ),
  ...['2024-13-77', '2024-00', '20240101', 'soon', '0000', '2024-02-31'].map((date) =>
    folder(
      `a change of ${date}`,
      { 'changes.yaml': `- { id: a, date: '${date}', title: T, now: N }` },
      date === '0000' ? undefined : 'wrong-value',
    ),
  ),
  ...['a b', '#', '"><x', '..', 'a/b', '%', 'main', 'said', '__proto__', 'a'.repeat(300)].map(
    (id) =>
      folder(`a change called ${id.slice(0, 40)}`, {
        'changes.yaml': `- { id: ${JSON.stringify(id)}, date: '2024', title: T, now: N }`,
      }),
  ),
  folder('a change that leads to a script', {
    'changes.yaml':
      "- { id: a, date: '2024', title: T, now: '[x](javascript:x())', page: 'javascript:x()' }",
  }),
  ...[
    '',
    '[',
    '[]',
    'null',
    '{"a":1}',
    '{"/rye/":["x"]}',
    '{"__proto__":["x"]}',
    '"x"',
    '{"/../x/": []}',
  ].map((text) => folder(`a ledger of ${text || 'nothing'}`, { 'permalinks.json': text })),
];

const NAMES: readonly Folder[] = [
  named('notes/rye/Feeding Two.mdx'),
  named('notes/rye/UPPER.mdx'),
  named('notes/rye/a_b.mdx'),
  named('notes/rye/a--b.mdx'),
  named('notes/rye/-a.mdx'),
  named('notes/rye/a-.mdx'),
  named('notes/rye/a.b.mdx'),
  named('notes/rye/..mdx', 'right'),
  named('notes/rye/%2e%2e.mdx'),
  named('notes/rye/🙂.mdx'),
  named('notes/rye/e\u0301.mdx', 'right'),
  named('notes/rye/\u202Egnp.mdx'),
  named('notes/rye/a\tb.mdx'),
  named('notes/rye/a#b.mdx'),
  named('notes/rye/a?b.mdx'),
  named('notes/rye/a"b.mdx'),
  named("notes/rye/a'b.mdx"),
  named('notes/rye/a<b>.mdx'),
  named('notes/rye/a{b}.mdx'),
  named(`notes/rye/${'a'.repeat(240)}.mdx`),
  named('notes/rye/Ⅷ.mdx', 'right'),
  ...['search', 's', 'pagefind', 'assets', '404', 'tips', 'og', 'list', 'preview'].map((name) =>
    named(`services/${name}.mdx`),
  ),
  named('services/__proto__.mdx'),
  named('services/constructor.mdx', 'right'),
  folder('a page in .hidden', { '.hidden/a.mdx': '{process.exit(3)}' }),
  folder(
    'two pages of one address',
    { 'notes/rye/x/feeding.mdx': note('T.') },
    'duplicate-address',
  ),
  folder('a page that is a folder', { 'notes/rye/x.mdx/y.mdx': note('T.') }, 'bad-name'),
];

const LINKS: readonly Folder[] = [
  folder(
    'a page that is a link',
    { 'notes/rye/x.mdx': { linkTo: 'feeding.mdx' } },
    'link-in-content',
  ),
  folder(
    'a page that is a link out',
    { 'notes/rye/x.mdx': { linkTo: '/etc/hostname' } },
    'link-in-content',
  ),
  folder('a link to nothing', { 'notes/rye/x.mdx': { linkTo: 'nowhere.mdx' } }, 'link-in-content'),
  folder('a folder that is a link', { 'notes/oat': { linkTo: 'rye' } }, 'link-in-content'),
  folder('a folder that holds itself', { 'notes/rye/loop': { linkTo: '..' } }, 'link-in-content'),
];

const deep = (open: string, close = '', times = 3000): string =>
  open.repeat(times) + 'x' + close.repeat(times);
const DEEP: readonly Folder[] = [
  body(deep('> '), 'too-deep'),
  body(deep('- '), 'too-deep'),
  body(deep('1. ')),
  body(deep('*', '*')),
  body(deep('**a ', ' b**', 900), 'too-deep'),
  body(deep('[', '](x)', 900)),
  body(deep('![', '](x)', 900)),
  body(deep('[[', ']]', 1000)),
  body(deep('<b>', '</b>', 1000), 'too-deep'),
  body(deep('<details>\n\n', '\n\n</details>', 1000), 'too-deep'),
  body(deep('{', '}')),
  body(deep('`')),
  body(deep('~~', '~~')),
  body(deep('[^a]')),
  body(`|${'a|'.repeat(2000)}\n|${'-|'.repeat(2000)}\n|${'b|'.repeat(2000)}`),
  body(`## Heading ${'[#x] '.repeat(3000)}y`),
  body(`## Heading ${' '.repeat(50_000)}x`),
  body(`> [!EXAM] Is it so? ${'[#x]'.repeat(10_000)}\n> Yes.`),
  body(`${'#'.repeat(50_000)} x`),
  body('\\'.repeat(50_000)),
  body('&#x'.repeat(15_000)),
  body('\t'.repeat(50_000)),
  body(`- [ ] ${' '.repeat(50_000)}x`),
  body('a\n'.repeat(25_000)),
  body('https://'.repeat(6000)),
  body('a@'.repeat(20_000)),
  body('_a '.repeat(15_000)),
  body('![a'.repeat(15_000)),
  body('[a](<b'.repeat(8000), undefined),
  body('$'.repeat(50_000)),
  body('```mermaid\ngraph TD\nA[a] --> B["<script>x</script>"]\nclick A "javascript:x()"\n```'),
  body('```mermaid\ngraph TD\n%%{init: {"securityLevel":"loose"}}%%\nA-->B\n```'),
  body(`\`\`\`mermaid\ngraph TD\n${'A-->'.repeat(2000)}B\n\`\`\``),
  body(`\`\`\`mermaid\n${'accDescr:\t'.repeat(5000)}\n\`\`\``),
  body('```mermaid\nnothing known\n```'),
  body('```math\n\\href{javascript:x()}{y}\n```'),
  body('```math\n\\def\\a{\\a\\a}\\a\n```'),
  body(`\`\`\`math\n${'{'.repeat(3000)}\n\`\`\``),
  body('```math\n\\includegraphics{https://evil.example/a.png}\n```'),
  body('```html title="<script>x()</script>" numbers\n<script>x()</script>\n```'),
  body(`\`\`\`ts\n${'('.repeat(5000)}\n\`\`\``),
  body('```__proto__\nx\n```'),
  body(`\`\`\`${'a'.repeat(5000)}\nx\n\`\`\``),
  body('> [!__PROTO__] x\n> y'),
  body('> [!CHANGED 9999-99] x\n> **Then:** a\n>\n> **Now:** b'),
  body('> [!QUESTION] x\n> y'),
  body('[^a]: [^a]\n\n[^a]'),
];

const TITLES: readonly Folder[] = [
  ']]>',
  'a ]]> b <![CDATA[ c',
  'two\nlines',
  '# not\n\n## a heading',
  '[x](javascript:x())',
  'a](https://evil.example)[b',
  '</title><script>x()</script>',
  '--><script>x()</script><!--',
  '"><img src=x onerror=x()>',
  "' onclick='x()",
  '&amp;&lt;&#0;&bogus;',
  '{process.exit(3)}',
  '\u0000\u0001\u0008\u000b',
  '\uFFFE\uFFFF',
  'lone \ud800 surrogate',
  '\u202Eright to left',
  '🙂👩‍👩‍👧‍👦🏴󠁧󠁢󠁥󠁮󠁧󠁿',
  'ก็็็็็็็็็็็็็็็็็็็็',
  '\u00A0',
  '…',
  '%s %d %n',
  '${x} `y` ~~z~~',
  '|a|b|',
  '> quoted',
  '- item',
  '1. item',
  '\\',
  'x'.repeat(5000),
  'word '.repeat(1000),
  'constructor',
  '__proto__',
].map(titled);

export const FOLDERS: readonly Folder[] = [
  ...CODE,
  ...ADDRESSES,
  ...PICTURES,
  ...IDS,
  ...PINS,
  ...RIGHT_PINS,
  ...YAML,
  ...CONFIG,
  ...NAMES,
  ...LINKS,
  ...DEEP,
  ...TITLES,
];
