/**
 * Raw HTML of the notes → the same elements as MDX has them. Blocks that an element holds together
 * are parsed as one, as a browser would, with a mark for each block of Markdown between them; what
 * comes before and after each mark is written as lines of tags and lines of words.
 */
import type { Element, ElementContent, RootContent } from 'hast';
import { raw as parseRaw } from 'hast-util-raw';
import { codeFence, codeSpan, destination, escapeText, titled } from './edits.ts';
import { linkTarget, pictureTarget, type Links } from './links.ts';
import type { Tell } from './notices.ts';
import { attribute, BLOCKS, isActive, openTag, shownHtml, VOID } from './scan.ts';
import type { Tree } from './tree.ts';

export interface HtmlContext extends Links {
  readonly keepComments: boolean;
}

/** One line or paragraph of what HTML becomes. Words need blank lines around them, tags do not. */
export interface Line {
  readonly text: string;
  readonly words: boolean;
}

/** Elements that hold blocks and never words by themselves. */
const STRUCTURE = new Set('table thead tbody tfoot tr ul ol dl'.split(' '));
/** A block of Markdown among HTML; of its own name, for the notes' own are never drawn. */
const MARK = 'section';

export const isMarkup = ({ type, value = '' }: Tree): boolean =>
  type === 'html' && !isActive(value);

/** Lines for each block: a block of HTML becomes its lines, any other is followed by them. */
export function htmlLines(
  nodes: readonly Tree[],
  context: HtmlContext,
  tellOf: (node: Tree) => Tell,
): Map<Tree, Line[]> {
  const lines = new Map(nodes.map((node): [Tree, Line[]] => [node, []]));
  let [current] = nodes;
  const emit = (text: string, words: boolean): void => {
    const own = current && lines.get(current);
    own?.push({ text, words });
  };
  const tell = (): Tell => (current ? tellOf(current) : () => undefined);
  const words = (children: readonly ElementContent[]): string =>
    inline(children, context, tell())
      .replace(/[ \t\n]+/g, ' ')
      .trim();
  const flow = (children: readonly RootContent[]): void => {
    let run: ElementContent[] = [];
    const flush = (): void => {
      const text = lineStart(words(run));
      if (text) emit(text, true);
      run = [];
    };
    for (const child of children) {
      if (child.type === 'comment' || (child.type === 'element' && isBlock(child))) {
        flush();
        if (child.type === 'element' && child.tagName !== MARK) block(child);
        else current = nodes[indexOf(child)];
      } else if (child.type === 'element' || child.type === 'text') run.push(child);
    }
    flush();
  };
  const block = (element: Element): void => {
    const { children } = element;
    // The page's title is the only heading of its depth.
    const tagName = element.tagName === 'h1' ? 'h2' : element.tagName;
    const open = tagName === 'a' ? linkTag(element) : openTag({ ...element, tagName });
    const close = `</${tagName}>`;
    if (VOID.has(tagName)) return emit(open, false);
    // What a page's end or its title cut off from its content.
    if (tagName === 'div' && children.every(isBlank)) return undefined;
    if (open === '<p>') return flow(children);
    if (tagName === 'pre') return emit(fenced(children, tell()), true);
    if (!STRUCTURE.has(tagName) && !children.some(isBlock))
      return emit(`${open}${words(children)}${close}`, false);
    emit(open, false);
    // White space between rows and cells is none of their content.
    flow(STRUCTURE.has(tagName) ? children.filter((child) => !isBlank(child)) : children);
    emit(close, false);
  };
  const linkTag = ({ properties, ...element }: Element): string => {
    const href = linkTarget(String(properties['href'] ?? ''), context);
    return openTag({ ...element, properties: { ...properties, href } });
  };
  const skeleton = nodes.flatMap((node, index): RootContent[] => {
    if (!isMarkup(node)) return [mark(index)];
    const value = shownHtml(node.value ?? '', context.keepComments, tellOf(node));
    return [{ type: 'comment', value: String(index) }, { type: 'raw', value } as never];
  });
  const drawn = parseRaw({ type: 'root', children: skeleton });
  flow(drawn.type === 'root' ? drawn.children : []);
  return lines;
}

const mark = (index: number): Element => ({
  type: 'element',
  tagName: MARK,
  properties: { id: String(index) },
  children: [],
});
const indexOf = (child: RootContent): number =>
  Number(
    child.type === 'comment' ? child.value : child.type === 'element' && child.properties['id'],
  );

