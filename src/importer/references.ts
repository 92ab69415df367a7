/** Definitions and footnotes: which one takes effect, and on which pages it must stand. */
import type { Section } from './outline.ts';
import { isAside, walk, type Tree } from './tree.ts';

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

const KIND_OF: Readonly<Record<string, string>> = {
  linkReference: 'definition',
  imageReference: 'definition',
  footnoteReference: 'footnoteDefinition',
};
/** Markdown ignores case here by upper-casing, for the sake of letters such as ß. */
const keyOf = ({ type, identifier = '' }: Pick<Tree, 'type' | 'identifier'>): string =>
  `${KIND_OF[type] ?? type} ${identifier.toUpperCase()}`;

export function collectReferences(root: Tree): References {
  const winners = new Map<string, Tree>();
  const users = new Map<string, Set<string>>();
  for (const node of walk(root)) {
    const key = keyOf(node);
    if (KIND_OF[node.type]) users.set(key, (users.get(key) ?? new Set()).add(node.type));
    if (isAside(node) && !winners.has(key)) winners.set(key, node);
  }
  const order = new Map([...winners.values()].map((node, index) => [node, index]));
  const definition = (identifier: string): Tree | undefined =>
    winners.get(keyOf({ type: 'definition', identifier }));
  return {
    definition,
    overruled: (node) => isAside(node) && winners.get(keyOf(node)) !== node,
    forPictures: (identifier) =>
      users.get(keyOf({ type: 'definition', identifier }))?.has('linkReference') === false,
    usedBy: (nodes) => {
      const found = new Set<Tree>();
      const look = (node: Tree): void => {
        for (const one of walk(node)) {
          const target = KIND_OF[one.type] && winners.get(keyOf(one));
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

export interface Asides {
  /** Definitions and footnotes of the root that leave this page for one that uses them. */
  readonly gone: ReadonlySet<Tree>;
  /** Those of other pages that this page uses, to be written at its end. */
  readonly copies: readonly Tree[];
  /** Of these, the ones that leave their own page. */
  readonly moved: readonly Tree[];
}

/**
 * On which pages definitions and footnotes stand: where they are in the notes when that page uses
 * them or nobody does, and at the end of every other page that does.
 */
export function placeAsides(
  sections: readonly Section[],
  references: References,
): (section: number) => Asides {
  const used = sections.map(({ titles, blocks }) =>
    references.usedBy([...titles, ...blocks.filter((node) => !isAside(node))]),
  );
  const homes = new Map<Tree, { section: number; atRoot: boolean }>();
  for (const [section, { blocks }] of sections.entries()) {
    for (const block of blocks) {
      for (const node of walk(block))
        if (isAside(node)) homes.set(node, { section, atRoot: node === block });
    }
  }
  const firstUser = new Map<Tree, number>();
  for (const [index, nodes] of used.entries()) {
    for (const node of nodes) if (!firstUser.has(node)) firstUser.set(node, index);
  }
  return (section) => {
    const own = used[section] ?? [];
    const leaves = (node: Tree): boolean => {
      const home = homes.get(node);
      return home?.atRoot === true && firstUser.has(node) && !used[home.section]?.includes(node);
    };
    const copies = own.filter((node) => homes.get(node)?.section !== section);
    return {
      gone: new Set(sections[section]?.blocks.filter(leaves)),
      copies,
      moved: copies.filter((node) => leaves(node) && firstUser.get(node) === section),
    };
  };
}
