/**
 * Puts pages in order for a planned query: how much of it each has, how clearly, and whether one
 * section has it all. Pure: without full text it ranks by titles, names and headings alone.
 */
import type { HeadIndex } from './head-index.ts';
import type { Lexicon } from './lexicon.ts';
import { adjacent } from './adjacent.ts';
import { matchUnit, NO_TEXT, strength, type FullText, type Match, type Matches } from './match.ts';
import { RANKING as R } from './ranking.ts';
import { stem, wholeOf, words } from './text.ts';
import { STOP_WORDS } from './language.ts';
import type { Hit, PageEntry, Plan, Planned, Unit } from './types.ts';

export interface Filters {
  readonly kind?: string | undefined;
  readonly service?: string | undefined;
  readonly domain?: string | undefined;
}

export interface Ranked {
  readonly hits: readonly Hit[];
  /** The plan whose words the best page has; `nothing` when none does. */
  readonly plan: Plan;
}

export function passes(page: PageEntry, { kind, service, domain }: Filters): boolean {
  return (
    (!kind || page.kind === kind || page.sections.some((section) => section.kind === kind)) &&
    (!service || (page.service ? page.service === service : page.also.includes(service))) &&
    (!domain || page.domains.includes(domain))
  );
}

/** Share of a text's telling stems that the query has. */
function precision(stems: readonly string[], asked: ReadonlySet<string>): number {
  const telling = stems.filter((key) => !STOP_WORDS.has(key));
  return telling.length ? telling.filter((key) => asked.has(key)).length / telling.length : 0;
}

interface Scored {
  readonly score: number;
  readonly coverage: number;
  readonly sections: readonly { section: number; score: number }[];
}

/** Sections of a page by how much of the query each has; the page's own service counts everywhere on it. */
function scoreSections(
  page: PageEntry,
  units: readonly Unit[],
  found: readonly (Match | undefined)[],
  asked: ReadonlySet<string>,
  total: number,
): { section: number; score: number }[] {
  const candidates = new Set(found.flatMap((match) => [...(match?.sections.keys() ?? [])]));
  return [...candidates]
    .map((section) => {
      let sum = 0;
      units.forEach((unit, i) => {
        const here = found[i]?.sections.get(section) ?? 0;
        const about = page.service !== undefined && unit.services.includes(page.service);
        sum += unit.weight * (about ? R.ownService : here);
      });
      const text = page.sections[section]?.text ?? '';
      return {
        section,
        score: sum / total + R.sectionPrecision * precision(words(text).map(stem), asked),
      };
    })
    .sort((a, b) => b.score - a.score || a.section - b.section);
}

function comparisonBonus(
  page: PageEntry,
  planned: Planned,
  found: readonly (Match | undefined)[],
  versus: boolean,
  inTitle: number,
): number {
  if (page.kind !== 'comparison') return 0;
  // Unasked it steps back, unless its title is what was asked.
  if (!planned.comparing) return R.unaskedComparison * (1 - inTitle);
  const share = found.filter((match) => match && match.head >= R.keywordPart).length / found.length;
  return (versus ? R.comparison : R.alternative) * share * share;
}

/** What a page gains when the whole query is a name of the service it is about, or a keyword of it. */
function wholeBonus(page: PageEntry, planned: Planned, units: readonly Unit[]): number {
  const [only, ...others] = units;
  const own = page.kind === 'service';
  if (planned.service !== undefined)
    return own && page.service === planned.service ? R.wholeName : 0;
  if (!others.length && own && only?.partOf !== undefined && page.service === only.partOf)
    return R.partName;
  const isWhole = (text: string): boolean => wholeOf(text) === planned.whole;
  const keyword = page.keywords.some(isWhole)
    ? own
      ? R.wholeKeyword
      : R.wholeKeywordElsewhere
    : 0;
  return Math.max(keyword, page.sections.some(({ text }) => isWhole(text)) ? R.wholeHeading : 0);
}

