/** Links, images and definitions of the notes → ones that hold on the site, or visible text. */
import { decode, judgeAddress, schemeOf, type ShowCode } from './addresses.ts';
import { code, group, marked, paragraph, text, type Tree } from './tree.ts';
import { plain, writeMarkdown } from './write-mdx.ts';

export type LinkNote =
  | ShowCode
  | 'link-moved'
  | 'image-copied'
  | 'image-missing'
  | 'image-remote'
  | 'image-without-alt';

export interface LinkContext {
  /** Names under which the notes may link to themselves. */
  readonly names: ReadonlySet<string>;
  /** An anchor of the notes → its address on the site (`/a/b/#c`, or `#c` on the page asked from). */
  readonly resolve: (anchor: string) => string | undefined;
  /** An image's address in the notes → its address from the page, or why it is not there. */
  readonly imageOf: (url: string) => { readonly url: string } | { readonly why: string };
  /** The definition a reference means, if any. */
  readonly definitionOf: (identifier: string) => Tree | undefined;
  /** Whether only pictures use a definition: they are written out, and it is not needed. */
  readonly forPictures: (identifier: string) => boolean;
  readonly note: (what: LinkNote, node: Tree, details: string) => void;
}

/** One link, image, reference or definition (its children already done) → what the page has. */
export function replaceLink(node: Tree, context: LinkContext): Tree {
  switch (node.type) {
    case 'link':
      return link(unnested(node), node.url ?? '', context);
    case 'linkReference': {
      const url = context.definitionOf(node.identifier ?? '')?.url;
      const flat = unnested(node);
      return url === undefined || !isShown(url, context) ? flat : shown(flat, url, context);
    }
    case 'image':
      return image(node, node.url ?? '', context);
    case 'imageReference': {
      const definition = context.definitionOf(node.identifier ?? '');
      if (!definition) return node;
      // A definition has one address; an image's differs from a link's, so it is written out here.
      const { identifier: _i, label: _l, referenceType: _r, ...rest } = node;
      const direct: Tree = { ...rest, type: 'image', title: definition.title ?? null };
      return image(marked(direct, { kind: 'replaced', node }), definition.url ?? '', context);
    }
    case 'definition':
      return define(node, context);
    default:
      return node;
  }
}

/**
 * A picture inside a link (a badge, most often) that became a link itself: Markdown has no link in
 * a link, so the inner one is its words and its address.
 */
function unnested(node: Tree): Tree {
  const children = node.children?.map((child): Tree => {
    if (child.type !== 'link' || !child.data?.undo) return unnested(child);
    const words = [...(child.children ?? []), text(' '), code(child.url ?? '')];
    return { type: 'group', position: child.position, children: words, data: child.data };
  });
  return children ? { ...node, children } : node;
}

const isShown = (url: string, { names, resolve }: LinkContext): boolean =>
  judgeAddress(url, names, resolve).kind === 'show';

function link(node: Tree, url: string, context: LinkContext): Tree {
  const judged = judgeAddress(url, context.names, context.resolve);
  if (judged.kind === 'keep') return node;
  if (judged.kind === 'show') return shown(node, url, context);
  if (judged.url !== url) context.note('link-moved', node, `${url} → ${judged.url}`);
  return marked({ ...node, url: judged.url }, { kind: 'fields', was: { url } });
}

/** The link's words, and its address as text beside them. */
function shown(node: Tree, url: string, context: LinkContext): Tree {
  const judged = judgeAddress(url, context.names, context.resolve);
  if (judged.kind === 'show') context.note(judged.code, node, short(url));
  const children = (node.children ?? []).map(unlinkable);
  const result: Tree = {
    type: 'group',
    position: node.position,
    children: children.length > 0 ? [...children, text(' '), code(url)] : [code(url)],
    data: { ...node.data, undo: [...(node.data?.undo ?? []), { kind: 'unlink', node }] },
  };
  return result;
}

/** Words that were a link may look like an address: outside a link GFM would make one of them. */
function unlinkable(node: Tree): Tree {
  if (node.type === 'text' && ADDRESS.test(node.value ?? '')) {
    return marked(code(node.value ?? ''), { kind: 'code-text' });
  }
  return node.children ? { ...node, children: node.children.map(unlinkable) } : node;
}

const ADDRESS = /:\/\/|www\.|@/i;

const short = (url: string): string => (url.length > 80 ? `${url.slice(0, 77)}…` : url);

function image(node: Tree, url: string, context: LinkContext): Tree {
  const scheme = schemeOf(url);
  const original = { ...node, url };
  if (scheme === 'http' || scheme === 'https' || /^[\\/]{2}/.test(url.trim())) {
    // The site asks no other server for anything: the picture is one click away instead.
    const alt = node.alt?.trim() ? (node.alt ?? '') : url;
    const target = scheme ? url : `https:${url.trim().replaceAll('\\', '/')}`;
    context.note('image-remote', node, short(url));
    const { alt: _alt, ...rest } = original;
    const visible = ADDRESS.test(alt) ? code(alt) : text(alt);
    return marked(
      { ...rest, type: 'link', url: target, children: [visible] },
      { kind: 'replaced', node: original },
    );
  }
  const found =
    scheme === undefined || scheme === 'data'
      ? context.imageOf(url)
      : { why: `a ${scheme}: address` };
  if ('why' in found) {
    const what = scheme === undefined ? 'image-missing' : 'unsafe-address';
    context.note(what, node, `${short(url)} (${found.why})`);
    const written = unescaped(writeMarkdown(plain(paragraph([{ ...original, type: 'image' }]))));
    const instead: Tree = { type: 'group', children: [code(written)], data: node.data ?? {} };
    return marked(instead, { kind: 'replaced', node: original });
  }
  context.note('image-copied', node, `${short(url)} → ${found.url}`);
  const moved = marked({ ...node, url: found.url }, { kind: 'fields', was: { url } });
  if (node.alt?.trim()) return moved;
  const alt = nameOf(url);
  context.note('image-without-alt', node, `shown as “${alt}”`);
  return marked({ ...moved, alt }, { kind: 'fields', was: { alt: node.alt ?? '' } });
}

/** Markdown without its escapes: in a code span they would be seen. */
const unescaped = (markdown: string): string => markdown.replace(/\\([!-/:-@[-`{-~])/g, '$1');

/** A file's name as words: the least a reader who cannot see the picture is told. */
const nameOf = (url: string): string =>
  decode(url)
    .replace(/[?#].*$/, '')
    .replace(/^.*\//, '')
    .replace(/\.\w+$/, '')
    .replace(/[-_%]+/g, ' ')
    .trim() || 'picture';

function define(node: Tree, context: LinkContext): Tree {
  if (context.forPictures(node.identifier ?? ''))
    return group([], { kind: 'hidden', nodes: [node] });
  const url = node.url ?? '';
  const judged = judgeAddress(url, context.names, context.resolve);
  if (judged.kind === 'keep') return node;
  if (judged.kind === 'move') {
    return marked({ ...node, url: judged.url }, { kind: 'fields', was: { url } });
  }
  return shadowed(node);
}

/** A definition that may not or does not take effect, shown as it was written. */
export function shadowed(node: Tree): Tree {
  const written = unescaped(writeMarkdown(plain(node)).replace(/\s+/g, ' '));
  return marked(paragraph([code(written)]), { kind: 'shadowed', node });
}
