/**
 * What people do to make a line stand out → callouts: quotes, bold labels, and code spans that are
 * sentences. Only a marker and quote signs are added; the author's words stay where they are.
 */
import { escapeText, prefixAt, type Edit } from './edits.ts';
import { readsAsProse } from './highlight.ts';
import { kindOfForeign, kindOfLabel, type AlertKind } from '../markdown/callout-words.ts';
import { endOf, lineOfWords, startOf, walk, type Tree } from './tree.ts';

/** Which lone code spans become EXAM callouts: those that read as prose, all, or none. */
export type Tips = 'prose' | 'all' | 'none';

export interface Decision {
  readonly became: AlertKind | 'EXAM' | 'code';
  readonly why: string;
  readonly words: string;
}

/** What was decided on the blocks of a page. */
export interface Callouts {
  /** Quotes and the marker that is put, or put in place of theirs. */
  readonly quotes: ReadonlyMap<Tree, string>;
  /** Blocks that become a callout, with its kind; `after`: the second block of one. */
  readonly wraps: ReadonlyMap<Tree, AlertKind | 'after'>;
  /** Code spans that become EXAM callouts. */
  readonly spans: ReadonlySet<Tree>;
  readonly decisions: readonly { readonly node: Tree; readonly decision: Decision }[];
}

/** The marker as the site reads it, whatever the word in it, and the sign of a folded one. */
const MARKER = /^\[!([^\]\n]*)\]([+-]?)[ \t]*/;
const OWN = /^(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION)$/i;
const CONTAINERS = new Set(['root', 'listItem', 'blockquote']);

export function decideCallouts(blocks: readonly Tree[], source: string, tips: Tips): Callouts {
  const quotes = new Map<Tree, string>();
  const wraps = new Map<Tree, AlertKind | 'after'>();
  const spans = new Set<Tree>();
  const decisions: { node: Tree; decision: Decision }[] = [];
  const note = (node: Tree, decision: Decision): void => void decisions.push({ node, decision });

  const visit = (parent: Tree, inCallout: boolean): void => {
    const children = parent.children ?? [];
    for (const [index, node] of children.entries()) {
      if (node.type === 'blockquote') {
        const mark = markOf(node, parent.type === 'blockquote' || inCallout, note);
        if (mark !== undefined) quotes.set(node, mark);
        visit(node, true);
      } else if (node.type === 'list') {
        for (const item of node.children ?? []) visit(item, inCallout || wraps.has(node));
      } else if (node.type === 'paragraph' && CONTAINERS.has(parent.type) && !inCallout) {
        // A task's first paragraph holds its box, which a quote cannot.
        if (wraps.has(node) || (typeof parent.checked === 'boolean' && index === 0)) continue;
        const next = children[index + 1];
        const label = labelOf(node, next && mayFollow(next) ? next : undefined);
        if (label && !holdsCode(node)) {
          wraps.set(node, label.kind);
          if (label.alone && next) wraps.set(next, 'after');
          note(node, { became: label.kind, why: label.why, words: label.words });
          continue;
        }
        const lines = loneSpans(node, source);
        for (const span of lines) {
          const { exam, why } = verdict(span, tips);
          note(span, { became: exam ? 'EXAM' : 'code', why, words: span.value ?? '' });
          const single = node.children?.length === 1;
          if (exam && (single || parent.type === 'root')) spans.add(span);
        }
      }
    }
  };
  visit({ type: 'root', children: [...blocks] }, false);
  return { quotes, wraps, spans, decisions };
}

type Note = (node: Tree, decision: Decision) => void;

/** The first words of a quote, when they are text. */
export const openingOf = (quote: Tree): Tree | undefined => {
  const [first] = quote.children ?? [];
  const child = first?.type === 'paragraph' ? first.children?.[0] : undefined;
  return child?.type === 'text' ? child : undefined;
};

/** The marker a quote should have; undefined for one that stays as it is. */
function markOf(quote: Tree, nested: boolean, note: Note): string | undefined {
  const value = openingOf(quote)?.value ?? '';
  const [marker, inside, fold] = MARKER.exec(value) ?? [];
  if (inside === undefined || marker === undefined) {
    if (nested || !quote.children?.length) return undefined;
    note(quote, { became: 'NOTE', why: 'it is a quote', words: '' });
    return '[!NOTE]';
  }
  const word = inside.trim();
  const [line = ''] = value.slice(marker.length).split('\n');
  const titled = line.trim() !== '' || (quote.children?.[0]?.children?.length ?? 0) > 1;
  const said = lineOfWords(quote).slice(marker.trim().length).trim();
  const isExam = /^exam$/i.test(word) && said !== '';
  if (OWN.test(word) || isExam) {
    const became = word.toUpperCase() as Decision['became'];
    note(quote, { became, why: 'it is an alert already', words: isExam && !titled ? said : '' });
    return fold ? `[!${became}]` : undefined;
  }
  // The word of another tool is what it shows as the title of a callout without one.
  const kind = kindOfForeign(word.split('|')[0] ?? '') ?? 'NOTE';
  note(quote, { became: kind, why: `it was marked [!${word}]`, words: '' });
  const shown = word.charAt(0).toUpperCase() + word.slice(1).replace(/[|[\]].*$/s, '');
  const title = titled || word.toUpperCase() === kind || !shown ? '' : ` ${escapeText(shown)}`;
  return `[!${kind}]${title}`;
}

interface Label {
  readonly kind: AlertKind;
  readonly alone: boolean;
  readonly why: string;
  readonly words: string;
}

