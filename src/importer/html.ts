/**
 * Raw HTML of the notes → its exact Markdown twin, or visible text. Nothing is ever passed through
 * as HTML: what is not listed in `tags.ts` is shown, not done.
 */
import { anchorOf, element, hasOnly, pairTwin, readTag, voidTwin, type Tag } from './tags.ts';
import { block, code, group, marked, paragraph, text, type Tree } from './tree.ts';

export interface HtmlContext {
  /** False when twins did not survive reading back: everything is shown as text. */
  readonly twins: boolean;
  /** Where the nodes stand: a hard break fits in a paragraph only. */
  readonly parent: string;
  /** Told of every piece of HTML and what became of it. */
  readonly note: (what: 'twin' | 'shown', raw: string, node: Tree) => void;
}

/** Inline children with every `html` node replaced. Other nodes are left, their children too. */
export function replaceInline(nodes: readonly Tree[], context: HtmlContext): Tree[] {
  const result: Tree[] = [];
  for (let index = 0; index < nodes.length; index += 1) {
    const node = nodes[index];
    if (!node || node.type !== 'html') {
      if (node) result.push(node);
      continue;
    }
    const raw = node.value ?? '';
    const tag = context.twins ? readTag(raw) : undefined;
    const end = tag && !tag.closing ? closing(nodes, index, tag.name) : -1;
    const last = nodes[end];
    if (tag && last) {
      const inner = nodes.slice(index + 1, end);
      const twin = pair(tag, raw, inner, last, context);
      if (twin) {
        context.note('twin', raw, node);
        result.push(twin);
        index = end;
        continue;
      }
    }
    if (tag?.name === 'br' && !tag.closing && hasOnly(tag)) {
      context.note('twin', raw, node);
      result.push(...lineBreak(raw, result, nodes, index, context.parent));
      continue;
    }
    const alone = tag && !tag.closing ? voidTwin(tag) : undefined;
    if (alone) {
      context.note('twin', raw, node);
      result.push(marked({ ...alone, position: node.position }, { kind: 'tags', open: raw }));
      continue;
    }
    context.note('shown', raw, node);
    showInline(raw, result);
  }
  return trimBesideBreaks(result);
}

function pair(
  tag: Tag,
  open: string,
  inner: readonly Tree[],
  end: Tree,
  context: HtmlContext,
): Tree | undefined {
  const close = end.value ?? '';
  if (anchorOf(tag) !== undefined) {
    // The id itself is pinned to its section's heading, see `anchors.ts`.
    return {
      type: 'group',
      children: replaceInline(inner, context),
      data: { undo: [{ kind: 'tags', open, close }] },
    };
  }
  const twin = pairTwin(tag, replaceInline(inner, context));
  if (!twin) return undefined;
  return marked({ ...twin, position: end.position }, { kind: 'tags', open, close });
}

/** Index of the tag that closes the one at `from`, same names in between counted; -1 without. */
function closing(nodes: readonly Tree[], from: number, name: string): number {
  const tag = new RegExp(`^<(/?)${name}(?=[\\s/>])`, 'i');
  let depth = 0;
  for (let index = from; index < nodes.length; index += 1) {
    const node = nodes[index];
    const slash = node?.type === 'html' ? tag.exec(node.value ?? '')?.[1] : undefined;
    if (slash === undefined) continue;
    depth += slash ? -1 : 1;
    if (depth === 0) return index;
  }
  return -1;
}

const BREAKS_IN = new Set(['paragraph', 'emphasis', 'strong', 'delete', 'link']);

/** A hard break where Markdown can say it (between two words of a paragraph), else `<br />`. */
function lineBreak(
  raw: string,
  before: readonly Tree[],
  nodes: readonly Tree[],
  index: number,
  parent: string,
): Tree[] {
  const after = nodes.slice(index + 1);
  const words = (list: readonly Tree[]): boolean =>
    list.some((node) => node.type !== 'html' && (node.value === undefined || node.value.trim()));
  const markdown = BREAKS_IN.has(parent) && words(before) && words(after);
  const node: Tree = markdown && after[0]?.type !== 'html' ? { type: 'break' } : element('br', []);
  return [marked(node, { kind: 'tags', open: raw })];
}

/** Spaces and line ends beside a hard break mean nothing there, and some cannot be written. */
function trimBesideBreaks(nodes: readonly Tree[]): Tree[] {
  return nodes.flatMap((node, index) => {
    if (node.type !== 'text') return [node];
    const value = node.value ?? '';
    const isBreak = (other: Tree | undefined): boolean =>
      (other?.type === 'break' || other?.name === 'br') && other.data?.undo !== undefined;
    const start = isBreak(nodes[index - 1]) ? (/^[ \t\n]+/.exec(value)?.[0] ?? '') : '';
    const kept = value.slice(start.length);
    const end = isBreak(nodes[index + 1]) ? (/[ \t\n]+$/.exec(kept)?.[0] ?? '') : '';
    return [
      ...hidden(start),
      { ...node, value: end ? kept.slice(0, -end.length) : kept },
      ...hidden(end),
    ];
  });
}

const hidden = (space: string): Tree[] =>
  space ? [group([], { kind: 'hidden', nodes: [text(space)] })] : [];