/** Every page that has something of the query, best first. */
export function rank(
  planned: Planned,
  lexicon: Lexicon,
  index: HeadIndex,
  filters: Filters = {},
  fullText: FullText = NO_TEXT,
): Ranked {
  const [plan] = planned.plans;
  const nothing = planned.plans.at(-1);
  if (!plan || !nothing || !plan.units.length) return { hits: [], plan: nothing ?? EMPTY };
  const { units } = plan;
  const { pages } = lexicon;
  const matches: Matches[] = units.map((unit) => matchUnit(unit, pages, index, fullText));
  const total = units.reduce((sum, unit) => sum + unit.weight, 0);
  const asked = new Set(units.flatMap((unit) => unit.ways.flatMap((way) => way.stems)));
  const versus =
    !/\sor\s/iu.test(planned.query) || / vs | versus |differ|compar/iu.test(planned.query);

  const adjacency = adjacent(units, index, fullText);

  const score = (number: number): Scored | undefined => {
    const page = pages[number];
    if (!page || !passes(page, filters)) return undefined;
    const found = matches.map((match) => match.get(number));
    const share = units.reduce((sum, unit, i) => sum + (found[i] ? unit.weight : 0), 0) / total;
    const strengths =
      units.reduce((sum, unit, i) => sum + unit.weight * (found[i] ? strength(found[i]) : 0), 0) /
      total;
    const sections = scoreSections(page, units, found, asked, total);
    const inTitle =
      units.reduce((sum, unit, i) => sum + unit.weight * (found[i]?.title ?? 0), 0) / total;
    let points = strengths + R.bestSection * (sections[0]?.score ?? 0);
    points += R.titlePrecision * inTitle * precision(index.titles[number] ?? [], asked);
    points += R.adjacent * adjacency(number);
    points *= share ** R.coverage;
    points += comparisonBonus(page, planned, found, versus, inTitle);
    points += wholeBonus(page, planned, units);
    const change =
      planned.changed && sections.some(({ section }) => page.sections[section]?.kind === 'change');
    if (change) points += R.change * share;
    return { score: points, coverage: share, sections };
  };

  const candidates = new Set(matches.flatMap((match) => [...match.keys()]));
  const scored = [...candidates]
    .map((number) => ({ number, result: score(number) }))
    .filter((entry): entry is { number: number; result: Scored } => entry.result !== undefined)
    .sort((a, b) => b.result.score - a.result.score || a.number - b.number);
  const best = scored[0]?.result.score ?? 0;
  const hits = scored
    .filter(({ result }) => result.score >= best * R.tail)
    .map(
      ({ number, result }): Hit => ({
        page: number,
        score: result.score,
        sections: result.sections.slice(0, 5).map(({ section }) => section),
        direct: isDirect(pages[number], planned, result),
        missing: units.filter((_, i) => !matches[i]?.has(number)).map(({ label }) => label),
        sure: isSure(pages[number], planned, result, best),
      }),
    );
  return { hits, plan: planFor(planned, hits) ?? nothing };
}

const EMPTY: Plan = { kind: 'nothing', query: '', units: [], why: '' };

/** The first plan all of whose units some page has. */
function planFor(planned: Planned, hits: readonly Hit[]): Plan | undefined {
  return planned.plans.find(
    ({ units }) =>
      units.length &&
      hits.some(({ missing }) => units.every(({ label }) => !missing.includes(label))),
  );
}

/** A service's own page is opened at its top when only it was asked for; else its best section, if clear. */
function isDirect(page: PageEntry | undefined, planned: Planned, { sections }: Scored): boolean {
  const [unit, ...others] = planned.plans[0]?.units ?? [];
  if (!page || planned.service !== undefined || (unit?.partOf !== undefined && !others.length))
    return false;
  return (sections[0]?.score ?? 0) >= R.direct;
}

/** Beyond doubt without reading any text: the page of the service named, or the comparison asked for. */
function isSure(
  page: PageEntry | undefined,
  planned: Planned,
  result: Scored,
  best: number,
): boolean {
  if (!page || result.coverage < R.sureCoverage) return false;
  if (planned.service !== undefined)
    return page.kind === 'service' && page.service === planned.service;
  return planned.comparing && page.kind === 'comparison' && result.score === best;
}
