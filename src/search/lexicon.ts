/**
 * The words and names a site knows, made once from its search data: what a query may mean, how common
 * each word is, and which words look alike.
 */
import type { Language, Word } from './language.ts';
import { SpellingIndex } from './spelling.ts';
import { makeTitleIndex, type TitleIndex } from './title-index.ts';
import { NAME_KINDS, type NameKind, type SearchData, type ServiceEntry } from './types.ts';

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
  readonly titles: TitleIndex;
  readonly services: ReadonlyMap<string, ServiceEntry>;
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
  /** Synonyms of folded words. */
  readonly synonyms: ReadonlyMap<string, readonly string[]>;
  readonly spelling: SpellingIndex;
}

/** Share of pages whose titles have a word, from which on it is an ordinary word (“job”) and no part of a name. */
const ORDINARY = 0.15;

/** All names of services by their normalised form: each as it is, and without its vendor's word. */
function collectNames(
  services: readonly ServiceEntry[],
  vendors: ReadonlySet<string>,
  language: Language,
): Map<string, NameMatch> {
  const names = new Map<string, NameMatch>();
  const add = (key: string, match: NameMatch): void => {
    const before = names.get(key);
    if (!before) names.set(key, match);
    else if (before.kind === match.kind && !before.services.includes(match.services[0] ?? ''))
      names.set(key, { ...before, services: [...before.services, ...match.services] });
  };
  // The better kind is there before the worse, which does not take its place.
  for (const kind of NAME_KINDS) {
    for (const service of services) {
      const { id, title, short } = service;
      for (const text of kind === 'name' ? [title, short, id, ...service.name] : service[kind]) {
        const [first = '', ...rest] = language.words(text);
        const shown = kind === 'misspelling' || text === id ? short : text;
        const match = { services: [id], text: shown, kind };
        if (first) add(language.normalizeName(text), match);
        if (rest.length && vendors.has(first))
          add(language.normalizeName(rest.join(' ')), {
            ...match,
            text: shown.replace(/^\S+\s+/u, ''),
          });
      }
    }
  }
  return names;
}

/** First words of short names that are no name by themselves and begin only one. */
function firstWordsOf(
  services: readonly ServiceEntry[],
  isName: (word: string) => boolean,
  language: Language,
): Map<string, string> {
  const found = new Map<string, string | undefined>();
  for (const { id, short } of services) {
    const [first = '', second] = language.words(short);
    if (second && !isName(first)) found.set(first, found.has(first) ? undefined : id);
  }
  return new Map([...found].flatMap(([word, id]) => (id ? [[word, id] as const] : [])));
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
  const { pages, services } = data;
  const counts = new Map<string, number>();
  const written = new Map<string, string>();
  const vocabulary = new Set<string>();
  const cut = (...texts: readonly string[]): Word[] => texts.flatMap((text) => language.cut(text));
  /** Notes words: each counts `more` besides what it counts already, and `least` at least. */
  const note = (words: readonly Word[], more: number, least = 1): string[] => {
    const stems = new Set<string>();
    for (const word of words) {
      const key = language.stem(word.folded);
      stems.add(key);
      vocabulary.add(word.folded);
      if (word.written.length < (written.get(key)?.length ?? Infinity))
        written.set(key, word.written);
    }
    for (const key of stems) counts.set(key, Math.max(least, (counts.get(key) ?? 0) + more));
    return [...stems];
  };
  const inText = new Set<string>();
  for (const { title, keywords, sections } of pages) {
    const text = cut(title, ...sections.map((section) => section.text));
    note([...text, ...cut(...keywords)], 1);
    for (const { folded } of text) inText.add(language.stem(folded));
  }
  const namesOf = services.flatMap((one) => [one.title, one.short, ...one.name, ...one.former]);
  const nameWords = cut(...namesOf);
  note(nameWords, 0);
  data.words.forEach((list, power) => {
    for (const key of note(cut(list), 0, 2 ** power)) inText.add(key);
  });
  const compounds = new Map<string, string>();
  for (const word of vocabulary) {
    const key = word.replaceAll('_', '');
    if (!compounds.has(key) || key !== word) compounds.set(key, word);
  }
  const vendors = new Set(data.prefixes.flatMap((prefix) => language.words(prefix)));
  const names = collectNames(services, vendors, language);
  const ordinary = Math.max(3, pages.length * ORDINARY);
  const countOf = (word: string): number => counts.get(language.stem(word)) ?? 0;
  const spelt = [...names].flatMap(([key, { kind }]) => (/name|former/.test(kind) ? [key] : []));
  const isNamed = new Set(nameWords.map(({ folded }) => folded));
  return {
    ...{ data, language, names, vendors, counts, written, inText, compounds },
    titles: makeTitleIndex(pages, language),
    services: new Map(services.map((service) => [service.id, service])),
    firstWords: firstWordsOf(
      services,
      (word) => names.has(word) || countOf(word) > ordinary,
      language,
    ),
    longestName: Math.max(1, ...namesOf.map((text) => language.words(text).length)),
    sorted: [...vocabulary].sort(),
    synonyms: synonymsOf(data.synonyms, language),
    spelling: new SpellingIndex(
      [...new Set([...vocabulary, ...spelt])].map((word) => ({
        word,
        count: Math.max(1, countOf(word)),
        name: isNamed.has(word) || names.has(word),
      })),
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
  const count = (word: string): number => counts.get(language.stem(word)) ?? 0;
  return sorted
    .slice(low, low + MOST_LOOKED_AT)
    .filter((word) => word !== prefix && word.startsWith(prefix))
    .sort((a, b) => count(b) - count(a) || (a < b ? -1 : 1))
    .slice(0, most);
}
