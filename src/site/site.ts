/** The whole site as data, built once from the content folder. Pure but for what `read.ts` read. */
import type { Backlink } from '../catalogue/backlinks.ts';
import type { Relation, Relations } from '../catalogue/relations.ts';
import type { Change, SiteConfig } from '../content/schema.ts';
import { tipAddress } from '../core/address.ts';
import type { Place, Problem } from '../core/problem.ts';
import type { Mention } from '../markdown/mentions.ts';
import { readAnchors, readOutline } from '../markdown/outline.ts';
import { parseMdx, type Parse } from '../markdown/parse.ts';
import type {
  ComparisonPage,
  FamilyPage,
  NotePage,
  Page,
  PracticePage,
  ServicePage,
  Tip,
} from './page.ts';
import { connect, resolveTargets } from './connections.ts';
import { draftPages } from './pages.ts';
import type { Content } from '../content/read.ts';
import { asks } from './lists.ts';
import { collectTips } from './tips.ts';

export interface Site {
  readonly dir: string;
  readonly config: SiteConfig;
  readonly pages: readonly Page[];
  readonly services: readonly ServicePage[];
  readonly families: readonly FamilyPage[];
  readonly notes: readonly NotePage[];
  readonly comparisons: readonly ComparisonPage[];
  readonly practice: readonly PracticePage[];
  readonly changes: readonly { data: Change; place: Place }[];
  readonly tips: readonly Tip[];
  /** Both directions of a service's relations, strongest first. */
  readonly relationsOf: Relations['relationsOf'];
  /** Every relation once, as written. */
  readonly relations: readonly Relation[];
  /** Where other pages speak of a service or family, section by section. */
  readonly backlinksOf: (id: string) => readonly Backlink<Page>[];
  readonly mentionsOf: (page: Page) => readonly Mention[];
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
  '/practice/',
  '/changes/',
  '/exam/',
  '/map/',
  '/list/',
] as const;

const NO_ANCHORS: ReadonlyMap<string, string> = new Map();

/**
 * Builds the site. `parse` reads a page's text, from a cache if need be; each tree is changed here. Whatever is wrong is in `problems`; what could be read is there all the same.
 */
export function buildSite(content: Content, parse: Parse = parseMdx): Site {
  const { pages, problems: broken } = draftPages(content, parse);
  const problems = [...content.problems, ...broken];
  const of = <Kind extends Page['kind']>(kind: Kind): Extract<Page, { kind: Kind }>[] =>
    pages.filter((page): page is Extract<Page, { kind: Kind }> => page.kind === kind);
  const services = of('service').sort((a, b) => a.short.localeCompare(b.short, 'en'));
  const families = of('family');
  const notes = of('note').sort((a, b) => a.entry.data.order - b.entry.data.order);
  const comparisons = of('comparison').sort((a, b) => a.entry.data.order - b.entry.data.order);
  const practice = of('practice').sort((a, b) => a.entry.data.order - b.entry.data.order);

  const addresses = new Map<string, ReadonlyMap<string, string>>(
    TEMPLATE_ADDRESSES.map((address) => [address, NO_ANCHORS]),
  );
  for (const page of pages) addresses.set(page.address, readAnchors(page.tree));
  problems.push(...resolveTargets(pages, addresses));
  // Links first, outline after: the outline lists links, and a tip's answer keeps its own.
  const connections = connect(content.config, { pages, services, families });
  problems.push(...connections.problems);
  for (const page of pages)
    page.outline = readOutline(page.tree, page.entry.file, addresses.get(page.address));

  const { tips, problems: doubled } = collectTips([
    ...notes,
    ...comparisons,
    ...services,
    ...families,
  ]);
  problems.push(...doubled);
  for (const tip of tips) addresses.set(tipAddress(tip.id), NO_ANCHORS);
  if (asks({ tips, practice })) addresses.set('/recall/', NO_ANCHORS);
  if (content.changes.length > 0) {
    const ids = content.changes.map(({ data }) => data.id);
    addresses.set('/changes/', new Map(ids.map((id) => [id, id])));
  }
  return {
    dir: content.dir,
    config: content.config,
    pages,
    services,
    families,
    notes,
    comparisons,
    practice,
    changes: content.changes,
    tips,
    ...connections,
    addresses,
    byAddress: new Map(pages.map((page) => [page.address, page])),
    byPath: new Map(pages.map((page) => [page.entry.path, page])),
    problems,
  };
}
