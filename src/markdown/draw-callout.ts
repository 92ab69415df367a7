/** Callouts as markup: a labelled aside; questions with their options folded, changes part by part. */
import type { Element, ElementContent, Properties } from 'hast';
import type { RootContent } from 'mdast';
import type { State } from 'mdast-util-to-hast';
import { showDate } from '../core/dates.ts';
import { interfaceOf, type Speech } from '../core/interface.ts';
import { CALLOUT_KINDS } from './callout-kinds.ts';
import { changePart } from './callouts.ts';
import { h, icon, text } from './hast.ts';
import { titleOf, type Callout } from './nodes.ts';
import { readQuestion } from './questions.ts';

export function drawCallout(state: State, callout: Callout, speech: Speech): Element {
  const t = interfaceOf(speech);
  const { icon: path } = CALLOUT_KINDS[callout.kind];
  const label = t(`callout.${callout.kind}`);
  const kind: ElementContent[] = [icon(path), text(label)];
  if (callout.date) {
    kind.push(
      text(' '),
      h('time', { dateTime: callout.date }, [text(showDate(callout.date, speech.language))]),
    );
  }
  const id = titleOf(callout)?.data?.anchors?.[0];
  const named: Properties = id ? { ariaLabelledBy: [id] } : { ariaLabel: label };
  const children =
    callout.kind === 'question'
      ? drawQuestion(state, callout, speech)
      : callout.children.flatMap((child) => drawPart(state, child, callout, speech));
  return h('aside', { className: ['callout', callout.kind], ...named }, [
    h('p', { className: ['kind'] }, kind),
    ...children,
  ]);
}

/**
 * A question is thought about before its options are seen, and an option chosen before its reason:
 * both are folded, which needs no script.
 */
function drawQuestion(state: State, callout: Callout, speech: Speech): ElementContent[] {
  const t = interfaceOf(speech);
  const { scenario, options, after } = readQuestion(callout);
  const draw = (nodes: readonly RootContent[]): ElementContent[] =>
    nodes.flatMap((node) => drawPart(state, node, callout, speech));
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
          text(t(right ? 'question.right' : 'question.wrong')),
        ]),
        ...draw(reason),
      ]),
    ]),
  );
  return [
    ...draw(title ? [title] : []),
    ...draw(scenario),
    h('details', { className: ['options'] }, [
      h('summary', {}, [text(t('question.options', { n: options.length }))]),
      h('ol', {}, list),
      ...draw(after),
    ]),
  ];
}

/** A block of a callout; those of CHANGED that begin with Then, Now or Source say so in their class. */
function drawPart(
  state: State,
  child: RootContent,
  callout: Callout,
  speech: Speech,
): ElementContent[] {
  const drawn = state.one(child, callout);
  const parts = (Array.isArray(drawn) ? drawn : drawn ? [drawn] : []) as ElementContent[];
  const [element] = parts;
  if (callout.kind === 'changed' && child.type === 'paragraph' && element?.type === 'element') {
    const name = changePart(child, speech);
    if (name) element.properties['className'] = [name];
  }
  return parts;
}
