import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { noteSchema, serviceSchema } from '../../../src/content/schema.ts';
import { siteSchema } from '../../../src/content/site-schema.ts';
import { frontMatter, NOTHING } from '../../../src/importer/existing.ts';
import type { Plan } from '../../../src/importer/plan.ts';
import { decodeNotes, ImportError, MAX_BYTES } from '../../../src/importer/read.ts';
import { isDangerous } from '../../../src/importer/check.ts';
import { parse } from 'yaml';
import { bodiesOf, importText, nodesOf, noticesOf, pagesOf } from './importing.ts';

const fixture = (name: string): string =>
  readFileSync(new URL(`../../fixtures/importer/${name}/input.md`, import.meta.url), 'utf8');
const paths = (plan: Plan): string[] => plan.pages.map(({ path }) => path.replace(/^notes\//, ''));

describe('where notes are cut', () => {
  test('a title, topics and their sections: a service a topic, a page a section', () => {
    const text = 'Words enough to be worth a page of their own, one after the other. '.repeat(6);
    const plan = importText(
      `# All\n\n## A (AAA)\n\n### One\n\n${text}\n\n### Two\n\n${text}\n\n## B\n\nIntro.\n\n### Three\n\n${text}\n`,
    );
    expect(plan.services.map(({ id, aliases }) => [id, ...aliases])).toEqual([['a', 'AAA'], ['b']]);
    expect(paths(plan)).toEqual(['a/one.mdx', 'a/two.mdx', 'b/overview.mdx', 'b/three.mdx']);
  });
  test('sections with little below them are pages of one service', () => {
    const plan = importText(
      '# Tea\n\n## Green\n\nShort.\n\n### A\n\nx\n\n### B\n\ny\n\n## Black\n\nHot.\n',
    );
    expect(paths(plan)).toEqual(['tea/green.mdx', 'tea/black.mdx']);
  });
  test('the depth can be given', () => {
    const plan = importText('# Tea\n\n## Green\n\n### A\n\nx\n\n### B\n\ny\n', { level: 3 });
    expect(paths(plan)).toEqual(['green/a.mdx', 'green/b.mdx']);
  });
  test('notes about one service say so', () => {
    const plan = importText('# Tea\n\n## Green\n\nx\n\n## Black\n\ny\n', { service: 'drinks' });
    expect(paths(plan)).toEqual(['drinks/green.mdx', 'drinks/black.mdx']);
  });
  test('a file without headings is one page, named after the file', () => {
    const plan = importText('Only words.\n');
    expect(paths(plan)).toEqual(['notes/overview.mdx']);
    expect(plan.pages[0]?.title).toBe('Notes');
  });
  test('a topic that the catalogue knows by any of its names is that service', () => {
    const existing = { ...NOTHING, services: [{ id: 'emu', names: ['emu', 'dromaius'] }] };
    const plan = importText('# Dromaius\n\n## Food\n\nx\n', { service: undefined }, existing);
    expect(paths(plan)).toEqual(['emu/food.mdx']);
    expect(plan.services).toEqual([]);
  });
  test('a page is never written over one that is there', () => {
    const existing = { ...NOTHING, pages: new Map([['notes/tea/green.mdx', 'by hand']]) };
    const plan = importText('# Tea\n\n## Green\n\nx\n', {}, existing);
    expect(paths(plan)).toEqual(['tea/green-2.mdx']);
  });
});

describe('what is written', () => {
  test('keeps the contract of pages, services and the site', () => {
    for (const name of ['real-notes', 'headings', 'scripts', 'hostile']) {
      const plan = importText(fixture(name));
      for (const { path, data } of plan.writes) {
        if (typeof data !== 'string' || path.startsWith('.imports')) continue;
        if (path === 'site.yaml') siteSchema.parse(parse(data));
        else if (path.startsWith('services/')) serviceSchema.parse(frontMatter(data));
        else noteSchema.parse(frontMatter(data));
      }
    }
  });
  test('a paragraph that begins with import or export stays a paragraph', () => {
    expect(bodiesOf(importText('import x\n'))).toEqual(['&#x69;mport x']);
  });
  test('the depths of a page’s headings begin at two and skip none', () => {
    const plan = importText('# T\n\n## P\n\n##### Deep\n\nx\n\n### Less deep\n\ny\n', { level: 2 });
    expect(bodiesOf(plan)[0]).toBe('## Deep\n\nx\n\n## Less deep\n\ny');
  });
  test('tips are prose, all or none of the code spans that stand alone', () => {
    const markdown = '`never do this again`\n\n`ls`\n';
    const exams = (tips: 'prose' | 'all' | 'none'): number =>
      bodiesOf(importText(markdown, { tips }))[0]?.match(/\[!EXAM\]/g)?.length ?? 0;
    expect([exams('prose'), exams('all'), exams('none')]).toEqual([1, 2, 0]);
  });
});

describe('pages of a good size', () => {
  test('headings with a line each are parts of one page', () => {
    const exercises = Array.from({ length: 60 }, (_, at) => `### Exercise ${at}\n\nrun it\n`);
    const plan = importText(`# Drill\n\n## Shell\n\n${exercises.join('\n')}`);
    expect(paths(plan)).toEqual(['drill/shell.mdx']);
    const many = importText(`# Drill\n\n${exercises.join('\n').replaceAll('###', '##')}`);
    expect(paths(many)).toEqual(['drill/overview.mdx']);
  });
  test('unless a level is asked for', () => {
    const exercises = Array.from({ length: 60 }, (_, at) => `## Exercise ${at}\n\nrun it\n`);
    expect(importText(`# Drill\n\n${exercises.join('\n')}`, { level: 2 }).pages).toHaveLength(60);
  });
  test('a page that is too long is cut at its own headings, and said', () => {
    const text = 'Words of a long chapter, one after the other. '.repeat(700);
    const plan = importText(`# A\n\n## B\n\n${text}\n\n### C\n\n${text}\n\n## D\n\nx\n`, {
      level: undefined,
    });
    expect(plan.pages.map(({ title }) => title)).toEqual(['B', 'C', 'D']);
    expect(noticesOf(plan).filter(({ kind }) => kind === 'cut-by-size')).toHaveLength(1);
  });
  test('and between its blocks where it has none', () => {
    const text = `${'Words of a long chapter, one after the other. '.repeat(20).trim()}\n\n`.repeat(
      100,
    );
    const plan = importText(text);
    expect(plan.pages.map(({ title }) => title)).toEqual(['Notes', 'Notes (2)', 'Notes (3)']);
    expect(bodiesOf(plan).join('\n\n')).toBe(text.trim());
  });
});

describe('a list that is longer than a page', () => {
  const item = (at: number): string => `${at + 1}. Exercise ${at}\n\n   Words of an exercise.\n`;
  const text = `# Drill\n\n${Array.from({ length: 2000 }, (_, at) => item(at)).join('\n')}`;
  test('is cut between its items, and goes on counting', () => {
    const plan = importText(text);
    expect(plan.pages.map(({ title }) => title)).toEqual(['Drill', 'Drill (2)', 'Drill (3)']);
    expect(bodiesOf(plan).join('\n\n')).toBe(text.replace('# Drill\n\n', '').trim());
    const same = importText(text.replace(/^\d+\./gm, '1.'));
    expect(bodiesOf(same)[1]).toMatch(/^\d{3,}\. Exercise \d/);
  });
});

describe('blocks that a program or its author keeps for itself', () => {
  const notes = `# Page

- Shown
  :LOGBOOK:
  CLOCK: secret
  :END:
- #+BEGIN_TIP
  Advice
  #+END_TIP

#+BEGIN_COMMENT
secret
#+END_COMMENT

<!-- notionvc: secret -->
`;
  const plan = importText(notes);
  test('are left out and counted, while those for readers are callouts', () => {
    expect(bodiesOf(plan).join()).not.toContain('secret');
    expect(bodiesOf(plan).join()).toContain('- > [!TIP]\n  > Advice');
    expect(noticesOf(plan).filter(({ kind }) => kind === 'private')).toHaveLength(3);
  });
});

describe('HTML that is not well made is right, or kept as it was and said', () => {
  const made = (notes: string): string => bodiesOf(importText(notes)).join('\n');
  const said = (notes: string): string[] =>
    noticesOf(importText(notes)).flatMap(({ kind }) => (kind === 'callout' ? [] : [kind]));
  test('a list that a summary ends in', () => {
    const notes = '<details><summary>Q\n\n- a\n- b</summary>\n- c\n\n</details>\n\nAfter.\n';
    expect(made(notes)).toBe(
      '<details>\n<summary>Q</summary>\n</details>\n\n- a\n- b\n- c\n\nAfter.',
    );
    expect(said(notes)).toEqual(['html-apart']);
  });
  test('a fold that ends within its last item', () => {
    const notes = '<details>\n<summary>S</summary>\n\n- a\n- b\n   </details>\n\nAfter\n';
    expect(made(notes)).toMatch(/^<details>[\s\S]*- b\s+<\/details>\s+After$/);
    expect(said(notes)).toEqual([]);
  });
  test('bold and italics that overlap, within words and over blocks', () => {
    expect(made('<b>a <i>b</b> c</i> d\n')).toBe('<b>a <i>b</i></b><i> c</i> d');
    expect(said('<div><b>open\n\nwords\n\n</div>\n\nafter\n')).toEqual([]);
  });
  test('preformatted text with markup in it', () => {
    expect(made('<pre>\na <b>x</b>\n  y\n</pre>\n')).toBe('```\na x\n  y\n```');
    expect(said('<pre>\n<a href="https://a.org">x</a>\n</pre>\n')).toEqual(['as-source']);
  });
  test('a row of a table that begins as a script does', () => {
    expect(made('a|b\n-|-\nimport x|y\n')).toBe('a|b\n-|-\n&#x69;mport x|y');
  });
});

describe('two topics of one name', () => {
  const text = 'Words enough to be worth a page of their own, one after the other. '.repeat(6);
  const part = (name: string): string =>
    `## ${name} (AB)\n\n### One\n\n${text}\n\n### Two\n\n${text}\n\n`;
  test('have ids and names of their own, and no alias in common', () => {
    const { services } = importText(`# All\n\n${part('Intro')}${part('Intro')}`);
    expect(services.map(({ id, name, aliases }) => [id, name, ...aliases])).toEqual([
      ['intro', 'Intro', 'AB'],
      ['intro-2', 'Intro (2)'],
    ]);
  });
});

describe('the notes this project began with', () => {
  const plan = importText(fixture('real-notes'));
  test('become a page for each of the 25 headings below their title', () => {
    expect(plan.pages).toHaveLength(25);
    expect(plan.services.map(({ id }) => id)).toEqual([
      'course-material',
      'aws-lambda',
      'aws-glue',
      'elastic-mapreduce',
    ]);
  });
  test('of which five have nothing and one has a double hyphen only', () => {
    const bodies = bodiesOf(plan);
    expect(bodies.filter((body) => body === '')).toHaveLength(5);
    expect(bodies.filter((body) => body === '--')).toHaveLength(1);
  });
  test('have nine highlights; four labels and lists stay code', () => {
    const decisions = noticesOf(plan).flatMap((one) =>
      one.kind === 'callout' ? [one.decision] : [],
    );
    const words = (became: string): string[] =>
      decisions.filter((one) => one.became === became).map((one) => one.words);
    expect(words('EXAM')).toHaveLength(9);
    expect(words('code')).toEqual([
      'Supported Languages',
      'Machine Learning Transformations',
      'Job Bookmarks',
      'Hadoop common / core = MapReduce, YARN, HDFS',
    ]);
  });
});

describe('notes of a stranger', () => {
  const plan = importText(fixture('hostile'));
  test('hold at least sixty vectors', () => {
    expect(fixture('hostile').match(/^Vector \d+$/gm)?.length).toBeGreaterThanOrEqual(60);
  });
  test('leave nothing in the pages that could run', () => {
    expect(nodesOf(plan).filter(isDangerous)).toEqual([]);
  });
  test('cannot write outside the content folder', () => {
    for (const { path } of plan.writes) expect(path).toMatch(/^(?!.*\.\.)[^/\\]/);
    for (const path of pagesOf(plan).keys())
      expect(path).toMatch(/^notes\/[\p{L}\p{N}-]+\/[\p{L}\p{N}-]+\.mdx$/u);
  });
  test('have every address that was defused in the report', () => {
    const defused = noticesOf(plan).filter(({ kind }) => kind === 'unsafe-address');
    expect(defused.length).toBeGreaterThan(15);
  });
  test('that nest without end are an error, or a page', () => {
    for (const markdown of [
      '> '.repeat(3000),
      `${'- '.repeat(800)}x`,
      '['.repeat(5000),
      '*a '.repeat(3000),
    ]) {
      try {
        expect(importText(`${markdown}x\n`).pages).toHaveLength(1);
      } catch (error) {
        expect(error).toSatisfy((one) => one instanceof ImportError || one instanceof RangeError);
      }
    }
  });
});

describe('a file that is no Markdown', () => {
  const code = (bytes: Uint8Array): string => {
    try {
      decodeNotes(bytes, 'notes.md');
      return 'taken';
    } catch (error) {
      return error instanceof ImportError
        ? `${error.problem.code} ${error.problem.place.line}`
        : String(error);
    }
  };
  const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
  test('is refused with what is wrong and the line it is on', () => {
    expect(code(new Uint8Array())).toBe('notes-empty 1');
    expect(code(utf8(' \n\t\n'))).toBe('notes-empty 1');
    expect(code(Uint8Array.of(0x61, 0x0a, 0xe9, 0x62))).toBe('notes-not-utf8 2');
    expect(code(Uint8Array.of(0x61, 0x0a, 0x00))).toBe('notes-not-text 2');
    expect(code(utf8(`a\n${'- '.repeat(101)}x`))).toBe('notes-too-deep 2');
    expect(
      code(utf8(Array.from({ length: 101 }, (_, at) => `${'  '.repeat(at)}- x`).join('\n'))),
    ).toBe('notes-too-deep 101');
    expect(code(new Uint8Array(MAX_BYTES + 1).fill(0x61))).toBe('notes-too-large 1');
  });
  test('is taken in UTF-16 with its mark, of either order', () => {
    const little = Uint8Array.of(0xff, 0xfe, 0x61, 0x00, 0x0d, 0x00, 0x0a, 0x00);
    const big = Uint8Array.of(0xfe, 0xff, 0x00, 0x61, 0x00, 0x0a);
    for (const bytes of [little, big]) expect(decodeNotes(bytes, 'n.md').text).toBe('a\n');
  });
  test('is taken with a byte-order mark and any line ends', () => {
    expect(decodeNotes(utf8('\uFEFFa\r\nb\rc\n'), 'x/notes.md')).toEqual({
      name: 'notes.md',
      file: 'x/notes.md',
      text: 'a\nb\nc\n',
    });
  });
});
