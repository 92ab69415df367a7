/** Exam callouts of all pages → tips with an address each. */
import { at } from '../core/address.ts';
import type { Problem } from '../core/problem.ts';
import type { Page, Tip } from './page.ts';

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
