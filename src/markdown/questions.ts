/**
 * Practice questions: a QUESTION callout whose body is a scenario and a list of options.
 *
 *     > [!QUESTION] Which brake ends the loop? [#q-brake]
 *     > A hare runs in circles.
 *     >
 *     > - [ ] A longer track.
 *     >
 *     >   It runs longer, still in circles.        ← every option says why
 *     > - [x] A carrot at the exit.
 *     >
 *     >   It has a reason to leave.
 */
import type { List, ListItem, RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import type { Problem } from '../core/problem.ts';
import { titleOf, type Callout } from './nodes.ts';
import { placeOf } from './place.ts';

export interface Option {
  readonly right: boolean;
  /** The option itself: the item's first block. */
  readonly option: RootContent;
  /** Why it is right or wrong: the blocks after it. */
  readonly reason: readonly RootContent[];
}

export interface Question {
  readonly scenario: readonly RootContent[];
  readonly options: readonly Option[];
  /** What stands after the options, such as a `Source:` paragraph. */
  readonly after: readonly RootContent[];
}

const isOptions = (node: RootContent): node is List =>
  node.type === 'list' && node.children.some((item) => typeof item.checked === 'boolean');

/** A question's parts; options are empty when the callout has no list with boxes. */
export function readQuestion(callout: Callout): Question {
  const body = titleOf(callout) ? callout.children.slice(1) : callout.children;
  const at = body.findIndex(isOptions);
  if (at < 0) return { scenario: body, options: [], after: [] };
  return {
    scenario: body.slice(0, at),
    options: (body[at] as List).children.flatMap(optionOf),
    after: body.slice(at + 1),
  };
}

function optionOf(item: ListItem): Option[] {
  const [option, ...reason] = item.children;
  return option ? [{ right: item.checked === true, option, reason }] : [];
}

/** What a question lacks: a title, a scenario, two options, a right one, a reason for each. */
export function judgeQuestion(callout: Callout, file: string): Problem[] {
  const { scenario, options } = readQuestion(callout);
  const problem = (node: RootContent, found: string, expected: string): Problem => ({
    code: 'incomplete-question',
    place: placeOf(file, node),
    found,
    expected,
  });
  const problems: Problem[] = [];
  const need = (given: boolean, found: string, expected: string): void => {
    if (!given) problems.push(problem(callout, found, expected));
  };
  need(!!titleOf(callout), 'a QUESTION callout without a title', '> [!QUESTION] What is asked?');
  need(scenario.length > 0, 'no scenario in a QUESTION callout', 'a paragraph before the options');
  need(
    options.length >= 2,
    `${options.length} options in a QUESTION callout`,
    'a list of two or more: “- [ ] wrong” and “- [x] right”',
  );
  if (options.length < 2) return problems;
  need(
    options.some(({ right }) => right),
    'no right option in a QUESTION callout',
    '“[x]” before each right one',
  );
  need(
    options.some(({ right }) => !right),
    'no wrong option in a QUESTION callout',
    '“[ ]” before each wrong one',
  );
  for (const { option, reason } of options) {
    if (reason.length > 0) continue;
    problems.push(
      problem(
        option,
        `no reason under “${toString(option).slice(0, 60)}”`,
        'a paragraph in the same list item that says why it is right or wrong',
      ),
    );
  }
  return problems;
}
