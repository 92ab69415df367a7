/**
 * Raw HTML of the notes → the same elements as MDX has them: one block of HTML becomes lines of
 * tags and lines of words, and what is not on the list is text. Markdown between two blocks stays
 * Markdown; `spans.ts` finds which tags belong together.
 */
import { codeSpan, destination, escapeText, fenceFor, titled } from './edits.ts';
import { linkFate, pictureFate, type LinkContext } from './links.ts';
import type { Untold } from './notices.ts';
import {
  attributesOf,
  BLOCKS,
  fateOf,
  openTag,
  quote,
  VOID,
  type Fate,
  type Item,
} from './scan.ts';
import type { End } from './spans.ts';

export interface HtmlContext extends LinkContext {
  readonly keepComments: boolean;
  readonly note: (notice: Untold) => void;
}

/** One line or paragraph of what a block of HTML becomes. */
export interface Line {
  readonly text: string;
  /** What its line begins with, where that is not what the block's lines do. */
  readonly prefix?: string | undefined;
  /** Words need blank lines around them; a line of tags does not. */
  readonly words: boolean;
}

/** Items of one block → its lines; elements that end elsewhere are opened and not closed. */
export function blockLines(
  items: readonly Item[],
  context: HtmlContext,
  ends: ReadonlyMap<Item, End>,
): Line[] {
  const lines: Line[] = [];
  let run: Item[] = [];
  const flush = (): void => {
    const text = run.length > 0 ? inlineMdx(run, context).replace(/\s+/g, ' ').trim() : '';
    if (text) lines.push({ text: lineStart(text), words: true });
    run = [];
  };
  for (const item of items) {
    const fate = fateOf(item.name);
    const end = ends.get(item);
    if (end) {
      flush();
      for (const name of end.names) {
        lines.push({ text: `</${name}>`, words: false, prefix: end.prefix });
      }
      continue;
    }
    if (item.kind !== 'element' || !(item.open || isBlock(item)) || fate === 'show') {
      run.push(item);
      continue;
    }
    flush();
    if (fate === 'drop') noteDropped(item, context);
    if (fate === 'drop' || (item.name === 'p' && (item.open || !hasAttributes(item)))) {
      lines.push(...blockLines(item.children, context, ends));
    } else lines.push(...elementLines(item, context, ends));
  }
  flush();
  return lines;
}

const isBlock = ({ name, children }: Item): boolean =>
  BLOCKS.has(name) || children.some((child) => child.kind === 'element' && isBlock(child));
const isBlank = ({ kind, raw }: Item): boolean => kind === 'text' && raw.trim() === '';
const hasAttributes = ({ name, raw }: Item): boolean => openTag(name, raw) !== `<${name}>`;

/** Elements that hold blocks and never words by themselves. */
const STRUCTURE = new Set('table thead tbody tfoot tr ul ol dl'.split(' '));

function elementLines(item: Item, context: HtmlContext, ends: ReadonlyMap<Item, End>): Line[] {
  const { raw, children } = item;
  // The page's title is the only heading of its depth.
  const name = item.name === 'h1' ? 'h2' : item.name;
  if (VOID.has(name)) return [{ text: inlineMdx([item], context), words: false }];
  // What a page's end or its title cut off from its content.
  if (name === 'div' && !item.open && children.every(isBlank)) return [];
  if (name === 'pre' && !item.open) return preLines(item);
  const open = openTag(name, raw);
  const close = `</${name}>`;
  const tag = (text: string): Line => ({ text, words: false });
  if (item.open) return [tag(open), ...blockLines(children, context, ends)];
  const blocks = children.some((child) => child.kind === 'element' && isBlock(child));
  if (STRUCTURE.has(name) || blocks) {
    // White space between rows and cells is none of their content.
    const inner = STRUCTURE.has(name) ? children.filter((child) => !isBlank(child)) : children;
    return [tag(open), ...blockLines(inner, context, ends), tag(close)];
  }
  const inner = inlineMdx(children, context).replace(/\s+/g, ' ').trim();
  return [tag(`${open}${inner}${close}`)];
}

/** Preformatted text without markup is a fence; with markup its lines are kept by breaks. */
function preLines({ children }: Item): Line[] {
  const text = plainText(children);
  if (text === undefined) return [{ text: '', words: true }];
  const value = decodeText(text).replace(/^\n|\n$/g, '');
  const fence = fenceFor(value);
  return [{ text: `${fence}\n${value}\n${fence}`, words: true }];
}

/** The text of items that are text, or of a lone `<code>` around it. */
export function plainText(items: readonly Item[]): string | undefined {
  const [only] = items;
  if (items.length === 1 && only?.kind === 'element' && only.name === 'code') {
    return plainText(only.children);
  }
  return items.every(({ kind }) => kind === 'text')
    ? items.map(({ raw }) => raw).join('')
    : undefined;
}

