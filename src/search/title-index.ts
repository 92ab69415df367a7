/** Where each stem stands in titles, keywords and headings: the first tier, searched without fetching. */
import type { Language } from './language.ts';
import type { PageEntry } from './types.ts';

/** A text of a page: its title, a keyword, or the title of the section numbered `section`. */
export interface Field {
  readonly page: number;
  readonly kind: 'title' | 'keyword' | 'section';
  /** -1 where the field is no section's. */
  readonly section: number;
  readonly stems: readonly string[];
}

export interface TitleIndex {
  /** Fields that have a stem, in page order. */
  readonly fields: ReadonlyMap<string, readonly Field[]>;
  /** Stems of each page's title. */
  readonly titles: readonly (readonly string[])[];
  /** Stems of each section's title, by page. */
  readonly sections: readonly (readonly (readonly string[])[])[];
  /** What `phraseKey` makes of each page's keywords and of its sections' titles. */
  readonly phrases: readonly { readonly keywords: Set<string>; readonly sections: Set<string> }[];
}

/** Indexes the pages' titles; a few milliseconds for thousands of headings, once. */
export function makeTitleIndex(pages: readonly PageEntry[], language: Language): TitleIndex {
  const fields = new Map<string, Field[]>();
  const add = (
    page: number,
    kind: Field['kind'],
    section: number,
    text: string,
  ): readonly string[] => {
    const stems = language.words(text).map((word) => language.stem(word));
    const field = { page, kind, section, stems };
    for (const key of new Set(stems)) {
      const list = fields.get(key);
      if (list) list.push(field);
      else fields.set(key, [field]);
    }
    return stems;
  };
  const titles: (readonly string[])[] = [];
  const sections: (readonly (readonly string[])[])[] = [];
  pages.forEach((page, i) => {
    titles.push(add(i, 'title', -1, page.title));
    for (const keyword of page.keywords) add(i, 'keyword', -1, keyword);
    sections.push(page.sections.map((section, j) => add(i, 'section', j, section.text)));
  });
  const keysOf = (texts: readonly string[]): Set<string> =>
    new Set(texts.map((text) => language.phraseKey(text)));
  const phrases = pages.map((page) => ({
    keywords: keysOf(page.keywords),
    sections: keysOf(page.sections.map(({ text }) => text)),
  }));
  return { fields, titles, sections, phrases };
}

/** Fields that have all of `stems`; with `phrase`, in their order and side by side. */
export function fieldsWith(index: TitleIndex, stems: readonly string[], phrase = false): Field[] {
  const [first, ...others] = stems;
  const found = index.fields.get(first ?? '') ?? [];
  if (!others.length) return [...found];
  return found.filter((field) => {
    if (!others.every((key) => field.stems.includes(key))) return false;
    if (!phrase) return true;
    return field.stems.some((_, at) => stems.every((key, i) => field.stems[at + i] === key));
  });
}
