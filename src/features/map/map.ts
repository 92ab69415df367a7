/** Services and their relations as a graph, and in words: what the map and a service's surroundings draw. */
import type { Relation } from '../../catalogue/relations.ts';
import type { Relevance } from '../../content/schema.ts';
import { navigationOf } from '../../site/navigation.ts';
import { servicesByCategory } from '../../site/lists.ts';
import type { FamilyPage, ServicePage } from '../../site/page.ts';
import type { Site } from '../../site/site.ts';

export interface MapNode {
  readonly id: string;
  readonly label: string;
  readonly address: string;
  readonly category: string;
  readonly relevance: Relevance | undefined;
  /** Ids of the services it is tied to, each once. */
  readonly neighbours: readonly string[];
}

/** All that stands between two services, as one line. */
export interface MapEdge {
  readonly from: string;
  readonly to: string;
  /** Which of the two ends something is done to; neither when they are weighed against each other. */
  readonly toward: 'to' | 'both' | 'none';
  /** The strongest of its relations, 0 to 10. */
  readonly weight: number;
}

export interface MapLane {
  readonly id: string;
  readonly name: string;
  readonly nodes: readonly MapNode[];
}

export interface ServiceMap {
  /** Categories in the order of the configuration, each with its services. */
  readonly lanes: readonly MapLane[];
  readonly edges: readonly MapEdge[];
  /** How many relations were written; several may stand between the same two services. */
  readonly relations: number;
}

type Mapped = Pick<Site, 'services' | 'relations' | 'config'>;

/** More services than these make no picture: those with the most relations are drawn. */
const DRAWN = 300;

function drawnServices({ services, relations }: Mapped): readonly ServicePage[] {
  if (services.length <= DRAWN) return services;
  const counts = Map.groupBy(
    relations.flatMap(({ from, to }) => [from, to]),
    (id) => id,
  );
  const count = ({ id }: ServicePage): number => counts.get(id)?.length ?? 0;
  const most = new Set(services.toSorted((a, b) => count(b) - count(a)).slice(0, DRAWN));
  return services.filter((service) => most.has(service));
}

/** The graph of a site. Relations that lead to a family are said in words only. */
export function mapOf(site: Mapped): ServiceMap {
  const services = drawnServices(site);
  const known = new Set(services.map(({ id }) => id));
  const drawn = site.relations.filter(({ from, to }) => known.has(from) && known.has(to));
  const symmetric = new Set(
    Object.entries(site.config.relations).flatMap(([verb, rule]) =>
      rule.inverse === verb ? [verb] : [],
    ),
  );
  const edges = mergeEdges(drawn, symmetric);
  const neighbours = new Map<string, string[]>();
  for (const { from, to } of edges) {
    neighbours.set(from, [...(neighbours.get(from) ?? []), to]);
    neighbours.set(to, [...(neighbours.get(to) ?? []), from]);
  }
  const lanes = servicesByCategory({ ...site, services }).map(({ id, name, services }) => ({
    id,
    name,
    nodes: services.map((service) => ({
      id: service.id,
      label: service.short,
      address: service.address,
      category: id,
      relevance: service.relevance,
      neighbours: neighbours.get(service.id) ?? [],
    })),
  }));
  return { lanes, edges, relations: drawn.length };
}

/** Relations between the same two services become one edge, in the direction first written. */
function mergeEdges(
  relations: readonly Relation[],
  symmetric: ReadonlySet<string>,
): readonly MapEdge[] {
  const pairs = Map.groupBy(relations, ({ from, to }) =>
    from < to ? `${from} ${to}` : `${to} ${from}`,
  );
  return [...pairs.values()].flatMap((all) => {
    const directed = all.filter(({ verb }) => !symmetric.has(verb));
    const first = directed[0] ?? all[0];
    if (!first) return [];
    const { from, to } = first;
    const back = directed.some((relation) => relation.from === to);
    return {
      from,
      to,
      toward:
        directed.length === 0 ? ('none' as const) : back ? ('both' as const) : ('to' as const),
      weight: Math.max(...all.map(({ weight }) => weight)),
    };
  });
}

/** One verb of a service with all it leads to: “reads from” S3, HDFS. */
export interface Tie {
  readonly label: string;
  /** True when the others act on this service, false when it acts on them. */
  readonly inverse: boolean;
  readonly weight: number;
  readonly others: readonly (ServicePage | FamilyPage)[];
}

/** A service's relations under their verbs, strongest verb first. Unknown ids have none. */
export function tiesOf(site: Site, id: string): readonly Tie[] {
  const pages = navigationOf(site).entries;
  const verbs = Map.groupBy(site.relationsOf(id), ({ label }) => label);
  return [...verbs].flatMap(([label, relations]) => {
    const others = relations.flatMap(({ to }) => pages.get(to) ?? []);
    const [first] = relations;
    return first && others.length > 0
      ? { label, inverse: first.inverse, weight: first.weight, others }
      : [];
  });
}
