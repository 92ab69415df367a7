/**
 * A block of the notes → what the page has for it. Every change is marked with how it is undone;
 * the words are never touched.
 */
import { replaceCallouts, type Decision, type Tips } from './callouts.ts';
import { replaceBlocks, replaceInline } from './html.ts';
import { replaceLink, type LinkContext } from './links.ts';
import { code, marked, text, type Tree } from './tree.ts';

/** How much is tried. A block that does not survive being read back is done again with less. */
export interface Effort {
  readonly callouts: boolean;
  readonly twins: boolean;
  /** Emphasis as JSX, for the rare nesting Markdown cannot write. */
  readonly jsx: boolean;
}

/** From everything to nothing but what safety asks; after the last the block is kept as source. */
export const EFFORTS: readonly Effort[] = [
  { callouts: true, twins: true, jsx: false },
  { callouts: false, twins: true, jsx: false },
  { callouts: false, twins: false, jsx: false },
  { callouts: false, twins: false, jsx: true },
];

export interface TransformContext {
  readonly tips: Tips;
  readonly links: LinkContext;
  /** Ids to pin on a heading. */
  readonly pins: ReadonlyMap<Tree, readonly string[]>;
  readonly noteCallout: (decision: Decision, node: Tree) => void;
  readonly noteHtml: (what: 'twin' | 'shown', raw: string, node: Tree) => void;
  readonly noteDefused: (written: string, node: Tree) => void;
}

const FLOW = new Set([
  'root',
  'blockquote',
  'list',
  'listItem',
  'footnoteDefinition',
  'mdxJsxFlowElement',
]);

/** Blocks of one parent → blocks of the page. */
export function transformBlocks(
  nodes: readonly Tree[],
  parent: Tree,
  effort: Effort,
  context: TransformContext,
): Tree[] {
  const html = { twins: effort.twins, parent: parent.type, note: context.noteHtml };
  let blocks = parent.type === 'list' ? [...nodes] : replaceBlocks(nodes, html);
  if (effort.callouts && parent.type !== 'list' && parent.type !== 'footnoteDefinition') {
    blocks = replaceCallouts(blocks, {
      tips: context.tips,
      parent: parent.type,
      task: typeof parent.checked === 'boolean',
      note: context.noteCallout,
    });
  } else {
    blocks = blocks.map((node) => (node.type === 'blockquote' ? calm(node) : node));
  }
  return blocks.map((node) => transform(node, effort, context));
}

/** A quote that is to stay one may not open as an alert of a kind the site does not know. */
function calm(quote: Tree): Tree {
  const first = quote.children?.[0];
  const opening = first?.type === 'paragraph' ? first.children?.[0] : undefined;
  const value = opening?.type === 'text' ? (opening.value ?? '') : '';
  const marker = /^\[!([^\]\n]*)\]/.exec(value)?.[0];
  if (!marker || !first || /^\[!(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION)\]/.test(value)) return quote;
  const safe = [marked(code(marker), { kind: 'code-text' }), text(value.slice(marker.length))];
  const head = { ...first, children: [...safe, ...(first.children ?? []).slice(1)] };
  return { ...quote, children: [head, ...(quote.children ?? []).slice(1)] };
}

function transform(node: Tree, effort: Effort, context: TransformContext): Tree {
  const children = node.children;
  if (!children) return replaceLink(node, context.links);
  const made = node.data?.undo?.at(-1)?.kind;
  if (made === 'exam' || made === 'label' || made === 'split') {
    // Its own content is done, but not for callouts again.
    const inner = children.map((child) =>
      transform(child, { ...effort, callouts: child.type === 'list' && effort.callouts }, context),
    );
    return { ...node, children: inner };
  }
  if (FLOW.has(node.type)) {
    // Within a callout nothing becomes another one.
    const inner = node.type === 'blockquote' ? { ...effort, callouts: false } : effort;
    return { ...node, children: transformBlocks(children, node, inner, context) };
  }
  if (node.type === 'table' || node.type === 'tableRow') {
    return { ...node, children: children.map((child) => transform(child, effort, context)) };
  }
  if (node.type === 'heading') {
    // Within a list or quote: never as high as the page's own title.
    return transformHeading(node, Math.max(2, node.depth ?? 2), effort, context);
  }
  return phrase(
    { ...node, children: transformInline(children, node, effort, context) },
    effort,
    context,
  );
}

