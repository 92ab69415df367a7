import { describe, expect, test } from 'vitest';
import { deriveRelations } from '../../../src/catalogue/relations.ts';
import { service } from './catalogue.ts';

const verb = (label: string, inverse: string, inverseLabel: string, weight: number) => ({
  label,
  inverse,
  inverseLabel,
  weight,
  meaning: '…',
});
const verbs = {
  eats: verb('eats', 'eaten-by', 'is eaten by', 9),
  'flies-with': verb('flies with', 'flies-with', 'flies with', 5),
  nests: verb('nests in', 'nested-in-by', 'houses', 7),
};

/** Services by id, each with its relations; every id mentioned is a service. */
function birds(relations: Record<string, Record<string, string[]>>) {
  return Object.entries(relations).map(([id, fields]) => service(id, { relations: fields }));
}

const problemsOf = (relations: Record<string, Record<string, string[]>>) =>
  deriveRelations(birds(relations), verbs).problems.map(({ code, place, found, suggestion }) => ({
    code,
    at: `${place.file}:${place.line}:${place.column}`,
    found,
    suggestion,
  }));

describe('a relation', () => {
  test('reads in words on both sides, though one was written', () => {
    const { relationsOf } = deriveRelations(birds({ owl: { eats: ['vole'] }, vole: {} }), verbs);
    expect(relationsOf('owl')).toEqual([
      { from: 'owl', to: 'vole', verb: 'eats', inverse: false, label: 'eats', weight: 9 },
    ]);
    expect(relationsOf('vole')).toEqual([
      { from: 'vole', to: 'owl', verb: 'eats', inverse: true, label: 'is eaten by', weight: 9 },
    ]);
  });

  test('stands in the order of its strength, then active before passive, then by name', () => {
    const { relationsOf } = deriveRelations(
      birds({
        owl: { 'flies-with': ['bat'], eats: ['vole', 'mouse'], nests: ['oak'] },
        bat: {},
        vole: {},
        mouse: {},
        oak: {},
        eagle: { eats: ['owl'] },
      }),
      verbs,
    );
    expect(relationsOf('owl').map(({ label, to }) => `${label} ${to}`)).toEqual([
      'eats mouse',
      'eats vole',
      'is eaten by eagle',
      'nests in oak',
      'flies with bat',
    ]);
  });

  test('may lead to a family', () => {
    const { problems } = deriveRelations(birds({ owl: { eats: ['rodents'] } }), verbs, ['rodents']);
    expect(problems).toEqual([]);
  });

  test('of a service nobody knows is no relation', () => {
    expect(deriveRelations([], verbs).relationsOf('dodo')).toEqual([]);
  });
});

describe('the author hears of', () => {
  test('a verb that does not exist, with the nearest', () => {
    expect(problemsOf({ owl: { eatss: ['vole'] }, vole: {} })).toEqual([
      {
        code: 'unknown-relation',
        at: 'services/owl.mdx:2:20',
        found: 'the relation “eatss”',
        suggestion: 'eats',
      },
    ]);
  });

  test('the derived side written by hand, with the side to write', () => {
    expect(problemsOf({ owl: {}, vole: { 'eaten-by': ['owl'] } })).toEqual([
      {
        code: 'inverse-relation',
        at: 'services/vole.mdx:2:20',
        found: 'eaten-by: [owl]',
        suggestion: 'eats: [vole] in owl',
      },
    ]);
  });

  test('a service nobody knows, with the nearest', () => {
    expect(problemsOf({ owl: { eats: ['vole', 'volle'] }, vole: {} })).toEqual([
      {
        code: 'unknown-service',
        at: 'services/owl.mdx:3:22',
        found: 'eats: volle',
        suggestion: 'vole',
      },
    ]);
  });

  test('a service related to itself', () => {
    expect(problemsOf({ owl: { eats: ['owl'] } }).map(({ code }) => code)).toEqual([
      'self-relation',
    ]);
  });

  test('a symmetric relation written on both sides', () => {
    const problems = problemsOf({ bat: { 'flies-with': ['owl'] }, owl: { 'flies-with': ['bat'] } });
    expect(problems).toEqual([
      {
        code: 'relation-written-twice',
        at: 'services/owl.mdx:3:21',
        found: 'flies-with: bat, which services/bat.mdx says already',
        suggestion: undefined,
      },
    ]);
  });

  test('a relation written twice on one side', () => {
    expect(
      problemsOf({ owl: { eats: ['vole', 'vole'] }, vole: {} }).map(({ found }) => found),
    ).toEqual(['eats: vole a second time']);
  });
});

test('two services may eat each other', () => {
  expect(problemsOf({ owl: { eats: ['eagle'] }, eagle: { eats: ['owl'] } })).toEqual([]);
});
