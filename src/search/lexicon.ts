/**
 * The words and names a site knows, made once from its search data: what a query may mean, how
 * common each word is, and which words look alike.
 */
import { headWords } from './collect-words.ts';
import { SpellingIndex } from './spelling.ts';
import { squash, stem, words } from './text.ts';
import type { NameKind, PageEntry, SearchData, ServiceEntry } from './types.ts';

/** A name of one or several services; several when they share it. */
export interface NameMatch {
  readonly services: readonly string[];
  /** As its owner writes it. */
  readonly text: string;
  readonly kind: NameKind;
}

export interface Lexicon {
  readonly data: SearchData;
  readonly services: ReadonlyMap<string, ServiceEntry>;
  readonly pages: readonly PageEntry[];
  /** Names by their squashed form. */
  readonly names: ReadonlyMap<string, NameMatch>;
  /** Most words a name has. */
  readonly longestName: number;
  /** First words that many full names share and no short name needs: a vendor's, say. */
  readonly vendors: ReadonlySet<string>;
  /** Services by the first word of their short name, where only one begins so: a name cut short. */
  readonly firstWords: ReadonlyMap<string, string>;
  /** About how many pages have a stem; at least 1 for a stem that is known. Grows with the chunks read. */
  readonly counts: Map<string, number>;
  /** Words in order, to complete what is being typed. */
  readonly sorted: readonly string[];
  /** Words by their squashed form, where that differs or joins several: `makecols` → `make_cols`. */
  readonly joined: ReadonlyMap<string, string>;
  readonly spelling: SpellingIndex;
  /** Squashed names that look alike. */
  readonly nameSpelling: SpellingIndex;
}

/** Services that must share a first word before it counts as a vendor's. */
const VENDOR_NAMES = 3;
const NAME_RANK: Readonly<Record<NameKind, number>> = { name: 0, former: 1, misspelling: 2 };

function vendorWords(services: readonly ServiceEntry[]): Set<string> {
  const counts = new Map<string, number>();
  for (const { name, short } of services) {
    const [first] = words(name);
    if (first && !words(short).includes(first)) counts.set(first, (counts.get(first) ?? 0) + 1);
  }
  return new Set([...counts].filter(([, count]) => count >= VENDOR_NAMES).map(([word]) => word));
}

/** First words of short names that are no name by themselves and begin only one. */
function firstWordsOf(
  services: readonly ServiceEntry[],
  names: ReadonlyMap<string, NameMatch>,
): Map<string, string> {
  const found = new Map<string, Set<string>>();
  for (const { id, short } of services) {
    const [first, second] = words(short);
    if (first && second && !names.has(first))
      found.set(first, (found.get(first) ?? new Set()).add(id));
  }
  const single = [...found].filter(([, ids]) => ids.size === 1);
  return new Map(single.map(([word, ids]) => [word, [...ids][0] ?? '']));
}

/** All ways to write a service's names: each as it is, and without its vendor's word. */
function* spellings(
  service: ServiceEntry,
  vendors: ReadonlySet<string>,
): Generator<[string, NameMatch]> {
  const all = [
    { text: service.name, kind: 'name' as const },
    { text: service.short, kind: 'name' as const },
    { text: service.id, kind: 'name' as const },
    ...service.names,
  ];
  for (const { text, kind } of all) {
    const parts = words(text);
    const shown = kind === 'misspelling' || text === service.id ? service.short : text;
    const match = { services: [service.id], text: shown, kind };
    yield [squash(text), match];
    if (parts.length > 1 && vendors.has(parts[0] ?? '')) {
      const rest = parts.slice(1).join(' ');
      yield [squash(rest), { ...match, text: shown.replace(/^\S+\s+/u, '') }];
    }
  }
}

function collectNames(
  services: readonly ServiceEntry[],
  vendors: ReadonlySet<string>,
): Map<string, NameMatch> {
  const names = new Map<string, NameMatch>();
  for (const service of services) {
    for (const [key, match] of spellings(service, vendors)) {
      const before = names.get(key);
      if (!key || before?.services.includes(service.id)) continue;
      if (!before || NAME_RANK[match.kind] < NAME_RANK[before.kind]) names.set(key, match);
      else if (NAME_RANK[match.kind] === NAME_RANK[before.kind]) {
        names.set(key, { ...before, services: [...before.services, service.id] });
      }
    }
  }
  return names;
}

/** Count of pages whose title, headings or keywords have a stem: close enough to how common it is. */
function countStems(data: SearchData): Map<string, number> {
  const counts = new Map<string, number>();
  const add = (stems: ReadonlySet<string>): void => {
    for (const key of stems) counts.set(key, (counts.get(key) ?? 0) + 1);
  };
  for (const page of data.pages) {
    add(new Set([...headWords([page], [])].map(stem)));
  }
  for (const word of headWords([], data.services))
    counts.set(stem(word), Math.max(1, counts.get(stem(word)) ?? 0));
  for (const [word, count] of data.words)
    counts.set(stem(word), Math.max(count, counts.get(stem(word)) ?? 0));
  return counts;
}

/** The lexicon of a site. Costs a few milliseconds on a large one, once. */
export function makeLexicon(data: SearchData): Lexicon {
  const vendors = vendorWords(data.services);
  const names = collectNames(data.services, vendors);
  const counts = countStems(data);
  const vocabulary = new Set([...headWords(data.pages, data.services), ...data.words.keys()]);
  const joined = new Map<string, string>();
  for (const word of vocabulary) {
    const key = word.replaceAll('_', '');
    if (!joined.has(key) || key !== word) joined.set(key, word);
  }
  const nameWords = new Set(data.services.flatMap((s) => [...headWords([], [s])]));
  const count = (word: string): number => counts.get(stem(word)) ?? 1;
  return {
    data,
    services: new Map(data.services.map((service) => [service.id, service])),
    pages: data.pages,
    names,
    firstWords: firstWordsOf(data.services, names),
    longestName: Math.max(
      1,
      ...data.services
        .flatMap((s) => [s.name, ...s.names.map((n) => n.text)])
        .map((t) => words(t).length),
    ),
    vendors,
    counts,
    sorted: [...vocabulary].sort(),
    joined,
    spelling: new SpellingIndex(
      [...vocabulary].map((word) => ({ word, count: count(word), name: nameWords.has(word) })),
    ),
    nameSpelling: new SpellingIndex(
      [...names]
        .filter(([, m]) => m.kind !== 'misspelling')
        .map(([word]) => ({ word, count: 4, name: true })),
    ),
  };
}

/** Words beginning with `prefix`, the commonest first, at most `most`. */
export function completions(lexicon: Lexicon, prefix: string, most: number): string[] {
  const { sorted, counts } = lexicon;
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? '') < prefix) low = middle + 1;
    else high = middle;
  }
  const found: string[] = [];
  while (found.length < MOST_COMPLETIONS && sorted[low]?.startsWith(prefix)) {
    found.push(sorted[low] ?? '');
    low += 1;
  }
  const count = (word: string): number => counts.get(stem(word)) ?? 0;
  return found
    .filter((word) => word !== prefix)
    .sort((a, b) => count(b) - count(a) || (a < b ? -1 : 1))
    .slice(0, most);
}
/** Words looked at for a prefix: a letter or two may begin a fifth of a language. */
const MOST_COMPLETIONS = 200;
