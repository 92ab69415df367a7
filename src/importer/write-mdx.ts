/** A page's tree → MDX text in which nothing of the notes can become code, and the plain tree both are compared by. */
import type { Nodes, Root } from 'mdast';
import { defaultHandlers, type Handle, type Unsafe } from 'mdast-util-to-markdown';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';
import type { Tree } from './tree.ts';

/**
 * remark-mdx writes a line that begins with `import` or `export` as it is, and it is read back as
 * JavaScript: the first letter becomes a character reference.
 */
const unsafe: Unsafe[] = [
  { atBreak: true, character: 'i', after: 'mport', inConstruct: 'phrasing' },
  { atBreak: true, character: 'e', after: 'xport', inConstruct: 'phrasing' },
];

/** `> \[!NOTE]` is the same tree as `> [!NOTE]`, but only the latter is an alert on GitHub. */
const blockquote: Handle = (node, parent, state, info) =>
  defaultHandlers
    .blockquote(node, parent, state, info)
    .replace(/^> \\\[!(?=(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION|EXAM)\])/, '> [!');

/** The same for the pins at the end of a heading, which are the site's own. */
const heading: Handle = (node, parent, state, info) =>
  defaultHandlers
    .heading(node, parent, state, info)
    .replace(/(?: ?\\\[#[^\]\s`<>"']+\])+$/, (pins: string) => pins.replaceAll('\\[', '['));

const settings = {
  bullet: '-',
  rule: '-',
  emphasis: '*',
  fences: true,
  listItemIndent: 'one',
  resourceLink: true,
} as const;

const mdx = unified()
  .use(remarkGfm)
  .use(remarkMdx)
  .use(remarkStringify, { ...settings, unsafe, handlers: { blockquote, heading } });
const markdown = unified().use(remarkGfm).use(remarkStringify, settings);

// Tree has mdast's fields and no others once `plain` has taken the groups and data away.
const asRoot = (node: Tree): Root =>
  (node.type === 'root' ? node : { type: 'root', children: [node] }) as unknown as Root;

/** A plain tree (see `plain`) → MDX. */
export const writeMdx = (node: Tree): string => mdx.stringify(asRoot(node));

/** A plain tree → Markdown, raw HTML as it is; used for what is remembered, never for a page. */
export const writeMarkdown = (node: Tree): string => markdown.stringify(asRoot(node)).trimEnd();

/**
 * What counts when two trees are compared: groups opened, neighbouring texts joined, positions and
 * data gone. How a reference was spelt (`[a][]`, `[a]`, `[a][a]`) is not part of what it says, and a
 * line end in a code span is a space (CommonMark 6.1); everything else is.
 */
export function plain(node: Tree | Nodes): Tree {
  return clean(node as Tree);
}

function clean(node: Tree): Tree {
  const { position: _position, data: _data, children, referenceType, ...fields } = node;
  const result: Tree = fields;
  if (node.type === 'inlineCode') result.value = (node.value ?? '').replaceAll('\n', ' ');
  if (referenceType !== undefined) result.referenceType = 'full';
  if (children) result.children = join(children);
  return result;
}

function join(nodes: readonly Tree[], into: Tree[] = []): Tree[] {
  for (const node of nodes) {
    if (node.type === 'group') {
      join(node.children ?? [], into);
      continue;
    }
    const last = into.at(-1);
    if (node.type === 'text' && last?.type === 'text') {
      into[into.length - 1] = { type: 'text', value: (last.value ?? '') + (node.value ?? '') };
    } else if (node.type !== 'text' || node.value !== '') {
      into.push(clean(node));
    }
  }
  return into;
}
