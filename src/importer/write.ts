/**
 * Blocks of the notes → edits that make MDX of them. What Markdown and MDX read alike is not
 * touched; each function below is one kind of difference between the two.
 */
import { isAnchor } from '../core/ids.ts';
import { calloutEdits, type Callouts } from './callouts.ts';
import {
  codeSpan,
  destination,
  escapeText,
  fenceFor,
  isEscaped,
  prefixAt,
  titled,
  type Edit,
} from './edits.ts';
import {
  blockLines,
  closeFate,
  comment,
  linkEnds,
  noteDropped,
  picture,
  shownPicture,
  type HtmlContext,
  type Line,
} from './html.ts';
import { linkFate, pictureFate } from './links.ts';
import type { Notice } from './notices.ts';
import { sliceOf, type Source } from './parse.ts';
import type { References } from './references.ts';
import {
  anchorOf,
  attributesOf,
  fateOf,
  isActive,
  openTag,
  piecesOf,
  VOID,
  type Item,
} from './scan.ts';
import { isContainer, matchSpans, type Spans } from './spans.ts';
import { endOf, lineOf, startOf, walk, type Tree } from './tree.ts';

export interface WriteContext extends Omit<HtmlContext, 'note'> {
  readonly source: Source;
  readonly references: References;
  readonly callouts: Callouts;
  /** Blocks of HTML whose tags stay in their block: together with others they were not drawn as in the notes. */
  readonly apart: ReadonlySet<Tree>;
  /** Depth of a heading on its page. */
  readonly depthOf: (heading: Tree) => number;
  /** Ids to pin on a heading. */
  readonly pinsOf: (heading: Tree) => readonly string[];
  readonly note: (notice: Notice) => void;
}

export interface Written {
  readonly edits: readonly Edit[];
  readonly spans: Spans;
}

