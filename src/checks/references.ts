/** Ids in front matter that must name something: services, categories, exam tasks, related pages. */
import { PAGE_KINDS } from '../content/kinds.ts';
import { RESERVED, isSlug } from '../core/ids.ts';
import { nearest, type Problem } from '../core/problem.ts';
import { templateAddresses } from '../site/list-pages.ts';
import type { Site } from '../site/site.ts';
import type { Page } from '../site/page.ts';

/** Judges every reference of every page; returns one problem for each that names nothing. */
export function checkReferences(site: Site): Problem[] {
  const services = new Set(site.services.map((page) => page.id));
  const tasks = new Set((site.config.exam?.domains ?? []).flatMap((d) => d.tasks.map((t) => t.id)));
  const tips = new Set(site.tips.map((tip) => tip.id));
  const categories = new Set(site.config.categories.map((category) => category.id));
  const taken = new Set(templateAddresses(site.config));
  return [
    ...site.pages.flatMap((page) => [
      ...checkAddress(page, taken),
      ...checkNames(page, 'exam', page.exam, tasks, 'exam task', site.config.exam !== undefined),
      ...serviceFields(page).flatMap(({ field, ids }) =>
        checkNames(page, field, ids, services, 'service', true),
      ),
      ...checkNames(page, 'alsoAsked', page.alsoAsked, tips, 'exam tip', true),
      ...(page.kind === 'service'
        ? checkNames(page, 'category', [page.entry.data.category], categories, 'category', true)
        : []),
    ]),
    ...checkChanges(site, services),
    ...sameAddress(site.pages),
    ...checkConfig(site, services),
  ];
}

/** A page's fields that hold ids of services, each with what it holds. */
function serviceFields(page: Page): { field: string; ids: readonly string[] }[] {
  const data: Readonly<Record<string, unknown>> = page.entry.data;
  return PAGE_KINDS[page.kind].serviceFields.map((field) => ({
    field,
    ids: [data[field]].flat().filter((id) => typeof id === 'string'),
  }));
}

function checkNames(
  page: Page,
  field: string,
  ids: readonly string[],
  known: ReadonlySet<string>,
  what: string,
  judged: boolean,
): Problem[] {
  if (!judged) return [];
  return ids.flatMap((id, index) => {
    if (known.has(id)) return [];
    const single = field === 'service' || field === 'category';
    return {
      code: `unknown-${what.replace(' ', '-')}`,
      place: page.entry.locate(single ? [field] : [field, index]),
      found: `${field}: ${id}`,
      expected: `the id of ${/^[aeiou]/.test(what) ? 'an' : 'a'} ${what}`,
      suggestion: nearest(id, known),
    };
  });
}

function checkAddress(page: Page, taken: ReadonlySet<string>): Problem[] {
  const parts = page.id.split('/');
  const own = page.kind === 'service' || page.kind === 'family';
  const reserved = (own && RESERVED.has(page.id)) || taken.has(page.address);
  if (parts.every(isSlug) && !reserved) return [];
  return [
    {
      code: 'bad-name',
      place: { file: page.entry.file, line: 1, column: 1 },
      found: `the file name “${page.id}”`,
      expected: reserved
        ? 'another name: the site uses this one for a page of its own'
        : 'lower-case words joined by hyphens, as it becomes the address',
      suggestion: reserved ? undefined : suggested(page.id),
    },
  ];
}

/** The name with its words joined as an address wants them; undefined when nothing else is left of it. */
function suggested(id: string): string | undefined {
  const words = (part: string): string[] => part.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  const better = id.split('/').map((part) => words(part).join('-').slice(0, 60));
  return better.every(isSlug) ? better.join('/') : undefined;
}

function sameAddress(pages: readonly Page[]): Problem[] {
  const owner = new Map<string, Page>();
  return pages.flatMap((page) => {
    const first = owner.get(page.address);
    if (!first) {
      owner.set(page.address, page);
      return [];
    }
    return {
      code: 'duplicate-address',
      place: { file: page.entry.file, line: 1, column: 1 },
      found: `the address ${page.address} a second time`,
      expected: `an address of its own; ${first.entry.file} has this one`,
    };
  });
}

/** What `site.yaml` names must be there: otherwise it is left out, and nobody is told. */
function checkConfig(
  { config, notes, locateConfig }: Site,
  services: ReadonlySet<string>,
): Problem[] {
  const sections = new Set(notes.map(({ id }) => id));
  const counterparts = Object.keys(config.search.counterparts);
  return [
    ...config.start.map((id, at) => [['start', at], id, sections, 'section'] as const),
    ...config.reading.map((id, at) => [['reading', at], id, services, 'service'] as const),
    ...counterparts.map((id) => [['search', 'counterparts', id], id, services, 'service'] as const),
  ].flatMap(([path, id, known, what]) =>
    known.has(id)
      ? []
      : {
          code: `unknown-${what}`,
          place: locateConfig(path),
          found: `${path[0]}: ${id}`,
          expected: `the id of a ${what}`,
          suggestion: nearest(id, known),
        },
  );
}

function checkChanges(site: Site, services: ReadonlySet<string>): Problem[] {
  const ids = new Map<string, number>();
  return site.changes.flatMap(({ data, place }) => {
    const problems: Problem[] = data.services
      .filter((id) => !services.has(id))
      .map((id) => ({
        code: 'unknown-service',
        place,
        found: `services: ${id}`,
        expected: 'the id of a service',
        suggestion: nearest(id, services),
      }));
    const line = ids.get(data.id);
    if (line !== undefined) {
      problems.push({
        code: 'duplicate-id',
        place,
        found: `the change “${data.id}” a second time`,
        expected: `an id of its own; line ${line} has this one`,
      });
    }
    ids.set(data.id, place.line);
    return problems;
  });
}
