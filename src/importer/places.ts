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
  readonly same: boolean;
}

export interface Places {
  readonly pages: readonly PagePlace[];
  readonly newServices: readonly NewService[];
}

export interface PlaceOptions {
  /** `--service`: everything belongs to it. */
  readonly service: string | undefined;
}

export const notesPath = (service: string, slug: string): string => `notes/${service}/${slug}.mdx`;
export const addressOfPath = (path: string): string =>
  `/${path.replace(/^notes\//, '').replace(/\.mdx$/, '')}/`;

export function placeSections(
  outline: Outline,
  matches: readonly (Match | undefined)[],
  existing: Existing,
  options: PlaceOptions,
): Places {
  const newServices: NewService[] = [];
  const ids = new Set([...existing.takenIds, ...existing.services.map(({ id }) => id)]);
  const topicNames = outline.topics.map(({ heading, name }) =>
    readTopicName(titleWords(heading, name)),
  );
  const taken = new Set(existing.services.flatMap(({ names }) => names));
  const services = outline.topics.map((_topic, topic) => {
    const name = topicNames[topic] ?? readTopicName('Notes');
    const known =
      options.service ??
      majority(
        outline.sections.flatMap((section, at) => (section.topic === topic ? [matches[at]] : [])),
      ) ??
      findService(name, existing);
    const id = known ?? unique(topicSlug(name.name), ids);
    const made = newServices.some((one) => one.id === id);
    if (!made && !existing.services.some((service) => service.id === id)) {
      newServices.push({ ...distinct(name, taken), id, topic });
    }
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
function majority(matches: readonly (Match | undefined)[]): string | undefined {
  const votes = Map.groupBy(
    matches.flatMap((match) => (match ? [match.page.service] : [])),
    (service) => service,
  );
  return [...votes].sort((a, b) => b[1].length - a[1].length)[0]?.[0];
}

function findService(name: TopicName, { services }: Existing): string | undefined {
  const wanted = [name.name, ...name.aliases].map((word) => word.toLowerCase());
  return (
    services.find(({ names }) => names.includes(wanted[0] ?? '')) ??
    services.find(({ names }) => wanted.some((word) => names.includes(word))) ??
    services.find(({ id }) => id === slugOf(name.name))
  )?.id;
}

function placePages(
  outline: Outline,
  matches: readonly (Match | undefined)[],
  existing: Existing,
  services: readonly string[],
): PagePlace[] {
  const own = new Set(existing.imported.map(({ path }) => path));
  const taken = new Set([...existing.pages.keys(), ...own]);
  const orders = new Map<string, number>();
  const nextOrder = (service: string): number => {
    const order = (orders.get(service) ?? othersIn(service, existing, own)) + 1;
    orders.set(service, order);
    return order;
  };
  const titles = outline.sections.map((section) => titleOf(section, outline));
  const count = new Map<string, number>();
  return outline.sections.map((section, index): PagePlace => {
    const service = services[section.topic] ?? '';
    const order = nextOrder(service);
    const number = (count.get(service) ?? 0) + 1;
    count.set(service, number);
    const title = titles[index] ?? '';
    const match = matches[index];
    const slug = section.intro ? 'overview' : slugOf(title) || `section-${number}`;
    const before = match?.page;
    const stays =
      before?.service === service && (match?.same || slugFits(before.path, slug))
        ? before
        : undefined;
    const path = stays?.path ?? free(service, slug, taken);
    taken.add(path);
    const old = before && before.path !== path ? [addressOfPath(before.path)] : [];
    const address = addressOfPath(path);
    const movedFrom = [...(before?.movedFrom ?? []), ...old].filter((one) => one !== address);
    return {
      title,
      service,
      path,
      address,
      order,
      movedFrom: [...new Set(movedFrom)],
      previous: before,
      same: match?.same ?? false,
    };
  });
}

/** Whether a file is already named by a slug, or by the slug and a number. */
const slugFits = (path: string, slug: string): boolean => {
  const name = path.slice(path.lastIndexOf('/') + 1, -'.mdx'.length);
  return (
    name === slug || (name.startsWith(`${slug}-`) && /^\d+$/.test(name.slice(slug.length + 1)))
  );
};

function free(service: string, slug: string, taken: ReadonlySet<string>): string {
  let path = notesPath(service, slug);
  for (let count = 2; taken.has(path); count += 1) path = notesPath(service, `${slug}-${count}`);
  return path;
}

/** Pages of a service that did not come from these notes go before. */
function othersIn(service: string, { pages }: Existing, own: ReadonlySet<string>): number {
  return [...pages.keys()].filter((path) => path.startsWith(`notes/${service}/`) && !own.has(path))
    .length;
}

function titleOf(section: Section, outline: Outline): string {
  const above = titleWords(section.path.at(section.heading ? -2 : -1), section.fallback);
  const topic = outline.topics[section.topic];
  // What stands before a topic's first heading is called as the topic is; a file of a folder is not.
  const instead = section.heading || !section.intro ? above : titleWords(topic?.heading, above);
  const title = titleWords(section.heading, instead);
  return section.part === undefined ? title : `${title} (${section.part})`;
}
