/**
 * Meaning → markup, the last step before remark-rehype: labels and icons on callouts, copy-link
 * anchors on headings, scrolling tables, the deployment's base in front of internal links. Works
 * on a copy, so that the tree the site analysed stays free of chrome.
 */
import type { ElementContent, Properties } from 'hast';
import type { Heading, List, Paragraph, Root, RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { SKIP, visit } from 'unist-util-visit';
import { withBase } from '../core/address.ts';
import { showDate } from '../core/dates.ts';
import { CALLOUT_KINDS } from './callout-kinds.ts';
import { titleOf, type Callout } from './nodes.ts';

export interface DecorateOptions {
  readonly base: string;
}

/** Returns a decorated copy of an analysed tree. */
export function decorate(analysed: Root, { base }: DecorateOptions): Root {
  const root = structuredClone(analysed);
  visit(root, (node, index, parent) => {
    if (node.type === 'link' || node.type === 'definition') node.url = withBase(base, node.url);
    if (node.type === 'callout') drawCallout(node);
    if (node.type === 'heading') drawHeading(node);
    if (node.type === 'table' && parent && index !== undefined) {
      parent.children[index] = scrolling(node, nearestTitle(root, node));
      return SKIP;
    }
    return undefined;
  });
  return root;
}

/** A hast element inside mdast: remark-rehype draws `hName`, whatever the node's type. */
export function element(
  name: string,
  properties: Properties,
  hChildren: ElementContent[],
): RootContent {
  return {
    type: 'paragraph',
    children: [],
    data: { hName: name, hProperties: properties, hChildren },
  } as Paragraph;
}

const text = (value: string): ElementContent => ({ type: 'text', value });

export function icon(path: string): ElementContent {
  return {
    type: 'element',
    tagName: 'svg',
    properties: { viewBox: '0 0 20 20', ariaHidden: 'true' },
    children: [{ type: 'element', tagName: 'path', properties: { d: path }, children: [] }],
  };
}

function drawCallout(callout: Callout): void {
  const title = titleOf(callout);
  const { label, icon: path } = CALLOUT_KINDS[callout.kind];
  const kind: ElementContent[] = [icon(path), text(label)];
  if (callout.date) {
    kind.push(text(' '), {
      type: 'element',
      tagName: 'time',
      properties: { dateTime: callout.date },
      children: [text(showDate(callout.date))],
    });
  }
  const id = title?.data?.anchors?.[0];
  callout.data = {
    hName: 'aside',
    hProperties: {
      className: ['callout', callout.kind],
      ...(id ? { 'aria-labelledby': id } : { 'aria-label': label }),
    },
  };
  if (callout.kind === 'changed') drawThenNow(callout);
  callout.children.unshift(element('p', { className: ['kind'], dataPagefindIgnore: '' }, kind));
}

/** The Then and Now paragraphs become a list of terms, so that which is which is never only colour. */
function drawThenNow(callout: Callout): void {
  for (const child of callout.children) {
    if (child.type !== 'paragraph') continue;
    const name = /^(Then|Now|Source):/.exec(toString(child))?.[1]?.toLowerCase();
    if (!name) continue;
    child.data = { ...child.data, hProperties: { className: [name] } };
  }
}

function drawHeading(heading: Heading): void {
  const [id, ...old] = heading.data?.anchors ?? [];
  if (!id) return;
  const title = toString(heading);
  if (heading.data?.calloutTitle) {
    // A tip's address is its anchor when that is pinned; of a slug it has the page's address in front.
    const auto = heading.data.pinned ? {} : { 'data-auto': '' };
    heading.data = { ...heading.data, hProperties: { id, className: ['q'], ...auto } };
    heading.children = [{ type: 'emphasis', data: { hName: 'span' }, children: heading.children }];
  }
  for (const anchor of old) {
    heading.children.unshift({
      type: 'text',
      value: '',
      data: { hName: 'span', hProperties: { id: anchor, className: ['old-anchor'] } },
    });
  }
  heading.children.push({
    type: 'link',
    url: `#${id}`,
    data: {
      hProperties: {
        className: ['anchor'],
        'aria-label': `Link to “${title}”`,
        'data-pagefind-ignore': '',
      },
    },
    children: [{ type: 'text', value: '#' }],
  });
}

/** A wide table scrolls inside itself; a scrolling region must be reachable and named. */
function scrolling(table: RootContent, name: string): RootContent {
  return {
    type: 'blockquote',
    data: {
      hName: 'div',
      hProperties: { className: ['table'], role: 'region', tabIndex: 0, 'aria-label': name },
    },
    children: [table] as List['children'] as never,
  };
}

function nearestTitle(root: Root, target: RootContent): string {
  let title = '';
  let found = false;
  visit(root, (node) => {
    if (found) return;
    if (node.type === 'heading') title = toString(node).replace(/#$/, '');
    if (node === target) found = true;
  });
  return title ? `Table: ${title}` : 'Table';
}
