/**
 * Every word of the interface that is not the site's own, by language: one file a language in
 * `interface/`, English complete, what another lacks is said in English. A phrase with `{n}` may have
 * a form for each plural category of its language.
 */
import ar from './interface/ar.json' with { type: 'json' };
import de from './interface/de.json' with { type: 'json' };
import en from './interface/en.json' with { type: 'json' };
import es from './interface/es.json' with { type: 'json' };
import fr from './interface/fr.json' with { type: 'json' };
import ja from './interface/ja.json' with { type: 'json' };
import pt from './interface/pt.json' with { type: 'json' };
import zh from './interface/zh.json' with { type: 'json' };

export type Phrase = keyof typeof en;
type Forms = string | (Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> & { other: string });
type Table = Readonly<Partial<Record<Phrase, Forms>>>;
type Values = Readonly<Record<string, string | number>>;

const TABLES: Readonly<Record<string, Table>> = { ar, de, en, es, fr, ja, pt, zh };

/** The site's own word for its topics: a service, a chapter, an ingredient. */
export interface Terms {
  readonly topic: string;
  readonly topics: string;
}

/** What the words of an interface depend on; a site's configuration is one. */
export interface Speech {
  readonly language: string;
  readonly terms?: Terms | undefined;
  /** Notes for no exam speak of tips and questions, not of exam tips: phrases named `….plain` say so. */
  readonly exam?: unknown;
}

/** What speaks where no site is at hand. */
export const ENGLISH: Speech = { language: 'en', exam: true };

export interface Interface {
  /** A phrase with its `{names}` filled in; numbers in the language's digits and plurals. */
  (phrase: Phrase, values?: Values): string;
  /** A number as the language writes it. */
  readonly number: (value: number) => string;
  readonly dir: 'ltr' | 'rtl';
}

const known = new WeakMap<Speech, Interface>();

/** The interface in a site's language; made once for each configuration. */
export function interfaceOf(speech: Speech): Interface {
  const made = known.get(speech) ?? make(speech);
  known.set(speech, made);
  return made;
}

function make({ language, terms, exam }: Speech): Interface {
  const table = TABLES[language.toLowerCase()] ?? TABLES[language.split('-')[0] ?? ''] ?? en;
  const rules = new Intl.PluralRules(language);
  const format = new Intl.NumberFormat(language);
  const say = (phrase: Phrase): Forms => {
    const plain = `${phrase}.plain`;
    const asked = !exam && plain in en ? (plain as Phrase) : phrase;
    return table[asked] ?? en[asked];
  };
  const capital = (text: string): string =>
    text.replace(/^./u, (letter) => letter.toLocaleUpperCase(language));
  const topic = terms?.topic ?? String(say('topic'));
  const topics = terms?.topics ?? String(say('topics'));
  const own: Values = { topic, topics, Topic: capital(topic), Topics: capital(topics) };
  const speak = (phrase: Phrase, values: Values = {}): string => {
    const forms = say(phrase);
    const n = values['n'];
    const form =
      typeof forms === 'string'
        ? forms
        : (forms[typeof n === 'number' ? rules.select(n) : 'other'] ?? forms.other);
    return form.replaceAll(/\{(\w+)\}/g, (whole, name: string) => {
      const value = values[name] ?? own[name];
      return typeof value === 'number' ? format.format(value) : (value ?? whole);
    });
  };
  return Object.assign(speak, {
    number: (value: number): string => format.format(value),
    dir: RTL.has(new Intl.Locale(language).language) ? ('rtl' as const) : ('ltr' as const),
  });
}

/** Languages written from right to left, of those a site is likely to be in. */
const RTL: ReadonlySet<string> = new Set(['ar', 'dv', 'fa', 'he', 'ku', 'ps', 'ug', 'ur', 'yi']);

/**
 * The phrases that scripts say (`say.…`), as constants the bundler puts in their place: `SAY.copied`
 * in client code becomes the text itself, and a page carries only what its scripts say.
 */
export function scriptPhrases(speech: Speech): Record<string, string> {
  const t = interfaceOf(speech);
  const phrases = (Object.keys(en) as Phrase[]).filter(
    (phrase) => phrase.startsWith('say.') && !phrase.endsWith('.plain'),
  );
  return Object.fromEntries(
    phrases.map((phrase) => [`SAY.${phrase.slice(4)}`, JSON.stringify(t(phrase))]),
  );
}

/** The names under which scripts know their phrases. */
export type ScriptPhrase = Phrase extends infer Name
  ? Name extends `say.${string}.plain`
    ? never
    : Name extends `say.${infer Short}`
      ? Short
      : never
  : never;
