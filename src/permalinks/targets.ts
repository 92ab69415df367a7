/**
 * Spots: everything of the site a link can lead to. A page, a section, a callout, a tip, a change,
 * an exam task; each with what a chat shows of it, and the short address that leads there.
 */
import { at, tipAddress } from '../core/address.ts';
import type { Place } from '../core/problem.ts';
import { PAGE_KINDS } from '../content/kinds.ts';
import { CALLOUT_KINDS } from '../markdown/callout-kinds.ts';
import type { Page, Tip } from '../site/page.ts';
import type { Site } from '../site/site.ts';
import { prose } from '../core/prose.ts';

export interface Spot {
  /** The address with its anchor: what the ledger and the short id are made from. */
  readonly key: string;
  readonly address: string;
  readonly anchor: string | undefined;
  /** A spot of the kind `own` has an address short enough to be shared as it is. */
  readonly kind: 'own' | 'page' | 'section' | 'callout' | 'exam' | 'entry';
  readonly title: string;
  readonly description: string;
  /** Where it stands: the service, the page, or what the callout is. */
  readonly within: string;
  /** The address whose card shows it, when another one does. */
  readonly drawnAt: string | undefined;
  readonly place: Place;
}

/** Every key of the site that leads somewhere; an old pin leads to the spot that now has it. */
export type Spots = ReadonlyMap<string, Spot>;

const known = new WeakMap<Site, Spots>();

/** The spots of a site, in page order. Computed once per site. */
export function spotsOf(site: Site): Spots {
  let spots = known.get(site);
  if (!spots) {
    spots = collect(site);
    known.set(site, spots);
  }
  return spots;
}

function collect(site: Site): Spots {
  const spots = new Map<string, Spot>();
  const add = (spot: Spot): void => {
    if (!spots.has(spot.key)) spots.set(spot.key, spot);
  };
  const tipAt = new Map(site.tips.map((tip) => [tip.address, tip]));
  for (const page of site.pages) {
    add(pageSpot(site, page));
    for (const spot of anchorSpots(site, page, tipAt)) add(spot);
    for (const [old, current] of page.outline.anchors) {
      const spot = spots.get(at(page.address, current));
      if (spot) spots.set(at(page.address, old), spot);
    }
  }
  for (const tip of site.tips) add(tipSpot(tip));
  for (const spot of entrySpots(site)) add(spot);
  for (const address of site.addresses.keys()) add(listSpot(site, address));
  return spots;
}

const top = (file: string): Place => ({ file, line: 1, column: 1 });

/** The name above a page's title: its service, or what kind of page it is. */
export function eyebrowOf(site: Site, page: Page): string {
  if (page.kind === 'note') {
    return site.services.find((service) => service.id === page.services[0])?.title ?? '';
  }
  if (page.kind === 'service') {
    const { category } = page.entry.data;
    return site.config.categories.find(({ id }) => id === category)?.name ?? '';
  }
  return page.kind === 'family' ? '' : (PAGE_KINDS[page.kind].list?.label ?? '');
}

function pageSpot(site: Site, page: Page): Spot {
  return {
    key: page.address,
    address: page.address,
    anchor: undefined,
    kind: 'page',
    title: page.title,
    description: page.summary || site.config.description,
    within: eyebrowOf(site, page),
    drawnAt: page.address,
    place: top(page.entry.file),
  };
}

function* anchorSpots(site: Site, page: Page, tipAt: ReadonlyMap<string, Tip>): Iterable<Spot> {
  const fallback = page.summary || site.config.description;
  for (const section of page.outline.sections) {
    if (!section.anchor) continue;
    yield {
      key: at(page.address, section.anchor),
      address: page.address,
      anchor: section.anchor,
      kind: 'section',
      title: section.title,
      description: prose(section.text) || fallback,
      within: page.title,
      drawnAt: undefined,
      place: top(page.entry.file),
    };
  }
  for (const callout of page.outline.callouts) {
    if (!callout.anchor) continue;
    const key = at(page.address, callout.anchor);
    const tip = callout.kind === 'exam' ? tipAt.get(key) : undefined;
    yield {
      key,
      address: page.address,
      anchor: callout.anchor,
      kind: callout.kind === 'exam' ? 'exam' : 'callout',
      title: callout.title,
      description: callout.text.replace(/\s+/g, ' ') || fallback,
      within:
        callout.kind === 'exam'
          ? page.title
          : `${CALLOUT_KINDS[callout.kind].label} · ${page.title}`,
      drawnAt: tip && tipAddress(tip.id),
      place: callout.place,
    };
  }
}

function tipSpot(tip: Tip): Spot {
  return {
    key: tipAddress(tip.id),
    address: tipAddress(tip.id),
    anchor: undefined,
    kind: 'own',
    title: tip.question,
    description: tip.answer.replace(/\s+/g, ' '),
    within: tip.page.title,
    drawnAt: tipAddress(tip.id),
    place: tip.callout.place,
  };
}

/** Entries of the pages made from YAML: what changed, and the tasks of the exam. */
function* entrySpots(site: Site): Iterable<Spot> {
  const entry = { kind: 'entry', drawnAt: undefined } as const;
  for (const { data, place } of site.changes) {
    yield {
      ...entry,
      key: at('/changes/', data.id),
      address: '/changes/',
      anchor: data.id,
      title: data.title,
      description: data.now,
      within: 'What changed',
      place,
    };
  }
  for (const task of (site.config.exam?.domains ?? []).flatMap((domain) => domain.tasks)) {
    const anchor = `task-${task.id.replaceAll('.', '-')}`;
    const skills = task.skills.map((skill) => skill.text).join(' ');
    yield {
      ...entry,
      key: at('/exam/', anchor),
      address: '/exam/',
      anchor,
      title: `${task.id} ${task.name}`,
      description: skills || site.config.description,
      within: site.config.exam?.name ?? '',
      place: top('site.yaml'),
    };
  }
}

function listSpot(site: Site, address: string): Spot {
  return {
    key: address,
    address,
    anchor: undefined,
    kind: 'own',
    title: site.config.title,
    description: site.config.description,
    within: '',
    drawnAt: address,
    place: top('site.yaml'),
  };
}
