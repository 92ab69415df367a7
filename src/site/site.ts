/** The whole site as data, built once from the content folder. Pure but for what `read.ts` read. */
import type { Change, SiteConfig } from '../catalogue/schema.ts';
import type { Place, Problem } from '../core/problem.ts';
import { readOutline } from '../markdown/outline.ts';
import type { ComparisonPage, FamilyPage, NotePage, Page, ServicePage, Tip } from './page.ts';
import { draftPages } from './pages.ts';
import type { Content } from './read.ts';
import { collectTips } from './tips.ts';

export interface Site {
  readonly dir: string;
  readonly config: SiteConfig;
  readonly pages: readonly Page[];
  readonly services: readonly ServicePage[];
  readonly families: readonly FamilyPage[];
  readonly notes: readonly NotePage[];
  readonly comparisons: readonly ComparisonPage[];
  readonly changes: readonly { data: Change; place: Place }[];
  readonly tips: readonly Tip[];
  /** Every address of the site with its anchors, each with the one it stands for. */
  readonly addresses: ReadonlyMap<string, ReadonlyMap<string, string>>;
  readonly byAddress: ReadonlyMap<string, Page>;
  /** By path inside the content folder: how a renderer finds the page of a file. */
  readonly byPath: ReadonlyMap<string, Page>;
  readonly problems: readonly Problem[];
}

/** Pages the templates make, besides those of the content. */
export const TEMPLATE_ADDRESSES = [
  '/',
  '/services/',
  '/tips/',
  '/search/',
  '/compare/',
  '/changes/',
  '/exam/',
  '/map/',
  '/list/',
] as const;

const NO_ANCHORS: ReadonlyMap<string, string> = new Map();

/** Builds the site. Whatever is wrong is in `problems`; what could be read is there all the same. */
export function buildSite(content: Content): Site {
  const { pages, problems: broken } = draftPages(content);
  const problems = [...content.problems, ...broken];
  for (const page of pages) page.outline = readOutline(page.tree, page.entry.file);
  const of = <Kind extends Page['kind']>(kind: Kind): Extract<Page, { kind: Kind }>[] =>
    pages.filter((page): page is Extract<Page, { kind: Kind }> => page.kind === kind);
  const notes = of('note').sort((a, b) => a.entry.data.order - b.entry.data.order);
  const comparisons = of('comparison').sort((a, b) => a.entry.data.order - b.entry.data.order);
  const tips = collectTips([...notes, ...comparisons, ...of('service'), ...of('family')]);
  problems.push(...tips.problems);
  const addresses = new Map<string, ReadonlyMap<string, string>>(
    TEMPLATE_ADDRESSES.map((address) => [address, NO_ANCHORS]),
  );
  for (const page of pages) addresses.set(page.address, page.outline.anchors);
  for (const tip of tips.tips) addresses.set(`/tips/${tip.id}/`, NO_ANCHORS);
  return {
    dir: content.dir,
    config: content.config,
    pages,
    services: of('service').sort((a, b) => a.short.localeCompare(b.short, 'en')),
    families: of('family'),
    notes,
    comparisons,
    changes: content.changes,
    tips: tips.tips,
    addresses,
    byAddress: new Map(pages.map((page) => [page.address, page])),
    byPath: new Map(pages.map((page) => [page.entry.path, page])),
    problems,
  };
}