/** All edits of the blocks of one page. */
export function writeBlocks(blocks: readonly Tree[], context: WriteContext): Written {
  const root: Tree = { type: 'root', children: [...blocks] };
  const { callouts } = context;
  const { text } = context.source;
  const spans = matchSpans(root, text, context.apart);
  const edits: Edit[] = [];
  const edit = (start: number, end: number, written: string): void => {
    if (start < end || written) edits.push({ start, end, text: written });
  };
  const replace = (node: Tree, written: string): void => edit(startOf(node), endOf(node), written);
  const htmlContext = (node: Tree): HtmlContext => ({
    ...context,
    note: (notice) => context.note({ line: lineOf(node), ...notice }),
  });

  function flow(container: Tree): void {
    for (const one of calloutEdits(container, text, callouts)) edit(one.start, one.end, one.text);
    for (const [index, node] of (container.children ?? []).entries()) {
      if (node.type === 'html')
        htmlBlock(
          node,
          index === 0 && container.type !== 'root',
          container.children?.[index - 1],
          container.children?.[index + 1],
        );
      else block(node, container);
    }
  }

  function block(node: Tree, parent: Tree): void {
    switch (node.type) {
      case 'paragraph':
        joinDeepLines(node);
        phrasing(node, node);
        if (parent.type === 'root') esm(node, startOf(node));
        return;
      case 'heading':
        return heading(node, parent);
      case 'code':
        return code(node);
      case 'definition':
        return definition(node);
      case 'table':
        for (const row of node.children ?? []) {
          esm(row, startOf(row));
          for (const cell of row.children ?? []) phrasing(cell, cell);
          const beyond = (row.children ?? []).slice(node.children?.[0]?.children?.length ?? 0);
          for (const cell of beyond) {
            const details = sliceOf(context.source, cell).replace(/^\|\s*|\s*\|$/g, '');
            if (details) context.note({ kind: 'beyond-table', line: lineOf(cell), details });
          }
        }
        return;
      default:
        if (isContainer(node)) flow(node);
    }
  }

  /** `import` and `export` at the beginning of a line begin JavaScript. */
  function esm(node: Tree, at: number): void {
    if (text[at - 1] !== '\n' && at !== 0) return;
    const word = /^(?:import|export)(?=\s)/.exec(text.slice(at, at + 7))?.[0];
    if (word && node.children?.length) edit(at, at + 1, word === 'import' ? '&#x69;' : '&#x65;');
  }

  /** Lines that are indented code or text to Markdown are the beginning of a block to MDX: they join the line above. */
  function joinDeepLines(node: Tree): void {
    const [from, to] = [startOf(node), endOf(node)];
    const slice = text.slice(from, to);
    for (const match of slice.matchAll(/ *\n([ \t>]*)(?=(\S)([^\n]*))/g)) {
      const [all, blanks = '', first = '', rest = ''] = match;
      const deep = blanks.replace(/\t/g, '    ').replace(/^.*>/, '').length >= 4;
      const starts = BLOCK_START.test(first + rest);
      if (deep && starts) edit(from + match.index, from + match.index + all.length, ' ');
    }
  }

  function heading(node: Tree, parent: Tree): void {
    const own = parent.type === 'root' ? context.depthOf(node) : Math.max(2, node.depth ?? 2);
    const pins = parent.type === 'root' ? context.pinsOf(node) : [];
    const [from, to] = [startOf(node), endOf(node)];
    const marks = '#'.repeat(own);
    const written = /^#{1,6}/.exec(text.slice(from, to))?.[0];
    phrasing(node, node);
    const last = node.children?.at(-1);
    const contentEnd = last ? endOf(last) : from + (written?.length ?? 0);
    if (last?.type === 'text' && /\[#[^\]\n]*\]\s*$/.test(last.value ?? '')) {
      context.note({ kind: 'own-syntax', line: lineOf(node), details: last.value?.trim() ?? '' });
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
      .matchAll(/(?<![ \t])[ \t]*\\?\n[ \t>]*/g)) {
      edit(from + index, from + index + gap.length, ' ');
    }
    edit(contentEnd, to, '');
  }

  function code(node: Tree): void {
    const slice = sliceOf(context.source, node);
    const fence = /^(`{3,}|~{3,})/.exec(slice)?.[0];
    if (!fence) {
      const value = (node.value ?? '').replaceAll('\r', '');
      const prefix = prefixAt(text, startOf(node));
      const wall = fenceFor(value);
      const lines = [...value.split('\n'), wall].map(
        (line) => `\n${line ? prefix + line : prefix.trimEnd()}`,
      );
      edit(startOf(node), endOf(node), wall + lines.join(''));
      const after = /^\n[ \t>]*\S/.test(text.slice(endOf(node)));
      if (after) edit(endOf(node), endOf(node), `\n${prefix.trimEnd()}`);
      return;
    }
    const mark = fence[0] ?? '`';
    const inner = new RegExp(`^[ \\t>]*(\\${mark}{${fence.length},})[ \\t]*$`, 'gm');
    const lines = slice.split('\n');
    const closed =
      lines.length > 1 &&
      new RegExp(`^[ \\t>]*\\${mark}{${fence.length},}[ \\t]*$`).test(lines.at(-1) ?? '');
    const body = lines.slice(1, closed ? -1 : undefined).join('\n');
    const longest = Math.max(0, ...[...body.matchAll(inner)].map(([, run = '']) => run.length));
    const wall = longest > 0 ? mark.repeat(longest + 1) : fence;
    if (wall !== fence) {
      edit(startOf(node), startOf(node) + fence.length, wall);
      if (closed) {
        const at = startOf(node) + slice.lastIndexOf('\n') + 1;
        const last = lines.at(-1) ?? '';
        edit(at + last.search(/[`~]/), endOf(node), wall);
      }
    }
    const end = slice.endsWith('\n') ? '' : '\n';
    if (!closed) edit(endOf(node), endOf(node), `${end}${prefixAt(text, startOf(node))}${wall}`);
  }

  function definition(node: Tree): void {
    const { references } = context;
    if (references.overruled(node)) {
      context.note({
        kind: 'without-effect',
        line: lineOf(node),
        details: sliceOf(context.source, node),
      });
      replace(node, '');
      return;
    }
    const fate = linkFate(node.url ?? '', context);
    if (fate.url === undefined || references.forPictures(node.identifier ?? '')) {
      replace(node, '');
      return;
    }
    for (const told of fate.told) context.note({ line: lineOf(node), ...told });
    moveAddress('definitionDestination', node, startOf(node), node.url ?? '', fate.url);
  }

  function moveAddress(
    type: 'resourceDestination' | 'definitionDestination',
    node: Tree,
    from: number,
    was: string,
    url: string,
  ): number {
    const token = context.source.token(type, from, endOf(node));
    const written = token ? text.slice(token.start, token.end) : '';
    if (token && (url !== was || /[{]|^<.*[<\n]/.test(written)))
      edit(token.start, token.end, destination(url));
    return token?.end ?? endOf(node) - 1;
  }

  // ---- words -------------------------------------------------------------------------------

  /** A parent of words; `line` is the block they stand in. */
  function phrasing(parent: Tree, line: Tree, inLink?: Tree): void {
    const children = parent.children ?? [];
    const opened: { name: string; close: string }[] = [];
    const inner = children.filter(({ type }) => type === 'html');
    for (const [index, child] of children.entries()) {
      if (child.type === 'html') htmlInline(child, children, index, opened, line, inLink);
      else words(child, line, inLink, children, index);
    }
    const last = children.at(-1);
    if (last)
      edit(
        endOf(last),
        endOf(last),
        opened
          .toReversed()
          .map(({ close }) => close)
          .join(''),
      );
    if (inner.length > 0 && line === parent && line.type === 'paragraph') tagLines(line, inner);
  }

  function words(
    node: Tree,
    line: Tree,
    inLink: Tree | undefined,
    siblings: readonly Tree[],
    index: number,
  ): void {
    switch (node.type) {
      case 'text':
        return escape(node, inLink, siblings[index - 1]);
      case 'inlineCode': {
        if (callouts.spans.has(node)) return;
        const slice = sliceOf(context.source, node);
        if (/\n[ \t>]*[<{]/.test(slice)) {
          for (const { index: at, 0: gap } of slice.matchAll(/\n[ \t>]*/g)) {
            edit(startOf(node) + at, startOf(node) + at + gap.length, ' ');
          }
        }
        return;
      }
      case 'link':
        return link(node, line);
      case 'linkReference':
        return linkReference(node, line);
      case 'image':
        return image(node, node.url ?? '', node.title, inLink);
      case 'imageReference': {
        const target = context.references.definition(node.identifier ?? '');
        if (target) image(node, target.url ?? '', target.title, inLink);
        return;
      }
      default:
        if (node.children) phrasing(node, line, inLink);
    }
  }

  /** Characters of text that are code or a link of the site's own to MDX. */
  function escape(node: Tree, inLink: Tree | undefined, before: Tree | undefined): void {
    const from = startOf(node);
    const slice = text.slice(from, endOf(node));
    for (const { index } of slice.matchAll(/[<{]/g)) {
      const at = from + index;
      if (isEscaped(text, at)) continue;
      edit(at, at, '\\');
      if (text[at] === '<') guardOpener(at);
      if (index === 0 && before && isBare(before)) {
        replace(before, `[${before.children?.[0]?.value ?? ''}](${destination(before.url ?? '')})`);
      }
    }
    for (const { index, 0: pin, 1: id = '' } of slice.matchAll(
      /\[#([^\]\n]*)\](?=[ \t]*(?:\n|$))/g,
    )) {
      // At the end of a callout's title it would be an id, and is none.
      const at = from + index + pin.length;
      if (!isAnchor(id)) edit(at, at, '<span/>');
    }
    if (inLink) return;
    for (const { index, 0: found } of slice.matchAll(/\[\[[^\n[\]]*\]\]/g)) {
      if (isEscaped(text, from + index)) continue;
      edit(from + index, from + index, '\\');
      context.note({ kind: 'own-syntax', line: lineOf(node), details: found });
    }
  }

  /** An escaped `<` would make a link of `[a](<b` and a definition of `[a]: <b`. */
  function guardOpener(at: number): void {
    const opener = /\][(:][ \t]*$/.exec(text.slice(Math.max(0, at - 20), at))?.[0];
    if (opener) edit(at - opener.length + 1, at - opener.length + 1, '\\');
  }

  /** An address without marks of any kind, which is a link. */
  const isBare = (node: Tree): boolean =>
    node.type === 'link' && /^(?:[a-z]+:|www\.|[^\s[<]+@)/i.test(sliceOf(context.source, node));

  function link(node: Tree, line: Tree): void {
    const slice = sliceOf(context.source, node);
    const url = node.url ?? '';
    const fate = linkFate(url, context);
    if (slice.startsWith('<') || isBare(node)) {
      const shown = node.children?.[0]?.value ?? '';
      if (fate.url === undefined) {
        for (const told of fate.told) context.note({ line: lineOf(node), ...told });
        replace(node, codeSpan(shown));
      } else if (slice.startsWith('<'))
        replace(
          node,
          autolink(shown, fate.url, text[endOf(node)] ?? ' ', text[startOf(node) - 1] ?? ' '),
        );
      return;
    }
    for (const told of fate.told) context.note({ line: lineOf(node), ...told });
    const contentEnd = node.children?.length ? endOf(node.children.at(-1)) : startOf(node) + 1;
    const remote = phrasingOfLink(node, line);
    if (fate.url === undefined) {
      edit(startOf(node), startOf(node) + 1, '');
      edit(contentEnd, endOf(node), `${node.children?.length ? ' ' : ''}${codeSpan(url)}`);
      return;
    }
    const end = moveAddress('resourceDestination', node, contentEnd, url, fate.url);
    // The address of a picture that a link cannot hold goes where a link has room for it.
    if (remote && !node.title) edit(end, end, titled(remote));
  }

  /** The words of a link; gives the address of a remote picture in them. */
  function phrasingOfLink(node: Tree, line: Tree): string | undefined {
    phrasing(node, line, node);
    for (const child of walk(node)) {
      const url = child.type === 'image' ? (child.url ?? '') : undefined;
      if (url !== undefined && pictureFate(url, '', context).remote) return url;
    }
    return undefined;
  }

  function linkReference(node: Tree, line: Tree): void {
    const target = context.references.definition(node.identifier ?? '');
    const contentEnd = node.children?.length ? endOf(node.children.at(-1)) : startOf(node) + 1;
    const before = edits.length;
    phrasing(node, line, node);
    if (!target) return;
    const fate = linkFate(target.url ?? '', context);
    if (fate.url === undefined) {
      for (const told of fate.told) context.note({ line: lineOf(node), ...told });
      edit(startOf(node), startOf(node) + 1, '');
      edit(contentEnd, endOf(node), ` ${codeSpan(target.url ?? '')}`);
    } else if (edits.length > before && node.referenceType !== 'full') {
      // References match by their letters as written: words that were edited name no definition.
      edit(contentEnd + 1, endOf(node), `[${text.slice(startOf(node) + 1, contentEnd)}]`);
    }
  }

  function image(
    node: Tree,
    url: string,
    title: string | null | undefined,
    inLink: Tree | undefined,
  ): void {
    const fate = pictureFate(url, node.alt ?? '', context);
    for (const told of fate.told) context.note({ line: lineOf(node), ...told });
    if (fate.url === undefined) return replace(node, shownPicture(fate.alt, url));
    if (fate.remote) {
      const shown = escapeText(fate.alt);
      return replace(node, inLink ? shown : `[${shown}](${destination(fate.url)}${titled(title)})`);
    }
    const label = context.source.token('labelText', startOf(node), endOf(node));
    if (
      node.type === 'image' &&
      label &&
      fate.alt === text.slice(label.start, label.end) &&
      !/[<{]/.test(fate.alt)
    ) {
      moveAddress('resourceDestination', node, label.end, url, fate.url);
      return;
    }
    replace(node, `![${escapeText(fate.alt)}](${destination(fate.url)}${titled(title)})`);
  }

  // ---- HTML --------------------------------------------------------------------------------

  function htmlBlock(
    node: Tree,
    first: boolean,
    before: Tree | undefined,
    after: Tree | undefined,
  ): void {
    const raw = node.value ?? '';
    const here = htmlContext(node);
    const prefix = prefixAt(text, startOf(node));
    const put = (lines: readonly Line[]): void => {
      let written = '';
      for (const [index, line] of lines.entries()) {
        const before = lines[index - 1];
        const own = line.prefix ?? prefix;
        const apart = before?.words || line.words || line.prefix !== undefined;
        if (before || line.prefix !== undefined) written += apart ? below(own) : `\n${own}`;
        written += line.text.replaceAll('\n', `\n${own}`);
      }
      const lineEnd = text.lastIndexOf('\n', startOf(node) - 1);
      const above = text.slice(text.lastIndexOf('\n', lineEnd - 1) + 1, Math.max(0, lineEnd));
      const tight = !first && lines.length > 0 && /[^\s>]/.test(above);
      const followed = lines.length > 0 && /^\n[ \t>]*[^\s>]/.test(text.slice(endOf(node)));
      replace(
        node,
        `${tight ? `\n${prefix}` : ''}${written}${followed ? `\n${prefix.trimEnd()}` : ''}`,
      );
    };
    if (isActive(raw)) {
      here.note({ kind: 'html', shown: true, details: raw });
      const wall = fenceFor(raw);
      return put([{ text: `${wall}html\n${raw}\n${wall}`, words: true }]);
    }
    const lines = blockLines(withEnds(spans.items.get(node) ?? []), here, spans.ends);
    // What parted two lists goes on doing so.
    const apart = lines.length === 0 && before?.type === 'list' && after?.type === 'list';
    put(apart ? [{ text: '<span/>', words: true }] : lines);
  }

  /** Ends that end nothing are left out. */
  function withEnds(items: readonly Item[]): Item[] {
    return items.flatMap((item) => {
      if (item.kind === 'close')
        return spans.ends.has(item) || closeFate(item.name) === 'show' ? [item] : [];
      return [Object.assign(item, { children: withEnds(item.children) })];
    });
  }

  function htmlInline(
    node: Tree,
    siblings: readonly Tree[],
    index: number,
    opened: { name: string; close: string }[],
    line: Tree,
    inLink: Tree | undefined,
  ): void {
    const raw = node.value ?? '';
    const here = htmlContext(node);
    const [piece] = piecesOf(raw);
    const ended = spans.inlineEnds.get(node);
    if (ended) {
      const prefix = ended.prefix ?? prefixAt(text, startOf(line));
      return replace(node, ended.names.map((name) => below(prefix) + `</${name}>`).join(''));
    }
    if (!piece || piece.kind === 'text') return replace(node, escapeText(raw));
    if (piece.kind === 'comment') return replace(node, comment(raw, here));
    const fate = piece.kind === 'junk' ? 'show' : fateOf(piece.name);
    if (fate === 'show') {
      here.note({ kind: 'html', shown: true, details: raw });
      guardOpener(startOf(node));
      return replace(node, escapeText(raw.replace(/\n[ \t>]*/g, ' ')));
    }
    const { name } = piece;
    if (fate === 'drop') {
      if (piece.kind === 'open') noteDropped({ raw }, here);
      return replace(node, '');
    }
    if (piece.kind === 'close') {
      if (name === 'br') return replace(node, '<br/>');
      const at = opened.findLastIndex((one) => one.name === name);
      if (at < 0) return replace(node, '');
      return replace(
        node,
        opened
          .splice(at)
          .toReversed()
          .map(({ close }) => close)
          .join(''),
      );
    }
    if (name === 'img')
      return replace(
        node,
        picture(raw, here, inLink !== undefined || opened.some((one) => one.name === 'a')),
      );
    if (VOID.has(name)) {
      const tag = openTag(name, raw);
      return tag === raw || raw === tag.replace('/>', ' />') ? undefined : replace(node, tag);
    }
    if (name === 'p') return replace(node, '');
    if (name === 'a') {
      const attributes = attributesOf(raw);
      const href = attributes.get('href');
      const isEnd = (one: Tree): boolean =>
        one.type === 'html' && /^<\/a\s*>$/i.test(one.value ?? '');
      const length = siblings.slice(index + 1).findIndex(isEnd);
      if (href === undefined || inLink) {
        opened.push({ name, close: '' });
        if (anchorOf(raw) === undefined) noteDropped({ raw }, here);
        return replace(node, '');
      }
      const [open, close] = linkEnds(href, attributes.get('title'), length === 0, here);
      opened.push({ name, close });
      return replace(node, open);
    }
    const tag = openTag(name, raw);
    opened.push({ name, close: `</${name}>` });
    if (tag !== raw) replace(node, tag);
  }

  /** A line of tags alone would be a block of its own, and cut its paragraph. */
  function tagLines(paragraph: Tree, tags: readonly Tree[]): void {
    const lines = Map.groupBy(tags, lineOf);
    if (paragraph.position?.start.line === paragraph.position?.end.line) return;
    for (const [, group] of lines) {
      const [first] = group;
      const [from, to] = [startOf(first), endOf(group.at(-1))];
      const start = text.lastIndexOf('\n', from - 1) + 1;
      const end = text.indexOf('\n', to);
      const rest = group.reduce(
        (left, tag) => left.replace(sliceOf(context.source, tag), ''),
        text.slice(start, end < 0 ? undefined : end),
      );
      if (rest.replace(/[\s>]/g, '') !== '') continue;
      const removed = group.every((tag) =>
        edits.some(
          (one) => one.start === startOf(tag) && one.end === endOf(tag) && one.text === '',
        ),
      );
      if (!removed) edit(from, from, '&#32;');
      else if (start > startOf(paragraph)) edit(start - 1, start, ' ');
      else if (end > 0 && end < endOf(paragraph)) {
        edit(end, end + (/^\n[ \t>]*/.exec(text.slice(end))?.[0].length ?? 1), '');
      }
    }
  }

  flow(root);
  return { edits, spans };
}

/** The beginning of a block below another, with a blank line between. */
const below = (prefix: string): string => `\n${prefix.trimEnd()}\n${prefix}`;

/** What begins a block at the start of a line. */
const BLOCK_START =
  /^(?:[-+*](?:\s|$)|#{1,6}(?:\s|$)|\d{1,9}[.)](?:\s|$)|>|`{3}|~{3}|(?:[-*_][ \t]*){3,}$|=+\s*$|-+\s*$|\|?[ \t]*:?-+:?[ \t]*\||\[\^|[<{])/;

/** An address in angle brackets, which MDX does not know: bare where it is read the same, else a link. */
function autolink(shown: string, url: string, after: string, before: string): string {
  const plain =
    /^https?:\/\/[\w-]+(?:\.[\w-]+)+(?:[/?#][\w/?=&%#.~+,-]*[\w/#=-])?$/.test(shown) &&
    !shown.includes('_.');
  if (plain && /[\s)]/.test(after) && /[\s(]/.test(before)) return shown;
  return `[${shown.replace(/[\\[\]*_`{<]/g, '\\$&')}](${destination(url)})`;
}