/** A heading at its new depth, with the ids it has to keep. */
export function transformHeading(
  node: Tree,
  depth: number,
  effort: Effort,
  context: TransformContext,
): Tree {
  const children = transformInline(node.children ?? [], node, effort, context);
  const pins = (context.pins.get(node) ?? []).map((pin, index) =>
    marked(text(`${children.length + index > 0 ? ' ' : ''}[#${pin}]`), { kind: 'drop' }),
  );
  const made: Tree = { ...node, depth, children: [...children, ...pins] };
  return marked(made, { kind: 'fields', was: { depth: node.depth ?? depth } });
}

/** A heading's or paragraph's children → the page's; also used for a title kept as a paragraph. */
export function transformInline(
  children: readonly Tree[],
  parent: Tree,
  effort: Effort,
  context: TransformContext,
): Tree[] {
  const html = { twins: effort.twins, parent: parent.type, note: context.noteHtml };
  const made = replaceInline(children, html).map((child) => {
    if (child.type === 'text') return defuse(child, context);
    return child.children ? transform(child, effort, context) : replaceLink(child, context.links);
  });
  return separateSpans(made);
}

/** Two code spans in a row would be read back as one: a space keeps them apart. */
function separateSpans(nodes: readonly Tree[]): Tree[] {
  const result: Tree[] = [];
  for (const node of nodes) {
    const last = result.at(-1);
    if (last && edge(last, -1)?.type === 'inlineCode' && edge(node, 0)?.type === 'inlineCode') {
      result.push(marked(text(' '), { kind: 'drop' }));
    }
    result.push(node);
  }
  return result;
}

/** The node that is written first (0) or last (-1), groups opened. */
const edge = (node: Tree, side: 0 | -1): Tree | undefined => {
  const child = node.children?.at(side);
  return node.type === 'group' && child ? edge(child, side) : node;
};

const JSX: Readonly<Record<string, string>> = { emphasis: 'em', strong: 'strong', delete: 'del' };

function phrase(node: Tree, effort: Effort, context: TransformContext): Tree {
  const name = effort.jsx ? JSX[node.type] : undefined;
  if (!name) return replaceLink(node, context.links);
  const { children = [], data } = node;
  return marked(
    { type: 'mdxJsxTextElement', name, attributes: [], children, ...(data ? { data } : {}) },
    { kind: 'phrase', type: node.type },
  );
}

/** `[[x]]` is a link of the site's own, and `[#x]` a pin: text of the notes may be neither. */
const OWN_SYNTAX = /\[\[[^\n]*?\]\]|\[#[^\]\n]*\]/g;

function defuse(node: Tree, context: TransformContext): Tree {
  const value = node.value ?? '';
  if (node.data?.undo || !/\[[[#]/.test(value)) return node;
  const parts: Tree[] = [];
  let from = 0;
  for (const match of value.matchAll(OWN_SYNTAX)) {
    if (match.index > from) parts.push(text(value.slice(from, match.index)));
    parts.push(marked(code(match[0]), { kind: 'code-text' }));
    context.noteDefused(match[0], node);
    from = match.index + match[0].length;
  }
  if (from === 0) return node;
  if (from < value.length) parts.push(text(value.slice(from)));
  return { type: 'group', children: separateSpans(parts), position: node.position };
}

/** A heading whose words are shown as they were written: it is one still, and has its place. */
export function headingAsSource(node: Tree, depth: number, source: string): Tree {
  const start = node.children?.[0]?.position?.start.offset ?? 0;
  const end = node.children?.at(-1)?.position?.end.offset ?? 0;
  const written = source.slice(start, end);
  return marked(
    { type: 'heading', depth, children: [code(written)], position: node.position },
    { kind: 'source', node, source: written },
  );
}

/** The block as it was written, where nothing else could be read back as it was. */
export function keepSource(node: Tree, source: string): Tree {
  const start = node.position?.start.offset ?? 0;
  const end = node.position?.end.offset ?? 0;
  const written = source.slice(start, end);
  return marked(
    { type: 'code', lang: 'md', meta: null, value: written, position: node.position },
    { kind: 'source', node, source: written },
  );
}
