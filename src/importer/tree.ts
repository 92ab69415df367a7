/**
 * The importer's view of mdast: one permissive node type, read only. Nodes are never changed; what
 * becomes of them is said by edits of the source (`edits.ts`).
 */
import type { Position } from 'unist';

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
  checked?: boolean | null;
  identifier?: string;
  label?: string | null;
  referenceType?: string;
  name?: string | null;
  position?: Position | undefined;
}

/** Offsets of a node in its source; both 0 for a node without a place. */
export const startOf = (node: Tree | undefined): number => node?.position?.start.offset ?? 0;
export const endOf = (node: Tree | undefined): number => node?.position?.end.offset ?? 0;

/** 1-based line of the notes the node begins on. */
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

const CONTAINERS = new Set(['root', 'blockquote', 'list', 'listItem', 'footnoteDefinition']);
export const isContainer = ({ type }: Tree): boolean => CONTAINERS.has(type);

/** Definitions and footnotes: where they stand is not where they are seen. */
export const isAside = ({ type }: Tree): boolean =>
  type === 'definition' || type === 'footnoteDefinition';