/** Shows a tag as a code span; two in a row are one span, for two could not be told apart. */
function showInline(raw: string, into: Tree[]): void {
  const lineEnds = [...raw.matchAll(/\n/g)].map((match) => match.index);
  const shown = raw.replaceAll('\n', ' ');
  const last = into.at(-1);
  const undo = last?.data?.undo?.at(-1);
  if (last?.type === 'inlineCode' && undo?.kind === 'raw') {
    const offset = last.value?.length ?? 0;
    into[into.length - 1] = {
      ...code((last.value ?? '') + shown),
      data: {
        undo: [
          {
            kind: 'raw',
            lengths: [...undo.lengths, raw.length],
            lineEnds: [...undo.lineEnds, ...lineEnds.map((at) => at + offset)],
          },
        ],
      },
    };
  } else {
    into.push(marked(code(shown), { kind: 'raw', lengths: [raw.length], lineEnds }));
  }
}

const DETAILS = /^<details( open)?>\s*(?:<summary>([\s\S]*?)<\/summary>)?\s*$/i;
const DETAILS_END = /^<\/details>\s*$/i;

/** Blocks with every `html` block replaced; what stands between `<details>` tags becomes theirs. */
export function replaceBlocks(nodes: readonly Tree[], context: HtmlContext): Tree[] {
  const result: Tree[] = [];
  for (let index = 0; index < nodes.length; index += 1) {
    const node = nodes[index];
    if (context.twins && node?.type === 'paragraph' && isAnchors(node)) {
      // Their ids are pinned to a heading; there is nothing to show.
      context.note('twin', (node.children ?? []).map(({ value = '' }) => value).join(''), node);
      result.push(group([], { kind: 'hidden', nodes: [node] }));
      continue;
    }
    if (!node || node.type !== 'html') {
      if (node) result.push(node);
      continue;
    }
    const raw = node.value ?? '';
    const opening = context.twins ? DETAILS.exec(raw) : null;
    const end = opening ? detailsEnd(nodes, index) : -1;
    const last = nodes[end];
    const summary = opening ? readSummary(opening[2]) : undefined;
    if (opening && last && summary) {
      context.note('twin', raw, node);
      const inner = replaceBlocks(nodes.slice(index + 1, end), context);
      const details = element('details', [...summary, ...inner], true);
      if (opening[1]) details.attributes = [{ type: 'mdxJsxAttribute', name: 'open', value: null }];
      const undo = { kind: 'tags', open: raw, close: last.value } as const;
      result.push(marked({ ...details, position: node.position }, undo));
      index = end;
      continue;
    }
    const twin = context.twins ? blockTwin(raw) : undefined;
    context.note(twin ? 'twin' : 'shown', raw, node);
    result.push(
      twin
        ? marked({ ...twin, position: node.position }, { kind: 'tags', open: raw })
        : marked(block(raw, 'html'), { kind: 'literal', type: 'html' }),
    );
  }
  return result;
}

/** Whether a paragraph is nothing but `<a name="x"></a>` and white space. */
export function isAnchors(node: Tree): boolean {
  const children = node.children ?? [];
  let open = false;
  for (const { type, value = '' } of children) {
    const tag = type === 'html' ? readTag(value) : undefined;
    if (tag && !open && anchorOf(tag) !== undefined) open = true;
    else if (tag?.closing && open && tag.name === 'a') open = false;
    else if (type !== 'text' || value.trim()) return false;
  }
  return !open && children.some(({ type }) => type === 'html');
}

/** Index of the block that closes the `<details>` block at `from`; -1 when none does. */
export function detailsEnd(nodes: readonly Tree[], from: number): number {
  let depth = 0;
  for (let index = from; index < nodes.length; index += 1) {
    const node = nodes[index];
    // A heading inside would be a section nobody sees; such notes keep their tags as text.
    if (node?.type === 'heading') return -1;
    if (node?.type !== 'html') continue;
    if (DETAILS.test(node.value ?? '')) depth += 1;
    else if (DETAILS_END.test(node.value ?? '')) depth -= 1;
    if (depth === 0) return index;
  }
  return -1;
}

/** A summary's line: words and bold, italic or code ones. Undefined for one with more in it. */
function readSummary(inner: string | undefined): Tree[] | undefined {
  if (inner === undefined) return [];
  const children: Tree[] = [];
  for (const part of inner.trim().split(/(<(?:b|strong|i|em|code)>[^<]*<\/\w+>)/i)) {
    const [, name, words] = /^<(\w+)>([^<]*)<\/\1>$/i.exec(part) ?? [];
    if (name) children.push(element(name.toLowerCase(), [text(words ?? '')]));
    else if (/[<>&]|https?:|www\.|@|\n/.test(part)) return undefined;
    else if (part) children.push(text(part));
  }
  if (children.length === 0) return [];
  return [marked(paragraph([element('summary', children)]), { kind: 'drop' })];
}

function blockTwin(raw: string): Tree | undefined {
  const value = raw.trim();
  if (/^<br\s*\/?>$/i.test(value)) return element('br', [], true);
  if (/^<hr\s*\/?>$/i.test(value)) return { type: 'thematicBreak' };
  if (/^<a\s[^>]*>\s*<\/a>$/i.test(value)) {
    const tag = readTag(value.slice(0, value.indexOf('>') + 1));
    return tag && anchorOf(tag) !== undefined ? { type: 'group', children: [] } : undefined;
  }
  if (!/^<img\s[^>]*>$/i.test(value)) return undefined;
  const tag = readTag(value);
  const image = tag && voidTwin(tag);
  return image && paragraph([image]);
}
