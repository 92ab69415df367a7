import { describe, expect, test } from 'vitest';
import { assignAnchors } from '../../../src/markdown/anchors.ts';
import { readCallouts } from '../../../src/markdown/callouts.ts';
import { parseMdx } from '../../../src/markdown/parse.ts';
import { renderHtml } from '../../../src/markdown/render.ts';

function draw(text: string, base = '/'): string {
  const root = parseMdx(text);
  readCallouts(root, 'a.mdx');
  assignAnchors(root, 'a.mdx');
  return renderHtml(root.children, { base });
}

describe('drawing', () => {
  test('a callout is told by a word and a drawing, and named by its question', () => {
    const html = draw('> [!EXAM] Why? [#why]\n> Because.\n');
    expect(html).toContain('<aside class="callout exam" aria-labelledby="why">');
    expect(html).toMatch(/<p class="kind"[^>]*><svg[^>]*>.*<\/svg>Exam tip<\/p>/);
    expect(html).toContain('<h2 id="why" class="q"><span>Why?</span><a href="#why" class="anchor"');
  });

  test('a callout without a title is named by its kind', () => {
    expect(draw('> [!NOTE]\n> Text.\n')).toContain(
      '<aside class="callout note" aria-label="Note">',
    );
  });

  test('what was and what is are marked by their words', () => {
    const html = draw(
      '> [!CHANGED 2020-12] Moved [#m]\n> **Then:** a.\n>\n> **Now:** b.\n>\n> Source: [c](https://c.example)\n',
    );
    expect(html).toContain('<time datetime="2020-12">Dec 2020</time>');
    expect(html).toContain('<p class="then"><strong>Then:</strong> a.</p>');
    expect(html).toContain('<p class="now"><strong>Now:</strong> b.</p>');
  });

  test('a table scrolls inside itself, can be reached by keyboard and has a name', () => {
    expect(draw('## Sizes\n\n| a |\n| - |\n| b |\n')).toContain(
      '<div class="table" role="region" tabindex="0" aria-label="Table: Sizes">',
    );
  });

  test('internal links go below the base, others stay', () => {
    const html = draw('[a](/b/#c) [d](#e) [f](https://g.example)\n', '/notes/');
    expect(html).toContain('href="/notes/b/#c"');
    expect(html).toContain('href="#e"');
    expect(html).toContain('href="https://g.example"');
  });

  test('old ids stay targets', () => {
    expect(draw('## T [#new] [#old]\n')).toContain('<span id="old" class="old-anchor"></span>');
  });

  test('the analysed tree is not touched', () => {
    const root = parseMdx('## T\n');
    assignAnchors(root, 'a.mdx');
    const before = JSON.stringify(root);
    renderHtml(root.children, { base: '/' });
    expect(JSON.stringify(root)).toBe(before);
  });
});
