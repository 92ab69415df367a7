/**
 * Takes the importer's transformations back: a page's tree → the nodes of the notes it was made
 * from. It uses what is on the page and the small hints each transformation left (`Undo`), so a
 * word lost on the way is missing here as well, and `verify.ts` finds it.
 */
import { readTag, voidTwin } from './tags.ts';
import { code, html, lineOfWords, paragraph, text, type Tree, type Undo } from './tree.ts';

/** Undoes one node and everything in it. One node may come from none, one or several of the notes. */
export function undoNode(node: Tree): Tree[] {
  const { data, ...rest } = node;
  const steps = data?.undo ?? [];
  if (steps.some(({ kind }) => kind === 'drop')) return [];
  let nodes: Tree[] = [node.children ? { ...rest, children: undoAll(node.children) } : rest];
  for (const step of steps.toReversed()) {
    nodes = nodes.flatMap((one) => take(one, step));
  }
  return nodes.flatMap((one) => (one.type === 'group' ? (one.children ?? []) : [one]));
}

export const undoAll = (nodes: readonly Tree[]): Tree[] => nodes.flatMap(undoNode);

function take(node: Tree, undo: Undo): Tree[] {
  const children = node.children ?? [];
  switch (undo.kind) {
    case 'drop':
      return [];
    case 'fields':
      return [{ ...node, ...undo.was }];
    case 'exam':
      // blockquote > paragraph > text; the marker is gone by now.
      return [paragraph([code(children.map(textOf).join(''))])];
    case 'label':
      return undo.alone
        ? [paragraph([...undo.label]), ...children]
        : children.map((child, index) =>
            index === 0
              ? { ...child, children: [...undo.label, ...(child.children ?? [])] }
              : child,
          );
    case 'split':
      return [paragraph(children.flatMap((child, index) => joined(child, undo.joints[index - 1])))];
    case 'tags':
      return tags(node, undo.open, undo.close);
    case 'raw':
      return raw(node.value ?? '', undo.lengths, undo.lineEnds);
    case 'literal':
      return [{ type: undo.type, value: node.value ?? '' }];
    case 'source':
      return sourceOf(node) === undo.source.replaceAll('\n', ' ') ? [undo.node] : [node];
    case 'unlink':
      return unlink(node, undo.node);
    case 'code-text':
      return [text(node.value ?? '')];
    case 'phrase':
      return [{ type: undo.type, children }];
    case 'hidden':
      return [...undo.nodes];
    case 'replaced':
      return shows(node, undo.node) ? [withoutData(undo.node)] : [node];
    case 'shadowed':
      return shows(node, undo.node) || node.type === 'group' ? [withoutData(undo.node)] : [node];
  }
}

/** What is shown of a block kept as source; a heading shows it in a code span. */
const sourceOf = (node: Tree): string =>
  (node.value ?? (node.children ?? []).map(textOf).join('')).replaceAll('\n', ' ');

const textOf = (node: Tree): string => node.value ?? (node.children ?? []).map(textOf).join('');

const joined = (child: Tree, joint: Tree | undefined): Tree[] => [
  ...(joint ? [joint] : []),
  ...(child.children ?? []),
];

function tags(node: Tree, open: string, close: string | undefined): Tree[] {
  if (close === undefined) {
    // A picture must still say what its tag said; a break or an anchor says nothing.
    const tag = readTag(open.trim());
    const twin = tag && voidTwin(tag);
    const image = node.type === 'paragraph' ? node.children?.[0] : node;
    const same = !twin || (image?.url === twin.url && image?.alt === twin.alt);
    return same ? [html(open)] : [node];
  }
  const inner = node.type === 'inlineCode' ? [text(node.value ?? '')] : (node.children ?? []);
  return [html(open), ...inner, html(close)];
}

function raw(value: string, lengths: readonly number[], lineEnds: readonly number[]): Tree[] {
  const characters = [...Array(value.length).keys()].map((at) => value[at] ?? '');
  for (const at of lineEnds) characters[at] = '\n';
  const whole = characters.join('');
  const nodes: Tree[] = [];
  let from = 0;
  for (const length of lengths) {
    nodes.push(html(whole.slice(from, from + length)));
    from += length;
  }
  return from === whole.length ? nodes : [code(value)];
}

/** Words and their address → the link they were, if the address is the one that is shown. */
function unlink(node: Tree, link: Tree): Tree[] {
  const children = node.children ?? [];
  const shown = children.at(-1);
  if (shown?.type !== 'inlineCode') return [node];
  if (link.type === 'link' && shown.value !== link.url) return [node];
  const { data: _data, position: _position, ...fields } = link;
  return [{ ...fields, children: children.slice(0, children.length > 1 ? -2 : -1) }];
}

function withoutData(node: Tree): Tree {
  const { data: _data, position: _position, ...rest } = node;
  return rest;
}

/** Whether what stands on the page still says what the node said: its words and its address. */
function shows(node: Tree, was: Tree): boolean {
  const visible = `${textOf(node)} ${node.url ?? ''} ${node.alt ?? ''} ${lineOfWords(node)}`;
  const alt = was.alt ?? '';
  const address = was.url ?? '';
  return (
    loose(visible).includes(loose(alt)) &&
    (was.type === 'imageReference' || loose(visible).includes(loose(address)))
  );
}

/** Letters and digits only: escapes and encodings differ between a node and its written form. */
const loose = (value: string): string => value.replace(/[^\p{L}\p{N}]+/gu, '');
