import { describe, expect, test } from 'vitest';
import { byRelevance, examOf, skillAnchor, taskAnchor } from '../../../src/features/exam/exam.ts';
import { bread, site } from './flightless.ts';

const exam = examOf(site);
const tasks = exam?.domains.flatMap((domain) => domain.tasks) ?? [];
const feed = tasks[0];
const ids = (list: readonly { id: string }[] | undefined) => list?.map(({ id }) => id);

describe('the exam', () => {
  test('counts its tasks, its skills and those that lack something here', () => {
    expect([exam?.tasks, exam?.skills, exam?.gapped]).toEqual([3, 3, 2]);
  });

  test('draws the heaviest domain as a full bar and the others in proportion', () => {
    expect(exam?.domains.map(({ weight, bar }) => [weight, bar])).toEqual([
      [60, 100],
      [40, 66.7],
    ]);
  });

  test('gives every task and skill the anchor that pages link to', () => {
    expect(taskAnchor('1.2')).toBe('task-1-2');
    expect(skillAnchor('1.1.10')).toBe('skill-1-1-10');
    expect(tasks.map(({ anchor }) => anchor)).toEqual(['task-1-1', 'task-1-2', 'task-2-1']);
  });

  test('lists what serves a task, core before useful before legacy', () => {
    expect(ids(feed?.sections)).toEqual(['emu/food', 'emu/habitat']);
    expect(ids(feed?.comparisons)).toEqual(['emu-vs-rhea']);
  });

  test('counts a service that only a skill names as serving its task', () => {
    expect(ids(feed?.services)).toEqual(['emu', 'barn', 'rhea']);
  });

  test('names what a task needs and nothing here teaches, each once', () => {
    expect(tasks.map(({ gapped, gaps }) => [gapped, gaps])).toEqual([
      [1, ['Ostrich']],
      [0, []],
      [1, ['Scale', 'Ostrich']],
    ]);
  });

  test('leads from a gap to its skills and services, with its share as a bar', () => {
    expect(exam?.gaps.map(({ name, bar, skills }) => [name, bar, skills])).toEqual([
      [
        'Ostriches',
        100,
        [
          { id: '1.1.1', anchor: 'skill-1-1-1' },
          { id: '2.1.1', anchor: 'skill-2-1-1' },
        ],
      ],
      ['Scales', 25, []],
    ]);
    expect(ids(exam?.gaps[0]?.services)).toEqual(['emu']);
  });

  test('says what is no longer worth learning, and what is instead', () => {
    expect(exam?.dropped.map(({ item, instead }) => [item, instead])).toEqual([
      ['Dodo keeping', 'Emus'],
    ]);
  });

  test('is undefined for notes that are for no exam', () => {
    expect(examOf(bread)).toBeUndefined();
  });

  test('puts pages that nobody judged last', () => {
    const judged = (['legacy', undefined, 'core', 'useful'] as const).map((relevance) => ({
      relevance,
    }));
    expect(judged.sort(byRelevance).map(({ relevance }) => relevance)).toEqual([
      'core',
      'useful',
      'legacy',
      undefined,
    ]);
  });
});
