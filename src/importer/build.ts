/** Sections → page bodies. A block that is not drawn as in the notes stands as its source in a code block. */
import type { Anchors } from './anchors.ts';
import { decideCallouts, type Tips } from './callouts.ts';
import { checkPage } from './check.ts';
import { drawnList } from './drawn.ts';
import { applyEdits, codeSpan, fenceFor, prefixAt, type Edit } from './edits.ts';
import { missingAnchors } from './kept-anchors.ts';
import type { LinkContext } from './links.ts';
import type { Notice } from './notices.ts';
import type { Outline, Section } from './outline.ts';
import { pageDepths } from './page.ts';
import type { Source } from './parse.ts';
import { ImportError, type Notes } from './read.ts';
import { collectReferences, placeAsides, type References } from './references.ts';
import { piecesOf } from './scan.ts';
import { endOf, lineOf, startOf, walk, type Tree } from './tree.ts';
import { writeBlocks } from './write.ts';

export interface BuiltPage {
  readonly section: Section;
  readonly body: string;
  readonly notices: readonly Notice[];
}

export interface BuildOptions {
  readonly notes: Notes;
  readonly tips: Tips;
  readonly keepComments: boolean;
  readonly anchors: Anchors;
  /** Address of a section's page, by its index. */
  readonly addressOf: (section: number) => string;
  /** Address of another file of the notes, or of a place in it. */
  readonly elsewhere: (path: string, anchor: string) => string | undefined;
  readonly imageOf: LinkContext['imageOf'];
  /** Body of a section's page as last imported, by its index; its anchors are kept. */
  readonly before?: (section: number) => string | undefined;
}

/** Blocks that are written and checked together: mostly one; `<details>` with all that is in it. */
export interface Unit {
  readonly nodes: readonly Tree[];
  text: string;
  /** What a reader sees of it in the notes. */
  readonly expected: readonly string[];
  asSource: boolean;
}

