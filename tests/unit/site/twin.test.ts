import { describe, expect, test } from 'vitest';
import { assignAnchors } from '../../../src/markdown/anchors.ts';
import { readCallouts } from '../../../src/markdown/callouts.ts';
import { parseMdx } from '../../../src/markdown/parse.ts';
import { resolveWikilinks } from '../../../src/markdown/wikilinks.ts';
import type { Page } from '../../../src/site/page.ts';
import { twin } from '../../../src/site/twin.ts';

/** The body of a page's twin, below its title. */
function body(text: string): string {
  const tree = parseMdx(text);
  readCallouts(tree, 'a.mdx');
  assignAnchors(tree, 'a.mdx');
  resolveWikilinks(tree, {
    file: 'a.mdx',
    source: text,
    resolve: (target) => ({ address: `/${target}/`, title: 'Emu' }),
    candidates: () => [],
  });
  const page = {
    title: 'T',
    summary: '',
    sources: [],
    address: '/t/',
    entry: { body: text },
    tree,
  };
  return twin(page as unknown as Page, (address) => `https://x.example${address}`)
    .split('\n\n')
    .slice(2)
    .join('\n\n');
}

describe('a twin is what the author wrote', () => {
  test('with addresses that work anywhere', () => {
    expect(body('See [[emu]], [[emu|the bird]], [here](#a "T"), [home](/) and <br/>that.\n')).toBe(
      'See [Emu](https://x.example/emu/), [the bird](https://x.example/emu/), ' +
        '[here](https://x.example/t/#a "T"), [home](https://x.example/) and <br/>that.\n',
    );
    expect(body('[a][b]\n\n[b]: /emu/#c\n')).toBe('[a][b]\n\n[b]: https://x.example/emu/#c\n');
    expect(body('| a |\n|---|\n| [[emu\\|bird]] |\n')).toContain(
      '| [bird](https://x.example/emu/) |',
    );
  });

  test('without pins, of headings and of callouts', () => {
    expect(body('## Water [#water] [#old]\n\n> [!EXAM] Why? [#why]\n> Because.\n')).toBe(
      '## Water\n\n> [!EXAM] Why?\n> Because.\n',
    );
  });

  test('with code and escapes untouched', () => {
    const text = 'A `[[emu]]` and \\[[emu]] and \\{x}.\n\n```js\nconst a = [#b];\n```\n';
    expect(body(text)).toBe(text);
  });

  test('with words for what only the site draws', () => {
    expect(
      body('<Tabs>\n<Tab label="SQL">\n\nText.\n\n</Tab>\n</Tabs>\n').replace(/\n+/g, '\n'),
    ).toBe('**SQL**\nText.\n');
    expect(body('<Figure caption="An emu">\n\n![A bird](./a.png)\n\n</Figure>\n')).toContain(
      '*Picture: A bird*\n\n*An emu*',
    );
  });
});
