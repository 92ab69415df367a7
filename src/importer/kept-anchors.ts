/** Anchors a page answered to after the last import, carried over to its headings of today. */
import { assignAnchors } from '../markdown/anchors.ts';
import { readCallouts } from '../markdown/callouts.ts';
import { parseMdx } from '../markdown/parse.ts';
import { alike } from './match.ts';
import type { Section } from './outline.ts';
import { lineOfWords, wordsOf, type Tree } from './tree.ts';

interface Part {
  readonly heading: Tree;
  readonly title: string;
  /** Words down to the next heading. */
  readonly words: string;
  /** What it answers to on the site. */
  readonly anchors: readonly string[];
}

/** Half alike is the same part with another heading, as for whole sections. */
const ALIKE = 0.5;

/**
 * Pins for a page's headings that old links need; undefined when none are missing.
 * @param section whose headings are to be pinned
 * @param body the page as it would be written now
 * @param before the page's body as last imported
 */
export function missingAnchors(
  section: Section,
  body: string,
  before: string,
): ReadonlyMap<Tree, readonly string[]> | undefined {
  if (body.trimEnd() === before) return undefined;
  const parts = readParts(body);
  const headings = section.content.map(({ node }) => node).filter(({ type }) => type === 'heading');
  if (parts.length !== headings.length) return undefined;
  const taken = new Set(parts.flatMap(({ anchors }) => anchors));
  const pins = new Map<Tree, readonly string[]>();
  const pairs = pair(parts, readParts(before));
  for (const [index, part] of parts.entries()) {
    const heading = headings[index];
    const kept = (pairs.get(part)?.anchors ?? []).filter((anchor) => !taken.has(anchor));
    if (!heading || kept.length === 0) continue;
    for (const anchor of kept) taken.add(anchor);
    pins.set(heading, [...part.anchors, ...kept]);
  }
  return pins.size > 0 ? pins : undefined;
}

/** The headings of a page's own level, with the anchors the site gives them. */
function readParts(body: string): Part[] {
  try {
    const root = parseMdx(body);
    readCallouts(root, '');
    assignAnchors(root, '');
    const anchors = new Map<unknown, readonly string[]>(
      root.children.flatMap((node) =>
        node.type === 'heading' ? [[node, node.data?.anchors ?? []] as const] : [],
      ),
    );
    const parts = partsOf(root.children as Tree[]);
    return parts.map((part) => ({ ...part, anchors: anchors.get(part.heading) ?? [] }));
  } catch {
    // Remembered text that no longer parses has nothing to hand on.
    return [];
  }
}

function partsOf(nodes: readonly Tree[]): Omit<Part, 'anchors'>[] {
  const parts: { heading: Tree; title: string; words: string }[] = [];
  for (const node of nodes) {
    const last = parts.at(-1);
    if (node.type === 'heading') parts.push({ heading: node, title: lineOfWords(node), words: '' });
    else if (last) last.words += ` ${wordsOf(node)}`;
  }
  return parts;
}

/** Same title first, in order; then alike text. */
function pair(parts: readonly Part[], old: readonly Part[]): Map<Part, Part> {
  const pairs = new Map<Part, Part>();
  const left = new Set(old);
  const take = (part: Part, match: Part | undefined): void => {
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
