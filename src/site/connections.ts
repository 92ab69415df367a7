/** What ties pages together: wikilinks, cross-links, relations, backlinks. All of it once per build. */
import { collectBacklinks, type Backlink } from '../catalogue/backlinks.ts';
import { createMatcher } from '../catalogue/matcher.ts';
import { collectNames, type Named } from '../catalogue/names.ts';
import { deriveRelations, type Relation, type Relations } from '../catalogue/relations.ts';
import type { FamilyData, ServiceData } from '../content/schema.ts';
import type { SiteConfig } from '../content/site-schema.ts';
import { at, serviceAddress } from '../core/address.ts';
import type { Problem } from '../core/problem.ts';
import { linkMentions } from '../markdown/crosslinks.ts';
import { isMention, type Mention } from '../markdown/mentions.ts';
import { resolveWikilinks } from '../markdown/wikilinks.ts';
import type { FamilyPage, Page, ServicePage } from './page.ts';

type Addresses = ReadonlyMap<string, ReadonlyMap<string, string>>;

export interface Connections {
  readonly relationsOf: Relations['relationsOf'];
  readonly relations: readonly Relation[];
  readonly backlinksOf: (id: string) => readonly Backlink<Page>[];
  readonly mentionsOf: (page: Page) => readonly Mention[];
  readonly problems: readonly Problem[];
}

/** Turns the wikilinks of all pages into links, in place; returns those that lead nowhere. */
export function resolveTargets(pages: readonly Page[], addresses: Addresses): Problem[] {
  const byAddress = new Map(pages.map((page) => [page.address, page]));
  const targets = (): string[] =>
    [...addresses].flatMap(([address, anchors]) => {
      const target = address.slice(1, -1);
      return [target, ...[...anchors.keys()].map((anchor) => `${target}#${anchor}`)];
    });
  return pages.flatMap((page) =>
    resolveWikilinks(page.tree, {
      file: page.entry.file,
      source: page.entry.body,
      candidates: targets,
      resolve: (target) => {
        const [path = '', anchor] = target.split('#', 2);
        const address = path === '' ? page.address : `/${path}/`;
        const anchors = addresses.get(address);
        if (!anchors || (anchor !== undefined && !anchors.has(anchor))) return undefined;
        return { address: at(address, anchor), title: byAddress.get(address)?.short ?? path };
      },
    }),
  );
}

interface Pages {
  readonly pages: readonly Page[];
  readonly services: readonly ServicePage[];
  readonly families: readonly FamilyPage[];
}

/** Links every page's mentions, in place, and collects what they say of each other. */
export function connect(config: SiteConfig, { pages, services, families }: Pages): Connections {
  const named = <Data extends ServiceData | FamilyData>({
    id,
    entry,
  }: {
    id: string;
    entry: Pick<Named<Data>, 'file' | 'data' | 'locate'>;
  }): Named<Data> => ({ id, file: entry.file, data: entry.data, locate: entry.locate });
  const entries: Named[] = [...services.map(named), ...families.map(named)];
  const names = collectNames(entries, config.namePrefixes);
  const matcher = createMatcher(names.names, names.neverLink);
  const ids = new Set(entries.map(({ id }) => id));
  const addressOf = (id: string): string | undefined =>
    ids.has(id) ? serviceAddress(id) : undefined;
  const entryAt = (address: string): string | undefined => {
    const id = address.slice(1, -1);
    return ids.has(id) ? id : undefined;
  };
  const mentions = new Map(
    pages.map((page) => [
      page,
      linkMentions(page.tree, {
        matcher,
        self: new Set(page.services),
        neverLink: neverLinkOf(page),
        addressOf,
        entryAt,
      }),
    ]),
  );
  const backlinks = collectBacklinks(
    [...mentions].map(([page, all]) => ({
      page,
      self: new Set(page.services),
      mentions: all.filter(isMention),
    })),
  );
  const relations = deriveRelations(
    services.map((page) => named<ServiceData>(page)),
    config.relations,
    families.map(({ id }) => id),
  );
  const byId: ReadonlyMap<string, readonly Backlink<Page>[]> = backlinks;
  return {
    relationsOf: relations.relationsOf,
    relations: relations.written,
    backlinksOf: (id) => byId.get(id) ?? [],
    mentionsOf: (page) => mentions.get(page) ?? [],
    problems: [...names.problems, ...relations.problems],
  };
}

/** What a page's author forbids on it; an entry's own list holds for the whole site and is read with its names. */
function neverLinkOf(page: Page): readonly string[] {
  return page.kind === 'service' || page.kind === 'family' ? [] : page.entry.data.neverLink;
}
