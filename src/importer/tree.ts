/**
 * The importer's own view of mdast: one permissive node type, so that a transformation can replace
 * any node by any other and say how that is undone. A `group` stands for the several nodes that
 * took one node's place; it disappears when the tree is written or compared.
 */
import type { Position } from 'unist';

/** How a node of the written page becomes the node of the notes again. Applied last to first. */
export type Undo =
  /** Added by the importer. */
  | { readonly kind: 'drop' }
  /** Fields rewritten in place (an address, a heading's depth, a text); what the notes had. */
  | { readonly kind: 'fields'; readonly was: Partial<Tree> }
  /** An EXAM callout that was a lone code span. */
  | { readonly kind: 'exam' }
  /** Blocks that were one paragraph, and what stood between them. */
  | { readonly kind: 'split'; readonly joints: readonly Tree[] }
  /** A callout that was a paragraph opening with a label; `alone`: the label was the paragraph. */
  | { readonly kind: 'label'; readonly label: readonly Tree[]; readonly alone: boolean }
  /** Markdown or JSX that was raw HTML between two tags, or one tag (no `close`). */
  | { readonly kind: 'tags'; readonly open: string; readonly close?: string | undefined }
  /** A code span that was raw HTML: one node per length, with line ends where they were. */
  | {
      readonly kind: 'raw';
      readonly lengths: readonly number[];
      readonly lineEnds: readonly number[];
    }
  /** A code block that was raw HTML or the notes' front matter. */
  | { readonly kind: 'literal'; readonly type: 'html' | 'yaml' | 'toml' }
  /** A code block holding a block of the notes exactly as it was written there. */
  | { readonly kind: 'source'; readonly node: Tree; readonly source: string }
  /** Words and a visible address that were a link or an image. */
  | { readonly kind: 'unlink'; readonly node: Tree }
  /** A code span that was text the site would take for its own syntax (`[[x]]`, a pin). */
  | { readonly kind: 'code-text' }
  /** JSX emphasis, where Markdown's own could not be read back. */
  | { readonly kind: 'phrase'; readonly type: string }
  /** A group that shows nothing: an anchor's tags, white space beside a line break. */
  | { readonly kind: 'hidden'; readonly nodes: readonly Tree[] }
  /** Another node in this one's place, which still shows its words and address. */
  | { readonly kind: 'replaced'; readonly node: Tree }
  /** A footnote or definition that never took effect, shown as text. */
  | { readonly kind: 'shadowed'; readonly node: Tree };

export interface TreeData {
  undo?: Undo[];
  /** Index of the root's child this node came from. */
  at?: number;
}

export interface JsxAttribute {
  type: 'mdxJsxAttribute';
  name: string;
  value?: string | null;
}

export interface Tree {
  type: string;
  children?: Tree[];
  value?: string;
  depth?: number;
  url?: string;
  title?: string | null;
  alt?: string | null;
  lang?: string | null;
  meta?: string | null;
  ordered?: boolean | null;
  start?: number | null;
  spread?: boolean | null;
  checked?: boolean | null;
  identifier?: string;
  label?: string | null;
  referenceType?: string;
  align?: (string | null)[] | null;
  name?: string | null;
  attributes?: JsxAttribute[];
  position?: Position | undefined;
  data?: TreeData;
}

export const text = (value: string): Tree => ({ type: 'text', value });
export const code = (value: string): Tree => ({ type: 'inlineCode', value });
export const html = (value: string): Tree => ({ type: 'html', value });
export const paragraph = (children: Tree[]): Tree => ({ type: 'paragraph', children });
export const group = (children: Tree[], undo: Undo): Tree => ({
  type: 'group',
  children,
  data: { undo: [undo] },
});
export const block = (value: string, lang: string): Tree => ({
  type: 'code',
  lang,
  meta: null,
  value,
});

/** The node with one more step to undo; the node itself is not changed. */
export function marked(node: Tree, undo: Undo): Tree {
  return { ...node, data: { ...node.data, undo: [...(node.data?.undo ?? []), undo] } };
}

/** 1-based line of the notes the node begins on; 1 for a node the importer made. */
export const lineOf = (node: Tree | undefined): number => node?.position?.start.line ?? 1;

/** Every node of a tree, parents before children. */
export function* walk(node: Tree): Generator<Tree> {
  yield node;
  for (const child of node.children ?? []) yield* walk(child);
}

/** The words of a node, with alt texts, without raw HTML; white space as it stands. */
export function wordsOf(node: Tree): string {
  if (node.type === 'html') return '';
  if (node.type === 'break') return ' ';
  if (node.type === 'image' || node.type === 'imageReference') return node.alt ?? '';
  return node.value ?? (node.children ?? []).map(wordsOf).join('');
}

/** The same, on one line. */
export const lineOfWords = (node: Tree): string => wordsOf(node).replace(/\s+/gu, ' ').trim();
