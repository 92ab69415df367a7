import { expect, test } from 'vitest';
import { readCallouts } from '../../../src/markdown/callouts.ts';
import type { Callout } from '../../../src/markdown/nodes.ts';
import { parseMdx } from '../../../src/markdown/parse.ts';
import { readQuestion } from '../../../src/markdown/questions.ts';

const WHOLE = `> [!QUESTION] Which brake ends the loop? [#q-brake]
> A hare runs in circles.
>
> - [ ] A longer track.
>
>   It runs longer, still in circles.
> - [x] A carrot at the exit.
>
>   It has a reason to leave.
>
> Source: [Hares](https://example.org/)
`;

const problemsOf = (text: string): string[] =>
  readCallouts(parseMdx(text), 'a.mdx').map(
    ({ place, found }) => `${place.line}:${place.column} ${found}`,
  );

test('a question has a scenario, options with their reasons, and its source after them', () => {
  const tree = parseMdx(WHOLE);
  expect(readCallouts(tree, 'a.mdx')).toEqual([]);
  const { scenario, options, after } = readQuestion(tree.children[0] as Callout);
  expect(scenario).toHaveLength(1);
  expect(options.map(({ right, reason }) => [right, reason.length])).toEqual([
    [false, 1],
    [true, 1],
  ]);
  expect(after).toHaveLength(1);
});

test('an option without its reason is named where it stands', () => {
  expect(problemsOf(WHOLE.replace('>   It has a reason to leave.\n', ''))).toEqual([
    '7:9 no reason under “A carrot at the exit.”',
  ]);
});

test('a question without a right option, without options, without a scenario is incomplete', () => {
  expect(problemsOf(WHOLE.replace('[x]', '[ ]'))).toEqual([
    '1:1 no right option in a QUESTION callout',
  ]);
  expect(problemsOf(WHOLE.replace('[ ]', '[x]'))).toEqual([
    '1:1 no wrong option in a QUESTION callout',
  ]);
  expect(problemsOf('> [!QUESTION] Why?\n> Because.\n')).toEqual([
    '1:1 0 options in a QUESTION callout',
  ]);
  expect(problemsOf(WHOLE.replace('> A hare runs in circles.\n', ''))).toEqual([
    '1:1 no scenario in a QUESTION callout',
  ]);
});
