/**
 * Puts pages in order for a parsed query: how much of it each has, how clearly, and whether one
 * section has it all. Pure: without full text it ranks by titles, names and headings alone.
 */
import type { TitleIndex } from './title-index.ts';
import type { Lexicon } from './lexicon.ts';
import { adjacent } from './adjacent.ts';
import { matchTerm, NO_TEXT, strength, type FullText, type Match, type Matches } from './match.ts';
import { RANKING as R } from './ranking.ts';
import type { Language } from './language.ts';
import type { Hit, PageEntry, Strategy, ParsedQuery, Term } from './types.ts';

export interface Filters {
  readonly kind?: string | undefined;
  readonly service?: string | undefined;
  readonly domain?: string | undefined;
}

export interface Ranked {
  readonly hits: readonly Hit[];
  /** The strategy whose words the best page has; `nothing` when none does. */
  readonly strategy: Strategy;
}

export function passes(page: PageEntry, { kind, service, domain }: Filters): boolean {
  return (
    (!kind || page.kind === kind || page.sections.some((section) => section.kind === kind)) &&
    (!service || (page.service ? page.service === service : page.also.includes(service))) &&
    (!domain || page.domains.includes(domain))
  );
}

/** Share of a text's telling stems that the query has. */
function precision(
  stems: readonly string[],
  asked: ReadonlySet<string>,
  language: Language,
): number {
  const telling = stems.filter((key) => !language.isStopWord(key));
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
  terms: readonly Term[],
  found: readonly (Match | undefined)[],
  precisionOf: (section: number) => number,
  total: number,
): { section: number; score: number }[] {
  const candidates = new Set(found.flatMap((match) => [...(match?.sections.keys() ?? [])]));
  return [...candidates]
    .map((section) => {
      let sum = 0;
      terms.forEach((term, i) => {
        const here = found[i]?.sections.get(section) ?? 0;
        const about = page.service !== undefined && term.services.includes(page.service);
        sum += term.weight * (about ? R.ownService : here);
      });
      return { section, score: sum / total + R.sectionPrecision * precisionOf(section) };
    })
    .sort((a, b) => b.score - a.score || a.section - b.section);
}

function comparisonBonus(
  page: PageEntry,
  parsed: ParsedQuery,
  found: readonly (Match | undefined)[],
  inTitle: number,
): number {
  if (page.kind !== 'comparison') return 0;
  // Unasked it steps back, unless its title is what was asked.
  if (!parsed.comparing) return R.unaskedComparison * (1 - inTitle);
  const share = found.filter((match) => match && match.head >= R.keywordPart).length / found.length;
  return (parsed.comparing === 'versus' ? R.comparison : R.alternative) * share * share;
}

const isNamed = ({ service }: PageEntry, { services }: ParsedQuery): boolean =>
  service !== undefined && services.includes(service);

/** What a page gains when the whole query is a name of the service it is about, or a keyword of it. */
function wholeBonus(
  page: PageEntry,
  phrases: TitleIndex['phrases'][number] | undefined,
  parsed: ParsedQuery,
  terms: readonly Term[],
): number {
  const [only, ...others] = terms;
  const own = page.kind === 'service';
  if (parsed.services.length === 1) return own && isNamed(page, parsed) ? R.wholeName : 0;
  if (!others.length && own && only?.partOf !== undefined && page.service === only.partOf)
    return R.partName;
  const keyword = phrases?.keywords.has(parsed.phrase)
    ? own
      ? R.wholeKeyword
      : R.wholeKeywordElsewhere
    : 0;
  const name = own && isNamed(page, parsed) ? R.wholeName : 0;
  return name + Math.max(keyword, phrases?.sections.has(parsed.phrase) ? R.wholeHeading : 0);
}

/** The query names services, and the page is about another and lists none of them. */
function isElsewhere({ service, also }: PageEntry, terms: readonly Term[]): boolean {
  const named = terms.flatMap(({ services }) => services);
  if (!named.length || service === undefined) return false;
  return ![service, ...also].some((id) => named.includes(id));
}

