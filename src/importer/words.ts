/** Words of a block, with what is in them → edits that make MDX of them. */
import { isAnchor } from '../core/ids.ts';
import { codeSpan, destination, escapeText, isEscaped, titled } from './edits.ts';
import { linkEnds, picture, shownPicture } from './html.ts';
import { linkTarget, pictureTarget } from './links.ts';
import { sliceOf } from './parse.ts';
import {
  anchorOf,
  attribute,
  elementOf,
  fateOf,
  openTag,
  piecesOf,
  shownHtml,
  VOID,
} from './scan.ts';
import { endOf, lineOf, startOf, walk, type Tree } from './tree.ts';
import type { Pen } from './write.ts';

/** An element that raw HTML began, and what ends it. */
interface Opened {
  readonly name: string;
  readonly open: string;
  readonly close: string;
}

/** A parent of words; `line` is the block they stand in. */
export function writeWords(parent: Tree, line: Tree, pen: Pen, inLink = false): void {
  const children = parent.children ?? [];
  const opened: Opened[] = [];
  for (const [index, child] of children.entries()) {
    if (child.type === 'html') tag(child, children.slice(index + 1), opened, pen, inLink);
    else words(child, children[index - 1], line, pen, inLink);
  }
  const end = endOf(children.at(-1));
  pen.edit(end, end, closing(opened));
  if (line === parent && line.type === 'paragraph') tagLines(line, pen);
}

/** HTML's formatting elements, but for links, which cannot be begun twice. */
const FORMATTING = /^(?:b|code|em|i|s|small|strike|strong|tt|u)$/;

const closing = (opened: readonly Opened[]): string =>
  opened
    .toReversed()
    .map(({ close }) => close)
    .join('');

