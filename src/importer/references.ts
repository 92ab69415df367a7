/** Definitions and footnotes: which one takes effect, and on which pages it must stand. */
import { walk, type Tree } from './tree.ts';

type Kind = 'definition' | 'footnoteDefinition';

export interface References {
  /** The definition that takes effect for an identifier: the first in the file, as everywhere. */
  readonly definition: (identifier: string) => Tree | undefined;
  /** Whether a definition or footnote is overruled by an earlier one. */
  readonly overruled: (node: Tree) => boolean;
  /** Whether only pictures refer to a definition. */
  readonly forPictures: (identifier: string) => boolean;
  /** Definitions and footnotes that nodes use, those used by footnotes included, in file order. */
  readonly usedBy: (nodes: readonly Tree[]) => Tree[];
}

/** Markdown ignores case here by upper-casing, for the sake of letters such as ß. */
const key = (kind: Kind, identifier: string | undefined): string =>
  `${kind} ${(identifier ?? '').toUpperCase()}`;

const KIND_OF: Readonly<Record<string, Kind>> = {
  linkReference: 'definition',
  imageReference: 'definition',
  footnoteReference: 'footnoteDefinition',
};

export function collectReferences(root: Tree): References {
  const winners = new Map<string, Tree>();
  const order = new Map<Tree, number>();
  const users = new Map<string, Set<string>>();
  for (const node of walk(root)) {
    const kind = KIND_OF[node.type];
    if (kind) {
      const id = key(kind, node.identifier);
      users.set(id, (users.get(id) ?? new Set()).add(node.type));
    }
    if (node.type !== 'definition' && node.type !== 'footnoteDefinition') continue;
    const id = key(node.type, node.identifier);
    if (!winners.has(id)) winners.set(id, node);
    order.set(node, order.size);
  }
  const winner = (kind: Kind, identifier: string | undefined): Tree | undefined =>
    winners.get(key(kind, identifier));
  return {
    definition: (identifier) => winner('definition', identifier),
    overruled: (node) =>
      (node.type === 'definition' || node.type === 'footnoteDefinition') &&
      winner(node.type, node.identifier) !== node,
    forPictures: (identifier) => {
      const types = users.get(key('definition', identifier));
      return types !== undefined && !types.has('linkReference');
    },
    usedBy: (nodes) => {
      const found = new Set<Tree>();
      const look = (node: Tree): void => {
        for (const one of walk(node)) {
          const kind = KIND_OF[one.type];
          const target = kind && winner(kind, one.identifier);
          if (!target || found.has(target)) continue;
          found.add(target);
          look(target);
        }
      };
      for (const node of nodes) look(node);
      return [...found].sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
    },
  };
}

export const isAside = ({ type }: Tree): boolean =>
  type === 'definition' || type === 'footnoteDefinition';

/**
 * On which pages definitions and footnotes stand: where they are in the notes when that page uses
 * them or nobody does, and at the end of every other page that does.
 */
export function placeAsides(
  root: Tree,
  sections: readonly { readonly blocks: readonly number[]; readonly headings: readonly Tree[] }[],
  references: References,
): (section: number) => { gone: ReadonlySet<Tree>; copies: Tree[]; moved: Tree[] } {
  const children = root.children ?? [];
  const nodes = sections.map(({ blocks }) => blocks.flatMap((at) => children[at] ?? []));
  const used = sections.map(({ headings }, index) =>
    references.usedBy([...headings, ...(nodes[index] ?? []).filter((node) => !isAside(node))]),
  );
  const inside = nodes.map(
    (list) => new Set(list.flatMap((node) => [...walk(node)].filter(isAside))),
  );
  const users = new Map<Tree, number>();
  for (const [index, list] of used.entries()) {
    for (const node of list) if (!users.has(node)) users.set(node, index);
  }
  const top = new Set(children);
  return (section) => {
    const own = used[section] ?? [];
    const isGone = (node: Tree): boolean => users.has(node) && !own.includes(node) && top.has(node);
    const copies = own.filter((node) => !inside[section]?.has(node));
    const moved = copies.filter((node) => {
      const home = inside.findIndex((set) => set.has(node));
      return top.has(node) && users.get(node) === section && !used[home]?.includes(node);
    });
    return {
      gone: new Set((nodes[section] ?? []).filter((node) => isAside(node) && isGone(node))),
      copies,
      moved,
    };
  };
}
