/**
 * The file that the first tier needs, as columns of like things: they compress far better than objects.
 * `toFile` and `fromFile` mirror each other.
 */
import type { Kind, NameKind, PageEntry, SearchData, Section, ServiceEntry } from './types.ts';

/** Raised whenever the form changes, so that an older page knows it cannot read a newer file. */
const FORMAT = 2;

type Column<Value> = readonly Value[];

export interface DataFile extends Pick<
  SearchData,
  'build' | 'language' | 'allWords' | 'prefixes' | 'synonyms' | 'answers' | 'examples'
> {
  readonly format: number;
  readonly pages: {
    readonly address: Column<string>;
    /** Empty where it is the name of the page's service. */
    readonly title: Column<string>;
    readonly summary: Column<string>;
    readonly kind: Column<Kind>;
    readonly service: Column<string>;
    readonly also: Column<readonly string[]>;
    readonly domains: Column<readonly string[]>;
    readonly keywords: Column<readonly string[]>;
  };
  /** Of all pages, one list a page. */
  readonly sections: {
    /** Of each section a letter for its kind. */
    readonly kinds: Column<string>;
    /** A leading `-` stands for the last name of the page's address, with which anchors often begin. */
    readonly anchors: Column<readonly string[]>;
    readonly texts: Column<readonly string[]>;
  };
  readonly services: {
    readonly id: Column<string>;
    readonly page: Column<number>;
    readonly name: Column<string>;
    /** Empty where it is the name. */
    readonly short: Column<string>;
    readonly related: Column<readonly string[]>;
    readonly names: Readonly<Record<NameKind, Column<readonly string[]>>>;
  };
  /** Words, separated by spaces, by the binary logarithm of how many pages have them, rounded down. */
  readonly words: readonly string[];
}

/** A data file made by another version of this code. The page has to be loaded anew. */
export class FormatError extends Error {
  constructor(found: unknown) {
    super(`search data of format ${String(found)}, expected ${FORMAT}`);
    this.name = 'FormatError';
  }
}

const LETTERS: Readonly<Record<Section['kind'], string>> = { heading: 'h', tip: 't', change: 'x' };
const KIND_OF = new Map(
  Object.entries(LETTERS).map(([kind, letter]) => [letter, kind as Section['kind']]),
);
const NAME_KINDS = ['name', 'former', 'misspelling', 'counterpart'] as const;

const prefixOf = (address: string): string => `${address.split('/').findLast(Boolean) ?? ''}-`;

/** The file's content, to be written as JSON. */
export function toFile(data: SearchData): DataFile {
  const { build, language, allWords, prefixes, synonyms, answers, examples } = data;
  const { pages, services } = data;
  const nameOf = new Map(services.map(({ page, name }) => [page, name]));
  const words: string[][] = [];
  for (const [word, count] of [...data.words].sort(([a], [b]) => (a < b ? -1 : 1))) {
    (words[Math.floor(Math.log2(count))] ??= []).push(word);
  }
  const namesOf = (kind: NameKind): string[][] =>
    services.map(({ names }) => names.filter((name) => name.kind === kind).map(({ text }) => text));
  return {
    format: FORMAT,
    ...{ build, language, allWords, prefixes, synonyms, answers, examples },
    pages: {
      address: pages.map(({ address }) => address),
      title: pages.map(({ title }, i) => (nameOf.get(i) === title ? '' : title)),
      summary: pages.map(({ summary }) => summary),
      kind: pages.map(({ kind }) => kind),
      service: pages.map(({ service }) => service ?? ''),
      also: pages.map(({ also }) => also),
      domains: pages.map(({ domains }) => domains),
      keywords: pages.map(({ keywords }) => keywords),
    },
    sections: {
      kinds: pages.map(({ sections }) => sections.map(({ kind }) => LETTERS[kind]).join('')),
      anchors: pages.map(({ address, sections }) => {
        const prefix = prefixOf(address);
        return sections.map(({ anchor }) =>
          anchor.startsWith(prefix) ? `-${anchor.slice(prefix.length)}` : anchor,
        );
      }),
      texts: pages.map(({ sections }) => sections.map(({ text }) => text)),
    },
    services: {
      id: services.map(({ id }) => id),
      page: services.map(({ page }) => page),
      name: services.map(({ name }) => name),
      short: services.map(({ name, short }) => (short === name ? '' : short)),
      related: services.map(({ related }) => related),
      names: {
        name: namesOf('name'),
        former: namesOf('former'),
        misspelling: namesOf('misspelling'),
        counterpart: namesOf('counterpart'),
      },
    },
    words: Array.from(words, (list) => (list ?? []).join(' ')),
  };
}

function sectionsOf({ sections }: DataFile, page: number, address: string): Section[] {
  const prefix = prefixOf(address);
  const anchors = sections.anchors[page] ?? [];
  const texts = sections.texts[page] ?? [];
  return anchors.map((anchor, i) => ({
    anchor: anchor.startsWith('-') ? prefix + anchor.slice(1) : anchor,
    text: texts[i] ?? '',
    kind: KIND_OF.get(sections.kinds[page]?.[i] ?? '') ?? 'heading',
  }));
}

/** The data of a file. Throws `FormatError` when another version of this code wrote it. */
export function fromFile(file: DataFile): SearchData {
  if (file.format !== FORMAT) throw new FormatError(file.format);
  const { build, language, allWords, prefixes, synonyms, answers, examples } = file;
  const services = file.services.id.map((id, i): ServiceEntry => {
    const name = file.services.name[i] ?? '';
    return {
      id,
      name,
      short: file.services.short[i] || name,
      related: file.services.related[i] ?? [],
      page: file.services.page[i] ?? 0,
      names: NAME_KINDS.flatMap((kind) =>
        (file.services.names[kind][i] ?? []).map((text) => ({ text, kind })),
      ),
    };
  });
  const nameOf = new Map(services.map(({ page, name }) => [page, name]));
  const pages = file.pages.address.map(
    (address, i): PageEntry => ({
      address,
      title: file.pages.title[i] || (nameOf.get(i) ?? ''),
      summary: file.pages.summary[i] ?? '',
      kind: file.pages.kind[i] ?? 'page',
      service: file.pages.service[i] || undefined,
      also: file.pages.also[i] ?? [],
      domains: file.pages.domains[i] ?? [],
      keywords: file.pages.keywords[i] ?? [],
      sections: sectionsOf(file, i, address),
    }),
  );
  const words = new Map<string, number>();
  file.words.forEach((list, power) => {
    for (const word of list.split(' ').filter(Boolean)) words.set(word, 2 ** power);
  });
  const own = { build, language, allWords, prefixes, synonyms, answers, examples };
  return { ...own, services, pages, words };
}
