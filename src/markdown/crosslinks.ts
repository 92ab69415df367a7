/**
 * Cross-links: the first mention of an entry in each section becomes a link to its page.
 *
 *     Emus eat **plum** jam.   →   [Emus](/emu/) eat **[plum](/plum/)** jam.
 *
 * Pure on mdast; one pass over the page gives the links and every mention with its sentence.
 */
import type { Heading, Link, PhrasingContent, Root } from 'mdast';
import { createMatcher, type Matcher, type NameMatch } from '../catalogue/matcher.ts';
import type { ServiceId } from '../core/ids.ts';
import type { Mention, Reason } from './mentions.ts';
import { positionsIn, type LineColumn, type Positioned } from './positions.ts';
import { flatten, wrapRanges, type Wrap } from './prose.ts';
import { quoteAround, sentencesOf, type Span } from './sentences.ts';

export interface LinkOptions {
  readonly matcher: Matcher;
  /** The entries whose own page this is: mentioned, never linked. */
  readonly self: ReadonlySet<string>;
  /** Phrases (or ids of entries) that this page never links. */
  readonly neverLink: readonly string[];
  /** The root-relative address of an entry's page; undefined when it has none. */
  readonly addressOf: (id: string) => string | undefined;
  /** The entry whose page an address is: how links made by hand are counted. */
  readonly entryAt?: (address: string) => string | undefined;
}

/** Any node, seen structurally: unknown kinds need no case of their own. */
interface Block extends Positioned {
  children?: Block[];
  data?:
    | { neverLink?: boolean; calloutTitle?: boolean; hProperties?: { id?: unknown } }
    | undefined;
}

interface Context {
  readonly options: LinkOptions;
  readonly forbidden: Matcher | undefined;
  readonly mentions: Mention[];
  /** Entries linked in the section so far. */
  linked: Set<string>;
  anchor: string | undefined;
}

/** Links a page's mentions, in place, and returns all of them in the order of the text. */
export function linkMentions(root: Root, options: LinkOptions): Mention[] {
  const context: Context = {
    options,
    forbidden: forbid(options.neverLink),
    mentions: [],
    linked: new Set(),
    anchor: undefined,
  };
  for (const child of root.children) walk(child as Block, context, undefined);
  return context.mentions;
}

/** A page's own forbidden phrases; few pages have any, so the matcher is made only then. */
function forbid(phrases: readonly string[]): Matcher | undefined {
  if (phrases.length === 0) return undefined;
  return createMatcher(
    phrases.map((text) => ({
      text,
      service: text as ServiceId,
      exactCase: false,
      sentenceStartOk: true,
    })),
  );
}

/** Nodes in which nothing is prose. */
const SILENT = new Set(['code', 'html', 'math', 'yaml', 'definition', 'mdxjsEsm']);
const DEEPEST_SECTION = 3;

/** What is quoted instead of a block's own text, and where the block stands in it. */
interface Row {
  readonly text: string;
  readonly offset: number;
}

function walk(node: Block, context: Context, row: Row | undefined): void {
  if (SILENT.has(node.type) || !node.children) return;
  if (node.type === 'heading') {
    if (node.data?.calloutTitle) {
      note(node, context, 'in-callout-title', undefined);
      return;
    }
    if ((node as Heading).depth <= DEEPEST_SECTION) {
      const id = node.data?.hProperties?.id;
      context.anchor = typeof id === 'string' ? id : undefined;
      context.linked = new Set();
    }
    note(node, context, 'in-heading', undefined);
  } else if (node.type === 'tableRow') {
    // A cell alone says little: what is quoted is its row.
    const cells = node.children.map((cell) => flatten(cell.children ?? []).shown);
    const text = cells.join(' · ');
    let offset = 0;
    for (const [index, cell] of node.children.entries()) {
      walk(cell, context, { text, offset });
      offset += (cells[index]?.length ?? 0) + ' · '.length;
    }
  } else if (node.type === 'paragraph' || node.children.some(isInline)) {
    note(node, context, undefined, row);
  } else {
    for (const child of node.children) walk(child, context, row);
  }
}

const isInline = ({ type }: Block): boolean =>
  type === 'text' || type === 'emphasis' || type === 'strong' || type === 'link';

