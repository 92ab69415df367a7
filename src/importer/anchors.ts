/** Every anchor the notes answer to (GitHub's heading slugs, `<a name>`), and where it is on the site. */
import { slug } from 'github-slugger';
import { isAnchor } from '../core/ids.ts';
import { anchorsOf } from './names.ts';
import type { Section } from './outline.ts';
import { anchorOf } from './scan.ts';
import { walk, wordsOf, type Tree } from './tree.ts';

export interface Anchors {
  /** Ids to pin on a heading that stands inside a page, in order; mostly none. */
  readonly pins: ReadonlyMap<Tree, readonly string[]>;
  /** An anchor of the notes → its section and, below the page's title, its anchor there. */
  readonly find: (anchor: string) => { section: number; anchor: string | undefined } | undefined;
}

interface Owner {
  readonly section: number;
  /** Undefined when the page itself answers. */
  readonly heading: Tree | undefined;
}

export function collectAnchors(root: Tree, sections: readonly Section[]): Anchors {
  const headings = [...walk(root)].filter(({ type }) => type === 'heading');
  const slugs = anchorsOf(headings.map(wordsOf));
  const slugOf = new Map(headings.map((heading, index) => [heading, slugs[index] ?? '']));
  const targets = new Map<string, { section: number; anchor: string | undefined }>();
  const pins = new Map<Tree, string[]>();
  for (const [index, section] of sections.entries()) {
    const taken = new Set<string>();
    const inside = section.content.flatMap(({ node }) =>
      [...walk(node)].filter(({ type }) => type === 'heading'),
    );
    const natural = Map.groupBy(inside, (heading) => slug(wordsOf(heading)));
    const add = (anchor: string, { heading }: Owner, named: boolean): void => {
      if (!anchor || targets.has(anchor)) return;
      targets.set(anchor, { section: index, anchor: heading ? anchor : undefined });
      if (!heading || !isAnchor(anchor) || anchor.includes('%') || taken.has(anchor)) return;
      // The page makes the same slug by itself, unless the heading is one of several or is written
      // in another way there (tags and the site's own syntax become visible).
      const same = natural.get(anchor);
      if (!named && same?.length === 1 && same[0] === heading && isPlain(heading)) return;
      taken.add(anchor);
      pins.set(heading, [...(pins.get(heading) ?? []), anchor]);
    };
    const page: Owner = { section: index, heading: undefined };
    for (const { node } of section.carried) add(slugOf.get(node) ?? '', page, false);
    if (section.heading) add(slugOf.get(section.heading) ?? '', page, false);
    for (const heading of inside) {
      add(slugOf.get(heading) ?? '', { section: index, heading }, false);
    }
    for (const { id, heading } of namedAnchors(section)) add(id, { section: index, heading }, true);
  }
  // Notes link by hand: capitals, punctuation and percent signs are often off.
  const loosely = new Map([...targets].toReversed().map(([anchor, at]) => [loose(anchor), at]));
  return { pins, find: (anchor) => targets.get(anchor) ?? loosely.get(loose(anchor)) };
}

const loose = (anchor: string): string => anchor.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

const isPlain = (heading: Tree): boolean =>
  [...walk(heading)].every(({ type, value = '' }) => type !== 'html' && !/\[[[#]/.test(value));

/** `<a name>` of a section with the heading each belongs to: the next one, if nothing is in between. */
function namedAnchors({ heading, carried, content }: Section): { id: string; heading?: Tree }[] {
  const found: { id: string; heading?: Tree }[] = [];
  const own = [...carried.map(({ node }) => node), ...(heading ? [heading] : [])];
  for (const node of own) found.push(...idsIn(node).map((id) => ({ id })));
  let current: Tree | undefined;
  for (const [index, { node }] of content.entries()) {
    const next = content[index + 1]?.node;
    if (node.type === 'heading') current = node;
    const owner = next?.type === 'heading' && onlyAnchors(node) ? next : current;
    for (const id of idsIn(node)) found.push(owner ? { id, heading: owner } : { id });
  }
  return found;
}

const TAGS = /<a\s[^>]*>/gi;

function idsIn(node: Tree): string[] {
  return [...walk(node)]
    .filter(({ type }) => type === 'html')
    .flatMap(({ value = '' }) => [...value.matchAll(TAGS)].map(([raw]) => raw))
    .flatMap((raw) => {
      const id = anchorOf(raw);
      return id ? [id] : [];
    });
}

function onlyAnchors(node: Tree): boolean {
  if (node.type === 'html') return /^(?:\s*<a\s[^>]*>\s*<\/a>)+\s*$/i.test(node.value ?? '');
  const said = (node.children ?? []).filter(
    ({ type, value = '' }) => type !== 'text' || value.trim(),
  );
  return (
    node.type === 'paragraph' &&
    said.every(({ type, value = '' }) => type === 'html' && /^<\/?a[\s>]/i.test(value))
  );
}
