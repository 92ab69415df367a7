/**
 * The words and names a site knows, made once from its search data: what a query may mean, how common
 * each word is, and which words look alike.
 */
import type { Language } from './language.ts';
import { SpellingIndex } from './spelling.ts';
import { titleWords } from './title-words.ts';
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
  readonly language: Language;
  readonly services: ReadonlyMap<string, ServiceEntry>;
  readonly pages: readonly PageEntry[];
  /** Names by their normalised form. */
  readonly names: ReadonlyMap<string, NameMatch>;
  /** Most words a name has. */
  readonly longestName: number;
  /** Vendors' words, which stand before names and tell nothing. */
  readonly vendors: ReadonlySet<string>;
  /** Services by the first word of their short name, where only one begins so: a name cut short. */
  readonly firstWords: ReadonlyMap<string, string>;
  /** About how many pages have a stem; at least 1 for a stem that is known. Grows as text is searched. */
  readonly counts: Map<string, number>;
  /** A word as the site writes it, by its stem: the shortest. */
  readonly written: ReadonlyMap<string, string>;
  /** Stems that titles, headings or text certainly have, so that full text must find them. */
  readonly inText: ReadonlySet<string>;
  /** Folded words in order, to complete what is being typed. */
  readonly sorted: readonly string[];
  /** Words by their normalised form, where that differs or several are one: `makecols` → `make_cols`. */
  readonly compounds: ReadonlyMap<string, string>;
  /** Stems of synonyms by a folded word. */
  readonly synonyms: ReadonlyMap<string, readonly string[]>;
  readonly spelling: SpellingIndex;
  /** Normalised names that look alike. */
  readonly nameSpelling: SpellingIndex;
}

const NAME_RANK: Readonly<Record<NameKind, number>> = {
  name: 0,
  former: 1,
  misspelling: 2,
  counterpart: 3,
};

/** Share of pages whose titles have a word, from which on it is an ordinary word (“job”) and no part of a name. */
const ORDINARY = 0.15;

/** First words of short names that are no name by themselves and begin only one. */
function firstWordsOf(
  services: readonly ServiceEntry[],
  names: ReadonlyMap<string, NameMatch>,
  isOrdinary: (word: string) => boolean,
  language: Language,
): Map<string, string> {
  const found = new Map<string, Set<string>>();
  for (const { id, short } of services) {
    const [first, second] = language.words(short);
    if (first && second && !names.has(first) && !isOrdinary(first))
      found.set(first, (found.get(first) ?? new Set()).add(id));
  }
  const single = [...found].filter(([, ids]) => ids.size === 1);
  return new Map(single.map(([word, ids]) => [word, [...ids][0] ?? '']));
}

/** All forms of a service's names: each as it is, and without its vendor's word. */
function* spellings(
  service: ServiceEntry,
  vendors: ReadonlySet<string>,
  language: Language,
): Generator<[string, NameMatch]> {
  const all = [
    { text: service.name, kind: 'name' as const },
    { text: service.short, kind: 'name' as const },
    { text: service.id, kind: 'name' as const },
    ...service.names,
  ];
  for (const { text, kind } of all) {
    const parts = language.words(text);
    const shown = kind === 'misspelling' || text === service.id ? service.short : text;
    const match = { services: [service.id], text: shown, kind };
    yield [language.normalizeName(text), match];
    if (parts.length > 1 && vendors.has(parts[0] ?? '')) {
      const rest = parts.slice(1).join('').replaceAll('_', '');
      yield [rest, { ...match, text: shown.replace(/^\S+\s+/u, '') }];
    }
  }
}

