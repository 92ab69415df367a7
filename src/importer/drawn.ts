/**
 * What a reader sees of some blocks, as a list: headings, words with their formats and addresses,
 * code verbatim, tables, lists, quotes, pictures. The notes as GitHub draws them and the page as
 * the site draws it must give the same list; neither side reads an edit.
 */
import type { Element, Nodes as HastNodes } from 'hast';
import { raw as parseRaw } from 'hast-util-raw';
import type { Nodes } from 'mdast';
import { toHast, type Handlers, type State } from 'mdast-util-to-hast';
import { propertiesOf, type Jsx } from '../markdown/mdx.ts';
import { openingOf, type Callouts } from './callouts.ts';
import { linkFate, pictureFate, type LinkContext } from './links.ts';
import { fateOf, isActive, piecesOf } from './scan.ts';
import { isContainer } from './spans.ts';
import { walk, type Tree } from './tree.ts';

export interface DrawContext {
  readonly definition: (identifier: string) => Tree | undefined;
  readonly depthOf: (heading: Tree) => number;
  /** The notes' side: what is meant to become of addresses, quotes and highlights. */
  readonly meant?: LinkContext & { readonly callouts: Callouts; readonly keepComments: boolean };
}

/** Blocks → what is seen of them. */
export function drawnList(nodes: readonly Tree[], context: DrawContext): string[] {
  const list = new List(context);
  let hast = toHast({ type: 'root', children: [...nodes] } as unknown as Nodes, {
    handlers: handlers(context),
    allowDangerousHtml: true,
  }) as HastNodes;
  const markup = nodes.some((node) =>
    [...walk(node)].some(({ type }) => type === 'html' || type.startsWith('mdxJsx')),
  );
  // A browser has its own opinion of what may stand in what.
  if (markup) hast = parseRaw(hast as never) as HastNodes;
  list.read(hast, { formats: [], href: undefined, inLink: false });
  return list.end();
}

const element = (
  tagName: string,
  properties: Element['properties'],
  children: unknown[],
): Element => ({
  type: 'element',
  tagName,
  properties,
  children: children as Element['children'],
});
const text = (value: string): { type: 'text'; value: string } => ({ type: 'text', value });

function handlers(context: DrawContext): Handlers {
  const { meant, definition } = context;
  const all = (state: State, node: Tree): unknown[] => state.all(node as unknown as Nodes);
  const link = (state: State, node: Tree, url: string): Element =>
    element('a', { href: url }, all(state, node));
  const picture = (node: Tree, url: string): Element =>
    element('img', { src: url, alt: node.alt ?? '' }, []);
  const quote = (state: State, node: Tree): Element => element('blockquote', {}, all(state, node));
  const wrap = (node: Tree, drawn: Element): Element =>
    meant?.callouts.wraps.has(node) ? element('blockquote', {}, [drawn]) : drawn;
  const own: Record<string, (state: State, node: Tree, parent: Tree) => unknown> = {
    link: (state, node) => link(state, node, node.url ?? ''),
    image: (_state, node) => picture(node, node.url ?? ''),
    linkReference: (state, node) => link(state, node, definition(node.identifier ?? '')?.url ?? ''),
    imageReference: (_state, node) => picture(node, definition(node.identifier ?? '')?.url ?? ''),
    footnoteReference: (_state, node) => text(`[^${(node.identifier ?? '').toUpperCase()}]`),
    footnoteDefinition: (state, node) => element('section', {}, all(state, node)),
    definition: () => undefined,
    yaml: () => undefined,
    toml: () => undefined,
    heading: (state, node) =>
      element(`h${context.depthOf(node)}`, {}, all(state, meant ? node : withoutPins(node))),
    paragraph: (state, node) => wrap(node, element('p', {}, all(state, node))),
    list: (state, node) => wrap(node, element(node.ordered ? 'ol' : 'ul', {}, all(state, node))),
    blockquote: (state, node) => {
      const opening = openingOf(node);
      const mark = meant ? meant.callouts.quotes.get(node) : undefined;
      if (!opening || !opening.value?.startsWith('[!')) return quote(state, node);
      const rest = (opening.value ?? '').replace(/^\[![^\]\n]*\][+-]?[ \t]*/, '');
      const said = mark === undefined ? '' : mark.replace(/^\[!\w+\]/, '').replace(/\\(?=\W)/g, '');
      return quote(state, retexted(node, opening, `${said.trim()} ${rest}`));
    },
    inlineCode: (_state, node) =>
      meant?.callouts.spans.has(node)
        ? element('blockquote', {}, [text(node.value ?? '')])
        : element('code', {}, [text((node.value ?? '').replaceAll('\n', ' '))]),
    html: (_state, node, parent) =>
      rawHtml(node, isContainer(parent), meant?.keepComments ?? false),
    mdxJsxFlowElement: (state, node) => jsx(state, node),
    mdxJsxTextElement: (state, node) => jsx(state, node),
  };
  const jsx = (state: State, node: Tree): Element =>
    element(node.name ?? '', propertiesOf(node as unknown as Jsx), all(state, node));
  return own as unknown as Handlers;
}

