/**
 * Meaning → markup: how each node of an analysed tree is drawn. The one set of handlers serves
 * pages, tips, changes and previews, and is given to Astro's MDX pipeline for the pages that use a
 * component. Handlers read the tree and never change it.
 */
import type { Element, ElementContent, Properties } from 'hast';
import type { Heading, Image, ImageReference, ListItem, Nodes, Parents, Table } from 'mdast';
import { defaultHandlers, type Handlers, type State } from 'mdast-util-to-hast';
import { toString } from 'mdast-util-to-string';
import { withBase } from '../core/address.ts';
import { ENGLISH, interfaceOf, type Interface, type Speech } from '../core/interface.ts';
import { drawCallout } from './draw-callout.ts';
import { drawTable } from './draw-table.ts';
import { find, h, text, type Drawn } from './hast.ts';
import { propertiesOf, type Jsx } from './mdx.ts';
import type { Callout } from './nodes.ts';

export interface DrawOptions {
  /** The path a deployment lives under, `/` or `/notes/`. */
  readonly base: string;
  /** Whose words are drawn around the author's; English where none is given. */
  readonly speech?: Speech;
  /**
   * Local pictures are left as references that Astro's content layer resolves to its optimised
   * files; otherwise they keep the address the author wrote.
   */
  readonly images?: boolean;
  /** Components go on to Astro's MDX compiler; otherwise their children stand for them. */
  readonly components?: boolean;
}

/** The handlers for one deployment; pass them to `mdast-util-to-hast` or to `remark-rehype`. */
export function drawHandlers(options: DrawOptions): Handlers {
  const { base, images = false, speech = ENGLISH } = options;
  const t = interfaceOf(speech);
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
    callout: (state: State, node: Callout) => drawCallout(state, node, speech),
    code: drawn,
    math: drawn,
    inlineMath: drawn,
    heading: (state: State, node: Heading) => {
      title = toString(node);
      return drawHeading(state, node, t('anchor', { name: title }));
    },
    image: (state: State, node: Image) => picture(byDefault(state, node, undefined)),
    imageReference: (state: State, node: ImageReference, parent: Parents | undefined) =>
      picture(byDefault(state, node, parent)),
    link,
    linkReference: link,
    listItem: (state: State, node: ListItem, parent: Parents | undefined) =>
      labelTask(byDefault(state, node, parent), node, t),
    mdxJsxFlowElement: (state: State, node: Jsx) => drawJsx(state, node, options),
    mdxJsxTextElement: (state: State, node: Jsx) => drawJsx(state, node, options),
    table: (state: State, node: Table, parent: Parents | undefined) =>
      drawTable(
        byDefault(state, node, parent),
        title ? t('table.of', { name: title }) : t('table'),
      ),
  } as Handlers;
}

type DefaultHandler = (state: State, node: Nodes, parent: Parents | undefined) => Drawn;

/** `label` is the name of the link to it. */
function drawHeading(state: State, heading: Heading, label: string): Element {
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
        ariaLabel: label,
      },
      [text('#')],
    ),
  ]);
}

/** HTML as it stands; a component, which only Astro can draw, as the blocks inside it. */
function drawJsx(state: State, node: Jsx, { base, components }: DrawOptions): Drawn {
  const children = state.all(node) as ElementContent[];
  if (!node.name || /^[A-Z]/.test(node.name)) {
    return components ? ({ ...node, children } as unknown as Element) : children;
  }
  const properties = propertiesOf(node);
  for (const name of ['href', 'src']) {
    const value = properties[name];
    if (typeof value === 'string') properties[name] = withBase(base, value);
  }
  return h(node.name, properties, children);
}

/** Code, pictures and formulas were drawn with the analysis (`fences.ts`); one that could not be is shown as it is. */
function drawn(_state: State, { type, data, value }: Fence): Drawn {
  if (data?.drawing) return structuredClone(data.drawing);
  const code = h('code', {}, [text(value)]);
  return type === 'inlineMath' ? code : h('pre', {}, [code]);
}

interface Fence {
  readonly type: 'code' | 'math' | 'inlineMath';
  readonly value: string;
  readonly data?: { readonly drawing?: Element };
}

/** A task's box says in words whether it is done; the text beside it is not its label. */
function labelTask(drawn: Drawn, item: ListItem, t: Interface): Drawn {
  if (typeof item.checked !== 'boolean' || !drawn || Array.isArray(drawn)) return drawn;
  const box = find(drawn, (element) => element.tagName === 'input');
  if (box) box.properties['ariaLabel'] = t(item.checked ? 'task.done' : 'task.todo');
  return drawn;
}
