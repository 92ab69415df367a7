/**
 * What a reader sees of some blocks, as a list: headings, words with their formats and addresses,
 * code verbatim, tables, lists, quotes, pictures. The notes as GitHub draws them and the page as
 * the site draws it must give the same list; neither side reads an edit.
 */
import type { Element, Nodes as Hast } from 'hast';
import { raw as parseRaw } from 'hast-util-raw';
import type { Nodes } from 'mdast';
import { toHast, type Handlers, type State } from 'mdast-util-to-hast';
import { decode } from '../core/address.ts';
import { splitPins } from '../markdown/anchors.ts';
import { propertiesOf, type Jsx } from '../markdown/mdx.ts';
import { openingOf, type Callouts } from './callouts.ts';
import { linkTarget, pictureTarget, type Links } from './links.ts';
import { isActive, shownHtml } from './scan.ts';
import { isContainer, walk, type Tree } from './tree.ts';

export interface DrawContext {
  readonly definition: (identifier: string) => Tree | undefined;
  readonly depthOf: (heading: Tree) => number;
  /** The notes' side: what is meant to become of addresses, quotes and highlights. */
  readonly meant?: Links & { readonly callouts: Callouts; readonly keepComments: boolean };
}

/** Blocks → what is seen of them, a line for each thing. */
export function drawnList(nodes: readonly Tree[], context: DrawContext): string {
  const root = { type: 'root', children: [...nodes] } as unknown as Nodes;
  const hast = toHast(root, { handlers: handlers(context), allowDangerousHtml: true });
  const markup = nodes.some((node) =>
    [...walk(node)].some(({ type }) => type === 'html' || type.startsWith('mdxJsx')),
  );
  // A browser has its own opinion of what may stand in what.
  return listOf(markup ? parseRaw(hast) : hast, context.meant);
}

const element = (tagName: string, properties: object, children: unknown[]): Element =>
  ({ type: 'element', tagName, properties, children }) as Element;
const text = (value: string): Hast => ({ type: 'text', value });

function handlers({ meant, definition, depthOf }: DrawContext): Handlers {
  const all = (state: State, node: Tree): unknown[] => state.all(node as unknown as Nodes);
  const as =
    (name: string | ((node: Tree) => string)) =>
    (state: State, node: Tree): Element =>
      element(typeof name === 'string' ? name : name(node), {}, all(state, node));
  const wrapped =
    (name: string | ((node: Tree) => string)) =>
    (state: State, node: Tree): Element => {
      const drawn = as(name)(state, node);
      return meant?.callouts.wraps.has(node) ? element('blockquote', {}, [drawn]) : drawn;
    };
  const target = ({ identifier = '', url }: Tree): string =>
    url ?? definition(identifier)?.url ?? '';
  const link = (state: State, node: Tree): Element =>
    element('a', { href: target(node) }, all(state, node));
  const picture = (_state: State, node: Tree): Element =>
    element('img', { src: target(node), alt: node.alt ?? '' }, []);
  const jsx = (state: State, node: Tree): Element =>
    element(node.name ?? '', propertiesOf(node as unknown as Jsx), all(state, node));
  const nothing = (): undefined => undefined;
  const own: Record<string, (state: State, node: Tree, parent: Tree) => unknown> = {
    link,
    linkReference: link,
    image: picture,
    imageReference: picture,
    footnoteReference: (_state, { identifier = '' }) => text(`[^${identifier.toUpperCase()}]`),
    footnoteDefinition: as('section'),
    definition: nothing,
    yaml: nothing,
    toml: nothing,
    heading: (state, node) =>
      as(`h${depthOf(node)}`)(state, meant ? node : withLast(node, withoutPins)),
    paragraph: wrapped('p'),
    list: wrapped(({ ordered }) => (ordered ? 'ol' : 'ul')),
    blockquote: (state, node) => as('blockquote')(state, unmarked(node, meant?.callouts)),
    inlineCode: (_state, node) =>
      meant?.callouts.spans.has(node)
        ? element('blockquote', {}, [text(node.value ?? '')])
        : element('code', {}, [text((node.value ?? '').replaceAll('\n', ' '))]),
    // A block that would run is code.
    html: (_state, { value = '' }, parent) =>
      isContainer(parent) && isActive(value)
        ? element('pre', {}, [text(value)])
        : { type: 'raw', value: shownHtml(value, meant?.keepComments ?? false) },
    mdxJsxFlowElement: jsx,
    mdxJsxTextElement: jsx,
  };
  return own as unknown as Handlers;
}

const withoutPins = (words: string): string => splitPins(words).text;

function withLast(parent: Tree, change: (words: string) => string): Tree {
  const { children = [] } = parent;
  const last = children.at(-1);
  if (last?.type !== 'text') return parent;
  return {
    ...parent,
    children: [...children.slice(0, -1), { ...last, value: change(last.value ?? '') }],
  };
}

/** A quote without its marker, but with what the marker is meant to say. */
function unmarked(quote: Tree, callouts: Callouts | undefined): Tree {
  const opening = openingOf(quote);
  if (!opening?.value?.startsWith('[!')) return quote;
  const mark = callouts?.quotes.get(quote) ?? '';
  const said = mark.replace(/^\[!\w+\]/, '').replace(/\\(?=\W)/g, '');
  const rest = opening.value.replace(/^\[![^\]\n]*\][+-]?[ \t]*/, '');
  const [first, ...others] = quote.children ?? [];
  const children = first?.children?.map((child) =>
    child === opening ? { ...child, value: `${said.trim()} ${rest}` } : child,
  );
  return {
    ...quote,
    children: [{ type: 'paragraph', ...first, children: children ?? [] }, ...others],
  };
}

