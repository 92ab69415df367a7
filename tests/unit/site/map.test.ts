import { describe, expect, test } from 'vitest';
import { mapOf, tiesOf } from '../../../src/features/map/map.ts';
import { layoutMap, wrapLabel, type MapDrawing } from '../../../src/features/map/map-layout.ts';
import { drawLights } from '../../../src/features/map/map-lights.ts';
import { pictureTall, pictureWide } from '../../../src/features/map/neighbourhood.ts';
import { bread, site } from './flightless.ts';

const map = mapOf(site);
const node = (id: string) =>
  map.lanes.flatMap((lane) => lane.nodes).find((candidate) => candidate.id === id);

describe('the map', () => {
  test('has a lane for each category that has services, in the order of the configuration', () => {
    expect(map.lanes.map(({ id, nodes }) => [id, nodes.map((n) => n.id)])).toEqual([
      ['bird', ['emu', 'rhea']],
      ['place', ['barn', 'meadow']],
    ]);
  });

  test('draws all relations of two services as one line, as strong as the strongest', () => {
    expect(map.edges).toEqual([
      { from: 'barn', to: 'meadow', toward: 'both', weight: 3 },
      { from: 'emu', to: 'barn', toward: 'to', weight: 9 },
      { from: 'emu', to: 'meadow', toward: 'to', weight: 3 },
      { from: 'emu', to: 'rhea', toward: 'none', weight: 5 },
    ]);
    expect(map.relations).toBe(6);
  });

  test('knows the neighbours of a service from both sides', () => {
    expect(node('emu')?.neighbours).toEqual(['barn', 'meadow', 'rhea']);
    expect(node('rhea')?.neighbours).toEqual(['emu']);
  });

  test('says a service’s relations in words, strongest first, from both sides', () => {
    const said = (id: string) =>
      tiesOf(site, id).map(({ label, others }) => [label, others.map((other) => other.id)]);
    expect(said('emu')).toEqual([
      ['lives in', ['barn']],
      ['often weighed against', ['rhea']],
      ['visits', ['barn', 'meadow']],
    ]);
    expect(said('barn')).toEqual([
      ['houses', ['emu']],
      ['visits', ['meadow']],
      ['is visited by', ['emu', 'meadow']],
    ]);
    expect(said('nobody')).toEqual([]);
  });

  test('is empty, not broken, for a site without relations', () => {
    const none = mapOf({ ...site, relations: [] });
    expect(none.edges).toEqual([]);
    expect(layoutMap(none).edges).toEqual([]);
    expect(layoutMap({ lanes: [], edges: [], relations: 0 }).nodes).toEqual([]);
  });
});

describe('the drawing', () => {
  const layout = layoutMap;
  const names = ['birds', 'of bread'] as const;
  const drawings: readonly MapDrawing[] = [layout(map), layout(mapOf(bread))];

  test.each(names.map((name, index) => [name, drawings[index]] as const))(
    'of the map %s sets names a row apart and inside its frame',
    (_name, drawing) => {
      if (!drawing) throw new Error('no drawing');
      for (const side of ['left', 'right']) {
        const rows = drawing.nodes.filter((placed) => placed.side === side).map(({ y }) => y);
        rows.slice(1).forEach((y, index) => {
          expect(y - (rows[index] ?? 0)).toBeGreaterThanOrEqual(drawing.row);
        });
      }
      for (const { x, y, reach, side } of drawing.nodes) {
        expect(side === 'left' ? x - reach : drawing.width - x - reach).toBeGreaterThanOrEqual(0);
        expect(y).toBeGreaterThan(0);
        expect(y).toBeLessThan(drawing.height);
      }
    },
  );

  test('has every service and every line once, and is the same every time', () => {
    const drawing = layout(map);
    expect(drawing.nodes.map(({ node }) => node.id).toSorted()).toEqual([
      'barn',
      'emu',
      'meadow',
      'rhea',
    ]);
    expect(drawing.edges).toHaveLength(map.edges.length);
    expect(layout(map)).toEqual(drawing);
    for (const { path } of drawing.edges)
      expect(path).toMatch(/^M-?\d+,-?\d+C(?:-?\d+,-?\d+ ?){3}$/);
  });
});

test.each([
  ['Emu', 8, ['Emu']],
  ['Emu of the south', 8, ['Emu of', 'the south']],
  ['Unbreakable', 4, ['Unbreakable']],
])('the name “%s” in lines of %i is %j', (label, limit, lines) => {
  expect(wrapLabel(label, limit)).toEqual(lines);
});

describe('the map’s style sheet', () => {
  const css = drawLights(map);

  test('leaves, for a category, its services and those they are tied to', () => {
    expect(css).toContain('.map:has(.f-bird:checked) .node:not(.n-emu,.n-barn,.n-meadow,.n-rhea)');
    expect(css).toContain('.map:has(.f-bird:checked) :is(.edge,.map-list>details):not(.k-bird)');
  });

  test('lights, for a service, its lines and neighbours', () => {
    expect(css).toContain(
      '.map-draw:has(.n-rhea>:is(:hover,:focus-visible)) :is(.e-rhea,.n-rhea,.n-emu){opacity:1}',
    );
  });
});

describe('the surroundings of a service', () => {
  test('stand to its left when they act on it, to its right when it acts on them', () => {
    const picture = pictureWide('Barn', tiesOf(site, 'barn'));
    const sides = picture?.branches.map(({ lines, leaves }) => [lines.join(' '), leaves[0]?.side]);
    expect(sides).toEqual([
      ['houses', 'left'],
      ['is visited by', 'left'],
      ['visits', 'right'],
    ]);
  });

  test('stand under it where all is on one side', () => {
    const ties = tiesOf(site, 'emu').filter((tie) => !tie.inverse);
    expect(pictureWide('Emu', ties)).toBeUndefined();
    expect(pictureTall('Emu', ties).branches).toHaveLength(3);
  });

  test('keep the strongest when there are too many, and count the rest', () => {
    const [tie] = tiesOf(site, 'emu');
    if (!tie) throw new Error('no tie');
    const crowd = { ...tie, others: Array.from({ length: 13 }, () => tie.others).flat() };
    const picture = pictureTall('Emu', [crowd, { ...tie, weight: 1 }]);
    expect(picture.branches.flatMap(({ leaves }) => leaves)).toHaveLength(10);
    expect(picture.more).toBe(4);
  });
});
