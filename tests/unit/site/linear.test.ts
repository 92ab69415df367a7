/**
 * What is the same for all pages is worked out once: ten times the pages are at most twelve times
 * the work. Work is counted, not timed: every look at a page, a tip or a change of the site.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { cardsOf } from '../../../src/cards/site-cards.ts';
import { readContent } from '../../../src/content/read.ts';
import { changesOf, changesOfService } from '../../../src/features/changes/changes.ts';
import { examOf } from '../../../src/features/exam/exam.ts';
import { llms } from '../../../src/features/feed/llms.ts';
import { tiesOf } from '../../../src/features/map/map.ts';
import { previewOf } from '../../../src/features/previews/preview.ts';
import { shortAddresses } from '../../../src/permalinks/short.ts';
import { parentOf, targetsOf } from '../../../src/permalinks/targets.ts';
import { frontShelves, largeTipGroups } from '../../../src/site/lists.ts';
import {
  groupOf,
  navigationOf,
  neighbours,
  serviceOf,
  sideNavOf,
} from '../../../src/site/navigation.ts';
import { comparisonsOf, mentionedIn, relatedTo } from '../../../src/site/related.ts';
import { buildSite, type Site } from '../../../src/site/site.ts';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

/** A site with so many sections; services, comparisons, tips, relations and changes grow with it. */
function makeSite(sections: number): Site {
  const dir = mkdtempSync(join(tmpdir(), 'linear-'));
  folders.push(dir);
  const write = (path: string, front: object, body = ''): void => {
    mkdirSync(dirname(join(dir, path)), { recursive: true });
    writeFileSync(join(dir, path), `---\n${JSON.stringify(front)}\n---\n\n${body}\n`);
  };
  const services = sections / 10;
  const id = (index: number): string => `s${index % services}`;
  for (let index = 0; index < services; index += 1) {
    const relations = { feeds: [id(index + 1), id(index + 2)] };
    const front = { name: `Quux ${index}x`, category: 'c', summary: 'S.', relations };
    write(`services/${id(index)}.mdx`, front, 'Text.');
  }
  for (let index = 0; index < sections; index += 1) {
    const body = `## One\n\nQuux ${(index + 1) % services}x.\n\n> [!EXAM] Is it ${index}?\n> Yes.`;
    const front = { title: `N ${index}`, service: id(index), order: index, exam: ['1.1'] };
    write(`notes/${id(index)}/n${index}.mdx`, front, body);
  }
  for (let index = 0; index < sections / 20; index += 1) {
    const front = { title: `C ${index}`, summary: 'S.', compares: [id(index)], order: index };
    write(`comparisons/c${index}.mdx`, front, 'Text.');
  }
  const verb = { label: 'feeds', inverse: 'eats', inverseLabel: 'eats', weight: 1, meaning: 'M' };
  const task = { id: '1.1', name: 'T', skills: [] };
  const exam = {
    name: 'E',
    code: 'E',
    guide: 'https://x.org/',
    verified: '2026-11-22',
    domains: [{ id: '1', name: 'D', weight: 100, tasks: [task] }],
  };
  const config = {
    title: 'T',
    tagline: 'T',
    description: 'D',
    categories: [{ id: 'c', name: 'C' }],
    relations: { feeds: verb },
    exam,
  };
  writeFileSync(join(dir, 'site.yaml'), JSON.stringify(config));
  const changes = Array.from({ length: sections / 20 }, (_, index) => ({
    id: `change-${index}`,
    date: '2020',
    title: `Change ${index}`,
    services: [id(index)],
    now: 'N.',
  }));
  writeFileSync(join(dir, 'changes.yaml'), JSON.stringify(changes));
  return buildSite(readContent(dir));
}

/** Counts every reading of a field of these objects from now on. */
function watch(objects: Iterable<object>, count: () => void): void {
  for (const object of objects) {
    for (const [name, value] of Object.entries(object)) {
      Object.defineProperty(object, name, {
        enumerable: true,
        get: () => {
          count();
          return value;
        },
      });
    }
  }
}

/** Counts every element taken from a list too, whether or not it is looked at. */
const watched = <Item>(list: readonly Item[], count: () => void): readonly Item[] =>
  new Proxy(list, {
    get(target, name, receiver) {
      if (typeof name === 'string' && /^\d+$/.test(name)) count();
      return Reflect.get(target, name, receiver);
    },
  });

/** Everything that the pages of a site ask of it, as the templates do; returns how much was looked at. */
function draw(plain: Site): number {
  let looks = 0;
  const count = (): void => {
    looks += 1;
  };
  watch(plain.pages, count);
  watch(plain.tips, count);
  watch(plain.changes, count);
  const lists = [
    'pages',
    'services',
    'families',
    'notes',
    'comparisons',
    'tips',
    'changes',
  ] as const;
  const site: Site = {
    ...plain,
    ...Object.fromEntries(lists.map((name) => [name, watched<unknown>(plain[name], count)])),
  };
  for (const page of site.pages) {
    sideNavOf(site, page);
    neighbours(site, page);
    serviceOf(site, page);
    relatedTo(site, page);
    comparisonsOf(site, page);
    mentionedIn(site, page);
    parentOf(site, page);
    targetsOf(site).get(page.address);
    cardsOf(site).get(page.address);
    if (page.kind !== 'service') continue;
    groupOf(site, page);
    previewOf(site, page, (address) => address);
    tiesOf(site, page.id);
    changesOfService(site, page.id);
  }
  for (const tip of site.tips) {
    const { tips, tipsById } = navigationOf(site);
    tipsById.get(tip.id);
    tips.get(tip.page.services[0] ?? '');
  }
  shortAddresses(site, undefined);
  changesOf(site);
  examOf(site);
  frontShelves(site);
  largeTipGroups(site);
  llms(site, (address) => address);
  return looks;
}

test('ten times the pages are at most twelve times the work', () => {
  const small = draw(makeSite(100));
  const large = draw(makeSite(1000));
  expect(small).toBeGreaterThan(1000);
  expect(large / small).toBeLessThanOrEqual(12);
});
