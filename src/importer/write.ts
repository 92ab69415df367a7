/**
 * Blocks of the notes → edits that make MDX of them. What Markdown and MDX read alike is not
 * touched; each function below is one kind of difference between the two.
 */
import { calloutEdits, type Callouts } from './callouts.ts';
import { codeFence, destination, prefixAt, withPrefix, type Edit } from './edits.ts';
import { htmlLines, isMarkup, type HtmlContext, type Line } from './html.ts';
import { linkTarget } from './links.ts';
import type { Notice, Tell } from './notices.ts';
import { sliceOf, type Source } from './parse.ts';
import type { References } from './references.ts';
import { joinedBlocks } from './spans.ts';
import { endOf, isContainer, lineOf, startOf, type Tree } from './tree.ts';
import { writeWords } from './words.ts';

export interface WriteContext extends HtmlContext {
  readonly source: Source;
  readonly references: References;
  readonly callouts: Callouts;
  /** Blocks of HTML whose tags stay in their block: together with others they were not drawn as in the notes. */
  apart: ReadonlySet<Tree>;
  /** Depth of a heading on its page. */
  readonly depthOf: (heading: Tree) => number;
  /** Ids to pin on a heading. */
  readonly pinsOf: (heading: Tree) => readonly string[];
  readonly note: (notice: Notice) => void;
}

/** What the edits of a page are taken down with. */
export interface Pen extends WriteContext {
  readonly text: string;
  readonly edits: Edit[];
  readonly edit: (start: number, end: number, text: string) => void;
  readonly replace: (node: Tree, text: string) => void;
  readonly tellOf: (node: Tree) => Tell;
  /** Puts an address where a link or definition had another, if it is not there already. */
  readonly address: (node: Tree, from: number, was: string, url: string) => number;
}

/** All edits of the blocks of one page, and which of them belong to the one before. */
export function writeBlocks(
  blocks: readonly Tree[],
  context: WriteContext,
): { edits: readonly Edit[]; joined: ReadonlySet<Tree> } {
  const root: Tree = { type: 'root', children: [...blocks] };
  const joined = joinedBlocks(root, context);
  const pen = penOf(context);
  flow(root, joined, pen);
  return { edits: pen.edits, joined };
}

/** What stands before an address, in a link after its words or in a definition, and the address. */
const ADDRESS =
  /^((?:\[(?:[^\\\]]|\\[\s\S])*\]:|!?\[?\]\()[\s>]*)(<(?:[^\\<>]|\\.)*>|[^\s)]*(?:\)(?!$)[^\s)]*)*)/;

