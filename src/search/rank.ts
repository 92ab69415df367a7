/**
 * Puts pages in order for a parsed query: how much of it each has, how clearly, and whether one
 * section has it all. Pure: without full text it ranks by titles, names and headings alone.
 */
import type { Lexicon } from './lexicon.ts';
import { adjacency, matchTerm, NO_TEXT, strength, type Match } from './match.ts';
import { RANKING as R } from './ranking.ts';
import type { Filters, FullText, Hit, PageEntry, ParsedQuery, Term } from './types.ts';

/** Whether a page is of the kind, about the service and in the exam domain asked for. */
export function passes(page: PageEntry, { kind, service, domain }: Filters): boolean {
  return (
    (!kind || page.kind === kind || page.sections.some((section) => section.kind === kind)) &&
    (!service || (page.service ? page.service === service : page.also.includes(service))) &&
    (!domain || page.domains.includes(domain))
  );
}

/** Sections of a page by how much of the query each has, best first. */
type Sections = readonly { readonly section: number; readonly score: number }[];

/** What a comparison gains when things are compared; unasked it steps back, unless its title is what was asked. */
function comparisonBonus(
  { kind }: PageEntry,
  { comparing }: ParsedQuery,
  found: readonly (Match | undefined)[],
  inTitle: number,
): number {
  if (kind !== 'comparison') return 0;
  if (!comparing) return R.unaskedComparison * (1 - inTitle);
  const share = found.filter((match) => match && match.head >= R.keywordPart).length / found.length;
  return R.comparison * share * share;
}

/** What a page gains when the whole query is a name of its service, or a keyword. */
function wholeBonus(
  { kind, service }: PageEntry,
  { services, terms, phrase }: ParsedQuery,
  keywords: ReadonlySet<string> | undefined,
): number {
  const part = terms.length === 1 ? terms[0]?.partOf : undefined;
  const isOwn = kind === 'service';
  const name = isOwn && (service === part || services.includes(service)) ? R.wholeName : 0;
  if (services.length === 1 || !keywords?.has(phrase)) return name;
  return name + (isOwn ? R.wholeKeyword : R.wholeKeywordElsewhere);
}

/** The query names services, and the page is about another and lists none of them. */
function isElsewhere({ service, also }: PageEntry, terms: readonly Term[]): boolean {
  const named = terms.flatMap(({ services }) => services);
  return Boolean(named.length && service) && ![service, ...also].some((id) => named.includes(id));
}

/**
 * Whether a result leads to its best section. A service's own page is opened at its top when only it was
 * asked for, and a comparison when things are compared: its table is the answer.
 */
function isDirect({ kind }: PageEntry, parsed: ParsedQuery, sections: Sections): boolean {
  const [term, ...others] = parsed.terms;
  if (parsed.services.length || (term?.partOf !== undefined && !others.length)) return false;
  return !(parsed.comparing && kind === 'comparison') && (sections[0]?.score ?? 0) >= R.direct;
}

/** Every page that has something of the query, best first. */
export function rank(
  parsed: ParsedQuery,
  lexicon: Lexicon,
  filters: Filters = {},
  fullText: FullText = NO_TEXT,
): Hit[] {
  const { terms } = parsed;
  const { data, titles, language } = lexicon;
  const matches = terms.map((term) => matchTerm(term, lexicon, fullText));
  const total = terms.reduce((sum, { weight }) => sum + weight, 0);
  /** The share of the query that pages have, by its terms' weights: of each as much as `part` says, 0 to 1. */
  const shareOf = (part: (term: Term, i: number) => number): number =>
    terms.reduce((sum, term, i) => sum + term.weight * part(term, i), 0) / total;
  const asked = new Set(terms.flatMap(({ variants }) => variants.flatMap(({ stems }) => stems)));
  /** Share of a text's telling stems that the query has. */
  const precision = (stems: readonly string[] = []): number => {
    const telling = stems.filter((key) => !language.lists(key));
    return telling.filter((key) => asked.has(key)).length / Math.max(1, telling.length);
  };
  const besides = adjacency(terms, lexicon, fullText);

  const scored = [...new Set(matches.flatMap((match) => [...match.keys()]))].flatMap((number) => {
    const page = data.pages[number];
    if (!page || !passes(page, filters)) return [];
    const entry = titles.pages[number];
    const found = matches.map((match) => match.get(number));
    const share = shareOf((_, i) => (found[i] ? 1 : 0));
    const inTitle = shareOf((_, i) => found[i]?.title ?? 0);
    const sections = [...new Set(found.flatMap((match) => [...(match?.sections.keys() ?? [])]))]
      .map((section) => ({
        section,
        // The page's own service counts everywhere on it.
        score: shareOf(({ services }, i) =>
          services.includes(page.service) ? 1 : (found[i]?.sections.get(section) ?? 0),
        ),
      }))
      .sort((a, b) => b.score - a.score || a.section - b.section);
    const points =
      shareOf((_, i) => (found[i] ? strength(found[i]) : 0)) +
      R.bestSection * (sections[0]?.score ?? 0) +
      R.titlePrecision * inTitle * precision(entry?.title) +
      R.adjacent * besides(number);
    const score =
      points * share * (isElsewhere(page, terms) ? R.otherService : 1) +
      comparisonBonus(page, parsed, found, inTitle) +
      wholeBonus(page, parsed, entry?.keywords);
    return [{ number, page, score, share, sections }];
  });
  scored.sort((a, b) => b.score - a.score || a.number - b.number);
  const best = scored[0]?.score ?? 0;
  return scored
    .filter(({ score }) => score >= best * R.tail)
    .map(({ number, page, score, share, sections }) => ({
      page: number,
      score,
      sections: sections.slice(0, 5).map(({ section }) => section),
      direct: isDirect(page, parsed, sections),
      missing: terms.filter((_, i) => !matches[i]?.has(number)).map(({ label }) => label),
      // Beyond doubt without reading any text: the page of the service named, or the comparison asked for.
      exact:
        share >= R.exactCoverage &&
        (parsed.services.length
          ? page.kind === 'service' && parsed.services.includes(page.service)
          : parsed.comparing && page.kind === 'comparison' && score === best),
    }));
}
