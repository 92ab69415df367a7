/** Exam callouts of all pages → tips with an address each. */
import { at } from '../core/address.ts';
import { isSlug } from '../core/ids.ts';
import type { Problem } from '../core/problem.ts';
import type { Page, Tip } from './page.ts';

/** Longest part of an address that a file system takes, with room for an ending, in bytes. */
const LONGEST = 200;

/** Whether a slug of a question can be an address as it is. */
const isAddress = (id: string): boolean =>
  /^[\p{L}\p{M}\p{N}_-]+$/u.test(id) && Buffer.byteLength(id) <= LONGEST;

/**
 * Collects the tips in page order. A pinned id is the tip's own and must be unique on the site; a
 * tip without one takes its page's address in front, which is stable and cannot collide.
 */
export function collectTips(pages: readonly Page[]): { tips: Tip[]; problems: Problem[] } {
  const tips: Tip[] = [];
  const problems: Problem[] = [];
  const owner = new Map<string, Tip>();
  for (const page of pages) {
    for (const callout of page.outline.callouts) {
      if (callout.kind !== 'exam' || !callout.anchor) continue;
      const prefix = page.address.split('/').filter(Boolean).join('-');
      const id = callout.pinned ? callout.anchor : `${prefix}-${callout.anchor}`;
      if (callout.pinned ? !isSlug(id) : !isAddress(id)) {
        const long = `the long or odd question “${callout.title.slice(0, 60)}…”`;
        problems.push({
          code: 'bad-id',
          place: callout.place,
          found: callout.pinned ? `[#${callout.anchor}]` : long,
          expected: 'a pin that can be the address of a tip: lower-case words joined by hyphens',
        });
        continue;
      }
      const tip: Tip = {
        id,
        question: callout.title,
        answer: callout.text,
        callout,
        page,
        address: at(page.address, callout.anchor),
      };
      const first = owner.get(id);
      if (first) {
        problems.push({
          code: 'duplicate-tip',
          place: callout.place,
          found: `the exam tip [#${id}] a second time`,
          expected: `an id of its own on the whole site; ${first.page.entry.file}:${first.callout.place.line} has this one`,
          suggestion: `[#${prefix}-${id}]`,
        });
        continue;
      }
      owner.set(id, tip);
      tips.push(tip);
    }
  }
  return { tips, problems };
}
