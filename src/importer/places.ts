/** Where every section goes: its topic's service, its file, its address; what was there before stays. */
import type { Existing, ImportedPage } from './existing.ts';
import type { Match } from './match.ts';
import { readTopicName, slugOf, topicSlug, unique, type TopicName } from './names.ts';
import { titleWords, type Outline, type Section } from './outline.ts';

export interface NewService extends TopicName {
  readonly id: string;
  /** Index of the topic it is made for. */
  readonly topic: number;
}

export interface PagePlace {
  readonly title: string;
  readonly service: string;
  readonly path: string;
  readonly address: string;
  readonly order: number;
  readonly movedFrom: readonly string[];
  /** The page of the last import this one continues. */
  readonly previous: ImportedPage | undefined;
}

export interface Places {
  readonly pages: readonly PagePlace[];
  readonly newServices: readonly NewService[];
}

type Matches = readonly (Match<ImportedPage> | undefined)[];

export const addressOfPath = (path: string): string =>
  `/${path.replace(/^notes\//, '').replace(/\.mdx$/, '')}/`;

/** @param only the service everything belongs to, when one was asked for */
export function placeSections(
  outline: Outline,
  matches: Matches,
  existing: Existing,
  only: string | undefined,
): Places {
  const newServices: NewService[] = [];
  const ids = new Set([...existing.takenIds, ...existing.services.map(({ id }) => id)]);
  const known = new Set(existing.services.map(({ id }) => id));
  const names = new Set(existing.services.flatMap((service) => service.names));
  const before = outline.topics.map((): string[] => []);
  for (const [index, { topic }] of outline.sections.entries()) {
    const page = matches[index]?.page;
    if (page) before[topic]?.push(page.service);
  }
  const services = outline.topics.map(({ heading, name }, topic) => {
    const own = readTopicName(titleWords(heading, name));
    const there = only ?? mostOften(before[topic] ?? []) ?? findService(own, existing);
    const id = there ?? unique(topicSlug(own.name), ids);
    if (!known.has(id)) newServices.push({ ...distinct(own, names), id, topic });
    known.add(id);
    return id;
  });
  return { newServices, pages: placePages(outline, matches, existing, services) };
}

/** A name that no other topic has, and of its aliases those that none has; they are then taken. */
function distinct({ name, aliases, keywords }: TopicName, taken: Set<string>): TopicName {
  const free = (word: string): boolean => !taken.has(word.toLowerCase());
  let own = name;
  for (let count = 2; !free(own); count += 1) own = `${name} (${count})`;
  const others = aliases.filter(free);
  for (const word of [own, ...others]) taken.add(word.toLowerCase());
  return { name: own, aliases: others, keywords };
}

/** The service most pages of a topic were imported into. */
function mostOften(services: readonly string[]): string | undefined {
  const votes = Map.groupBy(services, (service) => service);
  return [...votes].sort((a, b) => b[1].length - a[1].length)[0]?.[0];
}

function findService(name: TopicName, { services }: Existing): string | undefined {
  const [first = '', ...others] = [name.name, ...name.aliases].map((word) => word.toLowerCase());
  return (
    services.find(({ names }) => names.includes(first)) ??
    services.find(({ names }) => others.some((word) => names.includes(word))) ??
    services.find(({ id }) => id === slugOf(name.name))
  )?.id;
}

function placePages(
  outline: Outline,
  matches: Matches,
  existing: Existing,
  services: readonly string[],
): PagePlace[] {
  const own = new Set(existing.imported.map(({ path }) => path));
  const taken = new Set([...existing.pages.keys(), ...own]);
  // Pages of a service that did not come from these notes go before.
  const orders = new Map<string, number>();
  const next = (service: string): number => {
    const order = (orders.get(service) ?? 0) + 1;
    orders.set(service, order);
    return order;
  };
  for (const path of existing.pages.keys()) if (!own.has(path)) next(path.split('/')[1] ?? '');
  const numbers = new Map<string, number>();
  return outline.sections.map((section, index): PagePlace => {
    const service = services[section.topic] ?? '';
    const number = (numbers.get(service) ?? 0) + 1;
    numbers.set(service, number);
    const title = titleOf(section, outline);
    const slug = section.intro ? 'overview' : slugOf(title) || `section-${number}`;
    const { page: previous, same } = matches[index] ?? {};
    const stays = previous?.service === service && (same || slugFits(previous.path, slug));
    const stem = `notes/${service}/${slug}`;
    const path = stays ? previous.path : `${unique(stem, taken, '.mdx')}.mdx`;
    taken.add(path);
    const address = addressOfPath(path);
    const addresses = previous ? [...previous.movedFrom, addressOfPath(previous.path)] : [];
    const movedFrom = [...new Set(addresses)].filter((one) => one !== address);
    return { title, service, path, address, order: next(service), movedFrom, previous };
  });
}

/** Whether a file is already named by a slug, or by the slug and a number. */
const slugFits = (path: string, slug: string): boolean => {
  const name = path.slice(path.lastIndexOf('/') + 1, -'.mdx'.length);
  return name.startsWith(slug) && /^(?:-\d+)?$/.test(name.slice(slug.length));
};

function titleOf(section: Section, { topics }: Outline): string {
  const { heading, path, fallback, intro, part } = section;
  const above = titleWords(path.at(heading ? -2 : -1), fallback);
  // What stands before a topic's first heading is called as the topic is; a file of a folder is not.
  const instead = heading || !intro ? above : titleWords(topics[section.topic]?.heading, above);
  const title = titleWords(heading, instead);
  return part === undefined ? title : `${title} (${part})`;
}
