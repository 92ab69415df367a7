/**
 * What English words do in a question. The site's own language is English; everything that is about
 * its subject comes from the content (names, keywords), not from here.
 */

const set = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/).filter(Boolean));

/** Words that carry no meaning of their own in a query. Dropped unless nothing else is left. */
export const STOP_WORDS = set(`
  a about actually again all also am an and any anyone anything are as at be been being but by can cannot cant
  could did do does doesnt doing dont each else for from get gets give good got had has have having he help her
  here his how i if im in into is isnt it its just know learn let like look made make makes many me mean means
  meant might much must my need needs no nor not of off on one only or other our out over per please put
  really same see sees shall she should show so some something such take tell than that the their them then there
  these they thing things this those through to too under until up us use used uses using very want was way
  ways we well were what whats when where whether which while who whom whose why will with within without
  wont work works would yet you your still actually called possible exactly happen happens happened there's keep keeps
  service services explain explained definition define meaning purpose understand
  overview introduction intro basics tutorial guide example examples exam question questions
`);

/** Between two things, or before them, these say that the reader weighs one against the other. */
const VERSUS =
  /\b(?:vs|versus|v\/s|vs\.)(?=\s|$)|\bdiffer(?:s|ent|ence|ences)?\b|\bcompar(?:e|ed|es|ing|ison)\b|\brather than\b|\binstead of\b|\bbetter than\b/u;
const OR = /\s(?:or|over)\s/u;
export const COMPARING_WORDS = set(`
  vs versus v differ differs different difference differences compare compared compares comparing comparison
  between rather instead better choose pick
`);

/** True when a folded query weighs things: `x vs y`, `difference between`, `x instead of y`. */
export const isVersus = (folded: string): boolean => VERSUS.test(folded);
/** True when a folded query names alternatives: `x or y`. Weaker, since `or` has other uses. */
export const isAlternative = (folded: string): boolean => OR.test(folded);

const CHANGED =
  /\b(?:replac(?:e|ed|es|ement|ing)|renam(?:e|ed|ing)|successor|deprecat(?:e|ed|ion)|discontinued|retired|obsolete|end of life|eol|old name|new name|formerly|former|used to be|became|become|called now|now called|still)\b/u;
export const CHANGED_WORDS = set(`
  replace replaced replaces replacement replacing rename renamed renaming successor deprecated deprecation
  discontinued retired obsolete eol formerly former became become old new name now called still available happened
`);

/** True when a folded query asks what became of something. */
export const isChanged = (folded: string): boolean => CHANGED.test(folded);

export interface Meaning {
  readonly asks: RegExp;
  /** Words that a page which answers is likely to have; any one of them will do. */
  readonly words: readonly string[];
  /** Words of the question that are thereby spent. */
  readonly spent: readonly string[];
}

const COST = ['cost', 'costs', 'price', 'pricing', 'bill', 'billed', 'charge', 'pay', 'free'];
const LIMIT = ['limit', 'limits', 'quota', 'maximum', 'stops'];

/** Ways to ask for the same thing, by what the question says. */
export const MEANINGS: readonly Meaning[] = [
  {
    asks: /\bhow (?:long|much time)\b|\btime ?limit\b/u,
    words: ['timeout', 'maximum', 'minutes', 'limit', 'retention', 'duration'],
    spent: ['long', 'time'],
  },
  {
    asks: /\b(?:time|times|timed|timing)[ -]?outs?\b/u,
    words: ['timeout'],
    spent: ['time', 'times', 'timed', 'timing', 'out', 'outs', 'timeout', 'timeouts'],
  },
  {
    asks: /\bhow much\b.*\b(?:costs?|pay|charged?)\b|\b(?:costs?|prices?|priced|pricing|expensive|cheap|cheaper|fees?|bill(?:ed|ing)?|charge[ds]?|pay|paid|money)\b/u,
    words: COST,
    spent: [
      'much',
      'cost',
      'costs',
      'price',
      'prices',
      'priced',
      'pricing',
      'expensive',
      'cheap',
      'cheaper',
      'fee',
      'fees',
      'bill',
      'billed',
      'billing',
      'charge',
      'charges',
      'charged',
      'pay',
      'paid',
      'money',
    ],
  },
  {
    asks: /\b(?:limits?|limitations?|quotas?|max|maximum|at most|restrictions?)\b/u,
    words: LIMIT,
    spent: [
      'limit',
      'limits',
      'limitation',
      'limitations',
      'quota',
      'quotas',
      'max',
      'maximum',
      'most',
      'restriction',
      'restrictions',
    ],
  },
  { asks: /\bhow (?:big|large)\b/u, words: ['size', 'maximum', 'limit'], spent: ['big', 'large'] },
  {
    asks: /\b(?:anti ?-?patterns?|wrong tool|when not to|not to use|avoid using)\b/u,
    words: ['anti-patterns', 'wrong', 'avoid', 'elsewhere'],
    spent: ['anti', 'pattern', 'patterns', 'antipattern', 'antipatterns', 'wrong', 'tool', 'avoid'],
  },
  { asks: /\bhow many times\b/u, words: ['retries', 'attempts', 'times'], spent: ['times'] },
];

/** Words with one meaning for a searcher; each finds the others at less weight. */
const SYNONYM_GROUPS: readonly (readonly string[])[] = [
  ['delete', 'remove', 'drop'],
  ['terminate', 'shut', 'stop'],
  ['duplicate', 'deduplicate', 'dedupe', 'matching'],
  ['load', 'ingest', 'import'],
  ['reprocess', 'reprocessing', 'incremental'],
  ['retry', 'retries', 'attempts'],
  ['fast', 'performance', 'speed'],
  ['catalog', 'catalogue'],
  ['encrypt', 'encryption'],
  ['language', 'runtime'],
  ['resize', 'scale', 'scaling'],
  ['choose', 'pick'],
  ['transform', 'transformation'],
  ['permission', 'access'],
];

/** Synonyms of a folded word, without itself. */
export const SYNONYMS: ReadonlyMap<string, readonly string[]> = new Map(
  SYNONYM_GROUPS.flatMap((group) =>
    group.map((word) => [word, group.filter((other) => other !== word)] as const),
  ),
);
