import { describe, expect, test } from 'vitest';
import { parseSource } from '../../../src/importer/parse.ts';
import { walk, type Tree } from '../../../src/importer/tree.ts';
import { parseMarkdown } from '../../../src/markdown/parse.ts';

const PART = `## Part

Text with a [reference], a footnote[^1] and [a link](<a b> "t").

\`\`\`sh

# no heading

\`\`\`

<!-- a comment

# no heading

-->

- a list

  ~~~

  # no heading

  ~~~

`;

const shapeOf = (root: Tree): unknown[] =>
  [...walk(root)].slice(1).map(({ type, value, position }) => [type, value, position]);

describe('a long text', () => {
  const text = `${PART.repeat(2000)}\n[reference]: /x\n\n[^1]: note\n`;
  const source = parseSource(text);
  test('is read in parts as it would be in one', () => {
    expect(text.length).toBeGreaterThan(300_000);
    const whole = shapeOf(parseMarkdown(text) as Tree);
    const parts = shapeOf(source.root);
    expect(parts.length).toBe(whole.length);
    expect(parts.findIndex((one, at) => JSON.stringify(one) !== JSON.stringify(whole[at]))).toBe(
      -1,
    );
  });
});
