/**
 * The one Markdown parser of the project: the site's analysis, the importer and the tests read
 * text exactly as Astro's MDX pipeline does (remark-parse, GFM, MDX; smart punctuation off).
 */
import type { Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkMath from 'remark-math';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';

const mdx = unified().use(remarkParse).use(remarkGfm).use(remarkMdx);
const mdxWithMaths = unified().use(remarkParse).use(remarkGfm).use(remarkMath).use(remarkMdx);
const markdown = unified().use(remarkParse).use(remarkGfm);

/** A parser of MDX text; `maths` reads `$…$` and `$$` as formulas. */
export type Parse = (text: string, options: { readonly maths: boolean }) => Root;

/** MDX text → mdast; `maths` reads `$…$` and `$$` as formulas. Throws a VFileMessage with `line` and `column` when the MDX does not parse. */
export function parseMdx(text: string, { maths = false } = {}): Root {
  return (maths ? mdxWithMaths : mdx).parse(text);
}

/** Plain Markdown (GFM) text → mdast. Never throws: all text is Markdown. */
export function parseMarkdown(text: string): Root {
  return markdown.parse(text);
}
