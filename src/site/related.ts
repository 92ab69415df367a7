/** What a page's panels show: relations in words, comparisons, places that mention its service. */
import { toString } from 'mdast-util-to-string';
import { PAGE_KIND_NAMES } from '../content/kinds.ts';
import type { ComparisonPage, FamilyPage, Page, ServicePage } from './page.ts';
import { navigationOf } from './navigation.ts';
import type { Site } from './site.ts';

export interface RelatedGroup {
  /** The relation in words: “delivers to”. */
  readonly label: string;
  readonly services: readonly (ServicePage | FamilyPage)[];
}

/** A section shows the strongest of its service's relations and those to what it itself speaks of. */
const SECTION_LIMIT = 8;

/**
 * The relations of a page's own service, those with the same words together, strongest first. On a
 * section those to services it mentions come first, because that is what the reader has in mind.
 */
export function relatedTo(site: Site, page: Page): readonly RelatedGroup[] {
  const [service] = page.services;
  if (service === undefined) return [];
  const { entries } = navigationOf(site);
  let relations = site.relationsOf(service);
  if (page.kind === 'note') {
    const mentioned = new Set<string>(site.mentionsOf(page).map((mention) => mention.service));
    relations = [
      ...relations.filter(({ to }) => mentioned.has(to)),
      ...relations.filter(({ to }) => !mentioned.has(to)),
    ].slice(0, SECTION_LIMIT);
  }
  const groups = Map.groupBy(relations, ({ label }) => label);
  return [...groups].map(([label, group]) => ({
    label,
    services: group.flatMap(({ to }) => entries.get(to) ?? []),
  }));
}

/** The comparisons a page's services take part in. */
export function comparisonsOf(site: Site, page: Page): readonly ComparisonPage[] {
  if (page.kind === 'comparison') return [];
  const { comparisons } = navigationOf(site);
  return [...new Set(page.services.flatMap((id) => comparisons.get(id) ?? []))];
}

/** Letters of scripts that set no spaces between words; about two make a word. */
const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/gu;
const WORDS_A_MINUTE = 220;

/** Minutes it takes to read a page, at least one. */
export function minutesOf({ tree }: Pick<Page, 'tree'>): number {
  const text = toString(tree);
  const words = text.split(/\s+/).length + (text.match(UNSPACED)?.length ?? 0) / 2;
  return Math.max(1, Math.round(words / WORDS_A_MINUTE));
}

export interface MentionedIn {
  readonly page: Page;
  readonly anchor: string | undefined;
  /** The title of the section that mentions it, if it has one. */
  readonly section: string | undefined;
  readonly sentence: string;
}

/**
 * Where a service is spoken of, one place a page (its first), sections before comparisons before
 * other services; a page that says much of it comes before one that names it once.
 */
export function mentionedIn(site: Site, page: Page): readonly MentionedIn[] {
  if (page.kind !== 'service' && page.kind !== 'family') return [];
  const pages = Map.groupBy(site.backlinksOf(page.id), (backlink) => backlink.page);
  return [...pages]
    .map(([from, backlinks]) => ({
      from,
      best: backlinks[0],
      count: backlinks.reduce((sum, { count }) => sum + count, 0),
    }))
    .sort((a, b) => rank(a.from) - rank(b.from) || b.count - a.count)
    .flatMap(({ from, best }) => {
      if (!best) return [];
      const section = from.outline.sections.find(({ anchor }) => anchor === best.anchor);
      return {
        page: from,
        anchor: best.anchor,
        section: section?.title || undefined,
        sentence: best.sentence,
      };
    });
}

const rank = ({ kind }: Page): number => PAGE_KIND_NAMES.indexOf(kind);
