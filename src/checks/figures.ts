/** Claims that age: each must stand on its page in those words, and rest on a source the page names. */
import { toString } from 'mdast-util-to-string';
import { nearest, type Problem } from '../core/problem.ts';
import type { Site } from '../site/site.ts';

const plain = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** Judges `figures` of every page; returns a problem for words the page lacks and for unnamed sources. */
export function checkFigures(site: Site): Problem[] {
  return site.pages.flatMap((page) => {
    if (page.figures.length === 0) return [];
    const body = plain(
      `${page.summary} ${page.tree.children.map((block) => toString(block)).join(' ')}`,
    );
    const sources = new Set(page.sources.map(({ url }) => url));
    return page.figures.flatMap(({ text, source }, index) => {
      const problems: Problem[] = [];
      if (!body.includes(plain(text))) {
        problems.push({
          code: 'unknown-figure',
          place: page.entry.locate(['figures', index]),
          found: `figures: ${text}`,
          expected: 'words that stand on the page, in one paragraph, list item or cell',
        });
      }
      if (!sources.has(source)) {
        problems.push({
          code: 'unnamed-source',
          place: page.entry.locate(['figures', index]),
          found: `source: ${source}`,
          expected: 'the address of one of the sources of the page',
          suggestion: nearest(source, sources),
        });
      }
      return problems;
    });
  });
}