function words(node: Tree, before: Tree | undefined, line: Tree, pen: Pen, inLink: boolean): void {
  if (node.type === 'text') escape(node, before, pen, inLink);
  else if (node.type === 'inlineCode') {
    const slice = sliceOf(pen.source, node);
    // MDX would try to read what begins a line of it.
    if (pen.callouts.spans.has(node) || !/\n[ \t>]*[<{]/.test(slice)) return;
    for (const { index, 0: gap } of slice.matchAll(/\n[ \t>]*/g))
      pen.edit(startOf(node) + index, startOf(node) + index + gap.length, ' ');
  } else if (node.type === 'link') link(node, line, pen);
  else if (node.type === 'linkReference') linkReference(node, line, pen);
  else if (node.type === 'image') image(node, node, pen, inLink);
  else if (node.type === 'imageReference') {
    const target = pen.references.definition(node.identifier ?? '');
    if (target) image(node, target, pen, inLink);
  } else if (node.children) writeWords(node, line, pen, inLink);
}

/** Characters of text that are code or a link of the site's own to MDX. */
function escape(node: Tree, before: Tree | undefined, pen: Pen, inLink: boolean): void {
  const { text, edit } = pen;
  const from = startOf(node);
  const slice = text.slice(from, endOf(node));
  for (const { index } of slice.matchAll(/[<{]/g)) {
    const at = from + index;
    if (isEscaped(text, at)) continue;
    edit(at, at, '\\');
    if (text[at] === '<') guardOpener(at, pen);
    // A bare address would take the back-slash in.
    if (index === 0 && before && isBare(before, pen))
      pen.replace(
        before,
        `[${before.children?.[0]?.value ?? ''}](${destination(before.url ?? '')})`,
      );
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
    pen.tellOf(node)('own-syntax', found);
  }
}

/** An escaped `<` would make a link of `[a](<b` and a definition of `[a]: <b`. */
function guardOpener(at: number, { text, edit }: Pen): void {
  const opener = /\][(:][ \t]*$/.exec(text.slice(Math.max(0, at - 20), at))?.[0];
  if (opener) edit(at - opener.length + 1, at - opener.length + 1, '\\');
}

/** An address without marks of any kind, which is a link. */
const isBare = (node: Tree, { source }: Pen): boolean =>
  node.type === 'link' && /^(?:[a-z]+:|www\.|[^\s[<]+@)/i.test(sliceOf(source, node));

function link(node: Tree, line: Tree, pen: Pen): void {
  const { text, edit, replace } = pen;
  const slice = sliceOf(pen.source, node);
  const url = node.url ?? '';
  const [from, to] = [startOf(node), endOf(node)];
  const bare = isBare(node, pen);
  const shown = node.children?.[0]?.value ?? '';
  const target = linkTarget(url, pen, pen.tellOf(node));
  if (slice.startsWith('<') || bare) {
    if (target === undefined) replace(node, codeSpan(shown));
    else if (!bare) replace(node, autolink(shown, target, text[to] ?? ' ', text[from - 1] ?? ' '));
    return;
  }
  const contentEnd = node.children?.length ? endOf(node.children.at(-1)) : from + 1;
  writeWords(node, line, pen, true);
  if (target === undefined) {
    edit(from, from + 1, '');
    edit(contentEnd, to, `${node.children?.length ? ' ' : ''}${codeSpan(url)}`);
    return;
  }
  const end = pen.address(node, contentEnd, url, target);
  // The address of a picture that a link cannot hold goes where a link has room for it.
  const remote = [...walk(node)].find(
    (child) => child.type === 'image' && pictureTarget(child.url ?? '', '', pen).remote,
  );
  if (remote) edit(end, to, `${titled([node.title, remote.url].filter(Boolean).join(' '))})`);
}

function linkReference(node: Tree, line: Tree, pen: Pen): void {
  const target = pen.references.definition(node.identifier ?? '');
  const [from, to] = [startOf(node), endOf(node)];
  const contentEnd = node.children?.length ? endOf(node.children.at(-1)) : from + 1;
  const before = pen.edits.length;
  writeWords(node, line, pen, true);
  const url = target?.url ?? '';
  if (target && linkTarget(url, pen) === undefined) {
    linkTarget(url, pen, pen.tellOf(node));
    pen.edit(from, from + 1, '');
    pen.edit(contentEnd, to, ` ${codeSpan(url)}`);
  } else if (target && pen.edits.length > before && node.referenceType !== 'full') {
    // References match by their letters as written: words that were edited name no definition.
    pen.edit(contentEnd + 1, to, `[${pen.text.slice(from + 1, contentEnd)}]`);
  }
}

/** A picture; `target` has its address: itself, or a definition. */
function image(node: Tree, target: Tree, pen: Pen, inLink: boolean): void {
  const from = startOf(node);
  const was = target.url ?? '';
  const { url, alt, remote } = pictureTarget(was, node.alt ?? '', pen, pen.tellOf(node));
  if (url === undefined) return pen.replace(node, shownPicture(alt, was));
  const shown = escapeText(alt);
  const rest = `(${destination(url)}${titled(target.title)})`;
  if (remote) return pen.replace(node, inLink ? shown : `[${shown}]${rest}`);
  const same = pen.text.startsWith(`![${alt}](`, from) && !/[<{]/.test(alt);
  if (node === target && same) pen.address(node, from + 2 + alt.length, was, url);
  else pen.replace(node, `![${shown}]${rest}`);
}

/** One tag, comment or the like among words. */
function tag(
  node: Tree,
  after: readonly Tree[],
  opened: Opened[],
  pen: Pen,
  inLink: boolean,
): void {
  const { value: raw = '' } = node;
  const [piece] = piecesOf(raw);
  const replace = (written: string): void => {
    if (written !== raw) pen.replace(node, written);
  };
  const tell = pen.tellOf(node);
  if (!piece || piece.kind === 'text') return replace(escapeText(raw));
  const { kind, name } = piece;
  const fate = fateOf(piece);
  if (kind === 'comment' || fate === 'drop') {
    const shown = shownHtml(raw, pen.keepComments, tell);
    return replace(shown && codeSpan(raw));
  }
  if (fate === 'show') {
    tell('html-shown', raw);
    guardOpener(startOf(node), pen);
    return replace(escapeText(raw.replace(/\n[ \t>]*/g, ' ')));
  }
  if (kind === 'close') {
    const at = opened.findLastIndex((one) => one.name === name);
    if (at < 0) return replace(name === 'br' ? '<br/>' : '');
    const ended = opened.splice(at);
    // Elements that were begun within go on behind it, as in a browser.
    const rest = ended.slice(1).filter((one) => FORMATTING.test(one.name));
    opened.push(...rest);
    return replace(closing(ended) + rest.map(({ open }) => open).join(''));
  }
  if (name === 'p') return replace('');
  const element = elementOf(raw);
  if (name === 'img')
    return replace(picture(element, pen, tell, inLink || opened.some((one) => one.name === 'a')));
  if (VOID.has(name)) {
    const own = openTag(element);
    return replace(raw.replace(/ \/>$/, '/>') === own ? raw : own);
  }
  if (name === 'a' && (inLink || attribute(element, 'href') === undefined)) {
    opened.push({ name, open: '', close: '' });
    if (anchorOf(raw) === undefined) tell('html-dropped', raw);
    return replace('');
  }
  const empty = /^<\/a\s*>$/i.test(after[0]?.value ?? '');
  const [open, close] =
    name === 'a' ? linkEnds(element, empty, pen, tell) : [openTag(element), `</${name}>`];
  opened.push({ name, open, close });
  return replace(open);
}

/** A line of tags alone would be a block of its own, and cut its paragraph. */
function tagLines(paragraph: Tree, { text, edits, edit }: Pen): void {
  if (paragraph.position?.start.line === paragraph.position?.end.line) return;
  const tags = (paragraph.children ?? []).filter(({ type }) => type === 'html');
  for (const group of Map.groupBy(tags, lineOf).values()) {
    const [from, to] = [startOf(group[0]), endOf(group.at(-1))];
    const start = text.lastIndexOf('\n', from - 1) + 1;
    const end = text.indexOf('\n', to);
    const line = text.slice(start, end < 0 ? undefined : end);
    const rest = group.reduce((left, { value = '' }) => left.replace(value, ''), line);
    if (rest.replace(/[\s>]/g, '') !== '') continue;
    const isGone = (node: Tree): boolean =>
      edits.some((one) => one.start === startOf(node) && one.end === endOf(node) && !one.text);
    if (!group.every(isGone)) edit(from, from, '&#32;');
    else if (start > startOf(paragraph)) edit(start - 1, start, ' ');
    else if (end > 0 && end < endOf(paragraph))
      edit(end, end + (/^\n[ \t>]*/.exec(text.slice(end))?.[0].length ?? 1), '');
  }
}

/** An address in angle brackets, which MDX does not know: bare where it is read the same, else a link. */
function autolink(shown: string, url: string, after: string, before: string): string {
  const plain =
    /^https?:\/\/[\w-]+(?:\.[\w-]+)+(?:[/?#][\w/?=&%#.~+,-]*[\w/#=-])?$/.test(shown) &&
    !shown.includes('_.');
  if (plain && /[\s)]/.test(after) && /[\s(]/.test(before)) return shown;
  return `[${shown.replace(/[\\[\]*_`{<]/g, '\\$&')}](${destination(url)})`;
}
