/** The words that stand in what search shows and names: apart, since collector and lexicon must agree. */
import type { Language } from './language.ts';
import type { PageEntry, ServiceEntry } from './types.ts';

/**
 * Every word of the pages' titles, headings and keywords and of the services' names, as written in small
 * letters. Misspellings and other vendors' names are left out: no text holds them.
 */
export function titleWords(
  pages: readonly PageEntry[],
  services: readonly ServiceEntry[],
  language: Language,
): string[] {
  const texts = [
    ...pages.flatMap(({ title, keywords, sections }) => [
      title,
      ...keywords,
      ...sections.map(({ text }) => text),
    ]),
    ...services.flatMap(({ name, short, names }) => [
      name,
      short,
      ...names.filter(({ kind }) => kind === 'name' || kind === 'former').map(({ text }) => text),
    ]),
  ];
  return texts.flatMap((text) => language.cut(text).map(({ written }) => written));
}
