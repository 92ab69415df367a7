import { toHtml } from 'hast-util-to-html';
import type { Code } from 'mdast';
import { describe, expect, test } from 'vitest';
import { ENGLISH } from '../../../src/core/interface.ts';
import { drawFences } from '../../../src/markdown/fences.ts';
import { parseMdx } from '../../../src/markdown/parse.ts';
import { renderHtml } from '../../../src/markdown/render.ts';

interface Drawn {
  readonly html: string;
  readonly problems: ReturnType<typeof drawFences>;
}

function draw(text: string, { imported = false, maths = false } = {}): Drawn {
  const root = parseMdx(text, { maths });
  const problems = drawFences(root, { file: 'a.mdx', imported, speech: ENGLISH });
  return { html: renderHtml(root.children, { base: '/' }), problems };
}

const fence = (lang: string, ...lines: string[]): string =>
  ['Before.', '', `\`\`\`${lang}`, ...lines, '```', ''].join('\n');
const NAMES = ['  accTitle: A bridge', '  accDescr: From here to there.'];

describe('a diagram', () => {
  const bridge = fence('mermaid', 'flowchart LR', ...NAMES, '  a[Here] -->|by foot| b[There]');

  test('is a picture with a name, and its description stands below it in words', () => {
    const { html, problems } = draw(bridge);
    expect(problems).toEqual([]);
    expect(html).toMatch(/<svg[^>]* role="img" aria-label="Diagram: A bridge"/);
    expect(html).toContain('>Here</text>');
    expect(html).toContain('<figcaption><span>A bridge</span><details><summary>In words</summary>');
    expect(html).toContain('<p>From here to there.</p>');
  });

  test('carries no style, no colour of its own and no address, whatever it asks for', () => {
    const { html } = draw(
      fence(
        'mermaid',
        'flowchart LR',
        ...NAMES,
        '  a["<img src=x onerror=y>"] --> b[There]',
        '  style a fill:#f00,stroke:red"onload="x',
        '  linkStyle 0 stroke:url(https://x.example)',
      ),
    );
    expect(html).not.toMatch(/style=|<style|<img|<script| on\w+=|x\.example|#f00/);
  });

  test('has ids of its own, also where it stands on the page twice', () => {
    const ids = [...draw(bridge + bridge).html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(ids.length).toBeGreaterThan(1);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('too wide for a phone is drawn a second time, and what is still too wide scrolls', () => {
    const numbers = [1, 2, 3, 4, 5];
    const boxes = numbers.flatMap((n) => [
      `  start[Begin] --> across${n}[The box of number ${n}]`,
      `  ${n === 1 ? 'across5' : `on${n - 1}`} --> on${n}[A step farther on]`,
    ]);
    const { html } = draw(fence('mermaid', 'flowchart TD', ...NAMES, ...boxes));
    expect(html.match(/<svg/g)).toHaveLength(2);
    expect(html).toMatch(/<svg[^>]*class="wide"/);
    expect(html).toMatch(/<div class="narrow" role="region" tabindex="0"/);
  });

  test('of another kind than a flowchart is drawn too', () => {
    const sequence = fence('mermaid', 'sequenceDiagram', ...NAMES, '  A->>B: Hello');
    expect(draw(sequence).problems).toEqual([]);
    expect(draw(sequence).html).toContain('Hello');
  });

  test.each([
    ['without a title', ['flowchart LR', '  a --> b'], 3, 'a diagram without accTitle'],
    ['with a line nobody knows', ['flowchart LR', ...NAMES, '  a -> b'], 7, 'a -> b'],
    ['with a bracket in a text', ['flowchart LR', ...NAMES, '  a[f(x)] --> b'], 7, 'a[f(x)] --> b'],
    ['with a direction nobody knows', ['flowchart XY', ...NAMES, '  a --> b'], 4, 'flowchart XY'],
    ['of a kind nobody knows', ['flowerchart', ...NAMES, '  a --> b'], 3, 'flowerchart'],
  ])('%s is the author’s error, at its line', (_, lines, line, found) => {
    const [problem] = draw(fence('mermaid', ...lines)).problems;
    expect(problem?.code).toBe('broken-diagram');
    expect(problem?.place.line).toBe(line);
    expect(problem?.found).toContain(found);
  });

  test('of an imported page needs no name, and stays code where it cannot be drawn', () => {
    const plain = draw(fence('mermaid', 'flowchart LR', '  a --> b'), { imported: true });
    expect(plain.problems).toEqual([]);
    expect(plain.html).toContain('aria-label="Diagram"');
    const broken = draw(fence('mermaid', 'gitGraph', '  commit'), { imported: true });
    expect(broken.problems).toEqual([]);
    expect(broken.html).toMatch(/<figure class="code">.*gitGraph/);
  });
});

describe('code', () => {
  test('is highlighted by classes, under the name of its language, with a button that waits', () => {
    const { html } = draw(fence('sql', "SELECT 'a' -- why"));
    expect(html).toContain('<span>SQL</span>');
    expect(html).toContain('<span class="k">SELECT </span><span class="s">');
    expect(html).toContain('<span class="c">-- why</span>');
    expect(html).toMatch(/<button type="button" data-copy-code="" disabled/);
    expect(html).not.toContain('style=');
  });

  test('keeps every character, in any language and in none', () => {
    const code = 'if (a < b && "c") {\n\n  x = `y`;\t# <z>\n}';
    for (const lang of ['python', 'js', 'bash', 'scala', 'yaml', 'nonsense', '']) {
      const root = parseMdx(fence(lang, ...code.split('\n')));
      drawFences(root, { file: 'a.mdx', imported: false, speech: ENGLISH });
      const { drawing } = (root.children[1] as Code).data ?? {};
      const pre = drawing ? toHtml(drawing).replace(/^.*<pre[^>]*>/s, '') : '';
      const plain = pre
        .replace(/<[^>]+>/g, '')
        .replace(/&#x3C;/g, '<')
        .replace(/&#x26;/g, '&');
      expect(plain, lang).toBe(`${code}\n`);
    }
  });

  test('shows the title and numbers its lines when it is asked to', () => {
    const { html } = draw(fence('sql title="a.sql" numbers', 'SELECT 1;', 'SELECT 2;'));
    expect(html).toContain('<span>a.sql</span><small>SQL</small>');
    expect(html.match(/<span class="line">/g)).toHaveLength(2);
    expect(draw(fence('sql title="numbers"', 'SELECT 1;')).html).not.toContain('class="line"');
  });

  test('can be scrolled by keyboard where a line is long, and is no stop where none is', () => {
    expect(draw(fence('sql', 'SELECT '.repeat(9))).html).toContain('tabindex="0"');
    expect(draw(fence('sql', 'SELECT 1')).html).not.toContain('tabindex');
  });
});

describe('a formula', () => {
  test('in a fence is MathML', () => {
    const { html, problems } = draw(fence('math', '\\frac{a}{b}'));
    expect(problems).toEqual([]);
    expect(html).toContain('<mfrac><mi>a</mi><mi>b</mi></mfrac>');
    expect(html).not.toContain('style=');
  });

  test('in running text is one only where the site says so: notes write prices with a dollar', () => {
    expect(draw('From $5 to $9.\n').html).toBe('<p>From $5 to $9.</p>');
    expect(draw('It is $a^2$.\n', { maths: true }).html).toContain('<msup><mi>a</mi>');
    expect(draw('$$\na\n$$\n', { maths: true }).html).toContain('display="block"');
  });

  test('that cannot be read is the author’s error', () => {
    expect(draw(fence('math', '\\frac{a')).problems).toMatchObject([
      { code: 'broken-formula', place: { line: 4 } },
    ]);
    expect(draw('It is $\\nonsense$.\n', { maths: true }).problems).toMatchObject([
      { code: 'broken-formula', place: { line: 1, column: 7 } },
    ]);
  });
});
