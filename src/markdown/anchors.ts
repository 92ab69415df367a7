/**
 * Anchors for headings and callout titles. `[#id]` at the end pins one, several all resolve, and a
 * heading without a pin takes the slug of its text, as on GitHub.
 */
import GithubSlugger from 'github-slugger';
import type { Heading, PhrasingContent, Root } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { isAnchor } from '../core/ids.ts';
import type { Problem } from '../core/problem.ts';
import { placeOf } from './place.ts';
import { walk } from './walk.ts';

const PINS = /(?:\s*\[#[^\]\n]*\])+\s*$/;

/** Gives every heading its anchors, in place, and callout titles the depth below their section. */
export function assignAnchors(root: Root, file: string): Problem[] {
  const problems: Problem[] = [];
  const owner = new Map<string, Heading>();
  const headings: Heading[] = [];
  let depth: Heading['depth'] = 1;
  walk(root, (heading) => {
    if (heading.type !== 'heading') return;
    headings.push(heading);
    if (heading.data?.calloutTitle) heading.depth = Math.min(6, depth + 1) as Heading['depth'];
    else depth = heading.depth;
    const pins = takePins(heading.children);
    heading.data = { ...heading.data, anchors: pins, pinned: pins.length > 0 };
    for (const pin of pins) {
      if (!isAnchor(pin)) {
        problems.push({
          code: 'bad-id',
          place: placeOf(file, heading),
          found: `[#${pin}]`,
          expected: 'letters, digits and hyphens, such as [#where-it-lives]',
          suggestion: `[#${new GithubSlugger().slug(pin)}]`,
        });
      } else if (owner.has(pin)) {
        const first = owner.get(pin);
        problems.push({
          code: 'duplicate-id',
          place: placeOf(file, heading),
          found: `[#${pin}] a second time`,
          expected: `an id of its own; line ${first?.position?.start.line ?? 1} has this one`,
          suggestion: `[#${pin}-2]`,
        });
      } else {
        owner.set(pin, heading);
      }
    }
  });
  // Pins are all known before the first slug is made, so a slug never takes an id that is pinned below it.
  const slugger = new GithubSlugger();
  for (const pin of owner.keys()) slugger.slug(pin);
  for (const heading of headings) {
    const anchors = heading.data?.anchors ?? [];
    if (anchors.length === 0)
      anchors.push(slugger.slug(toString(heading)) || slugger.slug('section'));
    const [id] = anchors;
    heading.data = {
      ...heading.data,
      anchors,
      hProperties: { ...heading.data?.hProperties, ...(id ? { id } : {}) },
    };
  }
  return problems;
}

/** Removes the pins at the end of a title and returns their ids, in the order written. */
function takePins(children: PhrasingContent[]): string[] {
  const last = children.at(-1);
  if (last?.type !== 'text') return [];
  const pins = PINS.exec(last.value)?.[0];
  if (!pins) return [];
  last.value = last.value.slice(0, -pins.length);
  if (!last.value) children.pop();
  return [...pins.matchAll(/\[#([^\]\n]*)\]/g)].map((match) => match[1] ?? '');
}