/** A heading without the ids pinned at its end. */
function withoutPins(heading: Tree): Tree {
  const last = heading.children?.at(-1);
  if (last?.type !== 'text') return heading;
  const value = (last.value ?? '').replace(/(?:\s*\[#[^\]\n]*\])+\s*$/, '');
  return { ...heading, children: [...(heading.children ?? []).slice(0, -1), { ...last, value }] };
}

/** A quote whose first text is another. */
function retexted(quote: Tree, opening: Tree, value: string): Tree {
  const [first, ...others] = quote.children ?? [];
  const head = {
    ...first,
    children: first?.children?.map((child) => (child === opening ? { ...child, value } : child)),
  };
  return { ...quote, children: [head as Tree, ...others] };
}

const encode = (value: string): string => value.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** Raw HTML as GitHub has it; what is not on the list is text, and a block that would run is code. */
function rawHtml({ value = '' }: Tree, block: boolean, keepComments: boolean): unknown {
  if (block && isActive(value)) return element('pre', {}, [text(value)]);
  return { type: 'raw', value: shownHtml(value, keepComments) };
}

function shownHtml(html: string, keepComments: boolean): string {
  return piecesOf(html)
    .map(({ kind, name, raw }) => {
      if (kind === 'text') return raw.replaceAll('<', '&lt;');
      if (kind === 'comment') return keepComments ? `<code>${encode(raw)}</code>` : '';
      const fate = kind === 'junk' ? 'show' : fateOf(name);
      return fate === 'keep' ? raw : fate === 'drop' ? '' : encode(raw);
    })
    .join('');
}

interface Around {
  readonly formats: readonly string[];
  /** The address of the link around. */
  readonly href: string | undefined;
  readonly inLink: boolean;
}

const FORMATS: Readonly<Record<string, string>> = {
  b: 'strong',
  strong: 'strong',
  i: 'em',
  em: 'em',
  del: 'del',
  s: 'del',
  strike: 'del',
  code: 'code',
  tt: 'code',
  sup: 'sup',
  sub: 'sub',
  kbd: 'kbd',
  samp: 'samp',
  var: 'var',
  mark: 'mark',
  ins: 'ins',
  u: 'u',
  small: 'small',
  q: 'q',
  abbr: 'abbr',
  summary: 'summary',
};
/** Elements whose beginning and end are seen. */
const SEEN = new Set(
  'h1 h2 h3 h4 h5 h6 ul ol li table tr td th blockquote details dl dt dd figure'.split(' '),
);
/** Elements that only part their words from others'. */
const APART = new Set(
  'p div section thead tbody tfoot summary figcaption caption pre hr br'.split(' '),
);

const coded = ({ formats }: Around): string[] => [...new Set([...formats, 'code'])].sort();

class List {
  private readonly items: string[] = [];
  private words: { value: string; style: string }[] = [];
  private readonly context: DrawContext;

  constructor(context: DrawContext) {
    this.context = context;
  }

  end(): string[] {
    this.flush();
    // Quotes that follow each other, and line ends beside a block, look the same with and without.
    const joined = this.items.join('\u0001').replaceAll('/blockquote\u0001blockquote\u0001', '');
    return joined
      .split('\u0001')
      .filter(
        (item, index, all) => item !== 'br' || (isWords(all[index - 1]) && isWords(all[index + 1])),
      );
  }

  read(node: HastNodes, state: Around): void {
    if (node.type === 'root') for (const child of node.children) this.read(child, state);
    else if (node.type === 'text') this.say(node.value, state);
    else if (node.type === 'element') this.element(node, state);
  }

  private all(node: Element, state: Around): void {
    for (const child of node.children) this.read(child, state);
  }

  private element(node: Element, state: Around): void {
    const name = node.tagName === 'h1' ? 'h2' : node.tagName;
    if (name === 'a') return this.link(node, state);
    if (name === 'img') return this.picture(node, state);
    if (name === 'input') return this.say(node.properties['checked'] ? '[x] ' : '[ ] ', state);
    if (SEEN.has(name) || APART.has(name)) this.flush();
    if (name === 'hr' || name === 'br') this.items.push(name);
    else if (name === 'pre') this.items.push(`pre ${textOf(node).replace(/\s+$/, '')}`);
    else {
      if (SEEN.has(name)) this.items.push(name);
      const format = FORMATS[name];
      const formats = format ? [...new Set([...state.formats, format])].sort() : state.formats;
      this.all(node, { ...state, formats });
      if (SEEN.has(name) || APART.has(name)) this.flush();
      if (SEEN.has(name)) this.items.push(`/${name}`);
    }
  }

  private link(node: Element, state: Around): void {
    const url = node.properties['href'];
    if (typeof url !== 'string') return this.all(node, state);
    const words = textOf(node);
    const { meant } = this.context;
    const fate = meant ? linkFate(url, meant) : { url };
    const same = sameAddress(words, url);
    if (fate.url === undefined) {
      if (!same || !words) this.all(node, { ...state, inLink: true });
      if (node.children.length > 0 && !same) this.say(' ', state);
      return this.say(url, { ...state, formats: coded(state) });
    }
    // An address that is its own words is a link wherever it stands.
    this.all(node, { ...state, inLink: true, href: same ? state.href : fate.url });
  }

  private picture(node: Element, state: Around): void {
    const src = String(node.properties['src'] ?? '');
    const alt = String(node.properties['alt'] ?? '')
      .replace(/\s+/g, ' ')
      .trim();
    const { meant } = this.context;
    const fate = meant ? pictureFate(src, alt, meant) : { url: src, alt, remote: false };
    if (fate.url === undefined) {
      this.say(alt ? `${alt} ` : '', state);
      return this.say(src, { ...state, formats: coded(state) });
    }
    if (fate.remote) {
      const href = state.inLink || sameAddress(fate.alt, fate.url) ? state.href : fate.url;
      return this.say(fate.alt, { ...state, href });
    }
    this.words.push({ value: `\u0003${fate.url} ${fate.alt}\u0003`, style: state.href ?? '' });
  }

  private say(value: string, { formats, href }: Around): void {
    const style = `${formats.join(' ')}|${href ?? ''}`;
    const last = this.words.at(-1);
    if (last?.style === style) last.value += value;
    else if (value) this.words.push({ value, style });
  }

  /** Words since the last block, white space as a browser has it. */
  private flush(): void {
    let space = true;
    const said: string[] = [];
    for (const { value, style } of this.words) {
      let words = value.replace(/[ \t\n\r\f]+/g, ' ');
      if (space) words = words.replace(/^ /, '');
      space = words === '' ? space : words.endsWith(' ');
      // Formats of white space are not seen.
      if (words.trim() === '') {
        const last = said.at(-1);
        if (words && last !== undefined) said[said.length - 1] = `${last} `;
        continue;
      }
      const lead = words.startsWith(' ');
      if (lead && said.length > 0) said[said.length - 1] = `${said.at(-1)} `;
      const before = said.at(-1);
      const own = `${style}: ${words.trimStart()}`;
      if (before?.startsWith(`${style}: `)) said[said.length - 1] = before + words.trimStart();
      else said.push(own);
    }
    this.words = [];
    const last = said.pop();
    if (last !== undefined) said.push(last.trimEnd());
    this.items.push(...said.map((words) => `"${words}`));
  }
}

const isWords = (item: string | undefined): boolean => item?.startsWith('"') === true;

const textOf = (node: HastNodes): string =>
  node.type === 'text' ? node.value : 'children' in node ? node.children.map(textOf).join('') : '';

function sameAddress(words: string, url: string): boolean {
  const plain = (value: string): string =>
    safeDecode(value.replace(/^(?:mailto:|https?:\/\/)/i, '')).toLowerCase();
  return words !== '' && plain(words.trim()) === plain(url);
}

function safeDecode(value: string): string {
  try {
    return decodeURI(value);
  } catch {
    return value;
  }
}
