/** Sections → verified page bodies. What does not survive being read back is written more plainly. */
import type { Decision, Tips } from './callouts.ts';
import { collectAnchors } from './anchors.ts';
import { missingAnchors } from './kept-anchors.ts';
import type { LinkContext, LinkNote } from './links.ts';
import type { Outline, Placed, Section } from './outline.ts';
import { makeUnit, pageDepths, plainPage, unitsOf, type PageContext, type Unit } from './page.ts';
import { ImportError, type Notes } from './read.ts';
import { collectReferences, type References } from './references.ts';
import { EFFORTS, type TransformContext } from './transform.ts';
import { lineOf, walk, type Tree } from './tree.ts';
import { danger, firstDifference, readBack, undoneIsSource } from './verify.ts';
import { plain, writeMdx } from './write-mdx.ts';

/** Something the report says of a place in the notes. */
export type Notice =
  | { readonly kind: 'callout'; readonly line: number; readonly decision: Decision }
  | {
      readonly kind: 'html';
      readonly line: number;
      readonly shown: boolean;
      readonly details: string;
    }
  | { readonly kind: LinkNote; readonly line: number; readonly details: string }
  | {
      readonly kind: 'own-syntax' | 'as-source' | 'reference-moved';
      readonly line: number;
      readonly details: string;
    };

export interface BuiltPage {
  readonly section: Section;
  readonly units: readonly Unit[];
  readonly body: string;
  readonly notices: readonly Notice[];
}

export interface BuildOptions {
  readonly notes: Notes;
  readonly tips: Tips;
  /** Address of a section's page, by its index. */
  readonly addressOf: (section: number) => string;
  readonly imageOf: LinkContext['imageOf'];
  /** Body of a section's page as last imported, by its index; its anchors are kept. */
  readonly before?: (section: number) => string | undefined;
}

/** Builds every section's page. Throws ImportError when something would be lost or could run. */
export function buildPages(root: Tree, outline: Outline, options: BuildOptions): BuiltPage[] {
  const references = collectReferences(root);
  const anchors = collectAnchors(root, outline.sections);
  const homes = assignHomes(root.children ?? [], outline.sections, references);
  const names = new Set([options.notes.name, options.notes.name.replace(/\.\w+$/, '')]);
  return outline.sections.map((section, index) => {
    const notices = new Map<Unit, Notice[]>();
    let { pins } = anchors;
    const links: Omit<LinkContext, 'note'> = {
      names,
      imageOf: options.imageOf,
      definitionOf: references.definition,
      forPictures: references.forPictures,
      resolve: (anchor) => {
        if (anchor === '') return options.addressOf(index);
        const target = anchors.find(anchor);
        if (!target) return undefined;
        const hash = target.anchor === undefined ? '' : `#${target.anchor}`;
        return target.section === index && hash ? hash : options.addressOf(target.section) + hash;
      },
    };
    const context: PageContext = {
      source: options.notes.text,
      overruled: references.overruled,
      transform: (unit) => {
        const into: Notice[] = [];
        notices.set(unit, into);
        return transformContext(into, links, pins, options.tips);
      },
    };
    const units = unitsOf(section, homes.home(index), homes.copies(index));
    let body = settle(units, section, context, options.notes);
    const before = options.before?.(index);
    const kept = before === undefined ? undefined : missingAnchors(section, body, before);
    if (kept) {
      pins = new Map([...pins, ...kept]);
      body = settle(units, section, context, options.notes);
    }
    const told = units.filter(({ added }) => !added).flatMap((unit) => notices.get(unit) ?? []);
    const moved = homes.home(index).flatMap(({ node, at }): Notice[] => {
      if (sectionAt(outline.sections, at) === index) return [];
      const kind = 'reference-moved';
      return [{ kind, line: lineOf(node), details: node.label ?? '' }];
    });
    return { section, units, body, notices: [...told, ...moved, ...sourceNotices(units)] };
  });
}

function transformContext(
  into: Notice[],
  links: Omit<LinkContext, 'note'>,
  pins: ReadonlyMap<Tree, readonly string[]>,
  tips: Tips,
): TransformContext {
  return {
    tips,
    pins,
    links: {
      ...links,
      note: (kind, node, details) => into.push({ kind, line: lineOf(node), details }),
    },
    noteCallout: (decision, node) => into.push({ kind: 'callout', line: lineOf(node), decision }),
    noteHtml: (what, raw, node) =>
      into.push({ kind: 'html', line: lineOf(node), shown: what === 'shown', details: raw }),
    noteDefused: (details, node) => into.push({ kind: 'own-syntax', line: lineOf(node), details }),
  };
}

const sourceNotices = (units: readonly Unit[]): Notice[] =>
  units
    .filter(({ effort, added }) => effort >= EFFORTS.length && !added)
    .map(({ placed }) => ({
      kind: 'as-source',
      line: lineOf(placed[0]?.node),
      details: placed[0]?.node.type ?? '',
    }));

