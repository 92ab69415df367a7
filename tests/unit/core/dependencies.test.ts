import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import packages from '../../../package.json' with { type: 'json' };

const table = readFileSync('.github/CONTRIBUTING.md', 'utf8').split('## Dependencies')[1] ?? '';
const named = new Set([...table.matchAll(/`([^`]+)`/g)].map(([, name]) => name));
const all = { ...packages.dependencies, ...packages.devDependencies };

test('every dependency has its reason in CONTRIBUTING, and no other is named there', () => {
  const group = (name: string): string => name.replace(/^(@types|@fontsource)\/.*/, '$1/*');
  expect(named).toEqual(new Set(Object.keys(all).map(group)));
});

test('every dependency is of one exact version', () => {
  for (const version of Object.values(all)) expect(version).toMatch(/^\d+\.\d+\.\d+$/);
});