function collectNames(
  services: readonly ServiceEntry[],
  vendors: ReadonlySet<string>,
  language: Language,
): Map<string, NameMatch> {
  const names = new Map<string, NameMatch>();
  for (const service of services) {
    for (const [key, match] of spellings(service, vendors, language)) {
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
function countStems(
  data: SearchData,
  stemsOf: (words: readonly string[]) => string[],
  language: Language,
): Map<string, number> {
  const counts = new Map<string, number>();
  for (const page of data.pages) {
    for (const key of new Set(stemsOf(titleWords([page], [], language))))
      counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  for (const key of stemsOf(titleWords([], data.services, language)))
    counts.set(key, Math.max(1, counts.get(key) ?? 0));
  for (const [word, count] of data.words) {
    const [key = ''] = stemsOf([word]);
    counts.set(key, Math.max(count, counts.get(key) ?? 0));
  }
  return counts;
}

function synonymsOf(groups: SearchData['synonyms'], language: Language): Map<string, string[]> {
  const synonyms = new Map<string, string[]>();
  for (const group of groups) {
    const keys = group.map((text) => language.words(text).join(' '));
    for (const key of keys)
      synonyms.set(key, [...(synonyms.get(key) ?? []), ...keys.filter((other) => other !== key)]);
  }
  return synonyms;
}

/** The lexicon of a site. Costs a few milliseconds on a large one, once. */
export function makeLexicon(data: SearchData, language: Language): Lexicon {
  const vendors = new Set(data.prefixes.flatMap((prefix) => language.words(prefix)));
  const names = collectNames(data.services, vendors, language);
  const stemsOf = (words: readonly string[]): string[] =>
    words.map((word) => language.stem(language.fold(word)));
  const counts = countStems(data, stemsOf, language);
  const titled = titleWords(data.pages, data.services, language);
  const written = new Map<string, string>();
  for (const word of [...titled, ...data.words.keys()]) {
    const key = language.stem(language.fold(word));
    if (word.length < (written.get(key)?.length ?? Infinity)) written.set(key, word);
  }
  const vocabulary = new Set(
    [...titled, ...data.words.keys()].map((word) => language.fold(word).replace(/['’]/gu, '')),
  );
  const compounds = new Map<string, string>();
  for (const word of vocabulary) {
    const key = word.replaceAll('_', '');
    if (!compounds.has(key) || key !== word) compounds.set(key, word);
  }
  const nameWords = new Set(
    titleWords([], data.services, language).map((word) => language.fold(word)),
  );
  const bodies = data.pages.flatMap(({ title, sections }) => [
    title,
    ...sections.map(({ text }) => text),
  ]);
  const nameTexts = data.services.flatMap((s) => [s.name, ...s.names.map(({ text }) => text)]);
  return {
    data,
    language,
    services: new Map(data.services.map((service) => [service.id, service])),
    pages: data.pages,
    names,
    firstWords: firstWordsOf(
      data.services,
      names,
      (word) => (counts.get(language.stem(word)) ?? 0) > Math.max(3, data.pages.length * ORDINARY),
      language,
    ),
    longestName: Math.max(1, ...nameTexts.map((text) => language.words(text).length)),
    vendors,
    counts,
    written,
    inText: new Set([
      ...bodies.flatMap((text) => language.words(text).map((word) => language.stem(word))),
      ...stemsOf([...data.words.keys()]),
    ]),
    sorted: [...vocabulary].sort(),
    compounds,
    synonyms: synonymsOf(data.synonyms, language),
    spelling: new SpellingIndex(
      [...vocabulary].map((word) => ({
        word,
        count: counts.get(language.stem(word)) ?? 1,
        name: nameWords.has(word),
      })),
    ),
    nameSpelling: new SpellingIndex(
      [...names]
        .filter(([, { kind }]) => kind === 'name' || kind === 'former')
        .map(([word]) => ({ word, count: 4, name: true })),
    ),
  };
}

/** Words looked at for a prefix: a letter or two may begin a fifth of a language. */
const MOST_LOOKED_AT = 200;

/** Words beginning with `prefix`, the commonest first, at most `most`. */
export function completions(
  { sorted, counts, language }: Lexicon,
  prefix: string,
  most: number,
): string[] {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? '') < prefix) low = middle + 1;
    else high = middle;
  }
  const found: string[] = [];
  while (found.length < MOST_LOOKED_AT && sorted[low]?.startsWith(prefix)) {
    found.push(sorted[low] ?? '');
    low += 1;
  }
  const count = (word: string): number => counts.get(language.stem(word)) ?? 0;
  return found
    .filter((word) => word !== prefix)
    .sort((a, b) => count(b) - count(a) || (a < b ? -1 : 1))
    .slice(0, most);
}
