/** Sections → page bodies. A block that is not drawn as in the notes stands as its source in a code block. */
import type { Anchors, Pins } from './anchors.ts';
import { missingAnchors } from './anchors.ts';
import { decideCallouts, type Tips } from './callouts.ts';
import { checkPage, type Unit } from './check.ts';
import { drawnList } from './drawn.ts';
import { applyEdits, codeFence, codeSpan, prefixAt, type Edit } from './edits.ts';
import type { Links } from './links.ts';
import { collectGarbage } from './memory.ts';
import type { Notice } from './notices.ts';
import type { Outline, Section } from './outline.ts';
import type { Source } from './parse.ts';
import { problem, type Notes } from './read.ts';
import { collectReferences, placeAsides, type Asides, type References } from './references.ts';
import { piecesOf } from './scan.ts';
import { endOf, lineOf, startOf, walk, type Tree } from './tree.ts';
import { writeBlocks, type WriteContext } from './write.ts';

export interface BuiltPage {
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
  readonly imageOf: Links['imageOf'];
  /** Body of a section's page as last imported, by its index; its anchors are kept. */
  readonly before?: (section: number) => string | undefined;
}

/** Builds every section's page. Throws ImportError when something in a page could run. */
export function buildPages(source: Source, outline: Outline, options: BuildOptions): BuiltPage[] {
  const { anchors } = options;
  const references = collectReferences(source.root);
  const asides = placeAsides(outline.sections, references);
  return outline.sections.map((section, index) => {
    const here = { source, references, links: linksOf(index, options), options, section };
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
    collectGarbage();
    return { body: page.body, notices: [...page.notices, ...moved] };
  });
}

