import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { checkContent } from '../../../src/checks/content.ts';
import { format, report } from '../../../src/core/problem.ts';
import { readContent } from '../../../src/content/read.ts';
import { buildSite } from '../../../src/site/site.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

const SITE = `title: T
tagline: T
description: T
categories: [{ id: dough, name: Dough }]
exam:
  name: Baker
  code: B1
  guide: https://example.org/guide
  verified: 2026-01-01
  domains: [{ id: '1', name: Dough, weight: 100, tasks: [{ id: '1.1', name: Knead }] }]
`;
const SERVICE = `---
name: Rye
category: dough
summary: A flour.
---
Text.
`;
const NOTE = (front: string, body: string): string => `---
title: Feeding
service: rye
order: 1
${front}---
${body}`;

/** The problems of a small content folder, as an author reads them, with the folder's own path cut off. */
function problemsOf(files: Record<string, string>): string[] {
  const dir = mkdtempSync(join(tmpdir(), 'content-'));
  folders.push(dir);
  const all = { 'site.yaml': SITE, 'services/rye.mdx': SERVICE, ...files };
  for (const [path, text] of Object.entries(all)) {
    mkdirSync(dirname(join(dir, path)), { recursive: true });
    writeFileSync(join(dir, path), text);
  }
  return checkContent(buildSite(readContent(dir))).map((problem) =>
    format(problem).replaceAll(`${dir}/`, ''),
  );
}
const note = (body: string, front = ''): string[] =>
  problemsOf({ 'notes/rye/feeding.mdx': NOTE(front, body) });

