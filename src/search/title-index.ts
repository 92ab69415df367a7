/** Where each stem stands in titles, keywords and headings: the first tier, searched without fetching. */
import type { Language } from './language.ts';
import type { PageEntry } from './types.ts';

/** A text of a page: its title, a keyword, or the title of a section. */
export interface Field {
  readonly page: number;
  readonly kind: 'title' | 'keyword' | 'section';
  /** Number of the section; -1 where the field is no section's. */
  readonly section: number;
  readonly stems: readonly string[];
}

export interface TitleIndex {
  /** Fields that have a stem, in page order. */
  readonly fields: ReadonlyMap<string, readonly Field[]>;
  /** By page: stems of its title, and its keywords as `phraseKey` writes them. */
  readonly pages: readonly {
    readonly title: readonly string[];
    readonly keywords: ReadonlySet<string>;
  }[];
}

/** Indexes the pages' titles; a few milliseconds for thousands of headings, once. */
export function makeTitleIndex(pages: readonly PageEntry[], language: Language): TitleIndex {
  const fields = new Map<string, Field[]>();
  const add = (page: number, kind: Field['kind'], text: string, section = -1): string[] => {
    const stems = language.stems(text);
    const field = { page, kind, section, stems };
    for (const key of new Set(stems)) {
      const list = fields.get(key);
      if (list) list.push(field);
      else fields.set(key, [field]);
    }
    return stems;
  };
  return {
    fields,
    pages: pages.map(({ title, keywords, sections }, page) => {
      for (const keyword of keywords) add(page, 'keyword', keyword);
      for (const [i, { text }] of sections.entries()) add(page, 'section', text, i);
      return {
        title: add(page, 'title', title),
        keywords: new Set(keywords.map((keyword) => language.phraseKey(keyword))),
      };
    }),
  };
}

/** Fields that have all of `stems`; with `phrase`, in their order and side by side. */
export function fieldsWith(
  { fields }: TitleIndex,
  stems: readonly string[],
  phrase = false,
): readonly Field[] {
  const found = fields.get(stems[0] ?? '') ?? [];
  return stems.length < 2
    ? found
    : found.filter(({ stems: has }) =>
        phrase
          ? has.some((_, at) => stems.every((key, i) => has[at + i] === key))
          : stems.every((key) => has.includes(key)),
      );
}
