/** Whatever was released must resolve; what no longer does is named with the line that mends it. */
import { at } from '../core/address.ts';
import { nearest, type Problem } from '../core/problem.ts';
import { shareId } from '../core/share-id.ts';
import { declared, resolver } from '../permalinks/former.ts';
import { LEDGER, readLedger, type Ledger } from '../permalinks/ledger.ts';
import { targetsOf } from '../permalinks/targets.ts';
import type { Page } from '../site/page.ts';
import type { Site } from '../site/site.ts';
import { lineWith, nearestTitle, successor } from './renamed.ts';

/** Judges a site against its own ledger; without one, only former addresses and short ids are judged. */
export function checkPermalinks(site: Site): Problem[] {
  const { ledger, problems } = readLedger(site.dir);
  return [
    ...problems,
    ...judgeFormer(site),
    ...judgeIds(site, ledger),
    ...(ledger ? judgeLedger(site, ledger) : []),
  ];
}

/** Released keys that lead nowhere today, each as the problem its author can mend. Pure. */
export function judgeLedger(site: Site, ledger: Ledger): Problem[] {
  const resolve = resolver(site);
  const lost = [...ledger.keys()].filter((key) => !resolve(key));
  const addresses = new Set(lost.filter((key) => !key.includes('#')));
  const problems: Problem[] = [];
  const named = new Set<string>();
  for (const address of addresses) {
    if (address.startsWith('/tips/')) continue;
    const page = successor(site, ledger, address);
    problems.push(page ? lostAddress(page, address) : lostList(site, address));
    if (!page) continue;
    // The page's released anchors that are gone as well are named where they now belong.
    for (const anchor of anchorsUnder(ledger, address)) {
      if (page.outline.anchors.has(anchor)) continue;
      named.add(anchor);
      problems.push(lostAnchor(page, at(address, anchor), anchor, ledger));
    }
  }
  for (const key of lost) {
    const [address = '', anchor] = key.split('#', 2);
    if (!anchor || addresses.has(address)) continue;
    const page = pageOf(site, address);
    named.add(anchor);
    problems.push(page ? lostAnchor(page, key, anchor, ledger) : lostEntry(site, key, address));
  }
  for (const address of addresses) {
    const id = address.startsWith('/tips/') ? address.slice('/tips/'.length, -1) : undefined;
    // The anchor of the tip was named already: its line keeps the tip's address as well.
    if (id && ![...named].some((anchor) => id === anchor || id.endsWith(`-${anchor}`))) {
      problems.push(lostTip(site, address, id));
    }
  }
  return problems;
}

const anchorsUnder = (ledger: Ledger, address: string): string[] =>
  [...ledger.keys()]
    .filter((key) => key.startsWith(`${address}#`))
    .map((key) => key.slice(address.length + 1));

function pageOf(site: Site, address: string): Page | undefined {
  return site.byAddress.get(address) ?? site.pages.find((page) => page.movedFrom.includes(address));
}

function lostAddress(page: Page, address: string): Problem {
  const former = [...page.movedFrom, address].join(', ');
  return {
    code: 'lost-address',
    place: { file: page.entry.file, line: 1, column: 1 },
    found: `the released address ${address}, which leads nowhere now`,
    expected: `a line in the front matter of the page that has its content, perhaps this one`,
    suggestion: `movedFrom: [${former}]`,
  };
}

function lostList(site: Site, address: string): Problem {
  const near = nearest(address, site.addresses.keys());
  return {
    code: 'lost-address',
    place: { file: LEDGER, line: 1, column: 1 },
    found: `the released address ${address}, which leads nowhere now`,
    expected: 'its page back, or a line in the front matter of the page that has its content',
    suggestion: near && `movedFrom: [${address}], in the file of ${near}`,
  };
}

function lostAnchor(page: Page, key: string, anchor: string, ledger: Ledger): Problem {
  const title = nearestTitle(page, key, ledger);
  return {
    code: 'lost-anchor',
    place: { file: page.entry.file, line: title?.line ?? 1, column: 1 },
    found: `the released anchor ${key}, which leads nowhere now`,
    expected: title
      ? `the old id behind the new one; nearest is #${title.anchors[0] ?? ''}`
      : 'a heading that carries the old id',
    suggestion: title ? lineWith(page, title, anchor) : `## … [#${anchor}]`,
  };
}

function lostTip(site: Site, address: string, id: string): Problem {
  const near =
    nearest(
      id,
      site.tips.map((tip) => tip.id),
    ) ?? site.tips[0]?.id;
  const tip = site.tips.find((candidate) => candidate.id === near);
  if (!tip) return lostList(site, address);
  const title = { line: tip.callout.place.line, anchors: [tip.callout.anchor ?? tip.id] };
  return {
    code: 'lost-tip',
    place: tip.callout.place,
    found: `the released tip ${address}, which leads nowhere now`,
    expected: `the old id behind the new one; nearest is /tips/${tip.id}/`,
    suggestion: lineWith(tip.page, title, id),
  };
}

function lostEntry(site: Site, key: string, address: string): Problem {
  const keys = [...targetsOf(site).keys()].filter((other) => other.startsWith(`${address}#`));
  const near = nearest(key, keys);
  return {
    code: 'lost-anchor',
    place: (near && targetsOf(site).get(near)?.place) || { file: LEDGER, line: 1, column: 1 },
    found: `the released anchor ${key}, which leads nowhere now`,
    expected: 'the id it was released under: entries keep their id when their wording changes',
    suggestion: near && `id: ${key.split('#')[1] ?? ''}`,
  };
}

/** A former address leads to one page, in one step: no page of today, no second owner, no odd path. */
function judgeFormer(site: Site): Problem[] {
  const owner = new Map<string, Page>();
  return declared(site).flatMap(({ from, page, place }) => {
    const problem = (code: string, expected: string): Problem[] => [
      { code, place, found: `movedFrom: ${from}`, expected },
    ];
    const live = site.byAddress.get(from);
    if (live === page) {
      return problem('former-cycle', 'an address the page no longer has; this is its own');
    }
    if (live) {
      const cycle = live.movedFrom.includes(page.address);
      return problem(
        cycle ? 'former-cycle' : 'former-in-use',
        `an address nobody has today; ${live.entry.file} is published there`,
      );
    }
    if (site.addresses.has(from)) {
      return problem(
        'former-in-use',
        'an address nobody has today; the site makes this one itself',
      );
    }
    if (!/^(?:\/[\p{L}\p{N}_-]+)+\/$/u.test(from)) {
      return problem('bad-former', 'an address as the site had it, such as /a/b/');
    }
    const first = owner.get(from);
    if (first) {
      return problem('former-twice', `one page for it; ${first.entry.file} already claims it`);
    }
    owner.set(from, page);
    return [];
  });
}

/** Two places of one short id, or an id that is no longer what it was released as. */
function judgeIds(site: Site, ledger: Ledger | undefined): Problem[] {
  const owner = new Map<string, string>();
  for (const [key, id] of ledger ?? []) if (id) owner.set(id, key);
  const problems: Problem[] = [];
  for (const [key, target] of targetsOf(site)) {
    if (target.kind === 'standalone') continue;
    const id = shareId(key);
    const other = owner.get(id);
    const released = ledger?.get(key);
    if ((other && other !== key) || (released && released !== id)) {
      problems.push({
        code: 'same-short-id',
        place: target.place,
        found: `${key} and ${other ?? `/s/${released}/`} under the short address /s/${id}/`,
        expected: 'one place for each short address: pin another id, such as [#…-2]',
      });
    }
    owner.set(id, key);
  }
  return problems;
}