/** Reads one block: records what it mentions and, without a reason against it, links it. */
function note(
  block: Block,
  context: Context,
  reason: Reason | undefined,
  row: Row | undefined,
): void {
  const children = block.children ?? [];
  const flat = flatten(children);
  const found = context.options.matcher.inspect(flat.prose);
  const hand = children.some(hasHandLink) ? handLinks(children, context) : [];
  if (found.length === 0 && hand.length === 0) return;
  let spans: Span[] | undefined;
  const sentence = (at: number): string => {
    if (row) return quoteAround(row.text, [{ start: 0, end: row.text.length }], row.offset + at);
    return quoteAround(flat.shown, (spans ??= sentencesOf(flat.shown)), at);
  };
  const forbidden = context.forbidden?.match(flat.prose) ?? [];
  let positions: ((position: number) => LineColumn) | undefined;
  const wraps: Wrap[] = [];
  for (const match of [...found, ...hand].sort((a, b) => a.start - b.start)) {
    const why = reasonAgainst(match, context, forbidden, reason);
    const byHand = 'byHand' in match && match.byHand === true;
    const address = context.options.addressOf(match.service);
    const linked = byHand || (why === undefined && address !== undefined);
    if (linked) context.linked.add(match.service);
    if (linked && !byHand && address !== undefined) {
      wraps.push({ ...match, wrap: (inner) => linkNode(match.service, address, inner) });
    }
    context.mentions.push({
      service: match.service,
      name: flat.shown.slice(match.start, match.end).replace(/\s+/gu, ' '),
      anchor: context.anchor,
      sentence: sentence(match.start),
      linked,
      ...(byHand ? { byHand } : {}),
      ...(linked ? {} : { reason: why ?? 'no-page' }),
      ...(positions ??= positionsIn(block))(match.start),
    });
  }
  if (wraps.length > 0) block.children = wrapRanges(children, wraps) as Block[];
}

type Found = ReturnType<Matcher['inspect']>[number] | HandLink;

function reasonAgainst(
  match: Found,
  { options, linked }: Context,
  forbidden: readonly NameMatch[],
  blockReason: Reason | undefined,
): Reason | undefined {
  if ('refused' in match) return match.refused;
  if (options.self.has(match.service)) return 'own-page';
  if (blockReason) return blockReason;
  if ('reason' in match && match.reason) return match.reason;
  if (options.neverLink.includes(match.service)) return 'page-never-links';
  if (forbidden.some(({ start, end }) => start <= match.start && end >= match.end)) {
    return 'page-never-links';
  }
  return linked.has(match.service) ? 'already-linked' : undefined;
}

function linkNode(service: string, address: string, children: PhrasingContent[]): Link {
  return {
    type: 'link',
    url: address,
    data: { hProperties: { className: ['svc'], 'data-service': service } },
    children,
  };
}

interface HandLink extends NameMatch {
  readonly byHand: boolean;
  readonly reason?: Reason;
}

const hasHandLink = (node: Block): boolean =>
  node.type === 'link' ||
  node.data?.neverLink === true ||
  Boolean(node.children?.some(hasHandLink));

/** What the author linked or forbade in this block: links to entries' pages, names in other links. */
function handLinks(children: readonly Block[], context: Context): HandLink[] {
  const { matcher, entryAt } = context.options;
  const found: HandLink[] = [];
  let position = 0;
  const visit = (node: Block): void => {
    const { shown } = flatten([node]);
    const start = position;
    const within = (reason: Reason): void => {
      for (const match of matcher.match(shown)) {
        const [from, to] = [start + match.start, start + match.end];
        found.push({ ...match, start: from, end: to, byHand: false, reason });
      }
    };
    if (node.type === 'link') {
      const service = entryAt?.((node.url ?? '').split(/[?#]/u)[0] ?? '');
      const end = start + shown.length;
      if (service === undefined) within('in-link');
      else found.push({ start, end, service: service as ServiceId, name: shown, byHand: true });
    } else if (node.data?.neverLink) {
      within('never-link');
    } else if (node.children) {
      for (const child of node.children) visit(child);
    }
    position = start + shown.length;
  };
  for (const child of children) visit(child);
  return found;
}
