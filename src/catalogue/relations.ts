/** Typed relations between services: authors write one side, the other is derived. */
import { nearest, type Problem } from '../core/problem.ts';
import type { Named } from './names.ts';
import type { ServiceData } from '../content/schema.ts';
import type { SiteConfig } from '../content/site-schema.ts';

/** A relation as it reads on `from`'s page: “delivers to” `to`. */
export interface Relation {
  readonly from: string;
  readonly to: string;
  /** The verb in its active form, whichever side this is. */
  readonly verb: string;
  /** True on the side that was derived. */
  readonly inverse: boolean;
  readonly label: string;
  /** 0 to 10, from site.yaml: how much a reader gains by following it. */
  readonly weight: number;
}

type Verbs = SiteConfig['relations'];

export interface Relations {
  /** Both directions, strongest first; an empty list for an unknown id. */
  relationsOf(id: string): readonly Relation[];
  /** Every relation once, as its author wrote it. */
  readonly written: readonly Relation[];
  readonly problems: readonly Problem[];
}

/** Derives both sides of every relation. A relation with a problem is left out. */
export function deriveRelations(
  services: readonly Named<ServiceData>[],
  verbs: Verbs,
  /** Further ids a relation may lead to, such as families. */
  others: Iterable<string> = [],
): Relations {
  const known = new Set([...services.map(({ id }) => id), ...others]);
  const inverses = new Map(Object.entries(verbs).map(([verb, { inverse }]) => [inverse, verb]));
  const sides = new Map<string, Relation[]>();
  const seen = new Map<string, Named>();
  const written: Relation[] = [];
  const problems: Problem[] = [];
  for (const service of services) {
    for (const [verb, targets] of Object.entries(service.data.relations)) {
      const rule = Object.hasOwn(verbs, verb) ? verbs[verb] : undefined;
      if (!rule) {
        problems.push(unknownVerb(service, verb, targets, verbs, inverses));
        continue;
      }
      for (const [index, to] of targets.entries()) {
        const at = { service, verb, index, to };
        const from = service.id;
        const key =
          rule.inverse === verb && to < from ? `${verb} ${to} ${from}` : `${verb} ${from} ${to}`;
        const problem = judge(at, known, seen.get(key));
        if (problem) {
          problems.push(problem);
          continue;
        }
        seen.set(key, service);
        const { label, inverseLabel, weight } = rule;
        const relation: Relation = { from, to, verb, inverse: false, label, weight };
        written.push(relation);
        push(sides, relation);
        push(sides, { from: to, to: from, verb, inverse: true, label: inverseLabel, weight });
      }
    }
  }
  for (const relations of sides.values()) relations.sort(strongestFirst);
  return { relationsOf: (id) => sides.get(id) ?? [], written, problems };
}

function push(sides: Map<string, Relation[]>, relation: Relation): void {
  const relations = sides.get(relation.from);
  if (relations) relations.push(relation);
  else sides.set(relation.from, [relation]);
}

/** By weight, then what the service does before what is done to it, then by name, so that order is stable. */
function strongestFirst(a: Relation, b: Relation): number {
  return (
    b.weight - a.weight ||
    Number(a.inverse) - Number(b.inverse) ||
    compare(a.label, b.label) ||
    compare(a.to, b.to)
  );
}

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

interface At {
  readonly service: Named;
  readonly verb: string;
  readonly index: number;
  readonly to: string;
}

function judge(
  { service, verb, index, to }: At,
  known: ReadonlySet<string>,
  first: Named | undefined,
): Problem | undefined {
  const found = `${verb}: ${to}`;
  const place = service.locate(['relations', verb, index]);
  if (to === service.id) {
    return { code: 'self-relation', place, found, expected: 'a service other than this one' };
  }
  if (!known.has(to)) {
    return {
      code: 'unknown-service',
      place,
      found,
      expected: 'the id of a service',
      suggestion: nearest(
        to,
        [...known].filter((id) => id !== service.id),
      ),
    };
  }
  if (!first) return undefined;
  return {
    code: 'relation-written-twice',
    place,
    found:
      first === service ? `${found} a second time` : `${found}, which ${first.file} says already`,
    expected: 'each relation once: the other side is derived',
  };
}

/** An inverse written by hand is told apart from a verb that does not exist. */
function unknownVerb(
  service: Named,
  verb: string,
  targets: readonly string[],
  verbs: Verbs,
  inverses: ReadonlyMap<string, string>,
): Problem {
  const place = service.locate(['relations', verb]);
  const active = inverses.get(verb);
  if (active) {
    return {
      code: 'inverse-relation',
      place,
      found: `${verb}: [${targets.join(', ')}]`,
      expected: `the active side, which derives this one`,
      suggestion: `${active}: [${service.id}] in ${targets.join(', ')}`,
    };
  }
  const known = Object.keys(verbs);
  const near = nearest(verb, [...known, ...inverses.keys()]);
  return {
    code: 'unknown-relation',
    place,
    found: `the relation “${verb}”`,
    expected: `one of ${known.join(', ')}`,
    suggestion: near && (inverses.get(near) ?? near),
  };
}
