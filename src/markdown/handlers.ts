/**
 * Meaning → markup: how each node of an analysed tree is drawn. The one set of handlers serves
 * pages, tips, changes and previews, and is given to Astro's MDX pipeline for the pages that use a
 * component. Handlers read the tree and never change it.
 */
import type { Element, ElementContent, Properties, RootContent as HastContent } from 'hast';
import type {
  Code,
  Heading,
  Image,
  ImageReference,
  ListItem,
  Nodes,
  Paragraph,
  Parents,
  RootContent,
  Table,
} from 'mdast';
import { defaultHandlers, type Handlers, type State } from 'mdast-util-to-hast';
import { toString } from 'mdast-util-to-string';
import { withBase } from '../core/address.ts';
import { showDate } from '../core/dates.ts';
import { CALLOUT_KINDS } from './callout-kinds.ts';
import { propertiesOf, type Jsx } from './mdx.ts';
import { titleOf, type Callout } from './nodes.ts';
import { readQuestion } from './questions.ts';

export interface DrawOptions {
  /** The path a deployment lives under, `/` or `/notes/`. */
  readonly base: string;
  /**
   * Local pictures are left as references that Astro's content layer resolves to its optimised
   * files; otherwise they keep the address the author wrote.
   */
  readonly images?: boolean;
}

/** What a default handler of the library gives back. */
type Drawn = Element | Array<ElementContent> | undefined;

const h = (tagName: string, properties: Properties, children: ElementContent[]): Element => ({
  type: 'element',
  tagName,
  properties,
  children,
});
const text = (value: string): ElementContent => ({ type: 'text', value });

/** The handlers for one deployment; pass them to `mdast-util-to-hast` or to `remark-rehype`. */
export function drawHandlers({ base, images = false }: DrawOptions): Handlers {
  // Nodes are drawn in document order: a table is named by the last heading before it.
  let title = '';
  let seen = new Map<string, number>();
  const byDefault = (state: State, node: Nodes, parent: Parents | undefined): Drawn =>
    (defaultHandlers as unknown as Record<string, DefaultHandler>)[node.type]?.(
      state,
      node,
      parent,
    );
  const link = (state: State, node: Nodes, parent: Parents | undefined): Drawn => {
    const drawn = byDefault(state, node, parent);
    const elements = Array.isArray(drawn) ? drawn : drawn ? [drawn] : [];
    for (const element of elements) {
      if (element.type !== 'element' || typeof element.properties['href'] !== 'string') continue;
      element.properties['href'] = withBase(base, element.properties['href']);
    }
    return drawn;
  };
  const picture = (drawn: Drawn): Drawn => {
    if (!images || !drawn || Array.isArray(drawn)) return drawn;
    const { src, ...others } = drawn.properties;
    const path = decodeURI(String(src));
    const index = seen.get(path) ?? 0;
    seen.set(path, index + 1);
    // The form Astro's own Markdown renderer leaves for `render(entry)` to fill in.
    drawn.properties = { __ASTRO_IMAGE_: JSON.stringify({ ...others, src: path, index }) };
    return drawn;
  };
  return {
    root: (state: State, node: Nodes, parent: Parents | undefined) => {
      title = '';
      seen = new Map();
      return byDefault(state, node, parent);
    },
    callout: (state: State, node: Callout) => drawCallout(state, node),
    code: (state: State, node: Code) => drawCode(byDefault(state, node, undefined)),
    heading: (state: State, node: Heading) => {
      title = toString(node);
      return drawHeading(state, node, title);
    },
    image: (state: State, node: Image) => picture(byDefault(state, node, undefined)),
    imageReference: (state: State, node: ImageReference, parent: Parents | undefined) =>
      picture(byDefault(state, node, parent)),
    link,
    linkReference: link,
    listItem: (state: State, node: ListItem, parent: Parents | undefined) =>
      labelTask(byDefault(state, node, parent), node),
    mdxJsxFlowElement: (state: State, node: Jsx) => drawJsx(state, node, base),
    mdxJsxTextElement: (state: State, node: Jsx) => drawJsx(state, node, base),
    table: (state: State, node: Table, parent: Parents | undefined) =>
      drawTable(byDefault(state, node, parent), title),
  } as Handlers;
}

type DefaultHandler = (state: State, node: Nodes, parent: Parents | undefined) => Drawn;

export function icon(path: string): Element {
  return h('svg', { viewBox: '0 0 20 20', ariaHidden: 'true' }, [h('path', { d: path }, [])]);
}

function drawCallout(state: State, callout: Callout): Element {
  const { label, icon: path } = CALLOUT_KINDS[callout.kind];
  const kind: ElementContent[] = [icon(path), text(label)];
  if (callout.date) {
    kind.push(text(' '), h('time', { dateTime: callout.date }, [text(showDate(callout.date))]));
  }
  const id = titleOf(callout)?.data?.anchors?.[0];
  const named: Properties = id ? { ariaLabelledBy: [id] } : { ariaLabel: label };
  const children =
    callout.kind === 'question'
      ? drawQuestion(state, callout)
      : callout.children.flatMap((child) => drawPart(state, child, callout));
  return h('aside', { className: ['callout', callout.kind], ...named }, [
    h('p', { className: ['kind'], 'data-pagefind-ignore': '' }, kind),
    ...children,
  ]);
}

/**
 * A question is thought about before its options are seen, and an option chosen before its reason:
 * both are folded, which needs no script.
 */
