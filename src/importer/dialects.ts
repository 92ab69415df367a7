/**
 * What note-taking programs write beside Markdown → Markdown, line by line and outside code; what is
 * private goes. Works on text, before it is parsed; the number of lines stays.
 */
import { isMap, parseDocument } from 'yaml';

/** What a file says of itself before its first words. */
export interface Matter {
  readonly title: string | undefined;
  /** Other names and tags: searched. */
  readonly keywords: readonly string[];
  /** Marked as not to be published. */
  readonly hidden: boolean;
  /** Fields the site has no place for. */
  readonly unused: readonly string[];
}

export interface Translated {
  readonly text: string;
  readonly matter: Matter;
  /** Private passages left out, by the line they began on. */
  readonly private: readonly { readonly line: number; readonly details: string }[];
}

export interface Vault {
  /** A name as wikilinks have it → the address from the file asked from; undefined for no such file. */
  readonly find: (name: string) => string | undefined;
  readonly keepComments: boolean;
  /** Highlighted lines become EXAM callouts even when they ask nothing. */
  readonly highlightsAreTips: boolean;
}

export function translate(text: string, vault: Vault): Translated {
  const { data, body } = takeMatter(text);
  const hidden: { line: number; details: string }[] = [];
  const fields = new Map<string, string>();
  const lines = body.split('\n');
  const cards = /<!--SR:|^tags:.*flashcard|#flashcards/m.test(text);
  const code = codeLines(lines);
  let secret = false;
  let block: 'hidden' | 'quoted' | undefined;
  const outline = /^[^\S\n]*(?:- )?(?:id|collapsed|title):: /m.test(body);
  const blocks = outline ? blocksById(lines) : new Map<string, string>();
  const result = lines.flatMap((line, index): string | string[] => {
    if (code.has(index) && !secret) return line;
    if (!vault.keepComments) {
      const parts = line.split('%%');
      const odd = parts.length % 2 === 0;
      const closes = !odd || secret || lines.slice(index + 1).some((one) => one.includes('%%'));
      if (closes && (secret || parts.length > 1)) {
        const shown = parts.filter((_part, at) => (at % 2 === 0) !== secret).join('');
        if (!secret) hidden.push({ line: index + 1, details: line.trim() });
        secret = secret !== odd;
        return outsideCode(shown.trimEnd(), (words) => inline(words, vault));
      }
    }
    const [, lead = '', opens = ''] = BLOCK.exec(line) ?? [];
    if (opens && !block && lines.slice(index + 1).some((one) => BLOCK_END.test(one))) {
      const shown = vault.keepComments || !HIDDEN_BLOCK.test(opens);
      block = shown ? 'quoted' : 'hidden';
      if (!shown) hidden.push({ line: index + 1, details: line.trim() });
      return shown ? `${lead}>${/quote/i.test(opens) ? '' : ` [!${opens}]`}` : [];
    }
    if (block && BLOCK_END.test(line)) {
      block = undefined;
      return [];
    }
    if (block) return block === 'hidden' ? [] : line.replace(/^\s*/, '$&> ');
    const property = /^\s*(?:- )?([a-z-]+):: ?(.*)$/.exec(line);
    if (property && LOGSEQ.has(property[1] ?? '')) {
      fields.set(property[1] ?? '', property[2] ?? '');
      return [];
    }
    if (/^\s*\{:[^}]*\}\s*$/.test(line) || lines[index + 1]?.startsWith('{:toc}')) return '';
    const liquid = LIQUID_BLOCK.exec(line);
    if (liquid) return liquid[1] ? `\`\`\`${liquid[2] ?? ''}` : '```';
    const own = outline ? outlineLine(line, blocks) : line;
    return outsideCode(card(own, cards), (words) => inline(words, vault));
  });
  const found = askedBelow(result).join('\n');
  return { text: found, matter: readMatter(data, fields), private: hidden };
}