/** A paragraph that opens with **Note**, `Tip:` and the like; `next` is what a lone label speaks of. */
function labelOf(node: Tree, next: Tree | undefined): Label | undefined {
  const [first, second] = node.children ?? [];
  const marked = first?.type === 'strong' || first?.type === 'emphasis';
  const [inner, ...others] = first?.children ?? [];
  const plain = first?.type === 'text' ? /^[^\n:：]{2,20}[:：]/.exec(first.value ?? '')?.[0] : '';
  const words = (marked && others.length === 0 ? inner?.value : plain) ?? '';
  const kind = kindOfLabel(words);
  const colon = /[:：]\s*$/.test(words) || /^\s*[:：]/.test(second?.value ?? '');
  // Emphasis without a colon is only a stressed word; bold is how labels are written.
  if (!kind || (!colon && first?.type !== 'strong')) return undefined;
  const alone = /^[:：\s]*$/.test(lineOfWords(node).slice(words.trim().length));
  if (alone && !next) return undefined;
  return { kind, alone, why: `it opens with “${words}”`, words };
}

/** Whether a block can be what a lone label speaks of: quote signs are put before each of its lines. */
const mayFollow = (node: Tree): boolean =>
  (node.type === 'list' ||
    (node.type === 'paragraph' && node.children?.[0]?.type !== 'inlineCode')) &&
  !holdsCode(node);

const holdsCode = (node: Tree): boolean =>
  [...walk(node)].some(
    ({ type, value = '' }) =>
      type === 'html' || type === 'code' || (type === 'inlineCode' && value.includes('\n')),
  );

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

/** Code spans of a paragraph that have a line to themselves. */
const loneSpans = (node: Tree, source: string): Tree[] =>
  (node.children ?? []).filter((child) => {
    const lead = source.slice(startOf(node), startOf(child)).split('\n').at(-1) ?? '';
    const tail = source.slice(endOf(child), endOf(node)).split('\n')[0] ?? '';
    return child.type === 'inlineCode' && /^[\s>]*$/.test(lead) && /^[ \t]*\\?$/.test(tail);
  });

/** The edits for the children of one container. */
export function calloutEdits(container: Tree, source: string, callouts: Callouts): Edit[] {
  const edits: Edit[] = [];
  const insert = (at: number, text: string): void => void edits.push({ start: at, end: at, text });
  for (const [index, node] of (container.children ?? []).entries()) {
    const from = startOf(node);
    const prefix = prefixAt(source, from);
    const mark = callouts.quotes.get(node);
    if (mark !== undefined) {
      const [first] = node.children ?? [];
      const inner = prefixAt(source, startOf(first));
      const opening = openingOf(node);
      const was = MARKER.exec(source.slice(startOf(opening), endOf(opening)))?.[0] ?? '';
      const at = startOf(first);
      if (opening && was) {
        const title = was.endsWith(' ') ? ' ' : '';
        edits.push({ start: at, end: at + was.length, text: mark + title });
      } else
        insert(at, `${mark}\n${first?.type === 'paragraph' ? '' : `${inner.trimEnd()}\n`}${inner}`);
    }
    const kind = callouts.wraps.get(node);
    if (kind && kind !== 'after') {
      const next = container.children?.[index + 1];
      const to = endOf(next && callouts.wraps.get(next) === 'after' ? next : node);
      insert(from, `> [!${kind}]\n${prefix}> `);
      for (const { index: at } of source.slice(from, to).matchAll(/\n/g)) {
        const line = from + at + 1;
        const blank = /^[ \t>]*(?:\n|$)/.test(source.slice(line, to));
        insert(lineContent(source, line, prefix), blank ? '>' : '> ');
      }
      if (/^\n[ \t>]*\S/.test(source.slice(to))) insert(to, `\n${prefix.trimEnd()}`);
    }
    if (node.type === 'paragraph') edits.push(...examEdits(node, prefix, source, callouts.spans));
  }
  return edits;
}

/** Where a line's content begins, after the prefix of its container as far as it is there. */
function lineContent(source: string, line: number, prefix: string): number {
  let at = line;
  for (const character of prefix) {
    if (source[at] !== character && !(character === ' ' && source[at] === '\t')) break;
    at += 1;
  }
  return at;
}

/** Lone code spans → EXAM callouts, each a block of its own. */
function examEdits(node: Tree, prefix: string, source: string, spans: ReadonlySet<Tree>): Edit[] {
  const edits: Edit[] = [];
  const gap = `\n${prefix.trimEnd()}\n${prefix}`;
  for (const child of node.children ?? []) {
    if (!spans.has(child)) continue;
    const before =
      /(?<![ \t])[ \t]*\\?\n[ \t>]*$/.exec(source.slice(startOf(node), startOf(child)))?.[0] ?? '';
    const after = /^[ \t]*\\?\n[ \t>]*/.exec(source.slice(endOf(child), endOf(node)))?.[0] ?? '';
    const text = escapeText((child.value ?? '').replace(/(?<!\s)\s*\n\s*/g, ' '));
    const tight = !after && /^[ \t]*\n[ \t>]*\S/.test(source.slice(endOf(node)));
    const below = after ? gap : tight ? `\n${prefix.trimEnd()}` : '';
    // Of two callouts in a row each has its own lines: the gap between is one.
    const start = Math.max(startOf(child) - before.length, edits.at(-1)?.end ?? 0);
    const above = before && start < startOf(child) ? gap : '';
    const written = `${above}> [!EXAM]\n${prefix}> ${text}${below}`;
    edits.push({ start, end: endOf(child) + after.length, text: written });
  }
  return edits;
}
