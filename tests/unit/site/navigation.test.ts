import { describe, expect, test } from 'vitest';
import {
  groupOf,
  neighbours,
  readingOrder,
  sectionsAddress,
  sideNavOf,
  type Group,
} from '../../../src/site/navigation.ts';
import { llms, llmsFull, llmsOf } from '../../../src/features/feed/llms.ts';
import { frontShelves } from '../../../src/site/lists.ts';
import type { NotePage } from '../../../src/site/page.ts';
import { partAt, partsOf, windowAround } from '../../../src/site/parts.ts';
import type { Site } from '../../../src/site/site.ts';
import { site } from './flightless.ts';

const numbers = Array.from({ length: 450 }, (_, index) => index + 1);

describe('a long list', () => {
  test('is cut into parts that hold every item once, in order', () => {
    const parts = partsOf(numbers, 200);
    expect(parts.map(({ number, from, to }) => [number, from, to])).toEqual([
      [1, 1, 200],
      [2, 201, 400],
      [3, 401, 450],
    ]);
    expect(parts.flatMap(({ items }) => items)).toEqual(numbers);
    expect(partAt(399, 200)).toBe(2);
    expect(partAt(400, 200)).toBe(3);
  });

  test('that is empty is one empty part, and one that just fits is one part', () => {
    expect(partsOf([])).toEqual([{ number: 1, items: [], from: 1, to: 0 }]);
    expect(partsOf(numbers.slice(0, 200), 200)).toHaveLength(1);
  });

  test.each([
    ['at its beginning', 0, 1, 40],
    ['in its middle', 200, 181, 220],
    ['at its end', 449, 411, 450],
  ])('shows a full window %s', (_where, index, first, last) => {
    const shown = windowAround(numbers, index, 40);
    expect([shown[0], shown.at(-1), shown.length]).toEqual([first, last, 40]);
  });

  test('shorter than the window is shown whole', () => {
    expect(windowAround([1, 2, 3], 2, 40)).toEqual([1, 2, 3]);
  });
});

/** The birds with so many sections under the first service that has any. */
function crowded(count: number): { crowd: Site; sections: readonly NotePage[]; group: Group } {
  const [first] = readingOrder(site);
  const [model] = first?.sections ?? [];
  if (!model) throw new Error('the fixture has no section');
  const sections = Array.from(
    { length: count },
    (_, index): NotePage => ({
      ...model,
      address: `/${model.services[0]}/n${index}/`,
    }),
  );
  const crowd = { ...site, notes: sections };
  const [group] = readingOrder(crowd);
  if (!group) throw new Error('no group');
  return { crowd, sections, group };
}

describe('the navigation beside a page', () => {
  test('shows every section of a service that has few, and no link to all of them', () => {
    const { crowd, sections } = crowded(12);
    const { sections: shown, all } = sideNavOf(crowd, sections[5]);
    expect(shown).toEqual(sections);
    expect(all).toBeUndefined();
  });

  test('shows 40 around the current one of a service that has 7,200, and where all are', () => {
    const { crowd, sections } = crowded(7200);
    const { sections: shown, all } = sideNavOf(crowd, sections[3600]);
    expect(shown).toHaveLength(40);
    expect(shown).toContain(sections[3600]);
    expect(all).toEqual({
      address: `${readingOrder(crowd)[0]?.service.address}sections/19/`,
      count: 7200,
    });
  });

  test('beside a list shows services and no sections', () => {
    const { kinds, sections, here } = sideNavOf(site, undefined);
    expect(kinds.flatMap(({ services }) => services).length).toBe(readingOrder(site).length);
    expect(sections).toEqual([]);
    expect(here).toBeUndefined();
  });

  test('groups services by kind in the order of the kinds, and names no lone one', () => {
    const place = site.services.find(({ entry }) => entry.data.category === 'place');
    expect(sideNavOf(site, place).kinds.map(({ name }) => name)).toEqual(['Birds', 'Places']);
    expect(sideNavOf(site, undefined).kinds.map(({ name }) => name)).toEqual(['']);
  });

  test('holds the service one is in, also when it has no sections', () => {
    for (const service of site.services) {
      const shown = sideNavOf(site, service).kinds.flatMap(({ services }) => services);
      expect(shown.filter((each) => each === service)).toEqual([service]);
    }
  });
});

test('sections of a service are listed on its page, and in parts when they are too many for it', () => {
  expect(sectionsAddress(crowded(200).group, 1)).toMatch(/^\/\w+\/$/);
  expect(sectionsAddress(crowded(201).group, 2)).toMatch(/^\/\w+\/sections\/2\/$/);
});

test('sections are read one after another, and the last of a service leads to the next service', () => {
  const line = readingOrder(site).flatMap(({ sections }) => sections);
  for (const [index, note] of line.entries()) {
    const { before, after } = neighbours(site, note);
    expect([before, after]).toEqual([line[index - 1], line[index + 1]]);
  }
  for (const service of site.services) expect(neighbours(site, service)).toEqual({});
});

test('a service lists its own sections first, then those that also belong to it', () => {
  for (const service of site.services) {
    const { sections, listed } = groupOf(site, service);
    expect(listed.slice(0, sections.length)).toEqual(sections);
    for (const note of listed.slice(sections.length)) {
      expect(note.entry.data.also).toContain(service.id);
    }
  }
});

describe('on a large site', () => {
  const { crowd } = crowded(1200);
  const pages = [...crowd.services, ...crowd.notes];
  const large = { ...crowd, pages };
  const absolute = (address: string): string => `https://x${address}`;

  test('the front page shows the first sections of a service, and how many more there are', () => {
    expect(frontShelves(large)[0]).toMatchObject({ more: 1194 });
    expect(frontShelves(large)[0]?.sections).toHaveLength(6);
    expect(frontShelves(site).every(({ more }) => more === 0)).toBe(true);
  });

  test('llms.txt leads to a file for the sections of each service, and there is no llms-full.txt', () => {
    const [group] = readingOrder(large);
    if (!group) throw new Error('no group');
    const text = llms(large, absolute);
    expect(text).toContain(`- [Its 1200 sections](https://x/${group.service.id}/llms.txt)`);
    expect(text.length).toBeLessThan(5000);
    expect(llmsOf(group, absolute).match(/^- /gm)).toHaveLength(1200);
    expect(llmsFull(large, absolute)).toContain('too many for one file');
  });
});
