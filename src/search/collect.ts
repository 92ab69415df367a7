/** From the site's model to what search knows of it: pages, their sections, names and words. Pure. */
import { createHash } from 'node:crypto';
import { toString } from 'mdast-util-to-string';
import { SKIP, visit } from 'unist-util-visit';
import type { Page, ServicePage } from '../site/page.ts';
import type { Site } from '../site/site.ts';
import type { Language } from './language.ts';
import type { Kind, PageEntry, SearchData, Section, ServiceEntry, ServiceName } from './types.ts';
import { titleWords } from './title-words.ts';

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
    service: page.kind === 'note' || page.kind === 'service' ? page.services[0] : undefined,
    also: alsoOf(page),
    domains: [...new Set(domains)],
    keywords: page.keywords,
    sections: sectionsOf(page),
  };
}

function namesOf(
  { title, entry: { data } }: ServicePage,
  counterparts: readonly string[],
  language: Language,
): ServiceName[] {
  const own = language.normalizeName(title);
  const named = (texts: readonly string[], kind: ServiceName['kind']): ServiceName[] =>
    texts.map((text) => ({ text, kind }));
  return [
    ...named(data.aliases, 'name'),
    ...named(
      data.formerNames.map(({ name }) => name),
      'former',
    ),
    ...named(data.misspellings, 'misspelling'),
    ...named(counterparts, 'counterpart'),
  ].filter(({ text }) => language.normalizeName(text) !== own);
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

/** One word for every stem that stands only in text: the shortest, with the largest count of pages. */
function furtherWords(
  texts: readonly string[],
  pages: readonly PageEntry[],
  services: readonly ServiceEntry[],
  language: Language,
): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) {
    for (const word of new Set(language.cut(text).map(({ written }) => written)))
      counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const stemOf = (word: string): string => language.stem(language.fold(word));
  const known = new Set(titleWords(pages, services, language).map(stemOf));
  const byStem = new Map<string, { word: string; count: number }>();
  for (const [word, count] of counts) {
    const key = stemOf(word);
    if (!isWord(word) || known.has(key)) continue;
    const before = byStem.get(key);
    const shorter = !before || word.length < before.word.length;
    byStem.set(key, {
      word: shorter ? word : before.word,
      count: Math.max(count, before?.count ?? 0),
    });
  }
  return new Map([...byStem.values()].map(({ word, count }) => [word, count]));
}

/** Everything search needs to know of a site before any text is read; nothing is left out for size yet. */
export function collect(site: Site, language: Language): SearchData {
  const pages = site.pages.map(pageOf);
  const numberOf = new Map(site.pages.map((page, number) => [page.address, number]));
  const { synonyms, answers, counterparts, examples } = site.config.search;
  const services = site.services
    .map(
      (page): ServiceEntry => ({
        id: page.id,
        name: page.title,
        short: page.short,
        names: namesOf(page, counterparts[page.id] ?? [], language),
        related: [...new Set(site.relationsOf(page.id).map(({ to }) => to))].slice(0, MOST_RELATED),
        page: numberOf.get(page.address) ?? 0,
      }),
    )
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  const texts = site.pages.map(textOf);
  const data = {
    language: language.code,
    services,
    pages,
    words: furtherWords(texts, pages, services, language),
    allWords: true,
    prefixes: site.config.namePrefixes,
    synonyms,
    answers,
    examples,
  };
  const print = createHash('sha256')
    .update(JSON.stringify([data, texts]))
    .digest('hex');
  return { ...data, build: print.slice(0, 12) };
}
