/** What English words do in a query. Nothing here is about the subject of any notes. */
import { stem } from 'porter2';
import type { LanguageData } from '../language.ts';

const data: LanguageData = {
  stem: (word) => (/^[a-z]/.test(word) ? stem(word) : word),
  stopWords: `
  a about actually again all also am an and any anyone anything are as at be been being but by can cannot cant
  could did do does doesnt doing dont each else for from get gets give good got had has have having he help her
  here his how i if im in into is isnt it its just know learn let like look made make makes many me mean means
  meant might much must my need needs no nor not of off on one only or other our out over per please put
  really same see sees shall she should show so some something such take tell than that the their them then there
  these they thing things this those through to too under until up us use used uses using very want was way
  ways we well were what whats when where whether which while who whom whose why will with within without
  wont work works would yet you your still actually possible exactly happen happens happened there's keep keeps
  service services explain explained definition define meaning purpose understand
  overview introduction intro basics tutorial guide example examples exam question questions
  equivalent equivalents alternative alternatives counterpart`,
  scenicWords: `
  able architecture aws achieve application applications approach best business combination company companies
  configure configured currently customer customers developer effort engineer engineers engineering environment
  ensure existing following information implement implementation least meet meets minimal minimize necessary
  operational option options organization overhead process processes provide provides recommend requirement
  requirements require requires resolve result results right run runs simplest solution solutions specialist
  step steps store stored stores take takes team teams use user users want wants week last write writes written most day days every now`,
  versus:
    /\b(?:vs|versus|verses|v\/s|vs\.)(?=\s|$)|\bdiffer(?:s|ent|ence|ences)?\b|\bcompar(?:e|ed|es|ing|ison)\b|\brather than\b|\binstead of\b|\bbetter than\b/u,
  or: /\s(?:or|over)\s/u,
  comparingWords: `
  vs versus verses v differ differs different difference differences compare compared compares comparing comparison
  between rather instead better choose pick`,
  changedWords: `
  replace replaced replaces replacement replacing rename renamed renaming successor deprecated deprecation
  discontinued retired obsolete eol formerly former became become old new name now still available happened`,
  meanings: [
    {
      name: 'duration',
      asks: /\bhow (?:long|much time)\b|\btime ?limit\b/u,
      words: ['maximum', 'minutes', 'limit', 'duration'],
      consumed: 'long time run runs running take takes last lasts',
    },
    {
      name: 'timeout',
      asks: /\b(?:time|times|timed|timing)[ -]?outs?\b/u,
      words: ['timeout'],
      consumed: 'time times timed timing out outs timeout timeouts',
    },
    {
      name: 'cost',
      asks: /\bhow much\b.*\b(?:costs?|pay|charged?)\b|\b(?:costs?|prices?|priced|pricing|expensive|cheap|cheaper|fees?|bill(?:ed|ing)?|charge[ds]?|pay|paid|money)\b/u,
      words: ['cost', 'costs', 'price', 'pricing', 'bill', 'billed', 'charge', 'pay', 'free'],
      consumed: `much cost costs price prices priced pricing expensive cheap cheaper fee fees bill billed billing
        charge charges charged pay paid money`,
    },
    {
      name: 'limit',
      asks: /\b(?:limits?|limitations?|quotas?|max|maximum|at most|restrictions?)\b/u,
      words: ['limit', 'limits', 'quota', 'maximum', 'stops'],
      consumed:
        'limit limits limitation limitations quota quotas max maximum most restriction restrictions',
    },
    {
      name: 'size',
      asks: /\bhow (?:big|large)\b/u,
      words: ['size', 'maximum', 'limit'],
      consumed: 'big large',
    },
    {
      name: 'unsuitable',
      asks: /\b(?:anti ?-?patterns?|wrong tool|when not to|not to use|avoid using)\b/u,
      words: ['anti-patterns', 'wrong', 'avoid', 'elsewhere'],
      consumed: 'anti pattern patterns antipattern antipatterns wrong tool avoid',
    },
    {
      name: 'repetition',
      asks: /\bhow many times\b/u,
      words: ['retries', 'attempts', 'times'],
      consumed: 'times',
    },
  ],
};

export default data;
