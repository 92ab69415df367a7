/** Entries → pages: addresses given, bodies parsed, callouts and anchors read. */
import type { Root } from 'mdast';
import { comparisonAddress, noteAddress, serviceAddress } from '../core/address.ts';
import type { Problem } from '../core/problem.ts';
import { assignAnchors } from '../markdown/anchors.ts';
import { readCallouts } from '../markdown/callouts.ts';
import { resolveFileLinks } from '../markdown/links.ts';
import type { Outline } from '../markdown/outline.ts';
import { parseMdx } from '../markdown/parse.ts';
import type { Page } from './page.ts';
import type { Content, Entry } from '../content/read.ts';

/** What a page is before its tree has been finished and its outline read. */
export type Draft = Page & { outline: Outline };

const NO_OUTLINE: Outline = {
  sections: [],
  callouts: [],
  links: [],
  images: [],
  anchors: new Map(),
};

/** Every entry as a page with its tree parsed; problems of the bodies are collected. */
export function draftPages(content: Content): { pages: Draft[]; problems: Problem[] } {
  const problems: Problem[] = [];
  const parse = (entry: Entry<unknown>): Root => {
    const { tree, problems: found } = parseBody(entry);
    problems.push(...found);
    return tree;
  };
  const pages: Draft[] = [
    ...content.services.map(
      (entry): Draft => ({
        kind: 'service',
        entry,
        id: entry.id,
        address: serviceAddress(entry.id),
        title: entry.data.name,
        short: entry.data.short ?? entry.data.name,
        services: [entry.id],
        tree: parse(entry),
        ...common(entry.data),
      }),
    ),
    ...content.families.map(
      (entry): Draft => ({
        kind: 'family',
        entry,
        id: entry.id,
        address: serviceAddress(entry.id),
        title: entry.data.name,
        short: entry.data.short ?? entry.data.name,
        services: [entry.id],
        tree: parse(entry),
        ...common(entry.data),
      }),
    ),
    ...content.notes.map(
      (entry): Draft => ({
        kind: 'note',
        entry,
        id: entry.id,
        address: noteAddress(entry.data.service, entry.id.split('/').at(-1) ?? entry.id),
        title: entry.data.title,
        short: entry.data.short ?? entry.data.title,
        services: [entry.data.service],
        tree: parse(entry),
        ...common(entry.data),
      }),
    ),
    ...content.comparisons.map(
      (entry): Draft => ({
        kind: 'comparison',
        entry,
        id: entry.id,
        address: comparisonAddress(entry.id),
        title: entry.data.title,
        short: entry.data.title,
        services: [],
        tree: parse(entry),
        ...common(entry.data),
      }),
    ),
    ...content.pages.map(
      (entry): Draft => ({
        kind: 'page',
        entry,
        id: entry.id,
        address: `/${entry.id}/`,
        title: entry.data.title,
        short: entry.data.title,
        services: [],
        tree: parse(entry),
        ...common(entry.data),
      }),
    ),
  ];
  const addressOfFile = new Map(pages.map((page) => [page.entry.path, page.address]));
  for (const page of pages) {
    resolveFileLinks(page.tree, page.entry.path, (file) => addressOfFile.get(file));
  }
  return { pages, problems };
}

type Shared = Pick<
  Page,
  'exam' | 'relevance' | 'keywords' | 'sources' | 'figures' | 'verified' | 'summary'
>;

/** The fields that most kinds of entry have, with a kind's missing ones filled in. */
function common(data: { [Field in keyof Shared]?: Shared[Field] | undefined }): Shared & {
  outline: Outline;
} {
  return {
    exam: data.exam ?? [],
    relevance: data.relevance,
    keywords: data.keywords ?? [],
    sources: data.sources ?? [],
    figures: data.figures ?? [],
    verified: data.verified,
    summary: data.summary ?? '',
    outline: NO_OUTLINE,
  };
}

function parseBody(entry: Entry<unknown>): { tree: Root; problems: Problem[] } {
  try {
    const tree = parseMdx(entry.body);
    const problems = readCallouts(tree, entry.file);
    problems.push(...assignAnchors(tree, entry.file));
    return { tree, problems };
  } catch (error) {
    return { tree: { type: 'root', children: [] }, problems: [brokenMdx(error, entry.file)] };
  }
}

/** The MDX parser's message with its position, in the project's own form. */
function brokenMdx(error: unknown, file: string): Problem {
  const at = error as { line?: number; column?: number; reason?: string };
  return {
    code: 'broken-mdx',
    place: { file, line: at.line ?? 1, column: at.column ?? 1 },
    found: at.reason ?? String(error),
    expected: 'Markdown; a literal “<” or “{” is written “\\<” or “\\{”, or stands in code',
  };
}