/** What the links and pictures of one section's page lead to. */
function linksOf(
  index: number,
  { notes, anchors, addressOf, elsewhere, imageOf }: BuildOptions,
): Links {
  const own = new Set(['', notes.name, notes.name.replace(/\.\w+$/, '')]);
  return {
    imageOf,
    resolve: (path, anchor) => {
      if (!own.has(path.replace(/^\.\//, ''))) return elsewhere(path, anchor);
      if (anchor === '') return addressOf(path === '' ? index : 0);
      const target = anchors.find(anchor);
      const hash = target?.anchor === undefined ? '' : `#${target.anchor}`;
      return target && (target.section === index && hash ? hash : addressOf(target.section) + hash);
    },
  };
}

interface Here {
  readonly source: Source;
  readonly references: References;
  readonly links: Links;
  readonly options: BuildOptions;
  readonly section: Section;
}

function buildPage(
  { source, references, links, options, section }: Here,
  asides: Asides,
  pins: Pins,
): BuiltPage {
  const { tips, keepComments, notes } = options;
  const blocks = section.blocks.filter((node) => !asides.gone.has(node));
  const depths = depthsOf(blocks);
  const depthOf = (node: Tree): number => depths.get(node) ?? Math.max(2, node.depth ?? 2);
  const callouts = decideCallouts(blocks, source.text, tips);
  let notices = callouts.decisions.map(
    ({ node, decision }): Notice => ({ kind: 'callout', line: lineOf(node), decision }),
  );
  const context: WriteContext = {
    ...links,
    source,
    references,
    callouts,
    keepComments,
    depthOf,
    apart: new Set(),
    pinsOf: (node) => pins.get(node) ?? [],
    note: (notice) => notices.push(notice),
  };
  const quietly = { ...context, note: () => undefined };
  const { definition } = references;
  const meant = { ...links, callouts, keepComments };
  const drawn = new Map<readonly Tree[], string>();
  const expected = ({ nodes }: Unit): string => {
    const list = drawn.get(nodes) ?? drawnList(nodes, { definition, depthOf, meant });
    drawn.set(nodes, list);
    return list;
  };
  let units = [
    ...section.titles.filter(isRich).flatMap((node) => unitsOf([wordsParagraph(node)], quietly)),
    ...unitsOf(blocks, context),
    ...asides.copies.map((node) => copyOf(node, quietly)),
  ];
  // Until what is read back is what the notes say, unit by unit.
  for (;;) {
    const { body, ranges } = assemble(units);
    const bad = checkPage(body, ranges, units, expected);
    if (bad.size === 0) return { body, notices };
    units = units.flatMap((unit) => {
      if (!bad.has(unit)) return [unit];
      if (unit.asSource) throw lossy(notes, unit);
      const { nodes } = unit;
      const [from, to] = [lineOf(nodes[0]), nodes.at(-1)?.position?.end.line ?? 1];
      const html = nodes.flatMap((node) => [...walk(node)]).filter(({ type }) => type === 'html');
      // HTML around blocks that does not survive is let go before the blocks in it are.
      const apart =
        nodes.length > 1 && html.length > 0 && !html.some((one) => context.apart.has(one));
      notices = notices.filter(
        ({ kind, line }) =>
          line < from || line > to || (apart ? kind === 'callout' : kind === 'private'),
      );
      const kind = apart ? 'html-apart' : 'as-source';
      notices.push({ kind, line: from, details: nodes[0]?.type ?? '' });
      if (!apart) return [{ ...unit, asSource: true, text: asSource(nodes, context) }];
      context.apart = new Set([...context.apart, ...html]);
      return unitsOf(nodes, context);
    });
  }
}

/** Blocks → what is written and checked together, each with its text. */
function unitsOf(blocks: readonly Tree[], context: WriteContext): Unit[] {
  const { text } = context.source;
  const { edits, joined } = writeBlocks(blocks, context);
  const belongs = (node: Tree): boolean =>
    joined.has(node) || context.callouts.wraps.get(node) === 'after';
  const units: { nodes: Tree[]; text: string; gap: string; asSource: boolean }[] = [];
  for (const [index, node] of blocks.entries()) {
    const gap = gapBefore(blocks[index - 1], node, text, edits);
    const written = applyEdits(text, edits, lineStart(text, node), endOf(node));
    const last = units.at(-1);
    if (last && belongs(node)) {
      last.nodes.push(node);
      last.text += gap + written;
    } else units.push({ nodes: [node], text: written, gap, asSource: false });
  }
  return units;
}

/** Blocks of the root begin with their line: the indentation of a list's first item counts for the others. */
const lineStart = (text: string, node: Tree): number => {
  const start = text.lastIndexOf('\n', startOf(node) - 1) + 1;
  return /^[ \t]*$/.test(text.slice(start, startOf(node))) ? start : startOf(node);
};

/** What stands between two blocks: the author's own blank lines where they are neighbours. */
function gapBefore(
  before: Tree | undefined,
  node: Tree,
  text: string,
  edits: readonly Edit[],
): string {
  const [from, to] = [endOf(before), lineStart(text, node)];
  if (!before || from >= to) return '\n\n';
  // Edits at its ends belong to the blocks.
  const inner =
    from + 1 < to ? applyEdits(text, edits, from + 1, to - 1) + text.slice(to - 1, to) : '';
  const gap = text.slice(from, from + 1) + inner;
  const apart = [before, node].some(({ type }) => type === 'html');
  if (/[^\s>]/.test(gap) || (apart && !/\n\s*\n/.test(gap))) return '\n\n';
  // Passages that were left out leave no hole.
  return gap.replace(/\n{4,}/, '\n\n');
}

/** Units → the page's body, and where each of them stands in it. */
function assemble(units: readonly Unit[]): { body: string; ranges: [number, number][] } {
  let body = '';
  let last: Unit | undefined;
  const ranges = units.map((unit, index): [number, number] => {
    const written = unit.text.replace(/^(?:[ \t]*\n)+/, '').trimEnd();
    if (written && body) {
      const own = last && last === units[index - 1] && !unit.asSource && !last.asSource;
      body = body.trimEnd() + (own && unit.gap.includes('\n') ? unit.gap : '\n\n');
    }
    if (written) last = unit;
    const start = body.length;
    body += written;
    return [start, body.length];
  });
  return { body: body ? `${body}\n` : '', ranges };
}

/** Blocks as they were written, where nothing else is drawn as they were. */
function asSource(nodes: readonly Tree[], { source, depthOf, keepComments }: WriteContext): string {
  const [first] = nodes;
  if (first?.type === 'heading') {
    const inner = source.text.slice(startOf(first.children?.[0]), endOf(first.children?.at(-1)));
    return `${'#'.repeat(depthOf(first))} ${codeSpan(inner)}`;
  }
  let written = source.text.slice(first ? lineStart(source.text, first) : 0, endOf(nodes.at(-1)));
  for (const node of keepComments ? [] : nodes.flatMap((one) => [...walk(one)])) {
    if (node.type !== 'html') continue;
    for (const { kind, raw } of piecesOf(node.value ?? ''))
      if (kind === 'comment') written = written.replace(raw, '');
  }
  return codeFence(written, 'md');
}

/** Depths of a page's headings: the first below the title is 2, and no level is skipped. */
function depthsOf(nodes: readonly Tree[]): Map<Tree, number> {
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

/** What a title cannot show: the page then opens with the heading's own words, links and pictures. */
const RICH = /^(?:link|linkReference|image|imageReference|footnoteReference)$/;
const isRich = (heading: Tree): boolean => [...walk(heading)].some(({ type }) => RICH.test(type));

function wordsParagraph({ children = [], position }: Tree): Tree {
  const [start, end] = [children[0]?.position?.start, children.at(-1)?.position?.end];
  return { type: 'paragraph', children, position: start && end ? { start, end } : position };
}

/** A definition or footnote for another page than its own. */
function copyOf(node: Tree, context: WriteContext): Unit {
  const { text } = context.source;
  const prefix = prefixAt(text, startOf(node));
  const { edits } = writeBlocks([node], context);
  const lines = applyEdits(text, edits, startOf(node), endOf(node)).split('\n');
  const own = lines.map((line, index) =>
    index > 0 && line.startsWith(prefix) ? line.slice(prefix.length) : line,
  );
  return { nodes: [node], text: own.join('\n'), gap: '\n\n', asSource: false };
}

const lossy = ({ file }: Notes, { nodes }: Unit): Error =>
  problem(
    'import-not-lossless',
    file,
    'a block that cannot be written so that it is read back the same',
    'Markdown that survives; please report it, nothing was written',
    lineOf(nodes[0]),
  );
