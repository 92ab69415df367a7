/** Entries → pages: addresses given, bodies parsed, callouts and anchors read. */
import type { Root } from 'mdast';
import { PAGE_KINDS, type PageKind } from '../content/kinds.ts';
import type { AnyEntry, Content } from '../content/read.ts';
import type { Problem } from '../core/problem.ts';
import { assignAnchors } from '../markdown/anchors.ts';
import { readCallouts } from '../markdown/callouts.ts';
import { drawFences } from '../markdown/fences.ts';
import { resolveFileLinks } from '../markdown/links.ts';
import { readMdx } from '../markdown/mdx.ts';
import type { Outline } from '../markdown/outline.ts';
import { parseMdx, treeKey, type Keep } from '../markdown/parse.ts';
import type { Page } from './page.ts';

/** What a page is before its tree has been finished and its outline read. */
export type Draft = Page & { outline: Outline };

const NO_OUTLINE: Outline = {
  sections: [],
  callouts: [],
  links: [],
  images: [],
  anchors: new Map(),
};

/** Text without these has no link to a file and no picture, and nothing that only MDX knows. */
const FILE_LINK = /\.mdx?\b|!\[/i;
const MDX = /[<{]|^(?:import|export)\b/m;

/** Every entry as a page with its tree parsed; problems of the bodies are collected. */
export function draftPages(content: Content, keep: Keep): { pages: Draft[]; problems: Problem[] } {
  const problems: Problem[] = [];
  const pages = content.entries.map((entry): Draft => {
    const body = parseBody(entry, keep, content.config);
    problems.push(...body.problems);
    return pageOf(entry, body.tree, body.compiled);
  });
  const addressOfFile = new Map(pages.map((page) => [page.entry.path, page.address]));
  for (const page of pages) {
    // A walk through a tree costs more than a look at its text: most pages need none here.
    if (!FILE_LINK.test(page.entry.body)) continue;
    resolveFileLinks(page.tree, page.entry.path, (file) => addressOfFile.get(file));
  }
  return { pages, problems };
}

/** Fields that most kinds of entry have; a kind's missing ones are filled in. */
interface Optional {
  readonly short?: string | undefined;
  readonly summary?: string | undefined;
  readonly exam?: readonly string[];
  readonly task?: string;
  readonly relevance?: Page['relevance'];
  readonly keywords?: readonly string[];
  readonly alsoAsked?: readonly string[];
  readonly beyondNotes?: boolean;
  readonly sources?: Page['sources'];
  readonly figures?: Page['figures'];
  readonly verified?: string | undefined;
  readonly movedFrom?: readonly string[];
}

function pageOf(entry: AnyEntry, tree: Root, compiled: boolean): Draft {
  // Each kind's functions take the data of that kind, which the entry holds by construction.
  const kind = PAGE_KINDS[entry.kind] as unknown as RowOf<PageKind>;
  const data: Optional = entry.data;
  const title = kind.title(entry.data);
  return {
    kind: entry.kind,
    entry,
    id: entry.id,
    address: kind.address(entry.id, entry.data),
    title,
    short: data.short ?? title,
    summary: data.summary ?? '',
    services: kind.services(entry.id, entry.data),
    exam: data.exam ?? (data.task ? [data.task] : []),
    relevance: data.relevance,
    keywords: data.keywords ?? [],
    alsoAsked: data.alsoAsked ?? [],
    beyondNotes: data.beyondNotes ?? false,
    sources: data.sources ?? [],
    figures: data.figures ?? [],
    verified: data.verified,
    movedFrom: data.movedFrom ?? [],
    tree,
    compiled,
    outline: NO_OUTLINE,
  } as Draft;
}

interface RowOf<Kind extends PageKind> {
  readonly address: (id: string, data: AnyEntry['data']) => string;
  readonly title: (data: AnyEntry['data']) => string;
  readonly services: (id: string, data: AnyEntry['data']) => readonly string[];
  readonly kind?: Kind;
}

function parseBody(
  entry: AnyEntry,
  keep: Keep,
  config: Content['config'],
): { tree: Root; compiled: boolean; problems: Problem[] } {
  const { allowCode, maths } = config;
  try {
    const tree = keep(treeKey(entry.body, maths), () => parseMdx(entry.body, { maths }));
    const mdx = MDX.test(entry.body)
      ? readMdx(tree, { file: entry.file, allowCode })
      : { compiled: false, problems: [] };
    const problems = [...mdx.problems, ...readCallouts(tree, entry.file, config)];
    problems.push(...assignAnchors(tree, entry.file));
    const imported = 'imported' in entry.data;
    problems.push(...drawFences(tree, { file: entry.file, imported, speech: config, keep }));
    return { tree, compiled: mdx.compiled, problems };
  } catch (error) {
    const problems = [brokenMdx(error, entry.file)];
    return { tree: { type: 'root', children: [] }, compiled: false, problems };
  }
}

/** The MDX parser's message with its position, in the project's own form. */
function brokenMdx(error: unknown, file: string): Problem {
  const at = error as { line?: number; column?: number; reason?: string };
  const deep = error instanceof RangeError;
  return {
    code: deep ? 'too-deep' : 'broken-mdx',
    place: { file, line: at.line ?? 1, column: at.column ?? 1 },
    found: at.reason ?? String(error),
    expected: deep
      ? 'nesting a person could follow'
      : 'Markdown; a literal “<” or “{” is written “\\<” or “\\{”, or stands in code',
  };
}