function drawQuestion(state: State, callout: Callout): ElementContent[] {
  const { scenario, options, after } = readQuestion(callout);
  const draw = (nodes: readonly RootContent[]): ElementContent[] =>
    nodes.flatMap((node) => drawPart(state, node, callout));
  const title = titleOf(callout);
  const list = options.map(({ right, option, reason }) =>
    h('li', {}, [
      h('details', { 'data-option': right ? 'right' : 'wrong' }, [
        h(
          'summary',
          {},
          option.type === 'paragraph' ? (state.all(option) as ElementContent[]) : draw([option]),
        ),
        h('p', { className: ['verdict', right ? 'right' : 'wrong'] }, [
          text(right ? 'Right' : 'Wrong'),
        ]),
        ...draw(reason),
      ]),
    ]),
  );
  return [
    ...draw(title ? [title] : []),
    ...draw(scenario),
    h('details', { className: ['options'] }, [
      h('summary', {}, [text(`Think, then see ${options.length} options`)]),
      h('ol', {}, list),
    ]),
    ...draw(after),
  ];
}

/** A block of a callout; those of CHANGED that begin with Then, Now or Source say so in their class. */
function drawPart(state: State, child: RootContent, callout: Callout): ElementContent[] {
  const drawn = state.one(child, callout);
  const parts = (Array.isArray(drawn) ? drawn : drawn ? [drawn] : []) as ElementContent[];
  const [element] = parts;
  if (callout.kind === 'changed' && child.type === 'paragraph' && element?.type === 'element') {
    const name = changePart(child);
    if (name) element.properties['className'] = [name];
  }
  return parts;
}

const changePart = (paragraph: Paragraph): string | undefined =>
  /^(Then|Now|Source):/.exec(toString(paragraph))?.[1]?.toLowerCase();

function drawHeading(state: State, heading: Heading, title: string): Element {
  const [id, ...old] = heading.data?.anchors ?? [];
  const tag = `h${heading.depth}`;
  const children = state.all(heading) as ElementContent[];
  if (!id) return h(tag, {}, children);
  const isTitle = heading.data?.calloutTitle === true;
  // A tip's address is its anchor when that is pinned; of a slug it has the page's address in front.
  const properties: Properties = isTitle
    ? { id, className: ['q'], ...(heading.data?.pinned ? {} : { dataAuto: '' }) }
    : { id };
  return h(tag, properties, [
    ...old.map((anchor) => h('span', { id: anchor, className: ['old-anchor'] }, [])),
    ...(isTitle ? [h('span', {}, children)] : children),
    h(
      'a',
      {
        href: `#${id}`,
        className: ['anchor'],
        ariaLabel: `Link to “${title}”`,
        'data-pagefind-ignore': '',
      },
      [text('#')],
    ),
  ]);
}

/** HTML as it stands; a component, which only Astro can draw, as the blocks inside it. */
function drawJsx(state: State, node: Jsx, base: string): Drawn {
  const children = state.all(node) as ElementContent[];
  if (!node.name || /^[A-Z]/.test(node.name)) return children;
  const properties = propertiesOf(node);
  for (const name of ['href', 'src']) {
    const value = properties[name];
    if (typeof value === 'string') properties[name] = withBase(base, value);
  }
  return h(node.name, properties, children);
}

/** The words after a fence's language are instructions to the site, not part of the page. */
function drawCode(drawn: Drawn): Drawn {
  if (!drawn || Array.isArray(drawn)) return drawn;
  for (const child of drawn.children) if (child.type === 'element') delete child.data;
  return drawn;
}

/** A task's box says in words whether it is done; the text beside it is not its label. */
function labelTask(drawn: Drawn, item: ListItem): Drawn {
  if (typeof item.checked !== 'boolean' || !drawn || Array.isArray(drawn)) return drawn;
  const box = find(drawn, (element) => element.tagName === 'input');
  if (box) box.properties['ariaLabel'] = item.checked ? 'Done' : 'To do';
  return drawn;
}

/**
 * A wide table scrolls inside itself; a scrolling region must be reachable and named. GFM aligns
 * cells by an inline style, which the content security policy forbids: a class instead. Header
 * cells say what they are for: those of the first row their column; where the corner is empty, the
 * first cell of each row is that row's header.
 */
function drawTable(table: Drawn, title: string): Drawn {
  if (!table || Array.isArray(table)) return table;
  const rows: Element[] = [];
  collect(table, 'tr', rows);
  const cellsOf = (row: Element): Element[] =>
    row.children.filter((child): child is Element => child.type === 'element');
  const corner = rows[0] && cellsOf(rows[0])[0];
  const rowHeaders = corner?.children.length === 0;
  for (const [index, row] of rows.entries()) {
    for (const [column, cell] of cellsOf(row).entries()) {
      const { align } = cell.properties;
      if (typeof align === 'string') {
        delete cell.properties['align'];
        cell.properties['className'] = [`align-${align}`];
      }
      if (index > 0) {
        if (!rowHeaders || column > 0) continue;
        cell.tagName = 'th';
        cell.properties['scope'] = 'row';
      } else if (cell.children.length === 0) cell.tagName = 'td';
      else cell.properties['scope'] = 'col';
    }
  }
  const name = title ? `Table: ${title}` : 'Table';
  return h('div', { className: ['table'], role: 'region', tabIndex: 0, ariaLabel: name }, [table]);
}

function collect(element: Element, tagName: string, found: Element[]): void {
  if (element.tagName === tagName) found.push(element);
  for (const child of element.children as HastContent[]) {
    if (child.type === 'element') collect(child, tagName, found);
  }
}

function find(element: Element, wanted: (element: Element) => boolean): Element | undefined {
  if (wanted(element)) return element;
  for (const child of element.children) {
    const found = child.type === 'element' ? find(child, wanted) : undefined;
    if (found) return found;
  }
  return undefined;
}
