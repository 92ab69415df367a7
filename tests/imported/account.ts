/**
 * An account of notes and of the pages they became that knows nothing of the importer: words in
 * order, addresses, code byte for byte, cells of tables, pictures. The notes are read by patterns,
 * the pages as HTML.
 */
import { parse } from 'node-html-parser';

export interface Account {
  readonly words: readonly string[];
  readonly addresses: readonly string[];
  readonly code: readonly string[];
  readonly cells: readonly string[];
  /** Names of picture files, without their endings. */
  readonly pictures: readonly string[];
}

const wordsIn = (text: string): string[] => text.match(/[\p{L}\p{N}]{2,}/gu) ?? [];
const stem = (path: string): string => /([^/\\]*)\.\w+$/.exec(path)?.[1]?.toLowerCase() ?? path;
const asText = (html: string): string => parse(html.replace(/<[^>]*>/g, ' ')).text;
const FENCE = /^([ \t>]*(?:[-*+] )?)(`{3,}|~{3,})[^\n]*\n([\s\S]*?)^[ \t>]*\2[ \t]*$/gm;

/** @param text Markdown; what is private and what no page shows is left out */
export function accountOfNotes(text: string): Account {
  const shown = text
    .replace(/^---\n[\s\S]*?\n---\n/, '')
    .replace(/<!--[\s\S]*?-->|%%[\s\S]*?%%/g, ' ')
    .replace(/^.*\n\{:toc\}| \^[\w-]+$|#\^[\w-]+/gm, '')
    .replace(/^[ \t]*(?:- )?(?:id|collapsed|title|tags):: .*$/gm, '');
  const fences = [...shown.matchAll(FENCE)];
  const prose = shown.replace(FENCE, '').replace(/\{%.*?%\}|\{\{.*?\}\}|\{:.*?\}/g, ' ');
  const said = prose
    .replace(/!\[\[[^\]]*\]\]|!\[[^\]\n]*\]\((?!http)[^)\n]*\)/g, ' ')
    .replace(/\[\[(?:[^\]|]*\|)?([^\]]*)\]\]/g, ' $1 ')
    .replace(/^(\s*- )(?:TODO|DONE) /gm, '$1')
    .replace(/<https?:[^>]*>|https?:\S+/g, ' ')
    .replace(/(?<![\\`])<\/?[a-z][^>]*>/gi, ' ')
    .replace(/\]\([^)\n]*\)/g, '] ')
    .replace(/\[![^\]\n]*\]|\(\([\w-]{36}\)\)|^\? *$/gm, ' ');
  const rows = said.match(/^ *\|.*\|.*$/gm)?.filter((row) => !/^[\s|:-]+$/.test(row)) ?? [];
  const columns = (row: string): string[] =>
    row
      .trim()
      .slice(1)
      .replace(/\|$/, '')
      .split(/(?<!\\)\|/);
  return {
    words: wordsIn(asText(said.replaceAll('<', ' < '))),
    addresses: prose.match(/https?:\/\/[\w./-]+\w/g) ?? [],
    code: fences.map(([, prefix = '', , code = '']) =>
      code.replace(new RegExp(`^${prefix.replace(/[-*+]/g, ' ')}`, 'gm'), '').trimEnd(),
    ),
    cells: rows.flatMap(columns).map((cell) => wordsIn(asText(cell)).join(' ')),
    pictures: [...prose.matchAll(/[\w-]+\.png(?=["')\]|])/g)].map(([name]) => stem(name)),
  };
}

/** @param html what a reader is shown of pages, in the order of the notes */
export function accountOfPages(html: string): Account {
  const page = parse(html, { blockTextElements: { script: true, style: true } });
  return {
    words: wordsIn(asText(html)),
    addresses: html.match(/https?:\/\/[\w./-]+\w/g) ?? [],
    code: page.querySelectorAll('pre').map((code) => code.textContent.trimEnd()),
    cells: page.querySelectorAll('td, th').map((cell) => wordsIn(cell.text).join(' ')),
    pictures: page.querySelectorAll('img').map((image) => stem(image.getAttribute('src') ?? '')),
  };
}

/** What of the notes the pages do not have, in words; empty when all is there. */
export function missing(notes: Account, pages: Account): string[] {
  const within = (all: readonly string[], what: string): string => {
    const known = new Set(all);
    return known.has(what) ? '' : what;
  };
  let at = 0;
  const lost = notes.words.find((word) => {
    const found = pages.words.indexOf(word, at);
    if (found >= 0) at = found + 1;
    return found < 0;
  });
  const named = notes.pictures.filter(
    (name) => !pages.pictures.some((one) => one.startsWith(name)),
  );
  return [
    ...(lost === undefined
      ? []
      : [`word “${lost}” after “${pages.words.slice(at - 5, at).join(' ')}”`]),
    ...notes.addresses.filter((one) => within(pages.addresses, one)).map((one) => `address ${one}`),
    ...notes.code.filter((one) => within(pages.code, one)).map((one) => `code ${one}`),
    ...notes.cells.filter((one) => within(pages.cells, one)).map((one) => `cell ${one}`),
    ...named.map((one) => `picture ${one}`),
  ];
}
