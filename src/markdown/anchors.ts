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
          expected: 'at most 80 letters, digits and hyphens, such as [#where-it-lives]',
          suggestion: shorter(pin),
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

/** A pin made of the words of one that is none; undefined when there are no words in it. */
function shorter(pin: string): string | undefined {
  const slug = new GithubSlugger().slug(pin).slice(0, 60);
  return slug && `[#${slug}]`;
}

/** Removes the pins at the end of a title and returns their ids, in the order written. */
function takePins(children: PhrasingContent[]): string[] {
  const last = children.at(-1);
  if (last?.type !== 'text') return [];
  const { text, pins } = splitPins(last.value);
  if (pins.length === 0) return [];
  last.value = text;
  if (!text) children.pop();
  return pins;
}

/** A title → its words and the pins at its end. Taken one by one from the end: titles may be of any length. */
export function splitPins(title: string): { text: string; pins: string[] } {
  const pins: string[] = [];
  let text = title.trimEnd();
  while (text.endsWith(']')) {
    const start = text.lastIndexOf('[#');
    const pin = text.slice(start + 2, -1);
    if (start < 0 || pin.includes(']') || pin.includes('\n')) break;
    pins.unshift(pin);
    text = text.slice(0, start).trimEnd();
  }
  return pins.length > 0 ? { text, pins } : { text: title, pins };
}