function penOf(context: WriteContext): Pen {
  const { source } = context;
  const edits: Edit[] = [];
  const edit = (start: number, end: number, text: string): void => {
    if (start < end || text) edits.push({ start, end, text });
  };
  return {
    ...context,
    text: source.text,
    edits,
    edit,
    replace: (node, text) => edit(startOf(node), endOf(node), text),
    tellOf: (node) => (kind, details) => context.note({ kind, line: lineOf(node), details }),
    address: (node, from, was, url) => {
      const [, before = '', written = ''] =
        ADDRESS.exec(source.text.slice(from, endOf(node))) ?? [];
      const start = from + before.length;
      if (url !== was || /[{]|^<.*[<\n]/.test(written))
        edit(start, start + written.length, destination(url));
      return start + written.length;
    },
  };
}

function flow(container: Tree, joined: ReadonlySet<Tree>, pen: Pen): void {
  pen.edits.push(...calloutEdits(container, pen.text, pen.callouts));
  const children = container.children ?? [];
  for (let index = 0; index < children.length; ) {
    let end = index + 1;
    while (end < children.length && joined.has(children[end] as Tree)) end += 1;
    const group = children.slice(index, end);
    if (group.some(isMarkup)) markup(group, container, pen);
    for (const node of group) if (!isMarkup(node)) block(node, container, joined, pen);
    index = end;
  }
}

function block(node: Tree, parent: Tree, joined: ReadonlySet<Tree>, pen: Pen): void {
  if (node.type === 'paragraph') {
    joinDeepLines(node, pen);
    writeWords(node, node, pen);
    if (parent.type === 'root') scriptWord(node, pen);
  } else if (node.type === 'heading') heading(node, parent, pen);
  else if (node.type === 'code') code(node, pen);
  else if (node.type === 'definition') definition(node, pen);
  else if (node.type === 'table') table(node, pen);
  else if (node.type === 'html') {
    const value = node.value ?? '';
    pen.tellOf(node)('html-shown', value);
    put(node, [{ text: codeFence(value, 'html'), words: true }], parent, pen);
  } else if (isContainer(node)) {
    if (node.ordered) number(node, pen);
    flow(node, joined, pen);
  }
}

/** A list that is the rest of one goes on counting; its first item's lines follow the longer number. */
function number(list: Tree, { text, edit }: Pen): void {
  const [from, to] = [startOf(list), endOf(list.children?.[0])];
  const written = /^\d+/.exec(text.slice(from, from + 10))?.[0] ?? '';
  const due = String(list.start ?? 1);
  if (Number(written) === list.start) return;
  edit(from, from + written.length, due);
  const deeper = ' '.repeat(Math.max(0, due.length - written.length));
  for (const { index } of text.slice(from, to).matchAll(/\n(?=[^\n])/g))
    edit(from + index + 1, from + index + 1, deeper);
}

/** `import` and `export` at the beginning of a line begin JavaScript. */
function scriptWord(node: Tree, { text, edit }: Pen): void {
  const at = startOf(node);
  if (text[at - 1] !== '\n' && at !== 0) return;
  const word = /^(?:import|export)(?=\s)/.exec(text.slice(at, at + 7))?.[0];
  if (word && node.children?.length) edit(at, at + 1, word === 'import' ? '&#x69;' : '&#x65;');
}

/** What begins a block at the start of a line. */
const BLOCK_START =
  /^(?:[-+*](?:\s|$)|#{1,6}(?:\s|$)|\d{1,9}[.)](?:\s|$)|>|`{3}|~{3}|(?:[-*_][ \t]*){3,}$|=+\s*$|-+\s*$|\|?[ \t]*:?-+:?[ \t]*\||\[\^|[<{])/;

/** Lines that are indented code or text to Markdown are the beginning of a block to MDX: they join the line above. */
function joinDeepLines(node: Tree, { text, edit }: Pen): void {
  const from = startOf(node);
  for (const { index, ...match } of text
    .slice(from, endOf(node))
    .matchAll(/(?<! ) *\n([ \t>]*)(?=(\S[^\n]*))/g)) {
    const { 0: all, 1: blanks = '', 2: rest = '' } = match;
    const deep = blanks.replace(/\t/g, '    ').replace(/^.*>/, '').length >= 4;
    if (deep && BLOCK_START.test(rest)) edit(from + index, from + index + all.length, ' ');
  }
}

function table(node: Tree, pen: Pen): void {
  const columns = node.children?.[0]?.children?.length ?? 0;
  for (const row of node.children ?? []) {
    scriptWord(row, pen);
    for (const [index, cell] of (row.children ?? []).entries()) {
      writeWords(cell, cell, pen);
      const words = sliceOf(pen.source, cell).replace(/^\|\s*|(?<!\s)\s*\|$/g, '');
      if (index >= columns && words) pen.tellOf(cell)('beyond-table', words);
    }
  }
}

function heading(node: Tree, parent: Tree, pen: Pen): void {
  const { text, edit } = pen;
  const atRoot = parent.type === 'root';
  const pins = atRoot ? pen.pinsOf(node) : [];
  const marks = '#'.repeat(atRoot ? pen.depthOf(node) : Math.max(2, node.depth ?? 2));
  const [from, to] = [startOf(node), endOf(node)];
  const written = /^#{1,6}/.exec(text.slice(from, to))?.[0];
  writeWords(node, node, pen);
  const last = node.children?.at(-1);
  const contentEnd = last ? endOf(last) : from + (written?.length ?? 0);
  if (last?.type === 'text' && /\[#[^\]\n]*\]\s*$/.test(last.value ?? '')) {
    pen.tellOf(node)('own-syntax', last.value?.trim() ?? '');
    edit(contentEnd, contentEnd, '<span/>');
  }
  edit(contentEnd, contentEnd, pins.map((pin) => ` [#${pin}]`).join(''));
  if (written) {
    if (written !== marks) edit(from, from + written.length, marks);
    return;
  }
  // Underlined: the line below the words goes, and the words stand on one line.
  edit(from, from, `${marks} `);
  for (const { index, 0: gap } of text
    .slice(from, contentEnd)
    .matchAll(/(?<![ \t])[ \t]*\\?\n[ \t>]*/g))
    edit(from + index, from + index + gap.length, ' ');
  edit(contentEnd, to, '');
}

function code(node: Tree, { text, source, edit, replace }: Pen): void {
  const slice = sliceOf(source, node);
  const [from, to] = [startOf(node), endOf(node)];
  const prefix = prefixAt(text, from);
  const fence = /^(`{3,}|~{3,})/.exec(slice)?.[0];
  if (!fence) {
    const after = /^\n[ \t>]*\S/.test(text.slice(to)) ? `\n${prefix.trimEnd()}` : '';
    return replace(node, withPrefix(codeFence(node.value ?? ''), prefix) + after);
  }
  // Deep lines that Markdown does not take for the end are the end to MDX: the fence grows.
  const mark = fence[0] ?? '`';
  const wall = new RegExp(`^[ \\t>]*(\\${mark}{${fence.length},})[ \\t]*$`);
  const lines = slice.split('\n');
  const closed = lines.length > 1 && wall.test(lines.at(-1) ?? '');
  const inner = lines.slice(1, closed ? -1 : undefined);
  const longest = Math.max(0, ...inner.map((line) => wall.exec(line)?.[1]?.length ?? 0));
  const grown = longest > 0 ? mark.repeat(longest + 1) : fence;
  if (grown !== fence) edit(from, from + fence.length, grown);
  if (!closed) edit(to, to, `${slice.endsWith('\n') ? '' : '\n'}${prefix}${grown}`);
  else if (grown !== fence) {
    const last = slice.lastIndexOf('\n') + 1 + (lines.at(-1) ?? '').search(/[`~]/);
    edit(from + last, to, grown);
  }
}

function definition(node: Tree, pen: Pen): void {
  const { references, replace } = pen;
  const url = node.url ?? '';
  const tell = pen.tellOf(node);
  if (references.overruled(node)) {
    tell('without-effect', sliceOf(pen.source, node));
    return replace(node, '');
  }
  const target = linkTarget(url, pen);
  // What refers to it says so.
  if (target === undefined || references.forPictures(node.identifier ?? ''))
    return replace(node, '');
  linkTarget(url, pen, tell);
  pen.address(node, startOf(node), url, target);
}

/** Blocks of HTML, and what of them comes after a block of Markdown between. */
function markup(group: readonly Tree[], container: Tree, pen: Pen): void {
  for (const [node, lines] of htmlLines(group, pen, pen.tellOf)) {
    const prefix = prefixAt(pen.text, startOf(node));
    if (isMarkup(node)) put(node, lines, container, pen);
    else if (lines.length > 0)
      pen.edit(endOf(node), endOf(node), gap(prefix) + linesOf(lines, prefix));
  }
}

function put(node: Tree, lines: readonly Line[], { type, children = [] }: Tree, pen: Pen): void {
  const { text, replace } = pen;
  const prefix = prefixAt(text, startOf(node));
  const index = children.indexOf(node);
  if (lines.length === 0) {
    // What parted two lists goes on doing so.
    const parts = children[index - 1]?.type === 'list' && children[index + 1]?.type === 'list';
    if (!parts) return replace(node, '');
  }
  const written = lines.length === 0 ? '<span/>' : linesOf(lines, prefix);
  const lineEnd = text.lastIndexOf('\n', startOf(node) - 1);
  const above = text.slice(text.lastIndexOf('\n', lineEnd - 1) + 1, Math.max(0, lineEnd));
  const tight = /[^\s>]/.test(above) && (index > 0 || type === 'root') ? `\n${prefix}` : '';
  const followed = /^\n[ \t>]*[^\s>]/.test(text.slice(endOf(node)));
  replace(node, `${tight}${written}${followed ? `\n${prefix.trimEnd()}` : ''}`);
}

/** The beginning of a block below another, with a blank line between. */
const gap = (prefix: string): string => `\n${prefix.trimEnd()}\n${prefix}`;

/** Lines with their container's prefix, and blank ones around words. */
const linesOf = (lines: readonly Line[], prefix: string): string =>
  lines
    .map(({ text, words }, index) => {
      const above = lines[index - 1];
      const between = above && (words || above.words ? gap(prefix) : `\n${prefix}`);
      return (between ?? '') + withPrefix(text, prefix);
    })
    .join('');
