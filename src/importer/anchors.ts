/**
 * Every anchor the notes answer to (GitHub's heading slugs, `<a name>`), where it is on the site, and
 * what a page answered to after the last import.
 */
import GithubSlugger, { slug } from 'github-slugger';
import { isAnchor } from '../core/ids.ts';
import { assignAnchors } from '../markdown/anchors.ts';
import { readCallouts } from '../markdown/callouts.ts';
import { parseMdx } from '../markdown/parse.ts';
import { matchSections } from './match.ts';
import type { Section } from './outline.ts';
import { anchorOf } from './scan.ts';
import { endOf, isAside, lineOfWords, startOf, walk, wordsOf, type Tree } from './tree.ts';

export type Pins = ReadonlyMap<Tree, readonly string[]>;

export interface Target {
  readonly section: number;
  /** Undefined when the page itself answers. */
  readonly anchor: string | undefined;
}

export interface Anchors {
  /** Ids to pin on a heading that stands inside a page, in order; mostly none. */
  readonly pins: Pins;
  /** An anchor of the notes → where it is on the site. */
  readonly find: (anchor: string) => Target | undefined;
}

const isHeading = ({ type }: Tree): boolean => type === 'heading';

export function collectAnchors(root: Tree, sections: readonly Section[]): Anchors {
  const slugger = new GithubSlugger();
  const headings = [...walk(root)].filter(isHeading);
  const slugs = new Map(headings.map((heading) => [heading, slugger.slug(wordsOf(heading))]));
  const targets = new Map<string, Target>();
  const pins = new Map<Tree, string[]>();
  for (const [section, { titles, blocks }] of sections.entries()) {
    const taken = new Set<string>();
    const inside = blocks
      .flatMap((node) => (isAside(node) ? [] : [...walk(node)]))
      .filter(isHeading);
    const natural = Map.groupBy(inside, (heading) => slug(wordsOf(heading)));
    const add = (anchor: string, heading: Tree | undefined, named: boolean): void => {
      if (!anchor || targets.has(anchor)) return;
      targets.set(anchor, { section, anchor: heading && anchor });
      if (!heading || !isAnchor(anchor) || anchor.includes('%') || taken.has(anchor)) return;
      // The page makes the same slug by itself, unless the heading is one of several or is written
      // in another way there (tags and the site's own syntax become visible).
      const [same, ...others] = natural.get(anchor) ?? [];
      if (!named && same === heading && others.length === 0 && isPlain(heading)) return;
      taken.add(anchor);
      pins.set(heading, [...(pins.get(heading) ?? []), anchor]);
    };
    for (const title of titles) add(slugs.get(title) ?? '', undefined, false);
    for (const heading of inside) add(slugs.get(heading) ?? '', heading, false);
    for (const { id, heading } of namedAnchors(titles, blocks)) add(id, heading, true);
  }
  // Notes link by hand: capitals, punctuation and percent signs are often off.
  const loosely = new Map([...targets].toReversed().map(([anchor, at]) => [loose(anchor), at]));
  return { pins, find: (anchor) => targets.get(anchor) ?? loosely.get(loose(anchor)) };
}

const loose = (anchor: string): string => anchor.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

const isPlain = (heading: Tree): boolean =>
  [...walk(heading)].every(({ type, value = '' }) => type !== 'html' && !/\[[[#]/.test(value));

/** `<a name>` of a section with the heading each belongs to: the next one, if nothing is in between. */
function namedAnchors(
  titles: readonly Tree[],
  blocks: readonly Tree[],
): { id: string; heading: Tree | undefined }[] {
  const opens = startOf(titles.at(-1));
  let current: Tree | undefined;
  return [...titles, ...blocks].flatMap((node, index) => {
    const next = blocks[index - titles.length + 1];
    if (isHeading(node) && index >= titles.length) current = node;
    const before = index < titles.length || endOf(node) <= opens;
    const heading = next && !before && isHeading(next) && onlyAnchors(node) ? next : current;
    return idsIn(node).map((id) => ({ id, heading: before ? undefined : heading }));
  });
}

const idsIn = (node: Tree): string[] =>
  [...walk(node)]
    .filter(({ type }) => type === 'html')
    .flatMap(({ value = '' }) => value.match(/<a\s[^>]*>/gi) ?? [])
    .flatMap((raw) => anchorOf(raw) ?? []);

function onlyAnchors({ type, value = '', children = [] }: Tree): boolean {
  if (type === 'html') return /^(?:\s*<a\s[^>]*>\s*<\/a>)+\s*$/i.test(value);
  const said = children.filter((child) => child.type !== 'text' || child.value?.trim());
  return type === 'paragraph' && said.every((one) => /^<\/?a[\s>]/i.test(one.value ?? ''));
}

/**
 * Pins for a page's headings that old links need, for headings that were renamed; undefined when none are.
 * @param section whose headings are to be pinned
 * @param body the page as it would be written now
 * @param before the page's body as last imported
 */
export function missingAnchors(section: Section, body: string, before: string): Pins | undefined {
  if (body.trimEnd() === before) return undefined;
  const parts = partsOf(body);
  const headings = section.blocks.filter(isHeading);
  if (parts.length !== headings.length) return undefined;
  const taken = new Set(parts.flatMap(({ anchors }) => anchors));
  const { matches } = matchSections(parts, partsOf(before));
  const pins = new Map<Tree, readonly string[]>();
  for (const [index, { anchors }] of parts.entries()) {
    const kept = (matches[index]?.page.anchors ?? []).filter((anchor) => !taken.has(anchor));
    const heading = headings[index];
    if (!heading || kept.length === 0) continue;
    for (const anchor of kept) taken.add(anchor);
    pins.set(heading, [...anchors, ...kept]);
  }
  return pins.size > 0 ? pins : undefined;
}

interface Part {
  readonly headings: readonly string[];
  readonly title: string;
  /** Words down to the next heading. */
  words: string;
  /** What it answers to on the site. */
  readonly anchors: readonly string[];
}

/** The headings of a page's own level, with the anchors the site gives them. */
function partsOf(body: string): Part[] {
  const parts: Part[] = [];
  try {
    const root = parseMdx(body);
    readCallouts(root, '');
    assignAnchors(root, '');
    for (const node of root.children) {
      const last = parts.at(-1);
      const title = lineOfWords(node as Tree);
      const anchors = node.type === 'heading' ? (node.data?.anchors ?? []) : [];
      if (node.type === 'heading') parts.push({ headings: [title], title, words: '', anchors });
      else if (last) last.words += ` ${wordsOf(node as Tree)}`;
    }
    return parts;
  } catch {
    return [];
  }
}
