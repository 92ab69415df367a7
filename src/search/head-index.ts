/** Where each stem stands in titles, keywords and headings: the first tier, searched without fetching. */
import { stem, words } from './text.ts';
import type { PageEntry } from './types.ts';

/** A text of a page's head: its title, a keyword, or the title of the section numbered `section`. */
export interface Field {
  readonly page: number;
  readonly kind: 'title' | 'keyword' | 'section';
  readonly section: number;
  readonly stems: readonly string[];
}

export interface HeadIndex {
  /** Fields that have a stem, in page order. */
  readonly fields: ReadonlyMap<string, readonly Field[]>;
  /** Stems of each page's title. */
  readonly titles: readonly (readonly string[])[];
}

/** Indexes the pages' heads; a few milliseconds for thousands of headings, once. */
export function makeHeadIndex(pages: readonly PageEntry[]): HeadIndex {
  const fields = new Map<string, Field[]>();
  const add = (
    page: number,
    kind: Field['kind'],
    section: number,
    text: string,
  ): readonly string[] => {
    const stems = words(text).map(stem);
    const field = { page, kind, section, stems };
    for (const key of new Set(stems)) {
      const list = fields.get(key);
      if (list) list.push(field);
      else fields.set(key, [field]);
    }
    return stems;
  };
  const titles = pages.map((page, i) => {
    const title = add(i, 'title', -1, page.title);
    for (const keyword of page.keywords) add(i, 'keyword', -1, keyword);
    page.sections.forEach((section, j) => add(i, 'section', j, section.text));
    return title;
  });
  return { fields, titles };
}

/** Fields that have all of `stems`; with `phrase`, in their order and side by side. */
export function fieldsWith(index: HeadIndex, stems: readonly string[], phrase = false): Field[] {
  const [first, ...others] = stems;
  const found = index.fields.get(first ?? '') ?? [];
  if (!others.length) return [...found];
  return found.filter((field) => {
    if (!others.every((key) => field.stems.includes(key))) return false;
    if (!phrase) return true;
    return field.stems.some((_, at) => stems.every((key, i) => field.stems[at + i] === key));
  });
}
