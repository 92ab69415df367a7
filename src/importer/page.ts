/** A page's front matter, and the depths of its headings. */
import { stringify } from 'yaml';
import type { Tree } from './tree.ts';

/** Depths of a page's headings: the first below the title is 2, and no level is skipped. */
export function pageDepths(nodes: readonly Tree[]): Map<Tree, number> {
  const depths = new Map<Tree, number>();
  const open: number[] = [];
  for (const node of nodes) {
    if (node.type !== 'heading') continue;
    const depth = node.depth ?? 6;
    while (open.length > 0 && (open.at(-1) ?? 0) >= depth) open.pop();
    open.push(depth);
    depths.set(node, Math.min(6, open.length + 1));
  }
  return depths;
}

export interface PageFields {
  readonly title: string;
  readonly service: string;
  readonly order: number;
  readonly keywords: readonly string[];
  readonly movedFrom: readonly string[];
  readonly imported: {
    readonly source: string;
    readonly path: readonly string[];
    readonly hash: string;
  };
}

/** Front matter and body → the file's text. */
export function pageText(fields: PageFields, body: string): string {
  const { movedFrom, keywords, imported, ...others } = fields;
  const data = {
    ...others,
    ...(keywords.length > 0 ? { keywords } : {}),
    imported,
    ...(movedFrom.length > 0 ? { movedFrom } : {}),
  };
  return `---\n${stringify(data, { lineWidth: 0 })}---\n${body ? `\n${body}` : ''}`;
}
