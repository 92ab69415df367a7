/**
 * The planner's one data file, packed for the wire: columns of like things compress far better than
 * objects. `pack` is used by the index step, `unpack` by browser and terminal; they mirror each other.
 */
import type {
  Chunk,
  Kind,
  NameKind,
  PageEntry,
  Section,
  SearchData,
  ServiceEntry,
} from './types.ts';

/** Raised whenever the packed form changes, so that an older page knows it cannot read a newer file. */
export const FORMAT = 1;

/** One line per page or service, in the index's order; cells of a line are separated by tabs. */
export interface Packed {
  readonly format: number;
  readonly build: string;
  readonly chunks: string;
  readonly fragments: string;
  readonly addresses: string;
  readonly titles: string;
  readonly facts: string;
  readonly keywords: string;
  /** Of each section a letter for its kind and its distance from the one before, in base 36. */
  readonly places: string;
  readonly anchors: string;
  readonly headings: string;
  readonly services: string;
  /** Words by how many pages have them: key is the binary logarithm of that count, rounded down. */
  readonly words: Readonly<Record<string, string>>;
}

/** A data file made by another version of this code. The page has to be loaded anew. */
export class FormatError extends Error {
  constructor(found: unknown) {
    super(`search data of format ${String(found)}, expected ${FORMAT}`);
    this.name = 'FormatError';
  }
}

const KINDS: Readonly<Record<Kind, string>> = {
  service: 'v',
  section: 's',
  comparison: 'c',
  page: 'p',
  tip: 't',
  change: 'x',
};
const KIND_OF = new Map(Object.entries(KINDS).map(([kind, code]) => [code, kind as Kind]));
const SECTION_CODES = { heading: 'h', tip: 't', change: 'x' } as const;
const SECTION_OF = { h: 'heading', t: 'tip', x: 'change' } as const;
const NAME_CODES: Readonly<Record<NameKind, string>> = { name: '', former: '-', misspelling: '~' };

/** Tabs and line ends are the separators; a text never needs them. */
const clean = (text: string): string => text.replace(/\s+/gu, ' ').trim();
const row = (cells: readonly (string | number)[]): string =>
  cells.map((cell) => clean(String(cell))).join('\t');
const cellsOf = (line: string | undefined): string[] => (line ? line.split('\t') : []);
const list = (cell: string | undefined): string[] => (cell ? cell.split('|') : []);

/** An anchor often begins with its page's last name, which then need not be repeated. */
function prefixOf(address: string): string {
  return `${address.split('/').findLast(Boolean) ?? ''}-`;
}

function packPlaces(sections: readonly Section[]): string {
  let before = 0;
  const places = sections.map(({ kind, location }) => {
    const step = location - before;
    before = location;
    return SECTION_CODES[kind] + step.toString(36);
  });
  return places.join('\t');
}

function unpackSections(
  page: string,
  places: string[],
  anchors: string[],
  texts: string[],
): Section[] {
  let location = 0;
  return places.map((place, i) => {
    location += Number.parseInt(place.slice(1), 36);
    const anchor = anchors[i] ?? '';
    return {
      anchor: anchor.startsWith('-') ? prefixOf(page) + anchor.slice(1) : anchor,
      text: texts[i] ?? '',
      kind: SECTION_OF[place[0] as keyof typeof SECTION_OF] ?? 'heading',
      location,
    };
  });
}

function packWords(words: ReadonlyMap<string, number>): Record<string, string> {
  const buckets = new Map<number, string[]>();
  for (const [word, count] of [...words].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const bucket = Math.floor(Math.log2(count));
    buckets.set(bucket, [...(buckets.get(bucket) ?? []), word]);
  }
  return Object.fromEntries([...buckets].map(([bucket, list]) => [bucket, list.join(' ')]));
}

export function pack(data: SearchData): Packed {
  const lines = (line: (page: PageEntry, i: number) => string): string =>
    data.pages.map(line).join('\n');
  const own = new Map(data.services.map((service) => [service.page, service]));
  return {
    format: FORMAT,
    build: data.build,
    chunks: data.chunks.map(({ first, last, file }) => row([first, last, file])).join('\n'),
    fragments: lines(({ fragment }) => fragment),
    addresses: lines(({ address }) => address),
    titles: lines(({ title }, i) => (own.get(i)?.name === title ? '' : clean(title))),
    facts: lines(({ kind, service, also, domains }) =>
      row([KINDS[kind], service ?? '', also.join('|'), domains.join('|')]),
    ),
    keywords: lines(({ keywords }) => clean(keywords.join('|'))),
    places: lines(({ sections }) => packPlaces(sections)),
    anchors: lines(({ address, sections }) => {
      const prefix = prefixOf(address);
      return row(
        sections.map(({ anchor: a }) => (a.startsWith(prefix) ? `-${a.slice(prefix.length)}` : a)),
      );
    }),
    headings: lines(({ sections }) => row(sections.map(({ text }) => text))),
    services: data.services
      .map(({ id, name, short, names, page }) =>
        row([
          page,
          id,
          name,
          short === name ? '' : short,
          names.map((n) => NAME_CODES[n.kind] + n.text).join('|'),
        ]),
      )
      .join('\n'),
    words: packWords(data.words),
  };
}

function unpackService(line: string): ServiceEntry {
  const [page, id = '', name = '', short, names] = cellsOf(line);
  return {
    id,
    name,
    short: short || name,
    page: Number(page),
    names: list(names).map((text) => {
      if (text.startsWith('-')) return { text: text.slice(1), kind: 'former' };
      if (text.startsWith('~')) return { text: text.slice(1), kind: 'misspelling' };
      return { text, kind: 'name' };
    }),
  };
}

function unpackPages(packed: Packed, services: readonly ServiceEntry[]): PageEntry[] {
  const own = new Map(services.map((service) => [service.page, service]));
  const column = (text: string): string[] => text.split('\n');
  const [addresses, titles, facts, keywords] = [
    column(packed.addresses),
    column(packed.titles),
    column(packed.facts),
    column(packed.keywords),
  ];
  const [places, anchors, texts] = [
    column(packed.places),
    column(packed.anchors),
    column(packed.headings),
  ];
  return column(packed.fragments).map((fragment, i) => {
    const [kind = '', service, also, domains] = cellsOf(facts[i]);
    const address = addresses[i] ?? '';
    return {
      fragment,
      address,
      title: titles[i] || (own.get(i)?.name ?? ''),
      kind: KIND_OF.get(kind) ?? 'page',
      service: service || undefined,
      also: list(also),
      domains: list(domains),
      keywords: list(keywords[i]),
      sections: unpackSections(address, cellsOf(places[i]), cellsOf(anchors[i]), cellsOf(texts[i])),
    };
  });
}

/** The data of a packed file. Throws `FormatError` when another version of this code wrote it. */
export function unpack(packed: Packed): SearchData {
  if (packed.format !== FORMAT) throw new FormatError(packed.format);
  const words = new Map<string, number>();
  for (const [bucket, list] of Object.entries(packed.words)) {
    for (const word of list.split(' ')) words.set(word, 2 ** Number(bucket));
  }
  const services = packed.services ? packed.services.split('\n').map(unpackService) : [];
  const chunks = packed.chunks.split('\n').map((line): Chunk => {
    const [first = '', last = '', file = ''] = cellsOf(line);
    return { first, last, file };
  });
  return { build: packed.build, chunks, services, pages: unpackPages(packed, services), words };
}
