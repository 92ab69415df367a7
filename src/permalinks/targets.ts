/**
 * Link targets: everything of the site a link can lead to. A page, a section, a callout, a tip, a
 * change, an exam task; each with what a chat shows of it.
 */
import { at, tipAddress } from '../core/address.ts';
import { once } from '../core/once.ts';
import type { Place } from '../core/problem.ts';
import { prose } from '../core/prose.ts';
import { interfaceOf } from '../core/interface.ts';
import { listOf } from '../site/list-pages.ts';
import { navigationOf } from '../site/navigation.ts';
import type { Page, Tip } from '../site/page.ts';
import type { Site } from '../site/site.ts';

export interface LinkTarget {
  /** The address with its anchor: what the ledger and the short id are made from. */
  readonly key: string;
  readonly address: string;
  readonly anchor: string | undefined;
  /**
   * `standalone`: a tip or a list, whose address is short enough to be shared as it is. `exam`: a
   * tip's callout on its page, which is shared by the tip's own address.
   */
  readonly kind: 'standalone' | 'page' | 'section' | 'callout' | 'exam' | 'entry';
  readonly title: string;
  readonly description: string;
  /** Where it stands: the service, the page, or what the callout is. May be empty. */
  readonly parent: string;
  /** The address whose picture shows it: a page's or a tip's own, else the site's (`/`). */
  readonly picture: string;
  readonly place: Place;
}

/** By key, in page order; the key of an old pin leads to the target that now has it. */
export type LinkTargets = ReadonlyMap<string, LinkTarget>;

/** The link targets of a site. */
export const targetsOf = once(collect);

function collect(site: Site): LinkTargets {
  const targets = new Map<string, LinkTarget>();
  const add = (target: LinkTarget): void => {
    if (!targets.has(target.key)) targets.set(target.key, target);
  };
  const tipAt = new Map(site.tips.map((tip) => [tip.address, tip]));
  for (const page of site.pages) {
    add(pageTarget(site, page));
    for (const target of anchorTargets(site, page, tipAt)) add(target);
    for (const [old, current] of page.outline.anchors) {
      const target = targets.get(at(page.address, current));
      if (target) targets.set(at(page.address, old), target);
    }
  }
  for (const tip of site.tips) add(tipTarget(tip));
  for (const target of entryTargets(site)) add(target);
  for (const address of site.addresses.keys()) add(listTarget(site, address));
  return targets;
}

const top = (file: string): Place => ({ file, line: 1, column: 1 });

/** What stands above a page's title: its service, or what kind of page it is. */
export function parentOf(site: Site, page: Page): string {
  if (page.kind === 'note') {
    return navigationOf(site).entries.get(page.services[0] ?? '')?.title ?? '';
  }
  if (page.kind === 'service') {
    const { category } = page.entry.data;
    return site.config.categories.find(({ id }) => id === category)?.name ?? '';
  }
  return page.kind === 'family' ? '' : (listOf(page.kind, site.config)?.name ?? '');
}

function pageTarget(site: Site, page: Page): LinkTarget {
  return {
    key: page.address,
    address: page.address,
    anchor: undefined,
    kind: 'page',
    title: page.title,
    description: page.summary || site.config.description,
    parent: parentOf(site, page),
    picture: page.address,
    place: top(page.entry.file),
  };
}

function* anchorTargets(
  site: Site,
  page: Page,
  tipAt: ReadonlyMap<string, Tip>,
): Iterable<LinkTarget> {
  const t = interfaceOf(site.config);
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
      parent: page.title,
      picture: page.address,
      place: top(page.entry.file),
    };
  }
  for (const callout of page.outline.callouts) {
    if (!callout.anchor) continue;
    const key = at(page.address, callout.anchor);
    const exam = callout.kind === 'exam';
    const tip = exam ? tipAt.get(key) : undefined;
    yield {
      key,
      address: page.address,
      anchor: callout.anchor,
      kind: exam ? 'exam' : 'callout',
      title: callout.title,
      description: callout.text.replace(/\s+/g, ' ') || fallback,
      parent: exam ? page.title : `${t(`callout.${callout.kind}`)} · ${page.title}`,
      picture: tip ? tipAddress(tip.id) : page.address,
      place: callout.place,
    };
  }
}

function tipTarget(tip: Tip): LinkTarget {
  const address = tipAddress(tip.id);
  return {
    key: address,
    address,
    anchor: undefined,
    kind: 'standalone',
    title: tip.question,
    description: tip.answer.replace(/\s+/g, ' '),
    parent: tip.page.title,
    picture: address,
    place: tip.callout.place,
  };
}

/** Entries of the pages made from YAML: what changed, and the tasks of the exam. */
function* entryTargets(site: Site): Iterable<LinkTarget> {
  const entry = { kind: 'entry', picture: '/' } as const;
  for (const { data, place } of site.changes) {
    yield {
      ...entry,
      key: at('/changes/', data.id),
      address: '/changes/',
      anchor: data.id,
      title: data.title,
      description: data.now,
      parent: 'What changed',
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
      parent: site.config.exam?.name ?? '',
      place: top('site.yaml'),
    };
  }
}

function listTarget({ config }: Site, address: string): LinkTarget {
  return {
    key: address,
    address,
    anchor: undefined,
    kind: 'standalone',
    title: config.title,
    description: config.description,
    parent: '',
    picture: '/',
    place: top('site.yaml'),
  };
}
