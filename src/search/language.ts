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

/** What is known of a language. Lists of words are texts separated by white space; patterns see small letters. */
export interface LanguageData {
  /** The stem of a folded word. Without it, `endings` are taken off. */
  readonly stem?: (word: string) => string;
  /** Endings of inflected words; the longest that leaves four letters is taken off. */
  readonly endings?: string;
  /** Letters or beginnings that are written in several ways, brought to one. */
  readonly letters?: readonly (readonly [RegExp, string | ((found: string) => string)])[];
  /** An article or preposition that lost its vowel before the word it is joined to (`l’eau`). */
  readonly elided?: RegExp;
  readonly stopWords?: string;
  /** Words of an exam question's setting, which carry no meaning in a query as long as one. */
  readonly scenicWords?: string;
  /** Says that the reader weighs one thing against another. */
  readonly versus?: RegExp;
  /** Names alternatives; weaker, since such words have other uses. */
  readonly or?: RegExp;
  readonly comparingWords?: string;
  /** Asks what became of something. */
  readonly changed?: RegExp;
  readonly changedWords?: string;
  readonly meanings?: readonly Meaning[];
}

const LOADERS: Readonly<Record<string, () => Promise<LanguageData>>> = {
  en: async () => (await import('./languages/en.ts')).en,
  de: async () => (await import('./languages/de.ts')).de,
  fr: async () => (await import('./languages/fr.ts')).fr,
  es: async () => (await import('./languages/es.ts')).es,
  pt: async () => (await import('./languages/pt.ts')).pt,
  ru: async () => (await import('./languages/ru.ts')).ru,
  ar: async () => (await import('./languages/ar.ts')).ar,
  ja: async () => (await import('./languages/ja.ts')).ja,
  zh: async () => (await import('./languages/zh.ts')).zh,
};

/** Languages written without spaces between words: cut by the browser's own dictionary. */
const WITHOUT_SPACES: ReadonlySet<string> = new Set(['ja', 'zh', 'th']);

/** Longest word that is looked at, in characters: beyond it nobody types a word. */
const MAX_WORD = 40;
/** Fewest letters that must be left of a word when an ending is taken off. */
const SHORTEST_STEM = 4;
/** Entries the stem cache may hold: the words of a large site; it is emptied when full. */
const STEM_CACHE = 20_000;