describe('an author is told exactly what is wrong, where, and what would be right', () => {
  test('a sound folder has no problems', () => {
    expect(note('## One\n\nText.\n')).toEqual([]);
  });

  test('an unknown field', () => {
    expect(note('Text.\n', 'sumary: Typo\n')).toEqual([
      `notes/rye/feeding.mdx:5:1  unknown-field
  found: the field “sumary”
  expected: one of title, short, summary, service, also, order, alsoAsked, exam, relevance, beyondNotes, keywords, neverLink, sources, figures, verified, movedFrom, imported
  did you mean: summary`,
    ]);
  });

  test('a section to start with and a service to read that are not there', () => {
    expect(
      problemsOf({
        'notes/rye/feeding.mdx': NOTE('', 'Text.\n'),
        'site.yaml': `${SITE}start: [rye/feading]\nreading:\n  - ray\n`,
      }).join('\n'),
    ).toMatch(
      /site\.yaml:\d+:9  unknown-section\n  found: start: rye\/feading\n  expected: the id of a section\n  did you mean: rye\/feeding\nsite\.yaml:\d+:5  unknown-service\n  found: reading: ray\n  expected: the id of a service\n  did you mean: rye/,
    );
  });

  test('a topic whose address is that of the list of topics', () => {
    const [problem] = problemsOf({
      'site.yaml': `${SITE}terms: { topic: flour, topics: flours }\n`,
      'services/flours.mdx': SERVICE.replace('Rye', 'Flours'),
    });
    expect(problem).toContain('services/flours.mdx:1:1  bad-name');
    expect(problem).toContain('another name: the site uses this one for a page of its own');
  });

  test('a missing title', () => {
    expect(
      problemsOf({ 'notes/rye/feeding.mdx': '---\nservice: rye\norder: 1\n---\nText.\n' }),
    ).toEqual([
      `notes/rye/feeding.mdx:2:1  missing-field
  found: no “title”
  expected: title: some text`,
    ]);
  });

  test('a value of the wrong kind, deep in a list', () => {
    expect(note('Text.\n', 'sources:\n  - { title: Book, url: nowhere }\n')).toEqual([
      `notes/rye/feeding.mdx:6:25  wrong-value
  found: sources.0.url: "nowhere"
  expected: an http(s) address`,
    ]);
  });

  test('a word that is not on the list', () => {
    expect(note('Text.\n', 'relevance: legcy\n')).toEqual([
      `notes/rye/feeding.mdx:5:12  wrong-value
  found: relevance: "legcy"
  expected: one of core, useful, legacy
  did you mean: legacy`,
    ]);
  });

  test('YAML that does not parse', () => {
    expect(note('Text.\n', 'summary: one: two\n')).toEqual([
      `notes/rye/feeding.mdx:5:10  broken-yaml
  found: Nested mappings are not allowed in compact mappings
  expected: YAML; a value with “: ” or a leading quote or back-tick goes in quotes`,
    ]);
  });

  test('an unknown callout kind', () => {
    expect(note('Text.\n\n> [!EXMA] Why? [#why]\n> Because.\n')).toEqual([
      `notes/rye/feeding.mdx:8:1  unknown-callout
  found: [!EXMA]
  expected: one of NOTE, TIP, IMPORTANT, WARNING, CAUTION, EXAM, QUESTION, CHANGED
  did you mean: EXAM`,
    ]);
  });

  test('a change without its date and its halves', () => {
    expect(note('> [!CHANGED soon] It moved\n> **Then:** here.\n')).toEqual([
      `notes/rye/feeding.mdx:6:1  incomplete-change
  found: [!CHANGED soon]
  expected: a date such as 2020, 2020-12 or 2020-12-01`,
      `notes/rye/feeding.mdx:6:1  incomplete-change
  found: no “Now:” paragraph in a CHANGED callout
  expected: **Now:** what is true today`,
      `notes/rye/feeding.mdx:6:1  incomplete-change
  found: no “Source:” paragraph in a CHANGED callout
  expected: Source: [its name](https://…)`,
    ]);
  });

  test('a service that does not exist', () => {
    expect(
      problemsOf({
        'notes/rye/feeding.mdx':
          '---\ntitle: F\nservice: ry\norder: 1\nalso: [wheat]\n---\nText.\n',
      }),
    ).toEqual([
      `notes/rye/feeding.mdx:3:10  unknown-service
  found: service: ry
  expected: the id of a service
  did you mean: rye`,
      `notes/rye/feeding.mdx:5:8  unknown-service
  found: also: wheat
  expected: the id of a service`,
    ]);
  });

  test('an exam task that does not exist', () => {
    expect(note('Text.\n', "exam: ['1.2']\n")).toEqual([
      `notes/rye/feeding.mdx:5:8  unknown-exam-task
  found: exam: 1.2
  expected: the id of an exam task
  did you mean: 1.1`,
    ]);
  });

  test('an id that is pinned twice', () => {
    expect(note('## One [#a]\n\n## Two [#a]\n')).toEqual([
      `notes/rye/feeding.mdx:8:1  duplicate-id
  found: [#a] a second time
  expected: an id of its own; line 6 has this one
  did you mean: [#a-2]`,
    ]);
  });

  test('an id nobody can type', () => {
    expect(note('## One [#two words]\n')).toEqual([
      `notes/rye/feeding.mdx:6:1  bad-id
  found: [#two words]
  expected: at most 80 letters, digits and hyphens, such as [#where-it-lives]
  did you mean: [#two-words]`,
    ]);
  });

  test('the same exam tip on two pages', () => {
    const tip = '> [!EXAM] Why? [#why]\n> Because.\n';
    expect(
      problemsOf({
        'notes/rye/feeding.mdx': NOTE('', tip),
        'notes/rye/storing.mdx': NOTE('', tip),
      }),
    ).toEqual([
      `notes/rye/storing.mdx:6:1  duplicate-tip
  found: the exam tip [#why] a second time
  expected: an id of its own on the whole site; notes/rye/feeding.mdx:6 has this one
  did you mean: [#rye-storing-why]`,
    ]);
  });

  test('a dead link and a dead anchor', () => {
    expect(note('See [it](/ryes/) and [that](#nowhere).\n\n## Nowhere near [#now-here]\n')).toEqual(
      [
        `notes/rye/feeding.mdx:6:5  dead-link
  found: /ryes/
  expected: the address of a page, beginning and ending in a slash
  did you mean: /rye/`,
        `notes/rye/feeding.mdx:6:22  dead-anchor
  found: #nowhere
  expected: an anchor of /rye/feeding/
  did you mean: #now-here`,
      ],
    );
  });

  test('a link that could run something', () => {
    expect(note('[x](javascript:alert(1))\n')).toEqual([
      `notes/rye/feeding.mdx:6:1  unsafe-link
  found: javascript:alert(1)
  expected: an https, http or mailto address, or an address of this site`,
    ]);
  });

  test('a picture nobody described', () => {
    expect(note('![](https://example.org/loaf.png)\n')).toEqual([
      `notes/rye/feeding.mdx:6:1  image-without-alt
  found: ![](https://example.org/loaf.png)
  expected: ![what the picture shows](address)`,
    ]);
  });

  test('MDX that does not parse', () => {
    const [problem] = note('Text with a < b and {curly.\n');
    expect(problem).toMatch(/^notes\/rye\/feeding\.mdx:6:28 {2}broken-mdx\n/);
    expect(problem).toContain('a literal “<” or “{” is written “\\<” or “\\{”');
  });

  test('a file name the site needs itself', () => {
    expect(problemsOf({ 'services/tips.mdx': SERVICE.replace('Rye', 'Oats') })).toEqual([
      `services/tips.mdx:1:1  bad-name
  found: the file name “tips”
  expected: another name: the site uses this one for a page of its own`,
    ]);
  });

  test('a name that two services claim', () => {
    expect(problemsOf({ 'services/oats.mdx': SERVICE })).toEqual([
      `services/rye.mdx:2:7  alias-claimed-twice
  found: “Rye”, which services/oats.mdx has as well
  expected: a name of one entry only; one that is shared belongs to a family page
  did you mean: a family page with members: [oats, rye]`,
    ]);
  });

  test('several problems are reported together, in file order, with their count last', () => {
    const problems = report([
      { code: 'b', place: { file: 'b.mdx', line: 2, column: 1 }, found: 'y', expected: 'z' },
      { code: 'a', place: { file: 'a.mdx', line: 9, column: 1 }, found: 'y', expected: 'z' },
      { code: 'c', place: { file: 'a.mdx', line: 1, column: 1 }, found: 'y', expected: 'z' },
    ]);
    expect(problems.match(/^\w\.mdx:\d+/gm)).toEqual(['a.mdx:1', 'a.mdx:9', 'b.mdx:2']);
    expect(problems).toMatch(/3 problems in the content$/);
  });

  test('no content folder at all', () => {
    expect(readdirSync(tmpdir())).not.toContain('no-such-content');
    const [problem] = checkContent(buildSite(readContent(join(tmpdir(), 'no-such-content'))));
    expect(problem?.found).toBe('no content folder');
  });
});

test('nothing under src/ names what belongs in content/', () => {
  const words = /\b(AWS|Amazon|EMR|Lambda|Glue|Kinesis|Redshift|Athena|Firehose|DynamoDB)\b/;
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((path) =>
    /\.(ts|mjs|astro|css|md)$/.test(path),
  );
  expect(files.filter((path) => words.test(readFileSync(join('src', path), 'utf8')))).toEqual([]);
});
