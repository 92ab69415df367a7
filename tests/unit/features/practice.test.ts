import { describe, expect, test } from 'vitest';
import {
  drawQuestions,
  isRight,
  readSitting,
  resultOf,
  type Asked,
  type Domain,
} from '../../../src/features/practice/sitting.ts';
import { random } from '../../bench/generate.ts';

const DOMAINS: readonly Domain[] = [
  [50, '1.1 1.2'],
  [30, '2.1'],
  [20, '3.1'],
];
const make = (task: string, count: number): Asked[] =>
  Array.from({ length: count }, (_, index) => ({ id: `q-${task}-${index}`, tasks: [task] }));
const QUESTIONS = [...make('1.1', 20), ...make('1.2', 20), ...make('2.1', 20), ...make('3.1', 2)];
const inDomain = (ids: readonly string[], task: string) =>
  ids.filter((id) => id.startsWith(`q-${task}`)).length;

describe('an exam of practice questions', () => {
  test('draws each once, in the proportions of the domains', () => {
    const ids = drawQuestions(QUESTIONS, DOMAINS, 10, random(1));
    expect(new Set(ids).size).toBe(10);
    expect([inDomain(ids, '1'), inDomain(ids, '2'), inDomain(ids, '3')]).toEqual([5, 3, 2]);
    expect(drawQuestions(QUESTIONS, DOMAINS, 10, random(2))).not.toEqual(ids);
  });

  test('takes from the others what a domain lacks, and all there are when there are fewer', () => {
    const ids = drawQuestions(QUESTIONS, DOMAINS, 30, random(1));
    expect([ids.length, inDomain(ids, '3')]).toEqual([30, 2]);
    expect(drawQuestions(QUESTIONS, DOMAINS, 500, random(1))).toHaveLength(62);
  });

  test('counts a question as the exam does, and a blank as wrong; the result is by task', () => {
    expect([isRight([1, 0], [0, 1]), isRight([0], [0, 1]), isRight([], [0])]).toEqual([
      true,
      false,
      false,
    ]);
    const sitting = {
      ids: ['q-1.1-0', 'q-1.1-1', 'q-2.1-0'],
      picks: { 'q-1.1-0': [2] },
      spent: 9,
      done: true,
    };
    const right = new Map(sitting.ids.map((id) => [id, [2]]));
    expect(resultOf(sitting, new Map(QUESTIONS.map((asked) => [asked.id, asked])), right)).toEqual({
      tasks: [
        { task: '1.1', right: 1, all: 2 },
        { task: '2.1', right: 0, all: 1 },
      ],
      missed: ['q-1.1-1', 'q-2.1-0'],
    });
  });

  test('goes on from what was kept, unless it is broken or of another edition', () => {
    const known = new Set(['a', 'b']);
    const good = { ids: ['a', 'b'], picks: { a: [1] }, spent: 60, done: false };
    expect(readSitting(good, known)).toEqual(good);
    for (const bad of [
      undefined,
      {},
      { ...good, ids: ['gone'] },
      { ...good, spent: -1 },
      { ...good, spent: Number.NaN },
      { ...good, picks: 'x' },
    ]) {
      expect(readSitting(bad, known)).toBeUndefined();
    }
    expect(readSitting({ ...good, picks: { a: ['x'], c: [1] } }, known)?.picks).toEqual({});
  });
});
