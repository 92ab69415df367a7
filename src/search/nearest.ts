/** The last plan: when nothing at all was found, what is nearest, so that no screen is ever empty. */
import type { Lexicon } from './lexicon.ts';
import { squash } from './text.ts';
import type { Hit } from './types.ts';

/** Letter pairs of a word, by which unlike words are still compared. */
function pairs(word: string): Set<string> {
  const found = new Set<string>();
  for (let i = 0; i + 1 < word.length; i += 1) found.add(word.slice(i, i + 2));
  return found;
}

/** How alike two words are, 0 to 1: the share of letter pairs they have in common (Dice). */
function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (!a.size || !b.size) return 0;
  let both = 0;
  for (const pair of a) if (b.has(pair)) both += 1;
  return (2 * both) / (a.size + b.size);
}

/**
 * The services whose names look most like a query that found nothing, and, when none does, those most
 * pages speak of. Always some while the site has a service or a page.
 */
export function nearest(query: string, lexicon: Lexicon, most = 6): Hit[] {
  const typed = pairs(squash(query).slice(0, 40));
  const mentions = new Map<string, number>();
  for (const { service, also } of lexicon.pages) {
    for (const id of service ? [service, ...also] : also)
      mentions.set(id, (mentions.get(id) ?? 0) + 1);
  }
  const services = lexicon.data.services.map((service) => {
    const names = [service.name, service.short, ...service.names.map(({ text }) => text)];
    const alike = Math.max(...names.map((name) => likeness(typed, pairs(squash(name)))));
    return { page: service.page, score: alike + (mentions.get(service.id) ?? 0) / 1000 };
  });
  const ordered = services.sort((a, b) => b.score - a.score || a.page - b.page);
  const pages = ordered.length ? ordered : lexicon.pages.map((_, page) => ({ page, score: 0 }));
  return pages.slice(0, most).map(({ page, score }) => ({
    page,
    score,
    sections: [],
    direct: false,
    missing: [],
    sure: false,
  }));
}
