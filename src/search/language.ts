/**
 * A language as search needs it: text into words, words into stems, and which words of a query carry no
 * meaning. What is said of one language is data in `languages/`; a language without data is cut into
 * words by Unicode's rules and is searched as it is written.
 */

/** A kind of question and the words that a page which answers it is likely to have. */
export interface Meaning {
  /** Name under which `site.yaml` may add words of its own (`search.answers`). */
  readonly name: string;
  readonly asks: RegExp;
  readonly words: readonly string[];
  /** Words of the question that it accounts for, separated by spaces. */
  readonly consumed: string;
}

/** Lists of words, each a text separated by white space. */
interface WordLists {
  readonly stopWords?: string;
  /** Words of an exam question's setting, which carry no meaning in a query as long as one. */
  readonly scenicWords?: string;
  /** Words that only say that things are compared (`between`). */
  readonly comparingWords?: string;
  /** Words that only ask what became of something (`renamed`). */
  readonly changedWords?: string;
}

/** What is known of a language. Patterns see small letters. */
export interface LanguageData extends WordLists {
  /** The stem of a folded word. Without it, `endings` are taken off. */
  readonly stem?: (word: string) => string;
  /** Endings of inflected words; the longest that leaves four letters is taken off. */
  readonly endings?: string;
  /** Letters or beginnings that are written in several ways, brought to one. */
  readonly letters?: readonly (readonly [RegExp, string | ((found: string) => string)])[];
  /** An article or preposition that lost its vowel before the word it is joined to (`l’eau`). */
  readonly elided?: RegExp;
  /** Says that the reader weighs one thing against another. */
  readonly versus?: RegExp;
  /** Names alternatives; weaker, since such words have other uses. */
  readonly or?: RegExp;
  readonly meanings?: readonly Meaning[];
}

const LOADERS: Readonly<Record<string, () => Promise<{ default: LanguageData }>>> = {
  en: () => import('./languages/en.ts'),
  de: () => import('./languages/de.ts'),
  fr: () => import('./languages/fr.ts'),
  es: () => import('./languages/es.ts'),
  pt: () => import('./languages/pt.ts'),
  ru: () => import('./languages/ru.ts'),
  ar: () => import('./languages/ar.ts'),
  ja: () => import('./languages/ja.ts'),
  zh: () => import('./languages/zh.ts'),
};

