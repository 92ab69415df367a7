import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { unified } from '@astrojs/markdown-remark';
import mdxRenderer from '@astrojs/mdx/server.js';
import { experimental_AstroContainer as AstroContainer } from 'astro/container';
import type { Root } from 'mdast';
import type { Processor } from 'unified';
import { describe, expect, test } from 'vitest';
import { ENGLISH } from '../../../src/core/interface.ts';
import { assignAnchors } from '../../../src/markdown/anchors.ts';
import { readCallouts } from '../../../src/markdown/callouts.ts';
import { drawFences } from '../../../src/markdown/fences.ts';
import { readMdx } from '../../../src/markdown/mdx.ts';
import { parseMdx } from '../../../src/markdown/parse.ts';
import { renderHtml, toHastOptions } from '../../../src/markdown/render.ts';
import { loadSite } from '../../../src/site/load.ts';

const options = { base: '/notes/' };

/** A tree drawn as Astro draws a page that uses a component: compiled by its MDX pipeline, then run. */
async function compiled(tree: Root, name: string): Promise<string> {
  function parser(this: Processor): void {
    this.parser = () => structuredClone(tree);
  }
  const renderer = await unified({
    gfm: false,
    smartypants: false,
    remarkPlugins: [parser],
    remarkRehype: toHastOptions({ ...options, components: true }),
  }).createMdxRenderer?.(
    { syntaxHighlight: false, gfm: false, smartypants: false } as never,
    { optimize: true, srcDir: new URL('file:///src/') } as never,
  );
  const result = await renderer?.process('', `/${name}.mdx`, {});
  const module = resolve('node_modules/.cache/both-ways', `${name.replaceAll('/', '-')}.mjs`);
  mkdirSync(resolve(module, '..'), { recursive: true });
  // What @astrojs/mdx appends after compiling, without the bundler it does so in.
  writeFileSync(
    module,
    `import { Fragment as F } from 'astro/jsx-runtime';
${result?.code.replace('export default function MDXContent', 'function MDXContent')}
export default (props) => MDXContent({ ...props, components: { Fragment: F } });`,
  );
  const { default: Content } = (await import(module)) as { default: never };
  Object.assign(Content, {
    [Symbol.for('astro:renderer')]: 'astro:jsx',
    [Symbol.for('mdx-component')]: true,
  });
  const container = await AstroContainer.create();
  container.addServerRenderer({ name: 'astro:jsx', renderer: mdxRenderer });
  return container.renderToString(Content);
}

/** HTML without what means the same: spelling of characters, of empty attributes, white space between tags. */
const plain = (html: string): string =>
  html
    .replace(/&#x([\da-f]+);/gi, (_, code: string) =>
      String.fromCodePoint(Number.parseInt(code, 16)),
    )
    .replace(
      /&(?:quot|amp|lt|gt);/g,
      (one) => ({ '&quot;': '"', '&amp;': '&', '&lt;': '<', '&gt;': '>' })[one] ?? one,
    )
    .replace(/ ([\w-]+)=""/g, ' $1')
    .replace(/\s+/g, ' ')
    .replace(/> | </g, (edge) => edge.trim());

describe('a page is the same, drawn from its tree or compiled by MDX', () => {
  test('with everything GFM and HTML in MDX can do', async () => {
    const tree = parseMdx(readFileSync('tests/fixtures/drawing/everything.mdx', 'utf8'));
    expect(readMdx(tree, { file: 'a.mdx', allowCode: false }).problems).toEqual([]);
    readCallouts(tree, 'a.mdx');
    assignAnchors(tree, 'a.mdx');
    expect(drawFences(tree, { file: 'a.mdx', imported: false, speech: ENGLISH })).toEqual([]);
    expect(plain(await compiled(tree, 'everything'))).toBe(
      plain(renderHtml(tree.children, options)),
    );
  });

  test('for every page of the content', async () => {
    const pages = loadSite('content').pages.filter((page) => !page.compiled);
    expect(pages.length).toBeGreaterThan(100);
    for (const page of pages) {
      expect(plain(await compiled(page.tree, page.entry.path)), page.entry.path).toBe(
        plain(renderHtml(page.tree.children, options)),
      );
    }
  });
});
