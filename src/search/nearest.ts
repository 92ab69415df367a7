/** What is offered when nothing was found: names that look like what was typed, if any really do. */
import type { Lexicon } from './lexicon.ts';
import type { Hit } from './types.ts';

/** Share of letter pairs two names must have in common to be called alike. */
const ALIKE = 0.5;

/** Letter pairs of a word, by which unlike words are compared. */
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

export interface Offer {
  readonly hits: readonly Hit[];
  /** They look like what was typed; otherwise they are only what most pages are about. */
  readonly alike: boolean;
}

/** Services whose names look like a query that found nothing, likest first; else those most pages are about. */
export function offer(query: string, { data, language }: Lexicon, most = 6): Offer {
  const typed = pairs(language.normalizeName(query).slice(0, 40));
  const mentions = new Map<string, number>();
  for (const { service, also } of data.pages) {
    for (const id of service ? [service, ...also] : also)
      mentions.set(id, (mentions.get(id) ?? 0) + 1);
  }
  const services = data.services.map(({ id, name, short, names, page }) => {
    const texts = [name, short, ...names.map(({ text }) => text)];
    const likest = texts.map((text) => likeness(typed, pairs(language.normalizeName(text))));
    return { page, likeness: Math.max(...likest), mentions: mentions.get(id) ?? 0 };
  });
  const alike = services
    .filter((service) => service.likeness >= ALIKE)
    .sort((a, b) => b.likeness - a.likeness || a.page - b.page);
  const popular = services.sort((a, b) => b.mentions - a.mentions || a.page - b.page);
  const shown = alike.length ? alike : popular;
  const pages = shown.length ? shown : data.pages.map((_, page) => ({ page }));
  return {
    alike: alike.length > 0,
    hits: pages.slice(0, most).map(({ page }) => ({
      page,
      score: 0,
      sections: [],
      direct: false,
      missing: [],
      exact: false,
    })),
  };
}