/** Languages written without spaces between words: cut by the browser's own dictionary. */
const WITHOUT_SPACES: ReadonlySet<string> = new Set(['ja', 'zh', 'th']);
/** Longest word that is looked at, in characters: beyond it nobody types a word. */
const MAX_WORD = 40;
/** Fewest letters that must be left of a word when an ending is taken off. */
const SHORTEST_STEM = 4;
/** Letters, digits, underscores and what belongs to them; an apostrophe inside a word joins its parts. */
const WORD = /[\p{L}\p{N}\p{M}_]+(?:['’][\p{L}\p{N}\p{M}]+)*/gu;
/** Accents of Latin, Greek and Cyrillic letters, and the vowel points of Arabic and Hebrew. */
const ACCENTS = /[\u0300-\u036F\u0591-\u05C7\u064B-\u065F\u0670]/gu;

/** A word as written and as it is compared. */
export interface Word {
  /** In small letters, otherwise as written: what Pagefind is asked for. */
  readonly written: string;
  readonly folded: string;
}

export class Language {
  /** The language's own part of its code: `pt` of `pt-BR`. */
  readonly code: string;
  readonly data: LanguageData;
  readonly hasSpaces: boolean;
  readonly #lists = new Map<keyof WordLists, ReadonlySet<string>>();
  readonly #endings: readonly string[];
  readonly #segmenter: Intl.Segmenter | undefined;
  readonly #stems = new Map<string, string>();

  constructor(code: string, data: LanguageData = {}) {
    this.code = code;
    this.data = data;
    this.hasSpaces = !WITHOUT_SPACES.has(code);
    if (!this.hasSpaces && 'Segmenter' in Intl)
      this.#segmenter = new Intl.Segmenter(code, { granularity: 'word' });
    this.#endings = this.fold(data.endings ?? '')
      .split(' ')
      .sort((a, b) => b.length - a.length);
  }

  /** Small letters without accents or compatibility forms: `Ｅｍú` → `emu`. */
  fold(text: string): string {
    let folded = text.normalize('NFKC').toLowerCase();
    for (const [from, to] of this.data.letters ?? [])
      folded = typeof to === 'string' ? folded.replace(from, to) : folded.replace(from, to);
    // й is another letter than и.
    return folded.replace(/[^й]+/gu, (part) =>
      part.normalize('NFD').replace(ACCENTS, '').normalize('NFC'),
    );
  }

  /** The words of a text as they stand and where; a hyphen, slash or dot separates, an underscore does not. */
  *pieces(text: string): Generator<readonly [at: number, word: string]> {
    for (const { segment, index } of this.#segmenter?.segment(text) ?? [
      { segment: text, index: 0 },
    ])
      for (const { 0: word, index: at } of segment.matchAll(WORD)) yield [index + at, word];
  }

  /** The words of a text in order. */
  cut(text: string): Word[] {
    return [...this.pieces(text.normalize('NFKC').toLowerCase())].flatMap(([, word]) => {
      const own = this.data.elided ? word.replace(this.data.elided, '') : word;
      const written = own.replace(/['’]s$/u, '').slice(0, MAX_WORD);
      const folded = this.fold(written).replace(/['’]/gu, '');
      return folded ? [{ written, folded }] : [];
    });
  }

  /** Where words with one of the stems stand in a text: from and to, ascending. */
  find(text: string, stems: ReadonlySet<string>): (readonly [from: number, to: number])[] {
    return [...this.pieces(text)]
      .filter(([, word]) => this.stems(word).some((stem) => stems.has(stem)))
      .map(([at, word]) => [at, at + word.length]);
  }

  /** The words of a text in order, folded. */
  words(text: string): string[] {
    return this.cut(text).map(({ folded }) => folded);
  }

  /** The stems of a text's words in order. */
  stems(text: string): string[] {
    return this.words(text).map((word) => this.stem(word));
  }

  /** What a folded word and its inflected forms have in common. */
  stem(word: string): string {
    let made = this.#stems.get(word);
    if (made === undefined) {
      const ending = this.#endings.find(
        (one) => one && word.length - one.length >= SHORTEST_STEM && word.endsWith(one),
      );
      made = this.data.stem?.(word) ?? word.slice(0, word.length - (ending?.length ?? 0));
      this.#stems.set(word, made);
    }
    return made;
  }

  /** Whether a folded word is on one of the language's lists; by itself, whether it is a stop word. */
  lists(word: string, name: keyof WordLists = 'stopWords'): boolean {
    let list = this.#lists.get(name);
    if (!list) this.#lists.set(name, (list = new Set(this.words(this.data[name] ?? ''))));
    return list.has(word);
  }

  /** A name without what people leave out or add: spaces, hyphens, underscores. `Emu-Wren` → `emuwren`. */
  normalizeName(text: string): string {
    return this.words(text).join('').replaceAll('_', '');
  }

  /** A text as one string of its telling stems, to compare a whole query with a whole keyword. */
  phraseKey(text: string): string {
    return this.words(text)
      .filter((word) => !this.lists(word))
      .map((word) => this.stem(word.replaceAll('_', '')))
      .join('');
  }
}

const loaded = new Map<string, Promise<Language>>();

/** The language of a BCP 47 code, with its data where there is some. Rejects only when a file cannot be had. */
export function loadLanguage(code: string): Promise<Language> {
  const own = code.split('-')[0]?.toLowerCase() || 'en';
  let language = loaded.get(own);
  if (!language) {
    const data = LOADERS[own]?.() ?? Promise.resolve({ default: {} });
    language = data.then((module) => new Language(own, module.default));
    loaded.set(own, language);
    language.catch(() => loaded.delete(own));
  }
  return language;
}