/** Makes the units and writes the page, until what is read back is what was meant. */
function settle(units: Unit[], section: Section, context: PageContext, notes: Notes): string {
  const depths = pageDepths(section);
  const make = (unit: Unit): void => makeUnit(unit, depths, context);
  for (const unit of units) make(unit);
  for (const unit of units) while (!undoneIsSource(unit)) escalate(unit, make, notes);
  let meant = plainPage(units);
  let body = writeMdx(meant);
  let found = readBack(body);
  if (firstDifference(meant, found) >= 0) {
    // One look at every block by itself finds most culprits at the cost of one more reading.
    const asides = units.flatMap(({ tree }) => tree.filter(isAside));
    for (const unit of units) {
      while (!survivesAlone(unit, asides) || !undoneIsSource(unit)) escalate(unit, make, notes);
    }
    for (;;) {
      meant = plainPage(units);
      body = writeMdx(meant);
      found = readBack(body);
      const at = firstDifference(meant, found);
      if (at < 0) break;
      escalate(culprit(units, at), make, notes);
    }
  }
  const risk = found && danger(found);
  if (risk)
    fail(
      notes,
      lineOf(section.content[0]?.node),
      `${risk.why} in the page`,
      'nothing that can run',
    );
  return body;
}

const isAside = ({ type }: Tree): boolean => type === 'definition' || type === 'footnoteDefinition';

function survivesAlone(unit: Unit, asides: readonly Tree[]): boolean {
  const own = plain({ type: 'root', children: [...unit.tree] });
  const others = plain({
    type: 'root',
    children: asides.filter((one) => !unit.tree.includes(one)),
  });
  const all = { ...own, children: [...(own.children ?? []), ...(others.children ?? [])] };
  const found = readBack(writeMdx(all));
  const difference = firstDifference(all, found);
  return difference < 0 || difference >= (own.children?.length ?? 0);
}

/** The unit a difference is to be blamed on: the one there, or the nearest above that can do with less. */
function culprit(units: readonly Unit[], at: number): Unit | undefined {
  let seen = 0;
  let index = 0;
  for (; index < units.length; index += 1) {
    seen +=
      plain({ type: 'root', children: [...(units[index]?.tree ?? [])] }).children?.length ?? 0;
    if (seen > at) break;
  }
  const candidates = units.slice(0, Math.min(index, units.length - 1) + 1).toReversed();
  return candidates.find(({ effort }) => effort < EFFORTS.length);
}

function escalate(unit: Unit | undefined, make: (unit: Unit) => void, notes: Notes): void {
  if (!unit || unit.effort >= EFFORTS.length) {
    fail(
      notes,
      lineOf(unit?.placed[0]?.node),
      'a block that cannot be written so that it is read back the same',
      'Markdown that survives; please report it, nothing was written',
    );
  }
  unit.effort += 1;
  make(unit);
}

function fail(notes: Notes, line: number, found: string, expected: string): never {
  throw new ImportError({
    code: 'import-not-lossless',
    place: { file: notes.file, line, column: 1 },
    found,
    expected,
  });
}

interface Homes {
  /** Definitions and footnotes of the notes that stand at the end of a section's page. */
  readonly home: (section: number) => Placed[];
  /** Further copies of those whose home is another page. */
  readonly copies: (section: number) => Tree[];
}

/** Every definition goes to the first page that uses it; one nobody uses stays where it was. */
function assignHomes(
  children: readonly Tree[],
  sections: readonly Section[],
  references: References,
): Homes {
  const placeOf = new Map(children.map((node, at) => [node, at]));
  const nodesOf = ({ heading, carried, content }: Section): Tree[] => [
    ...[...carried, ...content].map(({ node }) => node),
    ...(heading ? [heading] : []),
  ];
  const used = sections.map((section) => references.usedBy(nodesOf(section)));
  const inside = sections.map(
    (section) => new Set(section.content.flatMap(({ node }) => [...walk(node)]).filter(isAside)),
  );
  const homeOf = new Map<Tree, number>();
  for (const [at, node] of children.entries()) {
    if (!isAside(node)) continue;
    const user = used.findIndex((list) => list.includes(node));
    homeOf.set(node, user >= 0 ? user : sectionAt(sections, at));
  }
  return {
    home: (section) =>
      [...homeOf].flatMap(([node, home]) =>
        home === section ? [{ node, at: placeOf.get(node) ?? 0 }] : [],
      ),
    copies: (section) =>
      (used[section] ?? []).filter(
        (node) => homeOf.get(node) !== section && !inside[section]?.has(node),
      ),
  };
}

/** The section that covers a place among the notes' blocks. */
function sectionAt(sections: readonly Section[], at: number): number {
  let found = 0;
  for (const [index, { content, carried }] of sections.entries()) {
    const first = Math.min(...[...carried, ...content].map((placed) => placed.at));
    if (first <= at) found = index;
  }
  return found;
}
