/**
 * A fence of code → a figure: highlighted by classes (the policy forbids inline styles), with its
 * title or the language's name, and a button that copies it. Written after the language:
 * `title="a.sql"` and `numbers`.
 */
import type { HighlighterCore, LanguageRegistration, ThemeRegistration } from '@shikijs/core';
import type { Element, ElementContent } from 'hast';
import type { Interface } from '../core/interface.ts';
import { h, text } from './hast.ts';
import { lazily } from './lazy.ts';

const core = lazily<typeof import('@shikijs/core')>('@shikijs/core');
const engine = lazily<typeof import('@shikijs/engine-javascript')>('@shikijs/engine-javascript');
type Grammar = { default: LanguageRegistration[] };

/**
 * Classes of tokens, each with the TextMate scopes it stands for; more would be more colours than
 * a reader tells apart. Shiki hands tokens back by colour, so each class has one that means it.
 */
const CLASSES: Readonly<Record<string, readonly string[]>> = {
  c: ['comment', 'punctuation.definition.comment'],
  s: ['string', 'punctuation.definition.string', 'markup.inline.raw'],
  n: ['constant', 'support.constant', 'constant.language', 'keyword.other.unit'],
  k: ['keyword', 'storage', 'variable.language', 'markup.heading'],
  f: ['entity.name.function', 'support.function', 'meta.function-call.generic'],
  t: [
    'entity.name.type',
    'entity.name.tag',
    'entity.name.class',
    'support.type',
    'support.class',
    'entity.other.attribute-name',
    'support.type.property-name',
  ],
};
/** Operators are keywords to TextMate, and quieter than them to a reader. */
const PLAIN = ['keyword.operator', 'string.unquoted', 'string.other.link'];
const PLAIN_COLOUR = '#000000';
const colourOf = (index: number): string => `#00000${index + 1}`;
const CLASS_OF = new Map(Object.keys(CLASSES).map((name, index) => [colourOf(index), name]));

const THEME: ThemeRegistration = {
  name: 'classes',
  type: 'light',
  fg: PLAIN_COLOUR,
  bg: '#ffffff',
  settings: [
    { settings: { foreground: PLAIN_COLOUR } },
    ...Object.values(CLASSES).map((scope, index) => ({
      scope: [...scope],
      settings: { foreground: colourOf(index) },
    })),
    { scope: PLAIN, settings: { foreground: PLAIN_COLOUR } },
  ],
};

/** Names that differ from the language's own written small. */
const NAMES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    bash: 'Shell',
    console: 'Shell',
    css: 'CSS',
    html: 'HTML',
    ini: 'INI',
    javascript: 'JavaScript',
    js: 'JavaScript',
    json: 'JSON',
    jsonc: 'JSON',
    md: 'Markdown',
    php: 'PHP',
    py: 'Python',
    sh: 'Shell',
    shell: 'Shell',
    sql: 'SQL',
    toml: 'TOML',
    ts: 'TypeScript',
    typescript: 'TypeScript',
    xml: 'XML',
    yaml: 'YAML',
    yml: 'YAML',
  }),
);
const UNNAMED = new Set(['', 'text', 'txt', 'plain', 'plaintext']);

/** Characters of a line that a phone of 360 px shows without scrolling. */
const SHOWN = 32;

/** The figure. A language nobody knows is drawn plain. Never throws. */
export function drawCode(value: string, lang: string, meta: string, t: Interface): Element {
  const title = /(?:^|\s)title="([^"]*)"/.exec(meta)?.[1];
  const numbers = /(?:^|\s)numbers(?:\s|$)/.test(meta.replace(/"[^"]*"/g, ''));
  const language = lang.toLowerCase();
  const name = UNNAMED.has(language)
    ? ''
    : (NAMES.get(language) ?? lang.charAt(0).toUpperCase() + lang.slice(1));
  const lines = highlight(value, language);
  const content = numbers
    ? lines.map((line) => h('span', { className: ['line'] }, [...line, text('\n')]))
    : lines.flatMap((line) => [...line, text('\n')]);
  const scrolls = value.split('\n').some((line) => line.length > SHOWN);
  const label = title ?? (name ? t('code.of', { name }) : t('code'));
  return h('figure', { className: ['code'] }, [
    h('figcaption', {}, [
      h('span', {}, [text(title ?? name)]),
      ...(title && name ? [h('small', {}, [text(name)])] : []),
      h(
        'button',
        {
          type: 'button',
          dataCopyCode: '',
          disabled: true,
          ariaLabel: t('code.copy.of', { name: label }),
        },
        [text(t('code.copy'))],
      ),
    ]),
    h('pre', scrolls ? { role: 'region', tabIndex: 0, ariaLabel: label } : {}, [
      h('code', numbers ? { className: ['numbers'] } : {}, joined(content)),
    ]),
  ]);
}

/** Neighbouring texts as one, so that both ways of drawing a page write the same. */
function joined(content: readonly ElementContent[]): ElementContent[] {
  const result: ElementContent[] = [];
  for (const one of content) {
    const last = result.at(-1);
    if (one.type === 'text' && last?.type === 'text') {
      result[result.length - 1] = text(last.value + one.value);
    } else result.push(one);
  }
  return result;
}

let highlighter: HighlighterCore | undefined;
const loaded = new Map<string, boolean>();

/** Lines of the code, each as words in their classes. */
function highlight(value: string, language: string): ElementContent[][] {
  if (!known(language) || !highlighter) return value.split('\n').map((line) => [text(line)]);
  const { tokens } = highlighter.codeToTokens(value, {
    lang: language,
    theme: 'classes',
    // By default a line that takes half a second stays plain, and a busy machine would draw another page.
    tokenizeTimeLimit: 0,
  });
  return tokens.map((line) => {
    const parts: { name: string | undefined; words: string }[] = [];
    for (const { content, color } of line) {
      const name = CLASS_OF.get(color?.toLowerCase() ?? '');
      const last = parts.at(-1);
      // White space has no colour: it joins whatever stands before it.
      if (last && (last.name === name || content.trim() === '')) last.words += content;
      else parts.push({ name, words: content });
    }
    return parts.map(({ name, words }) =>
      name ? h('span', { className: [name] }, [text(words)]) : text(words),
    );
  });
}

/** Loads a language at its first use; false when there is none of that name. */
function known(language: string): boolean {
  const before = loaded.get(language);
  if (before !== undefined) return before;
  const grammar = /^[\w+#-]+$/.test(language) && !UNNAMED.has(language) && grammarOf(language);
  if (grammar) {
    highlighter ??= core().createHighlighterCoreSync({
      themes: [THEME],
      langs: [],
      engine: engine().createJavaScriptRegexEngine({ forgiving: true }),
    });
    highlighter.loadLanguageSync(grammar);
  }
  loaded.set(language, Boolean(grammar));
  return Boolean(grammar);
}

function grammarOf(language: string): LanguageRegistration[] | undefined {
  try {
    return lazily<Grammar>(`@shikijs/langs/${language}`)().default;
  } catch {
    // No such file: the package has one for each language and for each other name of one.
    return undefined;
  }
}
