/** One HTML tag of the notes, read; what Markdown (or a harmless element) says exactly the same. */
import { parseFragment } from 'parse5';
import type { Tree } from './tree.ts';

export interface Tag {
  readonly name: string;
  readonly closing: boolean;
  readonly attributes: ReadonlyMap<string, string>;
}

const NAME = /^<(\/?)([a-z][a-z0-9-]*)/i;

/** Reads `<a href="x">`, `<br/>` or `</b>`; undefined for comments, instructions and declarations. */
export function readTag(raw: string): Tag | undefined {
  const [, slash, written = ''] = NAME.exec(raw) ?? [];
  if (slash === undefined) return undefined;
  const name = written.toLowerCase();
  if (slash) {
    return /^<\/[a-z][a-z0-9-]*\s*>$/i.test(raw)
      ? { name, closing: true, attributes: new Map() }
      : undefined;
  }
  const [element, ...others] = parseFragment(raw).childNodes;
  if (others.length > 0 || !element || !('attrs' in element)) return undefined;
  if (element.nodeName !== name) return undefined;
  const attributes = new Map(element.attrs.map((attr) => [attr.name, attr.value]));
  return { name, closing: false, attributes };
}

/** Whether a tag has no attributes but these. */
export const hasOnly = (tag: Tag, ...names: string[]): boolean =>
  [...tag.attributes.keys()].every((name) => names.includes(name));

/** Elements with a Markdown twin that wraps its content. */
const WRAPPERS: Readonly<Record<string, string>> = {
  b: 'strong',
  strong: 'strong',
  i: 'emphasis',
  em: 'emphasis',
  del: 'delete',
  s: 'delete',
  strike: 'delete',
};

/** Elements Markdown has no word for, and which can do nothing but look their part. */
export const ELEMENTS: ReadonlySet<string> = new Set(['sup', 'sub', 'kbd']);

export const element = (name: string, children: Tree[], flow = false): Tree => ({
  type: flow ? 'mdxJsxFlowElement' : 'mdxJsxTextElement',
  name,
  attributes: [],
  children,
});

/** The twin of a pair of tags around `inner`, or undefined when there is no exact one. */
export function pairTwin(tag: Tag, inner: Tree[]): Tree | undefined {
  const wrapper = WRAPPERS[tag.name];
  if (wrapper && hasOnly(tag) && inner.length > 0) return { type: wrapper, children: inner };
  if (ELEMENTS.has(tag.name) && hasOnly(tag)) return element(tag.name, inner);
  const [only] = inner;
  if (tag.name === 'code' && hasOnly(tag) && inner.length === 1 && only?.type === 'text') {
    const value = only.value ?? '';
    return /^\S(?:[^\n]*\S)?$/u.test(value) ? { type: 'inlineCode', value } : undefined;
  }
  const href = tag.attributes.get('href');
  if (tag.name === 'a' && href !== undefined && hasOnly(tag, 'href', 'title')) {
    if (inner.some(holdsLink)) return undefined;
    const title = tag.attributes.get('title') ?? null;
    return { type: 'link', title, url: href, children: inner };
  }
  return undefined;
}

const holdsLink = (node: Tree): boolean =>
  node.type === 'link' || node.type === 'linkReference' || (node.children ?? []).some(holdsLink);

/** The twin of a tag that stands by itself. `<br>` depends on where it stands; see `html.ts`. */
export function voidTwin(tag: Tag): Tree | undefined {
  const url = tag.attributes.get('src');
  if (tag.name !== 'img' || url === undefined || !hasOnly(tag, 'src', 'alt', 'title')) {
    return undefined;
  }
  return {
    type: 'image',
    title: tag.attributes.get('title') ?? null,
    url,
    alt: tag.attributes.get('alt') ?? '',
  };
}

/** The id of `<a name="x">` or `<a id="x">` that is an anchor and nothing else. */
export function anchorOf(tag: Tag): string | undefined {
  if (tag.name !== 'a' || tag.closing || !hasOnly(tag, 'name', 'id')) return undefined;
  return tag.attributes.get('name') ?? tag.attributes.get('id');
}
