import type { Element, Nodes } from 'xast';
import { fromXml } from 'xast-util-from-xml';
import { describe, expect, test } from 'vitest';
import { drawFeed, feedEntries } from '../../../src/features/feed/feed.ts';
import { site } from './flightless.ts';

const place = { origin: 'https://host.example', base: '/notes/', address: '/feed.xml' };
const xml = drawFeed(site, place);

function elements(node: Nodes, name: string): Element[] {
  const children: readonly Nodes[] = 'children' in node ? node.children : [];
  return children.filter(
    (child): child is Element => child.type === 'element' && child.name === name,
  );
}
const text = (node: Nodes | undefined): string =>
  !node
    ? ''
    : 'value' in node
      ? node.value
      : 'children' in node
        ? node.children.map(text).join('')
        : '';
const one = (node: Element, name: string): string => text(elements(node, name)[0]);

const feed = elements(fromXml(xml), 'feed')[0];
if (!feed) throw new Error('the feed has no root element');
const entries = elements(feed, 'entry');

describe('the feed', () => {
  test('is Atom with all that Atom demands', () => {
    expect(feed.attributes['xmlns']).toBe('http://www.w3.org/2005/Atom');
    for (const name of ['id', 'title', 'updated']) expect(elements(feed, name)).toHaveLength(1);
    expect(elements(feed, 'author')).toHaveLength(1);
    for (const entry of entries) {
      for (const name of ['id', 'title', 'updated', 'summary']) {
        expect(elements(entry, name), name).toHaveLength(1);
      }
    }
  });

  test('names itself and its site at the address and base of the deployment', () => {
    const links = elements(feed, 'link').map(({ attributes }) => [
      attributes['rel'],
      attributes['href'],
    ]);
    expect(links).toEqual([
      ['self', 'https://host.example/notes/feed.xml'],
      ['alternate', 'https://host.example/notes/'],
    ]);
  });

  test('has an id for each entry that is its permanent address and nobody else’s', () => {
    const ids = entries.map((entry) => one(entry, 'id'));
    expect(ids).toContain('https://host.example/notes/changes/#barn-painted');
    expect(ids).toContain('https://host.example/notes/emu/habitat/');
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('dates entries by the day they were checked, newest first, and itself by the newest', () => {
    const dates = entries.map((entry) => one(entry, 'updated'));
    expect(dates).toEqual(dates.toSorted().reverse());
    expect(dates.every((date) => /^\d{4}-\d{2}-\d{2}T00:00:00Z$/.test(date))).toBe(true);
    expect(one(feed, 'updated')).toBe(dates[0]);
  });

  test('says when a change happened, as the first day of what is known', () => {
    const counted = entries.find((entry) => one(entry, 'title') === 'Emus were counted');
    expect(counted && one(counted, 'published')).toBe('2020-01-01T00:00:00Z');
    expect(counted && one(counted, 'updated')).toBe('2026-01-01T00:00:00Z');
  });

  test('keeps angle brackets and ampersands as text', () => {
    expect(entries.map((entry) => one(entry, 'title'))).toContain('The barn was painted <red>');
    expect(entries.map((entry) => one(entry, 'summary'))).toContain(
      'Then: Nobody knew `n`. Now: There are `many` & more.',
    );
  });

  test('leaves out pages that nobody checked', () => {
    expect(feedEntries(site).map(({ address }) => address)).not.toContain('/emu/food/');
  });

  test('is a window onto the newest', () => {
    expect(feedEntries(site, 2).map(({ address }) => address)).toEqual([
      '/changes/#barn-painted',
      '/emu/habitat/',
    ]);
  });

  test('is valid and says so little when nothing is dated', () => {
    const empty = fromXml(drawFeed({ ...site, pages: [], changes: [] }, place));
    expect(elements(empty, 'feed').flatMap((root) => elements(root, 'entry'))).toEqual([]);
  });

  test('is the same, byte for byte, for the same content', () => {
    expect(drawFeed(site, place)).toBe(xml);
  });
});