/** Every page that has something of the query, best first. */
export function rank(
  parsed: ParsedQuery,
  lexicon: Lexicon,
  index: TitleIndex,
  filters: Filters = {},
  fullText: FullText = NO_TEXT,
): Ranked {
  const [strategy] = parsed.strategies;
  const nothing = parsed.strategies.at(-1);
  if (!strategy || !nothing || !strategy.terms.length)
    return { hits: [], strategy: nothing ?? EMPTY };
  const { terms } = strategy;
  const { pages, language } = lexicon;
  const matches: Matches[] = terms.map((term) => matchTerm(term, pages, index, fullText));
  const total = terms.reduce((sum, term) => sum + term.weight, 0);
  const asked = new Set(terms.flatMap((term) => term.variants.flatMap((variant) => variant.stems)));
  const adjacency = adjacent(terms, index, fullText);

  const score = (number: number): Scored | undefined => {
    const page = pages[number];
    if (!page || !passes(page, filters)) return undefined;
    const found = matches.map((match) => match.get(number));
    const share = terms.reduce((sum, term, i) => sum + (found[i] ? term.weight : 0), 0) / total;
    const strengths =
      terms.reduce((sum, term, i) => sum + term.weight * (found[i] ? strength(found[i]) : 0), 0) /
      total;
    const precisionOf = (section: number): number =>
      precision(index.sections[number]?.[section] ?? [], asked, language);
    const sections = scoreSections(page, terms, found, precisionOf, total);
    const inTitle =
      terms.reduce((sum, term, i) => sum + term.weight * (found[i]?.title ?? 0), 0) / total;
    let points = strengths + R.bestSection * (sections[0]?.score ?? 0);
    points += R.titlePrecision * inTitle * precision(index.titles[number] ?? [], asked, language);
    points += R.adjacent * adjacency(number);
    points *= share ** R.coverage;
    if (isElsewhere(page, terms)) points *= R.otherService;
    points += comparisonBonus(page, parsed, found, inTitle);
    points += wholeBonus(page, index.phrases[number], parsed, terms);
    const change =
      parsed.changed && sections.some(({ section }) => page.sections[section]?.kind === 'change');
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
        direct: isDirect(pages[number], parsed, result),
        missing: terms.filter((_, i) => !matches[i]?.has(number)).map(({ label }) => label),
        exact: isExact(pages[number], parsed, result, best),
      }),
    );
  return { hits, strategy: strategyFor(parsed, hits) ?? nothing };
}

const EMPTY: Strategy = { kind: 'nothing', query: '', terms: [], why: '' };

/** The first strategy all of whose terms some page has. */
function strategyFor(parsed: ParsedQuery, hits: readonly Hit[]): Strategy | undefined {
  return parsed.strategies.find(
    ({ terms }) =>
      terms.length &&
      hits.some(({ missing }) => terms.every(({ label }) => !missing.includes(label))),
  );
}

/**
 * Whether a result leads to its best section. A service's own page is opened at its top when only it was
 * asked for, and a comparison when things are compared: its table is the answer.
 */
function isDirect(page: PageEntry | undefined, parsed: ParsedQuery, { sections }: Scored): boolean {
  const [term, ...others] = parsed.strategies[0]?.terms ?? [];
  if (!page || parsed.services.length || (term?.partOf !== undefined && !others.length))
    return false;
  if (parsed.comparing && page.kind === 'comparison') return false;
  return (sections[0]?.score ?? 0) >= R.direct;
}

/** Beyond doubt without reading any text: the page of the service named, or the comparison asked for. */
function isExact(
  page: PageEntry | undefined,
  parsed: ParsedQuery,
  result: Scored,
  best: number,
): boolean {
  if (!page || result.coverage < R.exactCoverage) return false;
  if (parsed.services.length) return page.kind === 'service' && isNamed(page, parsed);
  return parsed.comparing !== undefined && page.kind === 'comparison' && result.score === best;
}