/** Character references decoded. */
export const decodeText = (text: string): string =>
  text.includes('&')
    ? (attributesOf(`<i x="${text.replaceAll('"', '&quot;')}">`).get('x') ?? text)
    : text;

/** Text that would begin a block or be code at the start of a line. */
export const lineStart = (text: string): string =>
  text
    .replace(/^(?=(?:#{1,6}(?:\s|$)|[-+](?:\s|$)|>|=+\s*$|-+\s*$|:-))/, '\\')
    .replace(/^(\d{1,9})(?=[.)](?:\s|$))/, '$1\\')
    .replace(/^i(?=mport\b)/, '&#x69;')
    .replace(/^e(?=xport\b)/, '&#x65;');

/** Items → MDX within a line. */
export function inlineMdx(items: readonly Item[], context: HtmlContext): string {
  return items.map((item) => inlineItem(item, context)).join('');
}

function inlineItem(item: Item, context: HtmlContext): string {
  const { kind, name, raw, children } = item;
  if (kind === 'text') return escapeText(raw.replaceAll('&', '\0')).replaceAll('\0', '&');
  if (kind === 'comment') return comment(raw, context);
  if (kind === 'junk') return shownTag(raw, context);
  if (kind === 'close') return closeFate(name) === 'show' ? shownTag(raw, context) : '';
  const inner = (): string => inlineMdx(children, context);
  const fate = fateOf(name);
  if (fate === 'show') {
    const end = escapeText(item.end ?? '');
    return shownTag(raw, context) + inner() + end;
  }
  if (fate === 'drop') {
    noteDropped(item, context);
    return inner();
  }
  if (VOID.has(name)) return name === 'img' ? picture(raw, context) : openTag(name, raw);
  if (name === 'a') return anchor(raw, inner(), context);
  const code = name === 'code' ? plainText(children) : undefined;
  if (code?.trim()) return codeSpan(decodeText(code).trim());
  return `${openTag(name, raw)}${inner()}</${name}>`;
}

export const closeFate = (name: string): Fate => fateOf(name);

export function comment(raw: string, context: HtmlContext): string {
  context.note({ kind: 'private', details: raw });
  return context.keepComments ? codeSpan(raw) : '';
}

/** Code within a table's cell may not have a bare bar; that is rare enough for the fallback. */
export function shownTag(raw: string, context: HtmlContext): string {
  context.note({ kind: 'html', shown: true, details: raw });
  return escapeText(raw.replace(/\s+/g, ' '));
}

export function noteDropped({ raw }: { readonly raw: string }, context: HtmlContext): void {
  context.note({ kind: 'html', shown: false, details: raw });
}

/** `<a>` around words → a Markdown link, so that everything that looks after links sees it. */
function anchor(raw: string, words: string, context: HtmlContext): string {
  const href = attributesOf(raw).get('href');
  if (href === undefined) return words;
  const [open, close] = linkEnds(
    href,
    attributesOf(raw).get('title'),
    words.trim() === '',
    context,
  );
  return open + words.trim() + close;
}

/** What stands before and after a link's words. */
export function linkEnds(
  href: string,
  title: string | null | undefined,
  empty: boolean,
  context: HtmlContext,
): [string, string] {
  const fate = linkFate(href, context);
  for (const told of fate.told) context.note(told);
  if (fate.url === undefined) return ['', `${empty ? '' : ' '}${codeSpan(href)}`];
  return ['[', `](${destination(fate.url)}${titled(title)})`];
}

/** `<img>` → a Markdown picture, or the element where it has a size or a side. */
export function picture(raw: string, context: HtmlContext, inLink = false): string {
  const attributes = attributesOf(raw);
  const fate = pictureFate(attributes.get('src') ?? '', attributes.get('alt') ?? '', context);
  for (const told of fate.told) context.note(told);
  if (fate.url === undefined) return shownPicture(fate.alt, attributes.get('src') ?? '');
  if (fate.remote) {
    return inLink ? escapeText(fate.alt) : `[${escapeText(fate.alt)}](${destination(fate.url)})`;
  }
  const rest = openTag('img', raw, ['src', 'alt', 'title']).slice('<img'.length, -2);
  const title = attributes.get('title');
  if (!rest) return `![${escapeText(fate.alt)}](${destination(fate.url)}${titled(title)})`;
  const named = title ? ` title="${quote(title)}"` : '';
  return `<img src="${quote(fate.url)}" alt="${quote(fate.alt)}"${named}${rest}/>`;
}

/** A picture that is not there: its words, and its address as text. */
export const shownPicture = (alt: string, url: string): string =>
  [escapeText(alt), codeSpan(url)].filter(Boolean).join(' ');
