/** The words that stand in what search shows and names: apart, since index step and lexicon must agree. */
import { words } from './text.ts';
import type { PageEntry, ServiceEntry } from './types.ts';

/** Every word of the pages' titles, headings and keywords and of the services' names, misspellings not. */
export function* headWords(
  pages: readonly PageEntry[],
  services: readonly ServiceEntry[],
): Generator<string> {
  for (const page of pages) {
    yield* words(page.title);
    for (const keyword of page.keywords) yield* words(keyword);
    for (const section of page.sections) yield* words(section.text);
  }
  for (const { name, short, names } of services) {
    yield* words(name);
    yield* words(short);
    for (const { text, kind } of names) if (kind !== 'misspelling') yield* words(text);
  }
}
