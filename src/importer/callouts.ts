/**
 * What people do to make a line stand out → callouts: quotes, bold labels, and code spans that are
 * sentences. Only wraps and labels; the words stay as they are, and `undo.ts` can take it all back.
 */
import { readsAsProse } from './highlight.ts';
import { kindOfForeign, kindOfLabel, type AlertKind } from './labels.ts';
import { group, lineOfWords, marked, paragraph, text, type Tree, type Undo } from './tree.ts';

/** Which lone code spans become EXAM callouts: those that read as prose, all, or none. */
export type Tips = 'prose' | 'all' | 'none';

export interface Decision {
  readonly became: AlertKind | 'EXAM' | 'code';
  readonly why: string;
  readonly words: string;
}

export interface CalloutContext {
  readonly tips: Tips;
  /** The node whose children these are: `root`, `listItem`, `blockquote` … */
  readonly parent: string;
  /** A task's first paragraph holds its check box, which a quote cannot. */
  readonly task: boolean;
  readonly note: (decision: Decision, node: Tree) => void;
}

/** The marker as the site reads it, whatever the word in it. */
const MARKER = /^\[!([^\]\n]*)\][ \t]*/;
const OWN = /^(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION)$/;

/** Blocks with callouts in place of what was highlighted. Wrapped content is not looked at again. */
export function replaceCallouts(nodes: readonly Tree[], context: CalloutContext): Tree[] {
  const result: Tree[] = [];
  for (let index = 0; index < nodes.length; index += 1) {
    const node = nodes[index];
    if (!node) continue;
    const next = nodes[index + 1];
    if (node.type === 'blockquote') {
      result.push(alert(node, context));
      continue;
    }
    if (node.type !== 'paragraph' || (context.task && index === 0)) {
      result.push(node);
      continue;
    }
    const absorbed = next && (next.type === 'paragraph' || next.type === 'list') ? next : undefined;
    const labelled = label(node, absorbed && !highlighted(absorbed) ? absorbed : undefined);
    // In a list without blank lines a paragraph after a quote would be taken into the quote.
    const tight = context.parent === 'listItem' && next?.type === 'paragraph';
    if (labelled && !(tight && !labelled.alone)) {
      context.note({ became: labelled.kind, why: labelled.why, words: labelled.words }, node);
      result.push(labelled.node);
      if (labelled.alone) index += 1;
      continue;
    }
    result.push(tight ? node : exam(node, context));
  }
  return result;
}

const firstText = (quote: Tree): Tree | undefined => {
  const first = quote.children?.[0];
  const child = first?.type === 'paragraph' ? first.children?.[0] : undefined;
  return child?.type === 'text' ? child : undefined;
};

/** A quote → an alert; one that is an alert already keeps its kind, another tool's gets the nearest. */
function alert(quote: Tree, context: CalloutContext): Tree {
  const [first, ...others] = quote.children ?? [];
  if (!first) return quote;
  const opening = firstText(quote);
  const value = opening?.value ?? '';
  const word = MARKER.exec(value)?.[1]?.trim();
  const nested = context.parent === 'blockquote';
  if (word !== undefined && opening) {
    const isExam = word === 'EXAM' && /\S/.test(value.replace(MARKER, '') + restOf(quote));
    if (OWN.test(word) || isExam) {
      const became = word as Decision['became'];
      const untitled = /^\[![^\]\n]*\][ \t]*(?:\n|$)/.test(value);
      const words = isExam && untitled ? lineOfWords(quote).replace(/^\[!EXAM\]\s*/, '') : '';
      context.note({ became, why: 'it is an alert already', words }, quote);
      return quote;
    }
    const foreign = kindOfForeign(word);
    if (foreign) {
      const now = value.replace(/^\[![^\]\n]*\][+-]?/, `[!${foreign}]`);
      context.note({ became: foreign, why: `it was marked [!${word}]`, words: '' }, quote);
      const renamed = marked({ ...opening, value: now }, { kind: 'fields', was: { value } });
      const head = { ...first, children: [renamed, ...(first.children ?? []).slice(1)] };
      return { ...quote, children: [head, ...others] };
    }
  } else if (nested) {
    return quote;
  }
  context.note({ became: 'NOTE', why: 'it is a quote', words: '' }, quote);
  return { ...quote, children: withMark('NOTE', quote.children ?? []) };
}

/** Whether anything but the first text of a quote says something. */
const restOf = (quote: Tree): string => {
  const [first, ...others] = quote.children ?? [];
  return (first?.children ?? []).length > 1 || others.length > 0 ? 'more' : '';
};

/** Blocks opened by an alert's marker, on the first paragraph's own first line where there is one. */
function withMark(kind: AlertKind | 'EXAM', blocks: readonly Tree[]): Tree[] {
  const [first, ...others] = blocks;
  if (first?.type === 'paragraph') {
    const mark = marked(text(`[!${kind}]\n`), { kind: 'drop' });
    return [{ ...first, children: [mark, ...(first.children ?? [])] }, ...others];
  }
  return [marked(paragraph([text(`[!${kind}]`)]), { kind: 'drop' }), ...blocks];
}

const quoted = (children: Tree[], undo: Undo, from: Tree): Tree => ({
  type: 'blockquote',
  children,
  position: from.position,
  data: { undo: [undo] },
});

interface Labelled {
  readonly kind: AlertKind;
  readonly node: Tree;
  readonly alone: boolean;
  readonly why: string;
  readonly words: string;
}

