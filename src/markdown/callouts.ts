/**
 * Blockquote alerts → callout nodes.
 *
 *     > [!EXAM] How does it end? [#the-end]      callout { kind: 'exam', children: [heading, paragraph] }
 *     > With a bow.                               heading.data.calloutTitle = true
 *
 * Only meaning is decided here; labels and icons are added when the page is drawn (`draw-callout.ts`).
 */
import type { Blockquote, Paragraph, PhrasingContent, Root, RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { SKIP, visit } from 'unist-util-visit';
import { ENGLISH, interfaceOf, type Speech } from '../core/interface.ts';
import { nearest, type Problem } from '../core/problem.ts';
import { CALLOUT_WORDS, kindOf, type CalloutKind } from './callout-kinds.ts';
import { titleOf, type Callout } from './nodes.ts';
import { placeOf } from './place.ts';
import { judgeQuestion } from './questions.ts';

const MARKER = /^\[!([^\]\n]*)\][ \t]*/;
const DATE = /^\d{4}(-\d{2}(-\d{2})?)?$/;

/** Turns every alert of the tree into a callout, in place. Returns what the author must mend. */
export function readCallouts(root: Root, file: string, speech: Speech = ENGLISH): Problem[] {
  const problems: Problem[] = [];
  visit(root, 'blockquote', (node, index, parent) => {
    const marker = markerOf(node);
    if (!marker || index === undefined || !parent) return undefined;
    const [word = '', ...rest] = marker.split(/\s+/);
    const kind = kindOf(word);
    if (!kind) {
      problems.push({
        code: 'unknown-callout',
        place: placeOf(file, node),
        found: `[!${marker}]`,
        expected: `one of ${CALLOUT_WORDS.join(', ')}`,
        suggestion: nearest(word, CALLOUT_WORDS),
      });
      return SKIP;
    }
    const callout = build(node, kind);
    problems.push(...(kind === 'changed' ? dated(callout, rest.join(' '), file, speech) : []));
    if (kind === 'question') problems.push(...judgeQuestion(callout, file));
    if (kind === 'exam' && !titleOf(callout)) problems.push(...untitled(callout, file));
    parent.children[index] = callout;
    return undefined;
  });
  return problems;
}

/** The text between `[!` and `]` of a blockquote that begins with it, else undefined. */
function markerOf(node: Blockquote): string | undefined {
  const first = node.children[0];
  if (first?.type !== 'paragraph') return undefined;
  const text = first.children[0];
  return text?.type === 'text' ? MARKER.exec(text.value)?.[1]?.trim() : undefined;
}

function build(node: Blockquote, kind: CalloutKind): Callout {
  const [first, ...others] = node.children;
  const { title, rest } = splitFirstLine(first as Paragraph);
  const children: RootContent[] = [...others];
  if (rest.length > 0) {
    children.unshift({ type: 'paragraph', children: rest, ...positioned(first) });
  }
  if (title.length > 0) {
    children.unshift({
      type: 'heading',
      depth: 3,
      children: title,
      data: { calloutTitle: true },
      ...positioned(first),
    });
  }
  return { type: 'callout', kind, children, ...positioned(node) };
}

const positioned = (node: RootContent | undefined): Pick<RootContent, 'position'> =>
  node?.position ? { position: node.position } : {};

/** Cuts a paragraph at its first line end: the marker's line is the title, what follows the body. */
function splitFirstLine(paragraph: Paragraph): {
  title: PhrasingContent[];
  rest: PhrasingContent[];
} {
  const title: PhrasingContent[] = [];
  const rest: PhrasingContent[] = [];
  let cut = false;
  for (const [index, child] of paragraph.children.entries()) {
    if (cut) {
      rest.push(child);
      continue;
    }
    if (child.type === 'break') {
      cut = true;
      continue;
    }
    if (child.type !== 'text') {
      title.push(child);
      continue;
    }
    const value = index === 0 ? child.value.replace(MARKER, '') : child.value;
    const end = value.indexOf('\n');
    cut = end >= 0;
    const before = cut ? value.slice(0, end) : value;
    const after = cut ? value.slice(end + 1) : '';
    if (index === 0 ? before.trim() : before) title.push({ ...child, value: before });
    if (after) rest.push({ ...child, value: after });
  }
  return { title, rest };
}

function untitled(callout: Callout, file: string): Problem[] {
  // An imported highlight has no question yet; it shows its text. Only an empty callout is wrong.
  if (toString(callout).trim()) return [];
  return [
    {
      code: 'empty-callout',
      place: placeOf(file, callout),
      found: 'an EXAM callout without text',
      expected: '> [!EXAM] A question? and, on the next line, its answer',
    },
  ];
}

/** A CHANGED callout says when, what was, what is, and who says so; a part that is missing is named. */
function dated(callout: Callout, date: string, file: string, speech: Speech): Problem[] {
  callout.date = date;
  const problem = (found: string, expected: string): Problem => ({
    code: 'incomplete-change',
    place: placeOf(file, callout),
    found,
    expected,
  });
  const problems: Problem[] = [];
  if (!DATE.test(date)) {
    problems.push(
      problem(`[!CHANGED${date ? ` ${date}` : ''}]`, 'a date such as 2020, 2020-12 or 2020-12-01'),
    );
  }
  const paragraphs = callout.children.filter((child) => child.type === 'paragraph');
  const parts = new Set(paragraphs.map((paragraph) => changePart(paragraph, speech)));
  const t = interfaceOf(speech);
  for (const [part, rest] of Object.entries(CHANGE_PARTS)) {
    if (parts.has(part as ChangePart)) continue;
    const label = `${t(`change.${part as ChangePart}`)}:`;
    problems.push(
      problem(`no “${label}” paragraph in a CHANGED callout`, rest.replace('…:', label)),
    );
  }
  return problems;
}

/** The parts of a CHANGED callout, as they are written. */
const CHANGE_PARTS = {
  then: '**…:** what was true',
  now: '**…:** what is true today',
  source: '…: [its name](https://…)',
} as const;
type ChangePart = keyof typeof CHANGE_PARTS;

/** Which part of a CHANGED callout a paragraph is, by its first word in English or in the site's language. */
export function changePart(paragraph: Paragraph, speech: Speech): ChangePart | undefined {
  const start = /^([^:：]+?)\s?[:：]/.exec(toString(paragraph))?.[1];
  return (Object.keys(CHANGE_PARTS) as ChangePart[]).find((part) =>
    [ENGLISH, speech].some((each) => interfaceOf(each)(`change.${part}`) === start),
  );
}