const isBlock = (node: RootContent): boolean =>
  node.type === 'comment' ||
  (node.type === 'element' &&
    (BLOCKS.has(node.tagName) || node.tagName === MARK || node.children.some(isBlock)));
const isBlank = (node: RootContent): boolean => node.type === 'text' && node.value.trim() === '';

/** Preformatted text is a fence, without what only changes its look; with more in it, nothing, and shown as written. */
function fenced(children: readonly ElementContent[], tell: Tell): string {
  const text = wordsOf(children)?.replace(/\n$/, '');
  if (text === undefined) return '';
  if (textOnly(children) === undefined) tell('html-dropped', 'bold, colours and the like in <pre>');
  return codeFence(text);
}

/** The text of nodes; undefined where an element in them is more than a look. */
const wordsOf = (nodes: readonly ElementContent[]): string | undefined => {
  const parts = nodes.map((node) =>
    node.type === 'element' && !/^(?:a|br|img)$/.test(node.tagName) && !isBlock(node)
      ? wordsOf(node.children)
      : node.type === 'text'
        ? node.value
        : undefined,
  );
  return parts.includes(undefined) ? undefined : parts.join('');
};

/** The text of nodes that are text, or of a lone `<code>` around it. */
function textOnly(nodes: readonly ElementContent[]): string | undefined {
  const [only] = nodes;
  if (nodes.length === 1 && only?.type === 'element' && only.tagName === 'code')
    return textOnly(only.children);
  return nodes.every(({ type }) => type === 'text')
    ? nodes.map((node) => (node.type === 'text' ? node.value : '')).join('')
    : undefined;
}

/** Text that would begin a block or be code at the start of a line. */
const lineStart = (text: string): string =>
  text
    .replace(/^(?=(?:#{1,6}(?:\s|$)|[-+](?:\s|$)|>|=+\s*$|-+\s*$|:-))/, '\\')
    .replace(/^(\d{1,9})(?=[.)](?:\s|$))/, '$1\\')
    .replace(/^i(?=mport\b)/, '&#x69;')
    .replace(/^e(?=xport\b)/, '&#x65;');

/** Elements and text → MDX within a line. */
function inline(nodes: readonly ElementContent[], links: Links, tell: Tell): string {
  return nodes
    .map((node) => {
      if (node.type === 'text') return escapeText(node.value);
      if (node.type !== 'element') return '';
      const { tagName, children } = node;
      if (tagName === 'img') return picture(node, links, tell);
      if (VOID.has(tagName)) return openTag(node);
      const words = inline(children, links, tell);
      if (tagName === 'a') {
        if (node.properties['href'] === undefined) return words;
        const [open, close] = linkEnds(node, words.trim() === '', links, tell);
        return open + words.trim() + close;
      }
      const code = tagName === 'code' ? textOnly(children)?.trim() : undefined;
      return code ? codeSpan(code) : `${openTag(node)}${words}</${tagName}>`;
    })
    .join('');
}

/** What stands before and after the words of `<a href>`, as a Markdown link: all that looks after links sees it. */
export function linkEnds(
  link: Element,
  empty: boolean,
  links: Links,
  tell: Tell,
): [open: string, close: string] {
  const href = attribute(link, 'href') ?? '';
  const url = linkTarget(href, links, tell);
  if (url === undefined) return ['', `${empty ? '' : ' '}${codeSpan(href)}`];
  return ['[', `](${destination(url)}${titled(attribute(link, 'title'))})`];
}

/** `<img>` → a Markdown picture, or the element where it has a size or a side. */
export function picture(image: Element, links: Links, tell: Tell, inLink = false): string {
  const src = attribute(image, 'src') ?? '';
  const { url, alt, remote } = pictureTarget(src, attribute(image, 'alt') ?? '', links, tell);
  if (url === undefined) return shownPicture(alt, src);
  if (remote) return inLink ? escapeText(alt) : `[${escapeText(alt)}](${destination(url)})`;
  if (openTag(image, ['src', 'alt', 'title']) === '<img/>')
    return `![${escapeText(alt)}](${destination(url)}${titled(attribute(image, 'title'))})`;
  const { src: _src, alt: _alt, ...others } = image.properties;
  return openTag({ ...image, properties: { src: url, alt, ...others } });
}

/** A picture that is not there: its words, and its address as text. */
export const shownPicture = (alt: string, url: string): string =>
  [escapeText(alt), codeSpan(url)].filter(Boolean).join(' ');