/** Builds every section's page. Throws ImportError when something in a page could run. */
export function buildPages(source: Source, outline: Outline, options: BuildOptions): BuiltPage[] {
  const { root } = source;
  const references = collectReferences(root);
  const { anchors } = options;
  const asides = placeAsides(root, outline.sections, references);
  return outline.sections.map((section, index) => {
    const links: LinkContext = {
      imageOf: options.imageOf,
      resolve: (path, anchor) => {
        const file = path.replace(/^\.\//, '');
        if (file !== '' && file !== options.notes.name && file !== stem(options.notes.name)) {
          return options.elsewhere(path, anchor);
        }
        if (anchor === '') return options.addressOf(file === '' ? index : 0);
        const target = anchors.find(anchor);
        if (!target) return undefined;
        const hash = target.anchor === undefined ? '' : `#${target.anchor}`;
        return target.section === index && hash ? hash : options.addressOf(target.section) + hash;
      },
    };
    const here = { source, references, links, options, section };
    const placed = asides(index);
    let page = buildPage(here, placed, anchors.pins);
    const before = options.before?.(index);
    const kept = before === undefined ? undefined : missingAnchors(section, page.body, before);
    if (kept) page = buildPage(here, placed, new Map([...anchors.pins, ...kept]));
    const moved = placed.moved.map(
      (node): Notice => ({
        kind: 'reference-moved',
        line: lineOf(node),
        details: node.label ?? '',
      }),
    );
    return { section, body: page.body, notices: [...page.notices, ...moved] };
  });
}

const stem = (name: string): string => name.replace(/\.\w+$/, '');

interface Here {
  readonly source: Source;
  readonly references: References;
  readonly links: LinkContext;
  readonly options: BuildOptions;
  readonly section: Section;
}

export interface PlacedAsides {
  /** Definitions and footnotes of the root that leave this page for one that uses them. */
  readonly gone: ReadonlySet<Tree>;
  /** Those of other pages that this page uses, to be written at its end. */
  readonly copies: readonly Tree[];
  /** Of these, the ones that leave their own page. */
  readonly moved: readonly Tree[];
}

function buildPage(
  here: Here,
  placed: PlacedAsides,
  pins: ReadonlyMap<Tree, readonly string[]>,
  apart: ReadonlySet<Tree> = new Set(),
): { body: string; notices: Notice[] } {
  const { gone, copies } = placed;
  const { source, references, section, options } = here;
  const { root, text } = source;
  const { headings, blocks: at } = section;
  const own = at.map((index) => root.children?.[index]).filter((node) => node !== undefined);
  const rich = headings.filter(isRich).map(wordsParagraph);
  const blocks = own.filter(
    (node) => !gone.has(node) && node.type !== 'yaml' && node.type !== 'toml',
  );
  const depths = pageDepths(blocks);
  const depthOf = (node: Tree): number => depths.get(node) ?? Math.max(2, node.depth ?? 2);
  const notices: Notice[] = [];
  const callouts = decideCallouts(blocks, text, options.tips);
  for (const { node, decision } of callouts.decisions) {
    notices.push({ kind: 'callout', line: lineOf(node), decision });
  }
  const context = {
    ...here.links,
    source,
    references,
    callouts,
    apart,
    keepComments: options.keepComments,
    depthOf,
    pinsOf: (node: Tree) => pins.get(node) ?? [],
    note: (notice: Notice) => notices.push(notice),
  };
  const meant = { ...here.links, callouts, keepComments: options.keepComments };
  const expect = (nodes: readonly Tree[]): string[] =>
    drawnList(nodes, { definition: references.definition, depthOf, meant });
  const { edits, spans } = writeBlocks(blocks, context);
  const units: Unit[] = rich.map((node) => {
    const written = writeBlocks([node], { ...context, note: () => undefined });
    return unit(
      [node],
      applyEdits(text, written.edits, startOf(node), endOf(node)),
      expect([node]),
    );
  });
  const gaps: string[] = rich.map(() => '\n\n');
  for (let index = 0; index < blocks.length; ) {
    let end = index + 1;
    while (spans.joined.has(end) || callouts.wraps.get(blocks[end] as Tree) === 'after') end += 1;
    const nodes = blocks.slice(index, end);
    let written = '';
    for (const [number, node] of nodes.entries()) {
      const gap = gapBefore(blocks[index + number - 1], node, text, edits);
      if (number > 0) written += gap;
      else gaps.push(gap);
      written += applyEdits(text, edits, lineStart(text, node), endOf(node));
    }
    units.push(unit(nodes, written, expect(nodes)));
    index = end;
  }
  for (const node of copies) {
    units.push(unit([node], copyOf(node, context, text), expect([node])));
    gaps.push('\n\n');
  }
  const settled = settle(units, gaps, source, depthOf, options);
  // HTML around blocks that does not survive is let go before the blocks in it are.
  if (settled.split.length > 0)
    return buildPage(here, placed, pins, new Set([...apart, ...settled.split]));
  const { body } = settled;
  const bad = units.filter(({ asSource }) => asSource);
  const lines = bad.map(
    ({ nodes }) => [lineOf(nodes[0]), nodes.at(-1)?.position?.end.line ?? 1] as const,
  );
  const inBad = ({ line, kind }: Notice): boolean =>
    kind !== 'private' && lines.some(([from, to]) => line >= from && line <= to);
  return {
    body,
    notices: [
      ...notices.filter((notice) => !inBad(notice)),
      ...bad.map(
        ({ nodes }): Notice => ({
          kind: 'as-source',
          line: lineOf(nodes[0]),
          details: nodes[0]?.type ?? '',
        }),
      ),
    ],
  };
}

const unit = (nodes: readonly Tree[], text: string, expected: readonly string[]): Unit => ({
  nodes,
  text,
  expected,
  asSource: false,
});

/** Blocks of the root begin with their line: the indentation of a list's first item counts for the others. */
const lineStart = (text: string, node: Tree): number =>
  text.lastIndexOf('\n', startOf(node) - 1) + 1;

/** What stands between two blocks: the author's own blank lines where they are neighbours. */
function gapBefore(
  before: Tree | undefined,
  node: Tree,
  text: string,
  edits: readonly Edit[],
): string {
  const [from, to] = [endOf(before) + 1, lineStart(text, node) - 1];
  // Edits at its ends belong to the blocks.
  const inner = before && from <= to ? applyEdits(text, edits, from, to) : '';
  const gap =
    before && from - 1 <= to
      ? `${text.slice(from - 1, from)}${inner}${from <= to ? text.slice(to, to + 1) : ''}`
      : '';
  if (!before || /[^\s>]/.test(gap)) return '\n\n';
  const apart = [before, node].some(({ type }) => type === 'html');
  // Passages that were left out leave no hole.
  return apart && !/\n\s*\n/.test(gap) ? '\n\n' : gap.replace(/\n{4,}/, '\n\n') || '\n\n';
}

/** Writes the page until what is read back is what the notes say, block by block. */
function settle(
  units: Unit[],
  gaps: readonly string[],
  source: Source,
  depthOf: (node: Tree) => number,
  options: BuildOptions,
): { body: string; split: Tree[] } {
  for (;;) {
    const { body, ranges } = assemble(units, gaps);
    const bad = checkPage(body, ranges, units);
    if (bad.size === 0) return { body, split: [] };
    const split = [...bad].flatMap((index) => {
      const nodes = units[index]?.nodes ?? [];
      return nodes.length > 1
        ? nodes.flatMap((node) => [...walk(node)]).filter(({ type }) => type === 'html')
        : [];
    });
    if (split.length > 0) return { body, split };
    for (const index of bad) {
      const one = units[index];
      if (!one || one.asSource) fail(options.notes, one);
      one.asSource = true;
      one.text = asSource(one, source, depthOf, options.keepComments);
    }
  }
}

function assemble(
  units: readonly Unit[],
  gaps: readonly string[],
): { body: string; ranges: [number, number][] } {
  let body = '';
  let last = -1;
  const ranges = units.map(({ text, asSource: plain }, index): [number, number] => {
    const written = text.replace(/^(?:[ \t]*\n)+/, '').trimEnd();
    if (written && body) {
      const own = last === index - 1 && !plain && !units[last]?.asSource ? (gaps[index] ?? '') : '';
      body = body.trimEnd() + (own.includes('\n') ? own : '\n\n');
    }
    if (written) last = index;
    const start = body.length;
    body += written;
    return [start, body.length];
  });
  return { body: body ? `${body}\n` : '', ranges };
}

/** The block as it was written, where nothing else is drawn as it was. */
function asSource(
  { nodes }: Unit,
  { text }: Source,
  depthOf: (node: Tree) => number,
  keepComments: boolean,
): string {
  const [first] = nodes;
  if (first?.type === 'heading') {
    const inner = text.slice(startOf(first.children?.[0]), endOf(first.children?.at(-1)));
    return `${'#'.repeat(depthOf(first))} ${codeSpan(inner)}`;
  }
  let written = text.slice(first ? lineStart(text, first) : 0, endOf(nodes.at(-1)));
  if (!keepComments) {
    for (const node of nodes.flatMap((one) => [...walk(one)])) {
      if (node.type !== 'html') continue;
      for (const { kind, raw } of piecesOf(node.value ?? '')) {
        if (kind === 'comment') written = written.replace(raw, '');
      }
    }
  }
  const fence = fenceFor(written);
  return `${fence}md\n${written}\n${fence}`;
}

/** What a title cannot show: the page then opens with the heading's own words, links and pictures. */
const RICH = /^(?:link|linkReference|image|imageReference|footnoteReference)$/;
const isRich = (heading: Tree): boolean => [...walk(heading)].some(({ type }) => RICH.test(type));

function wordsParagraph(heading: Tree): Tree {
  const { children = [], position } = heading;
  const [first, last] = [children[0]?.position?.start, children.at(-1)?.position?.end];
  return {
    type: 'paragraph',
    children,
    position: first && last ? { start: first, end: last } : position,
  };
}

/** A definition or footnote for another page than its own. */
function copyOf(node: Tree, context: Parameters<typeof writeBlocks>[1], text: string): string {
  const note = (): void => undefined;
  const { edits }: { edits: readonly Edit[] } = writeBlocks([node], { ...context, note });
  const prefix = prefixAt(text, startOf(node));
  const written = applyEdits(text, edits, startOf(node), endOf(node));
  if (prefix === '') return written;
  return written
    .split('\n')
    .map((line, index) => (index > 0 && line.startsWith(prefix) ? line.slice(prefix.length) : line))
    .join('\n');
}

function fail(notes: Notes, one: Unit | undefined): never {
  throw new ImportError({
    code: 'import-not-lossless',
    place: { file: notes.file, line: lineOf(one?.nodes[0]), column: 1 },
    found: 'a block that cannot be written so that it is read back the same',
    expected: 'Markdown that survives; please report it, nothing was written',
  });
}
