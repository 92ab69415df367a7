/** One section of the notes → one page: its tree, its units of work, its MDX. */
import { stringify } from 'yaml';
import { isLoneLabel } from './callouts.ts';
import { detailsEnd } from './html.ts';
import type { Placed, Section } from './outline.ts';
import { shadowed } from './links.ts';
import {
  EFFORTS,
  headingAsSource,
  keepSource,
  transformBlocks,
  transformHeading,
  type TransformContext,
} from './transform.ts';
import { block, marked, paragraph, walk, type Tree } from './tree.ts';
import { plain, writeMarkdown } from './write-mdx.ts';

/** What must be transformed together, and how hard is tried (index into EFFORTS; past it, as source). */
export interface Unit {
  readonly placed: readonly Placed[];
  /** An added unit (a copy of a definition, a title kept in the text) is no part of the notes. */
  readonly added: boolean;
  effort: number;
  tree: readonly Tree[];
}

export interface PageContext {
  readonly source: string;
  readonly overruled: (node: Tree) => boolean;
  /** Notices go to the unit that is being made, so that a second attempt replaces them. */
  readonly transform: (unit: Unit) => TransformContext;
}

/** The units of a section: mostly single blocks; `<details>` with its content, a label with its list. */
export function unitsOf(
  section: Section,
  home: readonly Placed[],
  copies: readonly Tree[],
): Unit[] {
  const unit = (placed: readonly Placed[], added = false): Unit => ({
    placed,
    added,
    effort: 0,
    tree: [],
  });
  const content = [
    ...section.carried.filter(({ node }) => node.type !== 'heading'),
    ...section.content,
  ];
  const nodes = content.map(({ node }) => node);
  const units: Unit[] = [];
  for (const heading of [...section.carried.map(({ node }) => node), section.heading]) {
    if (heading?.type === 'heading' && isRich(heading)) {
      const kept = { ...paragraph(heading.children ?? []), position: heading.position };
      units.push(unit([{ node: kept, at: -1 }], true));
    }
  }
  for (let index = 0; index < content.length; index += 1) {
    const [node, next] = [nodes[index], nodes[index + 1]];
    let end = index;
    if (node?.type === 'html') end = Math.max(index, detailsEnd(nodes, index));
    else if (node && next && isLoneLabel(node, next)) end = index + 1;
    units.push(unit(content.slice(index, end + 1)));
    index = end;
  }
  for (const one of home) units.push(unit([one]));
  for (const node of copies) units.push(unit([{ node, at: -1 }], true));
  return units;
}

/** What a title cannot show: the page then opens with the heading's own words, links and pictures. */
const RICH = /^(?:link|linkReference|image|imageReference|footnoteReference|html)$/;
const isRich = (heading: Tree): boolean => [...walk(heading)].some(({ type }) => RICH.test(type));

/** Makes one unit's tree at its present effort. */
export function makeUnit(
  unit: Unit,
  depths: ReadonlyMap<Tree, number>,
  context: PageContext,
): void {
  const transformContext = context.transform(unit);
  const effort = EFFORTS[unit.effort];
  const nodes = unit.placed.map(({ node }) => node);
  const [first] = nodes;
  if (first?.type === 'heading') {
    const depth = depths.get(first) ?? 2;
    unit.tree = [
      effort
        ? transformHeading(first, depth, effort, transformContext)
        : headingAsSource(first, depth, context.source),
    ];
  } else if (!effort) unit.tree = nodes.map((node) => keepSource(node, context.source));
  else if (first?.type === 'yaml' || first?.type === 'toml') {
    unit.tree = [
      marked(block(first.value ?? '', first.type), { kind: 'literal', type: first.type }),
    ];
  } else if (first && context.overruled(first)) unit.tree = [overruledTree(first)];
  else {
    const safe = nodes.map((node) => withoutOverruled(node, context.overruled));
    unit.tree = transformBlocks(safe, { type: 'root' }, effort, transformContext);
  }
}

const overruledTree = (node: Tree): Tree =>
  node.type === 'definition'
    ? shadowed(node)
    : marked(block(writeMarkdown(plain(node)), 'md'), { kind: 'shadowed', node });

/** The same, deeper down: an overruled definition in a list or quote. */
function withoutOverruled(node: Tree, overruled: (node: Tree) => boolean): Tree {
  if (overruled(node)) return overruledTree(node);
  if (!node.children) return node;
  const children = node.children.map((child) => withoutOverruled(child, overruled));
  return children.every((child, index) => child === node.children?.[index])
    ? node
    : { ...node, children };
}

/** Depths of a page's headings: the first below the title is 2, and no level is skipped. */
export function pageDepths(section: Section): Map<Tree, number> {
  const depths = new Map<Tree, number>();
  const open: number[] = [];
  for (const { node } of section.content) {
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
  readonly movedFrom: readonly string[];
  readonly imported: {
    readonly source: string;
    readonly path: readonly string[];
    readonly hash: string;
  };
}

/** Front matter and body → the file's text. */
export function pageText(fields: PageFields, body: string): string {
  const { movedFrom, ...others } = fields;
  const data = movedFrom.length > 0 ? { ...others, movedFrom } : others;
  return `---\n${stringify(data, { lineWidth: 0 })}---\n${body ? `\n${body}` : ''}`;
}

/** A page's units → the tree that is written; without children for a section without content. */
export const plainPage = (units: readonly Unit[]): Tree =>
  plain({ type: 'root', children: units.flatMap(({ tree }) => [...tree]) });
