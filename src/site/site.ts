/** The whole site as data, built once from the content folder. Pure but for what `read.ts` read. */
import type { Backlink } from '../catalogue/backlinks.ts';
import type { Relation, Relations } from '../catalogue/relations.ts';
import type { Change, SiteConfig } from '../content/site-schema.ts';
import { tipAddress } from '../core/address.ts';
import type { Place, Problem } from '../core/problem.ts';
import type { Mention } from '../markdown/mentions.ts';
import { readAnchors, readOutline } from '../markdown/outline.ts';
import { anew, type Keep } from '../markdown/parse.ts';
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
import { templateAddresses } from './list-pages.ts';
import { draftPages } from './pages.ts';
import type { Content } from '../content/read.ts';
import { asks } from './lists.ts';
import { collectTips } from './tips.ts';

export interface Site {
  readonly dir: string;
  readonly config: SiteConfig;
  /** Where a field of `site.yaml` stands, for who must mend it. */
  readonly locateConfig: Content['locateConfig'];
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
  /** The HTML of pages that were drawn; whoever draws one leaves it here for the next. */
  readonly drawn: Map<Page, string>;
  readonly problems: readonly Problem[];
}

const NO_ANCHORS: ReadonlyMap<string, string> = new Map();

/**
 * Builds the site. What is dear to make comes through `keep`, from a cache if there is one. Whatever is
 * wrong is in `problems`; what could be read is there all the same.
 */
export function buildSite(content: Content, keep: Keep = anew): Site {
  const { pages, problems: broken } = draftPages(content, keep);
  const problems = [...content.problems, ...broken];
  const of = <Kind extends Page['kind']>(kind: Kind): Extract<Page, { kind: Kind }>[] =>
    pages.filter((page): page is Extract<Page, { kind: Kind }> => page.kind === kind);
  const services = of('service').sort((a, b) => a.short.localeCompare(b.short, 'en'));
  const families = of('family');
  const notes = of('note').sort((a, b) => a.entry.data.order - b.entry.data.order);
  const comparisons = of('comparison').sort((a, b) => a.entry.data.order - b.entry.data.order);
  const practice = of('practice').sort((a, b) => a.entry.data.order - b.entry.data.order);

  const addresses = new Map<string, ReadonlyMap<string, string>>(
    templateAddresses(content.config).map((address) => [address, NO_ANCHORS]),
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
    locateConfig: content.locateConfig,
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
    drawn: new Map(),
    problems,
  };
}