/** Letters, digits, underscores and what belongs to them; an apostrophe inside a word joins its parts. */
const WORD = /[\p{L}\p{N}\p{M}_]+(?:['’][\p{L}\p{N}\p{M}]+)*/gu;
/** Accents of Latin, Greek and Cyrillic letters, and the vowel points of Arabic and Hebrew. */
const ACCENTS = /[\u0300-\u036F\u0591-\u05C7\u064B-\u065F\u0670]/gu;
/** What folding must not lose: й is another letter than и. */
const KEPT = /й/gu;

const set = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/u).filter(Boolean));

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
  readonly #stopWords: ReadonlySet<string>;
  readonly #scenic: ReadonlySet<string>;
  readonly #comparing: ReadonlySet<string>;
  readonly #changed: ReadonlySet<string>;
  readonly #endings: readonly string[];
  readonly #segmenter: Intl.Segmenter | undefined;
  readonly #stems = new Map<string, string>();

  constructor(code: string, data: LanguageData = {}) {
    this.code = code.split('-')[0]?.toLowerCase() || 'en';
    this.data = data;
    this.hasSpaces = !WITHOUT_SPACES.has(this.code);
    const folded = (text: string | undefined): ReadonlySet<string> =>
      new Set([...set(text ?? '')].flatMap((word) => this.words(word)));
    this.#segmenter =
      this.hasSpaces || typeof Intl.Segmenter === 'undefined'
        ? undefined
        : new Intl.Segmenter(this.code, { granularity: 'word' });
    this.#endings = [...set(data.endings ?? '')]
      .map((ending) => this.fold(ending))
      .sort((a, b) => b.length - a.length);
    this.#stopWords = folded(data.stopWords);
    this.#scenic = folded(data.scenicWords);
    this.#comparing = folded(data.comparingWords);
    this.#changed = folded(data.changedWords);
  }

  /** Small letters without accents or compatibility forms: `Ｅｍú` → `emu`. */
  fold(text: string): string {
    return plain(text, this.data.letters);
  }

  /** The words of a text in order; a hyphen, slash or dot separates, an underscore does not. */
  cut(text: string): Word[] {
    const small = text.normalize('NFKC').toLowerCase();
    const found = this.#segmenter
      ? [...this.#segmenter.segment(small)].flatMap(({ segment, isWordLike }) =>
          isWordLike ? (segment.match(WORD) ?? []) : [],
        )
      : (small.match(WORD) ?? []);
    return found.flatMap((word) => {
      const own = this.data.elided ? word.replace(this.data.elided, '') : word;
      const written = own.replace(/['’]s$/u, '').slice(0, MAX_WORD);
      const folded = this.fold(written).replace(/['’]/gu, '');
      return folded ? [{ written, folded }] : [];
    });
  }

  /** The words of a text in order, folded. */
  words(text: string): string[] {
    return this.cut(text).map(({ folded }) => folded);
  }

  /** What a folded word and its inflected forms have in common. */
  stem(word: string): string {
    const known = this.#stems.get(word);
    if (known !== undefined) return known;
    const made = this.data.stem ? this.data.stem(word) : this.#withoutEnding(word);
    if (this.#stems.size > STEM_CACHE) this.#stems.clear();
    this.#stems.set(word, made);
    return made;
  }

  #withoutEnding(word: string): string {
    const ending = this.#endings.find(
      (one) => word.length - one.length >= SHORTEST_STEM && word.endsWith(one),
    );
    return ending ? word.slice(0, -ending.length) : word;
  }

  isStopWord(word: string): boolean {
    return this.#stopWords.has(word);
  }

  /** A word such as `company`, which only sets the scene of an exam question. */
  isScenic(word: string): boolean {
    return this.#scenic.has(word);
  }

  /** A word such as `between`, which only says that things are compared. */
  isComparing(word: string): boolean {
    return this.#comparing.has(word);
  }

  /** A word such as `renamed`, which only says that something changed. */
  isChanging(word: string): boolean {
    return this.#changed.has(word);
  }

  /** A name without what people leave out or add: spaces, hyphens, underscores. `Emu-Wren` → `emuwren`. */
  normalizeName(text: string): string {
    return this.words(text).join('').replaceAll('_', '');
  }

  /** A text as one string of its telling stems, to compare a whole query with a whole keyword. */
  phraseKey(text: string): string {
    return this.words(text)
      .filter((word) => !this.isStopWord(word))
      .map((word) => this.stem(word.replaceAll('_', '')))
      .join('');
  }
}

function plain(text: string, letters: LanguageData['letters']): string {
  let folded = text.normalize('NFKC').toLowerCase();
  for (const [from, to] of letters ?? []) {
    folded = typeof to === 'string' ? folded.replace(from, to) : folded.replace(from, to);
  }
  return folded
    .replace(KEPT, '\uE000')
    .normalize('NFD')
    .replace(ACCENTS, '')
    .normalize('NFC')
    .replaceAll('\uE000', 'й');
}

const loaded = new Map<string, Promise<Language>>();

/** The language of a BCP 47 code, with its data where there is some. Rejects only when a file cannot be had. */
export function loadLanguage(code: string): Promise<Language> {
  const own = code.split('-')[0]?.toLowerCase() ?? '';
  const known = loaded.get(own);
  if (known) return known;
  const load = LOADERS[own];
  const language = load
    ? load().then((data) => new Language(own, data))
    : Promise.resolve(new Language(own));
  loaded.set(own, language);
  language.catch(() => loaded.delete(own));
  return language;
}
