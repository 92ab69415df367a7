/**
 * The file that the first tier needs, as columns of like things: they compress far better than objects.
 * `toFile` and `fromFile` mirror each other.
 */
import type { PageEntry, SearchData, Section, ServiceEntry } from './types.ts';

/** Raised whenever the form changes, so that an older page knows it cannot read a newer file. */
const FORMAT = 3;

type Columns<Row> = { readonly [Key in keyof Row]: readonly Row[Key][] };
type PageRow = Omit<PageEntry, 'sections'> & {
  /** Of each section a letter for its kind. */
  readonly kinds: string;
  /** Empty where it follows from the text; a leading `-` stands for the last name of the page's address. */
  readonly anchors: readonly string[];
  readonly texts: readonly string[];
};

export type DataFile = Omit<SearchData, 'pages' | 'services'> & {
  readonly format: number;
  /** A title that is the name of the page's service is empty. */
  readonly pages: Columns<PageRow>;
  /** A short name that is the whole name is empty. */
  readonly services: Columns<ServiceEntry>;
};

/** A data file made by another version of this code. The page has to be loaded anew. */
export class FormatError extends Error {
  override readonly name = 'FormatError';
}

const LETTERS: Readonly<Record<Section['kind'], string>> = { heading: 'h', tip: 't', change: 'x' };
const KINDS: Readonly<Record<string, Section['kind']>> = { h: 'heading', t: 'tip', x: 'change' };

const prefixOf = (address: string): string => `${address.split('/').findLast(Boolean) ?? ''}-`;
/** The anchor most headings have: near enough to be left out where it is right. */
const slugOf = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}_ -]/gu, '')
    .replaceAll(' ', '-');

function columnsOf<Row extends object>(
  rows: readonly Row[],
  keys: readonly (keyof Row)[],
): Columns<Row> {
  const columns = keys.map((key) => [key, rows.map((row) => row[key])]);
  return Object.fromEntries(columns) as Columns<Row>;
}

function rowsOf<Row extends object>(columns: Columns<Row>): Row[] {
  const entries = Object.entries<readonly unknown[]>(columns);
  const rows = (entries[0]?.[1] ?? []).map((_, i) => entries.map(([key, list]) => [key, list[i]]));
  return rows.map((row) => Object.fromEntries(row) as Row);
}

function packPage({ sections, ...page }: PageEntry): PageRow {
  const prefix = prefixOf(page.address);
  const anchorOf = ({ anchor, text }: Section): string => {
    if (anchor === slugOf(text)) return '';
    return anchor.startsWith(prefix) ? `-${anchor.slice(prefix.length)}` : anchor;
  };
  return {
    ...page,
    kinds: sections.map(({ kind }) => LETTERS[kind]).join(''),
    anchors: sections.map(anchorOf),
    texts: sections.map(({ text }) => text),
  };
}

function unpackPage({ kinds, anchors, texts, ...page }: PageRow): PageEntry {
  const prefix = prefixOf(page.address);
  const sections = texts.map((text, i): Section => {
    const anchor = anchors[i] || slugOf(text);
    return {
      text,
      anchor: anchor.startsWith('-') ? prefix + anchor.slice(1) : anchor,
      kind: KINDS[kinds[i] ?? ''] ?? 'heading',
    };
  });
  return { ...page, sections };
}

const PAGE_KEYS = [
  ...(['address', 'title', 'summary', 'kind', 'service', 'also', 'domains', 'keywords'] as const),
  ...(['kinds', 'anchors', 'texts'] as const),
];
const SERVICE_KEYS = [
  ...(['id', 'title', 'short', 'page', 'related'] as const),
  ...(['name', 'former', 'misspelling', 'counterpart'] as const),
];

/** The file's content, to be written as JSON. */
export function toFile({ pages, services, ...data }: SearchData): DataFile {
  const titles = new Map(services.map(({ page, title }) => [page, title]));
  const rows = pages.map((page, i) =>
    packPage(titles.get(i) === page.title ? { ...page, title: '' } : page),
  );
  const shortened = services.map((one) => (one.short === one.title ? { ...one, short: '' } : one));
  return {
    ...data,
    format: FORMAT,
    pages: columnsOf(rows, PAGE_KEYS),
    services: columnsOf(shortened, SERVICE_KEYS),
  };
}

/** The data of a file. Throws `FormatError` when another version of this code wrote it. */
export function fromFile({ format, pages, services, ...data }: DataFile): SearchData {
  if (format !== FORMAT) throw new FormatError(`search data of format ${format}`);
  const all = rowsOf(services).map((one) => ({ ...one, short: one.short || one.title }));
  const titles = new Map(all.map(({ page, title }) => [page, title]));
  return {
    ...data,
    services: all,
    pages: rowsOf(pages).map((row, i) =>
      unpackPage({ ...row, title: row.title || (titles.get(i) ?? '') }),
    ),
  };
}
