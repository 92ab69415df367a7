/** From the site's model to what search knows of it: pages, their sections, names and words. Pure. */
import { createHash } from 'node:crypto';
import { toString } from 'mdast-util-to-string';
import { SKIP, visit } from 'unist-util-visit';
import type { Page, ServicePage } from '../site/page.ts';
import type { Site } from '../site/site.ts';
import type { Language } from './language.ts';
import type { Kind, PageEntry, SearchData, Section, ServiceEntry } from './types.ts';

const KINDS: Readonly<Record<Page['kind'], Kind>> = {
  service: 'service',
  note: 'section',
  comparison: 'comparison',
  family: 'page',
  practice: 'page',
  page: 'page',
};
/** Services shown as related to one, at most. */
const MOST_RELATED = 6;

/** Headings and callout titles of a page that have an anchor, in reading order. */
function sectionsOf(page: Page): Section[] {
  // A practice question is there to be answered, not to be found by its words; full text has it.
  if (page.kind === 'practice') return [];
  const sections: Section[] = [];
  visit(page.tree, 'heading', (node, _, parent) => {
    const anchor = node.data?.anchors?.[0];
    const text = toString(node).trim();
    if (!anchor || !text) return SKIP;
    const callout = parent?.type === 'callout' ? parent.kind : undefined;
    const kind = callout === 'exam' ? 'tip' : callout === 'changed' ? 'change' : 'heading';
    sections.push({ anchor, text, kind });
    return SKIP;
  });
  return sections;
}

/** Services a page is about besides its own. */
function alsoOf(page: Page): readonly string[] {
  if (page.kind === 'note') return page.entry.data.also;
  if (page.kind === 'comparison') return page.entry.data.compares;
  return page.kind === 'family' ? page.entry.data.members : [];
}

function pageOf(page: Page): PageEntry {
  const domains = page.exam.map((task) => task.split('.')[0] ?? '').filter(Boolean);
  return {
    address: page.address,
    title: page.title,
    summary: page.summary,
    kind: KINDS[page.kind],
    service: (page.kind === 'note' || page.kind === 'service' ? page.services[0] : '') ?? '',
    also: alsoOf(page),
    domains: [...new Set(domains)],
    keywords: page.keywords,
    sections: sectionsOf(page),
  };
}

function serviceOf(page: ServicePage, site: Site, language: Language): Omit<ServiceEntry, 'page'> {
  const { id, title, short } = page;
  const { aliases, formerNames, misspellings } = page.entry.data;
  const own = language.normalizeName(title);
  const others = (names: readonly string[] = []): string[] =>
    names.filter((name) => language.normalizeName(name) !== own);
  return {
    ...{ id, title, short },
    name: others(aliases),
    former: others(formerNames.map(({ name }) => name)),
    misspelling: others(misspellings),
    counterpart: others(site.config.search.counterparts[id]),
    related: [...new Set(site.relationsOf(id).map(({ to }) => to))].slice(0, MOST_RELATED),
  };
}

/** All text of a page as one string, blocks apart. */
function textOf(page: Page): string {
  const texts: string[] = [];
  visit(page.tree, (node) => {
    if (node.type === 'text' || node.type === 'inlineCode' || node.type === 'code') {
      texts.push(node.value);
    } else if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell') {
      texts.push('\n');
    }
  });
  return [page.summary, ...texts].join('').replaceAll('\n', ' \n ');
}

/** A word worth keeping for spelling: letters, and not a lone one. */
const isWord = (word: string): boolean => /^\p{L}[\p{L}\p{N}\p{M}_]+$/u.test(word);

/**
 * Words that no title has: of each stem the shortest, with the largest count of pages. They are listed,
 * separated by spaces, by the binary logarithm of that count, rounded down.
 */
function furtherWords(
  texts: readonly string[],
  titles: readonly string[],
  language: Language,
): string[] {
  const stemOf = (word: string): string => language.stem(language.fold(word));
  const written = (text: string): string[] => language.cut(text).map((word) => word.written);
  const counts = new Map<string, number>();
  for (const text of texts)
    for (const word of new Set(written(text))) counts.set(word, (counts.get(word) ?? 0) + 1);
  const known = new Set(titles.flatMap(written).map(stemOf));
  const further = [...counts].filter(([word]) => isWord(word) && !known.has(stemOf(word)));
  const lists: string[][] = [];
  for (const same of Map.groupBy(further, ([word]) => stemOf(word)).values()) {
    const [[shortest = ''] = []] = same.sort(([a], [b]) => a.length - b.length);
    const power = Math.floor(Math.log2(Math.max(...same.map(([, count]) => count))));
    (lists[power] ??= []).push(shortest);
  }
  return Array.from(lists, (words = []) => words.sort().join(' '));
}

/** Everything search needs to know of a site before any text is read; nothing is left out for size yet. */
export function collect(site: Site, language: Language): SearchData {
  const pages = site.pages.map(pageOf);
  const services = site.services
    .map((page) => ({ ...serviceOf(page, site, language), page: site.pages.indexOf(page) }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  const { synonyms, answers, examples } = site.config.search;
  const texts = site.pages.map(textOf);
  const titles = [
    ...pages.flatMap(({ title, keywords, sections }) => [
      ...[title, ...keywords],
      ...sections.map(({ text }) => text),
    ]),
    ...services.flatMap(({ title, short, name, former }) => [title, short, ...name, ...former]),
  ];
  const data = {
    ...{ language: language.code, services, pages, synonyms, answers, examples },
    words: furtherWords(texts, titles, language),
    allWords: true,
    prefixes: site.config.namePrefixes,
  };
  const print = createHash('sha256').update(JSON.stringify([data, texts]));
  return { ...data, build: print.digest('hex').slice(0, 12) };
}