/** Indices of the lines of fenced code, fences included. */
function codeLines(lines: readonly string[]): ReadonlySet<number> {
  const found = new Set<number>();
  let fence = '';
  for (const [index, line] of lines.entries()) {
    const mark = /^[\s>]*(?:[-*+]\s+)?(`{3,}|~{3,})/.exec(line)?.[1] ?? '';
    if (fence || mark) found.add(index);
    if (!fence) fence = mark;
    else if (line.trim().startsWith(fence)) fence = '';
  }
  return found;
}

/** Blocks of Org syntax, which Logseq has too: some are for the program or its author, others are shown. */
const BLOCK = /^(\s*(?:[-*] )?)(?:#\+BEGIN_|:(?=(?:LOGBOOK|PROPERTIES):))(\w+)/i;
const BLOCK_END = /^\s*(?:#\+END_|:END:)/i;
const HIDDEN_BLOCK = /^(?:comment|query|export|logbook|properties)$/i;

/** Words of an outline's blocks that are referred to, by their ids. */
function blocksById(lines: readonly string[]): Map<string, string> {
  const blocks = new Map<string, string>();
  let words = '';
  for (const line of lines) {
    const id = /^\s*(?:- )?id:: (\S+)/.exec(line)?.[1];
    if (id) blocks.set(id, words);
    else if (!/^\s*(?:- )?[a-z-]+:: /.test(line)) words = line.replace(/^\s*(?:[-*] )?/, '');
  }
  return blocks;
}

/** Tasks and references of an outline's line as Markdown has them. */
const outlineLine = (line: string, blocks: ReadonlyMap<string, string>): string =>
  line
    .replace(/^(\s*- )(?:TODO|LATER|NOW|DOING|WAITING) /, '$1[ ] ')
    .replace(/^(\s*- )DONE /, '$1[x] ')
    .replace(/\(\(([\w-]{36})\)\)/g, (whole, id: string) => blocks.get(id) ?? whole);

/** Properties of Logseq's pages and blocks; others are words of the author. */
const LOGSEQ = new Set(
  'id collapsed title tags alias public type created-at updated-at icon template heading background-color card-last-interval card-repeats card-ease-factor card-next-schedule card-last-reviewed card-last-score'.split(
    ' ',
  ),
);
const LIQUID_BLOCK = /^\s*\{%-?\s*(?:(highlight)\s+(\w+).*|endhighlight\s*)-?%\}\s*$/;

/** Applies to what stands between the code spans of a line. */
const outsideCode = (line: string, change: (words: string) => string): string =>
  line
    .split(/(`+[^`]*`+)/)
    .map((part, index) => (index % 2 === 0 ? change(part) : part))
    .join('');

function inline(words: string, { find, highlightsAreTips }: Vault): string {
  return words
    .replace(/\{\{\s*site\.(?:baseurl|url)\s*\}\}/g, '')
    .replace(/\{%-?\s*(?:end)?raw\s*-?%\}/g, '')
    .replace(/(?<=\S)\{:[^{}]*\}/g, '')
    .replace(/(?:^|\s)\^[a-z0-9-]+$/i, '')
    .replace(/^==(.+)==$/, (whole, inner: string) =>
      highlightsAreTips || inner.trim().endsWith('?') ? `> [!EXAM] ${inner}` : whole,
    )
    .replace(/==(?=\S)([^=\n]+?)(?<=\S)==/g, '<mark>$1</mark>')
    .replace(/(!?)\[\[([^[\]|\\]*)(?:\\?\|([^[\]]*))?\]\]/g, (whole, embed, target, alias) =>
      wikilink(whole, embed === '!', target, alias, find),
    );
}

function wikilink(
  whole: string,
  embed: boolean,
  target: string,
  alias: string | undefined,
  find: Vault['find'],
): string {
  const [name = '', ...places] = target.trim().split('#');
  const path = name === '' ? '' : find(name.trim());
  if (path === undefined) return whole;
  const picture = embed && /\.(?:png|jpe?g|gif|webp|avif|svg)$/i.test(path);
  // A block's own mark has no heading to lead to: the page it is on does.
  const heading = places.findLast((place) => !place.startsWith('^')) ?? '';
  const words = (
    alias ??
    (target
      .trim()
      .replace(/^#+|#\^.*$/g, '')
      .replaceAll('#', ' › ') ||
      name)
  ).trim();
  if (picture) {
    const width = /^\d+/.exec(alias ?? '')?.[0];
    return width ? `<img src="${path}" width="${width}">` : `![${alias ?? ''}](<${path}>)`;
  }
  if (!path && !heading) return words;
  return `[${words}](<${path}${heading ? `#${heading}` : ''}>)`;
}

/** `Question :: answer` on a line of its own → an EXAM callout. */
function card(line: string, cards: boolean): string {
  const [, question = '', answer = ''] =
    /^([^\s>|#:-][^`]*?\S)\s?:{2,3}\s?(\S.*)$/.exec(line) ?? [];
  if (!question || question.includes('::') || answer.includes('::')) return line;
  return cards || question.endsWith('?') ? `> [!EXAM] ${question}\n> ${answer}` : line;
}

/** A question, a line with `?` alone, its answer → an EXAM callout. */
function askedBelow(lines: readonly string[]): string[] {
  const result = [...lines];
  const code = lines.some(isAsked) ? codeLines(lines) : new Set();
  for (const [index, line] of lines.entries()) {
    const question = lines[index - 1]?.trim();
    if (!isAsked(line) || !question || !lines[index + 1]?.trim() || code.has(index)) continue;
    result[index - 1] = `> [!EXAM] ${question}`;
    result[index] = '>';
    for (let at = index + 1; lines[at]?.trim(); at += 1) result[at] = `> ${lines[at] ?? ''}`;
  }
  return result;
}
const isAsked = (line: string): boolean => /^\?{1,2}\s*$/.test(line);

/** Front matter → its fields; the lines it stood on are left empty. */
function takeMatter(text: string): { data: Record<string, unknown>; body: string } {
  const found = /^---[ \t]*\n(?:([\s\S]*?)\n)??(?:---|\.\.\.)[ \t]*(?:\n|$)/.exec(text);
  const yaml = found?.[1] ?? '';
  if (!found || !/^(?:\s*$|[\w "'-]+:(?:\s|$)|#)/.test(yaml)) return { data: {}, body: text };
  const body = '\n'.repeat(found[0].split('\n').length - 1) + text.slice(found[0].length);
  const document = parseDocument(yaml, { logLevel: 'silent' });
  if (document.errors.length === 0 && isMap(document.contents))
    return { data: document.toJS() as Record<string, unknown>, body };
  // Broken YAML: its plain `key: value` lines.
  const lines = [...yaml.matchAll(/^([\w-]+):[ \t]*["']?(.*?)["']?[ \t]*$/gm)];
  return { data: Object.fromEntries(lines.map(([, key = '', value]) => [key, value])), body };
}

/** @param fields of an outline's page, which count where the front matter has none */
function readMatter(data: Record<string, unknown>, fields: ReadonlyMap<string, string>): Matter {
  const { title, tags, tag, aliases, alias, keywords, categories, ...others } = data;
  const { publish, published, public: open, draft, private: closed, ...unused } = others;
  const list = (value: unknown): string[] =>
    (Array.isArray(value) ? value : String(value ?? '').split(/[,;]/))
      .map((one) =>
        String(one)
          .replace(/^(?:#|\[\[)|\]\]$/g, '')
          .trim(),
      )
      .filter(Boolean);
  const is =
    (word: RegExp) =>
    (value: unknown): boolean =>
      word.test(String(value));
  const words = [
    tags,
    tag,
    aliases,
    alias,
    keywords,
    categories,
    fields.get('tags'),
    fields.get('alias'),
  ];
  const named = typeof title === 'string' || typeof title === 'number' ? String(title).trim() : '';
  return {
    title: named || fields.get('title')?.trim() || undefined,
    keywords: [...new Set(words.flatMap(list))],
    hidden:
      [publish, published, open, fields.get('public')].some(is(/^(?:false|no)$/i)) ||
      [draft, closed].some(is(/^(?:true|yes)$/i)),
    unused: Object.keys(unused),
  };
}