const textOf = (node: Hast): string =>
  node.type === 'text' ? node.value : 'children' in node ? node.children.map(textOf).join('') : '';

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));
/** Elements that only change how their words look; `b` looks as `strong` does. */
const FORMATS = words('strong em del code sup sub kbd samp var mark ins u small q abbr summary');
const SAME: Readonly<Record<string, string>> = {
  b: 'strong',
  i: 'em',
  s: 'del',
  strike: 'del',
  tt: 'code',
  h1: 'h2',
};
/** Elements whose beginning and end are seen. */
const SEEN = words('h2 h3 h4 h5 h6 ul ol li table tr td th blockquote details dl dt dd figure');
/** Elements that only part their words from others'. */
const APART = words('p div section thead tbody tfoot summary figcaption caption pre hr br');

interface Around {
  readonly formats: readonly string[];
  /** The address of the link around. */
  readonly href: string;
  readonly inLink: boolean;
}

const withFormat = (around: Around, format: string): Around => ({
  ...around,
  formats: [...new Set([...around.formats, format])].sort(),
});

function listOf(tree: Hast, meant: Links | undefined): string {
  const items: string[] = [];
  let run: { value: string; style: string }[] = [];

  const say = (value: string, { formats, href }: Around): void => {
    if (value) run.push({ value, style: `"${formats.join(' ')}|${href}: ` });
  };
  /** Words since the last block, white space as a browser has it and its formats not seen. */
  const flush = (): void => {
    const said: { style: string; words: string }[] = [];
    for (const { value, style } of run) {
      const last = said.at(-1);
      const plain = value.replace(/[ \t\n\r\f]+/g, ' ');
      const own = !last || last.words.endsWith(' ') ? plain.replace(/^ /, '') : plain;
      if (last && (last.style === style || own === ' ')) last.words += own;
      else if (last && own.startsWith(' ')) {
        last.words += ' ';
        said.push({ style, words: own.slice(1) });
      } else if (own) said.push({ style, words: own });
    }
    run = [];
    const last = said.at(-1);
    if (last) last.words = last.words.trimEnd();
    items.push(...said.flatMap((one) => (one.words ? [one.style + one.words] : [])));
  };
  const link = (node: Element, around: Around): void => {
    const { href: url } = node.properties;
    if (typeof url !== 'string') return all(node, around);
    const target = meant ? linkTarget(url, meant) : url;
    const same = sameAddress(textOf(node), url);
    // An address that is its own words is a link wherever it stands.
    if (target !== undefined)
      return all(node, { ...around, inLink: true, href: same ? around.href : target });
    if (!same) all(node, { ...around, inLink: true });
    if (node.children.length > 0 && !same) say(' ', around);
    return say(url, withFormat(around, 'code'));
  };
  const picture = ({ properties }: Element, around: Around): void => {
    const src = String(properties['src'] ?? '');
    const words = String(properties['alt'] ?? '')
      .replace(/\s+/g, ' ')
      .trim();
    const { url, alt, remote } = meant
      ? pictureTarget(src, words, meant)
      : { url: src, alt: words, remote: false };
    if (url === undefined) {
      say(alt && `${alt} `, around);
      say(src, withFormat(around, 'code'));
    } else if (remote) {
      const plain = around.inLink || sameAddress(alt, url);
      say(alt, plain ? around : { ...around, href: url });
    } else run.push({ value: `\u0003${url} ${alt}\u0003`, style: `"${around.href}: ` });
  };
  const all = (node: Element, around: Around): void => {
    for (const child of node.children) read(child, around);
  };
  const read = (node: Hast, around: Around): void => {
    if (node.type === 'root') for (const child of node.children) read(child, around);
    if (node.type === 'text') say(node.value, around);
    if (node.type !== 'element') return;
    const name = SAME[node.tagName] ?? node.tagName;
    if (name === 'a') return link(node, around);
    if (name === 'img') return picture(node, around);
    if (name === 'input') return say(node.properties['checked'] ? '[x] ' : '[ ] ', around);
    const seen = SEEN.has(name);
    if (seen || APART.has(name)) flush();
    if (name === 'hr' || name === 'br') items.push(name);
    else if (name === 'pre') items.push(`pre ${textOf(node).trimEnd()}`);
    else {
      if (seen) items.push(name);
      all(node, FORMATS.has(name) ? withFormat(around, name) : around);
      if (seen || APART.has(name)) flush();
      if (seen) items.push(`/${name}`);
    }
  };
  read(tree, { formats: [], href: '', inLink: false });
  flush();
  // Quotes that follow each other, and line ends beside a block, look the same with and without.
  const isWords = (item: string | undefined): boolean => item?.startsWith('"') === true;
  return items
    .filter((item, at) => item !== 'br' || (isWords(items[at - 1]) && isWords(items[at + 1])))
    .join('\u0001')
    .replaceAll('/blockquote\u0001blockquote\u0001', '');
}

function sameAddress(words: string, url: string): boolean {
  const plain = (value: string): string =>
    decode(value.replace(/^(?:mailto:|https?:\/\/)/i, '')).toLowerCase();
  return words !== '' && plain(words.trim()) === plain(url);
}