/** A paragraph that opens with **Note**, `Tip:` and the like; `next` is what a lone label speaks of. */
function label(node: Tree, next: Tree | undefined): Labelled | undefined {
  const [first, ...rest] = node.children ?? [];
  if (!first) return undefined;
  const strong = first.type === 'strong' || first.type === 'emphasis';
  const [inner] = first.children ?? [];
  const words = strong && first.children?.length === 1 ? inner?.value : undefined;
  const plain = first.type === 'text' ? /^([^\n:：]{2,20}[:：])\s*/.exec(first.value ?? '') : null;
  const word = words ?? plain?.[1] ?? '';
  const kind = kindOfLabel(word);
  if (!kind) return undefined;
  const [second] = rest;
  const colon = /[:：]\s*$/.test(word) || /^\s*[:：]/.test(second?.value ?? '');
  // Emphasis without a colon is only a stressed word; bold is how labels are written.
  if (!colon && first.type !== 'strong') return undefined;
  const { label, body } = plain
    ? cut(first, plain[0].length, rest)
    : cutAfter(first, /^\s*[:：]?\s*/, rest);
  const why = `it opens with “${word}”`;
  if (body.length === 0) {
    if (!next) return undefined;
    const mark = marked(paragraph([text(`[!${kind}]`)]), { kind: 'drop' });
    const undo = { kind: 'label', label, alone: true } as const;
    return { kind, node: quoted([mark, next], undo, node), alone: true, why, words: word };
  }
  const children = withMark(kind, [{ ...node, children: body }]);
  const undo = { kind: 'label', label, alone: false } as const;
  return { kind, node: quoted(children, undo, node), alone: false, why, words: word };
}

/** Whether a paragraph is nothing but a label, which speaks of the block that follows. */
export const isLoneLabel = (node: Tree, next: Tree): boolean =>
  node.type === 'paragraph' && label(node, next)?.alone === true;

function cut(first: Tree, end: number, rest: Tree[]): { label: Tree[]; body: Tree[] } {
  const value = first.value ?? '';
  const after = value.slice(end);
  return { label: [text(value.slice(0, end))], body: after ? [text(after), ...rest] : rest };
}

function cutAfter(first: Tree, gap: RegExp, rest: Tree[]): { label: Tree[]; body: Tree[] } {
  const [second, ...others] = rest;
  if (second?.type === 'break') return { label: [first, second], body: others };
  if (second?.type !== 'text') return { label: [first], body: rest };
  const length = gap.exec(second.value ?? '')?.[0].length ?? 0;
  const { label, body } = cut(second, length, others);
  return { label: [first, ...label], body };
}

const isSpan = (nodes: readonly Tree[]): Tree | undefined => {
  const said = nodes.filter((node) => node.type !== 'text' || node.value !== '');
  return said.length === 1 && said[0]?.type === 'inlineCode' ? said[0] : undefined;
};

const highlighted = (node: Tree): boolean =>
  node.type === 'paragraph' && isSpan(node.children ?? []) !== undefined;

/** Addresses become links when read back from prose, and `[[x]]` a link of the site's own. */
const UNQUOTABLE = /:\/\/|www\.|@\w|\[\[|^\[!/;

function verdict(span: Tree, tips: Tips): { exam: boolean; why: string } {
  const value = span.value ?? '';
  if (tips === 'none') return { exam: false, why: 'tips are off' };
  if (UNQUOTABLE.test(value)) return { exam: false, why: 'it has an address' };
  if (tips === 'all') return { exam: true, why: 'every lone code span is a tip' };
  const { prose, why } = readsAsProse(value);
  return { exam: prose, why };
}

/** A paragraph → itself, an EXAM callout, or the lines of it that are callouts and those that are not. */
function exam(node: Tree, context: CalloutContext): Tree {
  const lines = linesOf(node.children ?? []);
  const spans = lines.map(({ nodes }) => isSpan(nodes));
  if (spans.every((span) => !span)) return node;
  const verdicts = spans.map((span) => span && verdict(span, context.tips));
  for (const [index, judged] of verdicts.entries()) {
    const span = spans[index];
    if (!judged || !span) continue;
    const became = judged.exam ? 'EXAM' : 'code';
    context.note({ became, why: judged.why, words: span.value ?? '' }, span);
  }
  if (lines.length > 1 && context.parent !== 'root') return node;
  const parts: Tree[] = [];
  const joints: Tree[] = [];
  let open: Tree[] | undefined;
  for (const [index, { nodes, joint }] of lines.entries()) {
    const span = verdicts[index]?.exam ? spans[index] : undefined;
    const before = lines[index - 1]?.joint;
    if (span) {
      if (before) joints.push(before);
      open = undefined;
      const body = paragraph([text(span.value ?? '')]);
      parts.push(quoted(withMark('EXAM', [body]), { kind: 'exam' }, span));
    } else if (open && before) {
      open.push(before, ...nodes);
    } else {
      if (before) joints.push(before);
      open = [...nodes];
      parts.push({ ...paragraph(open), position: node.position });
    }
    if (joint === undefined) break;
  }
  const [only] = parts;
  if (parts.length === 1 && only) return only.type === 'blockquote' ? only : node;
  return group(parts, { kind: 'split', joints });
}

interface Line {
  readonly nodes: Tree[];
  /** What ended the line: a hard break or a line end; nothing after the last. */
  readonly joint: Tree | undefined;
}

function linesOf(children: readonly Tree[]): Line[] {
  const lines: Line[] = [];
  let nodes: Tree[] = [];
  const end = (joint: Tree): void => {
    lines.push({ nodes, joint });
    nodes = [];
  };
  for (const child of children) {
    if (child.type === 'break') end(child);
    else if (child.type === 'text') {
      for (const [index, value] of (child.value ?? '').split('\n').entries()) {
        if (index > 0) end(text('\n'));
        if (value) nodes.push({ ...child, value });
      }
    } else nodes.push(child);
  }
  lines.push({ nodes, joint: undefined });
  return lines;
}
