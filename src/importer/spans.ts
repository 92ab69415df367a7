/** Which blocks an element of raw HTML holds together: `<details>` in one, Markdown, `</details>` in another. */
import { BLOCKS, fateOf, isActive, piecesOf, VOID } from './scan.ts';
import { isContainer, type Tree } from './tree.ts';

interface Frame {
  readonly children: readonly Tree[];
  /** Index of the child that is read. */
  at: number;
  readonly open: { readonly name: string; readonly at: number }[];
}

/**
 * Blocks that belong together with the one before them, whatever container they are in.
 * @param spans names of the elements that hold blocks together; all when not given
 * @param apart blocks of HTML whose tags are not matched with those of other blocks
 */
export function joinedBlocks(
  root: Tree,
  { spans, apart }: { readonly spans?: RegExp; readonly apart?: ReadonlySet<Tree> } = {},
): ReadonlySet<Tree> {
  const joined = new Set<Tree>();
  const read = (html: string, frames: readonly Frame[], inline: boolean): void => {
    for (const piece of piecesOf(html)) {
      const { kind, name } = piece;
      if (name === 'p' || VOID.has(name) || fateOf(piece) !== 'keep') continue;
      if (spans && !spans.test(name)) continue;
      const frame = frames.at(-1);
      if (kind === 'open') frame?.open.push({ name, at: frame.at });
      if (kind !== 'close') continue;
      const has = ({ open }: Frame): boolean => open.some((one) => one.name === name);
      const own = frames.findLast(has);
      if (!own || (inline && own !== frame && !BLOCKS.has(name))) continue;
      const [first] = own.open.splice(own.open.findLastIndex((one) => one.name === name));
      for (const child of own.children.slice((first?.at ?? 0) + 1, own.at + 1)) joined.add(child);
    }
  };
  const visit = (node: Tree, frames: readonly Frame[]): void => {
    const children = node.children ?? [];
    const frame: Frame = { children, at: 0, open: [] };
    const inner = [...frames, frame];
    for (const child of children) {
      const value = child.type === 'html' ? (child.value ?? '') : '';
      if (value && !apart?.has(child) && !isActive(value)) read(value, inner, !isContainer(node));
      else if (child.type === 'paragraph' || isContainer(child)) visit(child, inner);
      frame.at += 1;
    }
  };
  visit(root, []);
  return joined;
}
