/** Anchors a page answered to after the last import, carried over to its headings of today. */
import { slug } from 'github-slugger';
import { assignAnchors } from '../markdown/anchors.ts';
import { readCallouts } from '../markdown/callouts.ts';
import { parseMdx } from '../markdown/parse.ts';
import { bodyOf } from './existing.ts';
import { alike } from './match.ts';
import type { Section } from './outline.ts';
import { lineOfWords, wordsOf, type Tree } from './tree.ts';

interface Part {
  readonly heading: Tree;
  readonly title: string;
  /** Words down to the next heading. */
  readonly words: string;
}

/** Half alike is the same part with another heading, as for whole sections. */
const ALIKE = 0.5;

/**
 * Pins for the headings inside a section, those needed for old links included.
 * @param before the page's text as last imported
 * @param pins what the headings need by themselves
 */
export function keepAnchors(
  section: Section,
  before: string,
  pins: ReadonlyMap<Tree, readonly string[]>,
): ReadonlyMap<Tree, readonly string[]> {
  const old = readParts(before);
  const parts = partsOf(section.content.map(({ node }) => node));
  const result = new Map(pins);
  const taken = new Set(parts.flatMap(({ heading }) => ownAnchors(heading, pins)));
  for (const [part, { anchors }] of pair(parts, old)) {
    const own = ownAnchors(part.heading, pins);
    const kept = anchors.filter((anchor) => !taken.has(anchor));
    if (kept.length === 0) continue;
    for (const anchor of kept) taken.add(anchor);
    result.set(part.heading, [...own, ...kept]);
  }
  return result;
}

function ownAnchors(heading: Tree, pins: ReadonlyMap<Tree, readonly string[]>): readonly string[] {
  const pinned = pins.get(heading);
  if (pinned) return pinned;
  const natural = slug(wordsOf(heading));
  return natural ? [natural] : [];
}

type OldPart = Part & { readonly anchors: readonly string[] };

function readParts(before: string): OldPart[] {
  try {
    const root = parseMdx(bodyOf(before));
    readCallouts(root, '');
    assignAnchors(root, '');
    const anchors = new Map<unknown, readonly string[]>(
      root.children.flatMap((node) =>
        node.type === 'heading' ? [[node, node.data?.anchors ?? []] as const] : [],
      ),
    );
    const children = root.children as Tree[];
    return partsOf(children).map((part) => ({ ...part, anchors: anchors.get(part.heading) ?? [] }));
  } catch {
    // Remembered text that no longer parses has nothing to hand on.
    return [];
  }
}

function partsOf(nodes: readonly Tree[]): Part[] {
  const parts: { heading: Tree; title: string; words: string }[] = [];
  for (const node of nodes) {
    const last = parts.at(-1);
    if (node.type === 'heading') parts.push({ heading: node, title: lineOfWords(node), words: '' });
    else if (last) last.words += ` ${wordsOf(node)}`;
  }
  return parts;
}

/** Same title first, in order; then alike text. */
function pair(parts: readonly Part[], old: readonly OldPart[]): Map<Part, OldPart> {
  const pairs = new Map<Part, OldPart>();
  const left = new Set(old);
  const take = (part: Part, match: OldPart | undefined): void => {
    if (!match) return;
    pairs.set(part, match);
    left.delete(match);
  };
  for (const part of parts) {
    take(
      part,
      old.find((one) => left.has(one) && one.title === part.title),
    );
  }
  for (const part of parts) {
    if (pairs.has(part) || !part.words.trim()) continue;
    take(
      part,
      [...left].find((one) => alike(part.words, one.words) >= ALIKE),
    );
  }
  return pairs;
}
