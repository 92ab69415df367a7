/**
 * The one Markdown parser of the project: the site's analysis, the importer and the tests read
 * text exactly as Astro's MDX pipeline does (remark-parse, GFM, MDX; smart punctuation off).
 */
import type { Root } from 'mdast';
import { deepLine, holdDepth, TooDeepError } from './depth.ts';
import remarkGfm from 'remark-gfm';
import remarkMath from 'remark-math';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';

const mdx = unified().use(remarkParse).use(remarkGfm).use(remarkMdx);
const mdxWithMaths = unified().use(remarkParse).use(remarkGfm).use(remarkMath).use(remarkMdx);
const markdown = unified().use(remarkParse).use(remarkGfm);

/** Gives a copy of what was made for the key before, or what `make` makes. */
export type Keep = <T>(key: string, make: () => T) => T;

/** Keeps nothing. */
export const anew: Keep = (_key, make) => make();

/** What a page's tree is kept by. */
export const treeKey = (text: string, maths: boolean): string => `tree ${maths}\n${text}`;

/** MDX text → mdast; `maths` reads `$…$` and `$$` as formulas. Throws a VFileMessage with `line` and `column` when the MDX does not parse, and a TooDeepError for what nests too deeply. */
export function parseMdx(text: string, { maths = false } = {}): Root {
  const deep = deepLine(text);
  if (deep !== undefined) throw new TooDeepError(deep);
  const root = (maths ? mdxWithMaths : mdx).parse(text);
  holdDepth(root);
  return root;
}

/** Plain Markdown (GFM) text → mdast. Never throws: all text is Markdown. */
export function parseMarkdown(text: string): Root {
  return markdown.parse(text);
}
