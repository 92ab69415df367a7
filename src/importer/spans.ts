/**
 * Which tags of a page belong together across blocks: `<details>` in one block of HTML, Markdown,
 * `</details>` in another. Matched container by container, innermost first.
 */
import { piecesOf, treeOf, fateOf, BLOCKS, type Item } from './scan.ts';
import { prefixAt } from './edits.ts';
import { startOf, type Tree } from './tree.ts';

/** What an end tag ends: the elements left open in the one it names, and that one. */
export interface End {
  readonly names: readonly string[];
  /** Prefix of the container the element began in, when the end stands deeper. */
  readonly prefix: string | undefined;
}

export interface Spans {
  /** The pieces of a block of HTML. */
  readonly items: ReadonlyMap<Tree, readonly Item[]>;
  readonly ends: ReadonlyMap<Item, End>;
  /** Inline HTML that ends what a block began. */
  readonly inlineEnds: ReadonlyMap<Tree, End>;
  /** Indices of the root's children that belong to the one before. */
  readonly joined: ReadonlySet<number>;
}

interface Open {
  readonly item: Item;
  /** Index among the root's children. */
  readonly at: number;
}
interface Frame {
  readonly container: Tree;
  readonly prefix: string;
  readonly open: Open[];
}

const CONTAINERS = new Set(['root', 'blockquote', 'list', 'listItem', 'footnoteDefinition']);
export const isContainer = ({ type }: Tree): boolean => CONTAINERS.has(type);

/** @param apart blocks of HTML whose tags are not matched with those of other blocks */
export function matchSpans(root: Tree, source: string, apart: ReadonlySet<Tree>): Spans {
  const items = new Map<Tree, readonly Item[]>();
  const ends = new Map<Item, End>();
  const inlineEnds = new Map<Tree, End>();
  const joined = new Set<number>();
  let top = 0;
  const join = (from: number): void => {
    for (let index = from + 1; index <= top; index += 1) joined.add(index);
  };
  /** Elements that no block ends are ended where their block ends, whatever GitHub hides in them. */
  const endHere = (open: readonly Open[]): void => {
    for (const { item } of open) item.open = false;
  };
  const end = (name: string, frames: readonly Frame[]): End | undefined => {
    for (const frame of frames.toReversed()) {
      const index = frame.open.findLastIndex(({ item }) => item.name === name);
      if (index < 0) continue;
      const [first, ...above] = frame.open.splice(index);
      if (!first) return undefined;
      join(first.at);
      // Blocks above are ended with it; of words, only their own block's.
      const names = above.filter(({ item }) => BLOCKS.has(item.name)).map(({ item }) => item.name);
      endHere(above.filter(({ item }) => !BLOCKS.has(item.name)));
      return {
        names: [...names.toReversed(), name],
        prefix: frame === frames.at(-1) ? undefined : frame.prefix,
      };
    }
    return undefined;
  };
  const readItems = (list: readonly Item[], frames: readonly Frame[]): void => {
    for (const item of list) {
      if (item.kind === 'close' && fateOf(item.name) === 'keep' && item.name !== 'p') {
        const found = end(item.name, frames);
        if (found) ends.set(item, found);
      }
      if (item.open && fateOf(item.name) === 'keep' && item.name !== 'p') {
        frames.at(-1)?.open.push({ item, at: top });
      }
      readItems(item.children, frames);
    }
  };
  const readInline = (paragraph: Tree, frames: readonly Frame[]): void => {
    const own = new Map<string, number>();
    for (const child of paragraph.children ?? []) {
      if (child.type !== 'html') continue;
      const [piece] = piecesOf(child.value ?? '');
      if (!piece) continue;
      const count = own.get(piece.name) ?? 0;
      if (piece.kind === 'open') own.set(piece.name, count + 1);
      else if (count > 0) own.set(piece.name, count - 1);
      else if (piece.kind === 'close' && BLOCKS.has(piece.name) && piece.name !== 'p') {
        const found = end(piece.name, frames);
        if (found) inlineEnds.set(child, found);
      }
    }
  };
  const visit = (container: Tree, frames: readonly Frame[]): void => {
    const [first] = container.children ?? [];
    const prefix = first ? prefixAt(source, startOf(first)) : '';
    const frame: Frame = { container, prefix, open: [] };
    const inner = [...frames, frame];
    for (const [index, node] of (container.children ?? []).entries()) {
      if (frames.length === 0) top = index;
      if (node.type === 'html') {
        const read = treeOf(piecesOf(node.value ?? ''));
        items.set(node, read);
        if (apart.has(node)) forget(read);
        else readItems(read, inner);
      } else if (node.type === 'paragraph') readInline(node, inner);
      else if (isContainer(node)) visit(node, inner);
    }
    endHere(frame.open);
  };
  visit(root, []);
  return { items, ends, inlineEnds, joined };
}

function forget(items: readonly Item[]): void {
  for (const item of items) {
    item.open = false;
    forget(item.children);
  }
}
