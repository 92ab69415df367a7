/**
 * The query planner: from what was typed to an ordered list of ways to search it, each explained.
 * Pure and deterministic; the same code plans in the browser and in a terminal.
 */
import {
  CHANGED_WORDS,
  COMPARING_WORDS,
  MEANINGS,
  STOP_WORDS,
  SYNONYMS,
  isAlternative,
  isChanged,
  isVersus,
} from './language.ts';
import { completions, type Lexicon } from './lexicon.ts';
import { readWords, type Reading } from './read-words.ts';
import { RANKING as R } from './ranking.ts';
import { MAX_WORDS, clip, fold, stem, words, wholeOf } from './text.ts';
import type { Correction, Plan, Planned, Unit, Way } from './types.ts';

/** Relaxed plans at most: each drops the least telling word of the one before. */
const MOST_RELAXED = 8;
/** Longer words tried for one that is being typed. */
const MOST_COMPLETIONS = 6;

/** Words of a meaning that say it plainly; the rest hint at it. */
const MAIN_WORDS = 4;

const PHRASE = /"([^"]+)"|“([^”]+)”/gu;

/** How telling a stem is, `commonWord` to 1: the inverse of how many pages have it. */
function weightOf(lexicon: Lexicon, stems: readonly string[]): number {
  const pages = Math.max(2, lexicon.pages.length);
  const least = Math.min(...stems.map((key) => lexicon.counts.get(key) ?? 1));
  const share = Math.log(pages / Math.min(pages, least)) / Math.log(pages);
  return R.commonWord + (1 - R.commonWord) * share;
}

function nameUnit(lexicon: Lexicon, reading: Extract<Reading, { type: 'name' }>): Unit {
  const ways = new Map<string, Way>();
  const add = (text: string, factor: number): void => {
    const stems = words(text)
      .filter((word) => !lexicon.vendors.has(word))
      .map(stem);
    if (stems.length && !ways.has(stems.join(' ')))
      ways.set(stems.join(' '), { stems, factor, phrase: stems.length > 1 });
  };
  if (!reading.corrected) add(reading.typed, 1);
  for (const id of reading.name.services) {
    const service = lexicon.services.get(id);
    if (!service) continue;
    add(service.short, 1);
    for (const { text, kind } of service.names) if (kind !== 'misspelling') add(text, 0.9);
  }
  const list = [...ways.values()].slice(0, 8);
  const weight = Math.max(
    R.nameWeight,
    ...list.slice(0, 1).map(({ stems }) => weightOf(lexicon, stems)),
  );
  return { label: reading.name.text, services: reading.name.services, ways: list, weight };
}

function wordUnit(
  lexicon: Lexicon,
  reading: Extract<Reading, { type: 'word' }>,
  typing: boolean,
): Unit {
  const label = reading.words.join(' ');
  const stems = reading.words.map(stem);
  const ways: Way[] = [];
  if (!reading.prefix) ways.push({ stems, factor: 1, phrase: stems.length > 1 });
  if (stems.length > 1) ways.push({ stems, factor: 0.7 });
  if (reading.apart) ways.push({ stems: reading.apart.map(stem), factor: 0.9, phrase: true });
  if (reading.prefix || typing) {
    const factor = reading.prefix ? R.completion : R.longerWord;
    const begun = reading.words.at(-1) ?? '';
    for (const word of begun.length < 3 ? [] : completions(lexicon, begun, MOST_COMPLETIONS)) {
      const longer = stem(word);
      if (!ways.some((way) => way.stems.length === 1 && way.stems[0] === longer))
        ways.push({ stems: [longer], factor });
    }
  }
  for (const word of SYNONYMS.get(label) ?? [])
    ways.push({ stems: [stem(word)], factor: R.synonym });
  const partOf = lexicon.firstWords.get(label);
  const whole = words(lexicon.services.get(partOf ?? '')?.short ?? '').map(stem);
  if (whole.length) ways.push({ stems: whole, factor: 1, phrase: true });
  const weight = partOf ? R.nameWeight : weightOf(lexicon, ways[0]?.stems ?? stems);
  return { label, services: partOf ? [partOf] : [], partOf, ways, weight };
}

/** What the question means beyond its words, and the words thereby spent. */
function meanings(folded: string): { units: Unit[]; spent: Set<string> } {
  const asked = MEANINGS.filter(({ asks }) => asks.test(folded));
  const units = asked.map(
    (meaning): Unit => ({
      label: meaning.words[0] ?? '',
      services: [],
      ways: meaning.words.map((word, i) => ({
        stems: words(word).map(stem),
        factor: i < MAIN_WORDS ? 0.95 : 0.6,
      })),
      weight: R.meaningWeight,
    }),
  );
  return { units, spent: new Set(asked.flatMap(({ spent }) => spent)) };
}

const quoted = (parts: readonly string[]): string => parts.map((part) => `“${part}”`).join(', ');

/** Plans that ask for ever less, down to the single most telling unit. */
function relax(units: readonly Unit[]): Plan[] {
  // A name goes last: whatever else is dropped, it says what the reader is about.
  const order = [...units].sort(
    (a, b) => (a.services.length && 1) - (b.services.length && 1) || a.weight - b.weight,
  );
  const plans: Plan[] = [];
  for (let drop = 1; drop < order.length && plans.length < MOST_RELAXED; drop += 1) {
    const dropped = new Set(order.slice(0, drop));
    const kept = units.filter((unit) => !dropped.has(unit));
    plans.push({
      kind: 'relaxed',
      units: kept,
      query: kept.map(({ label }) => label).join(' '),
      why: `No page has all of it; without ${quoted([...dropped].map(({ label }) => label))}`,
    });
  }
  return plans;
}

function explain(
  kind: Plan['kind'],
  corrections: readonly Correction[],
  units: readonly Unit[],
): string {
  if (kind === 'spelling')
    return corrections.map(({ from, to }) => `“${from}” → “${to}”`).join(', ');
  if (kind === 'names')
    return `Found by name: ${quoted(units.filter((u) => u.services.length).map((u) => u.label))}`;
  return kind === 'meaning' ? `Looking for ${quoted(units.map(({ label }) => label))}` : 'As typed';
}

function phrasesOf(query: string): { phrases: string[][]; rest: string } {
  const phrases = [...query.matchAll(PHRASE)]
    .map(([, a, b]) => words(a ?? b ?? ''))
    .filter((p) => p.length);
  return { phrases, rest: query.replace(PHRASE, ' ') };
}

/**
 * Plans a query. `verbatim` searches just what was typed: nothing respelled, no name understood.
 * Never throws; text of any length and script gives a plan, if only the last one, `nothing`.
 */
export function planQuery(text: string, lexicon: Lexicon, verbatim = false): Planned {
  const query = clip(text);
  const folded = fold(query);
  const { phrases, rest } = phrasesOf(query);
  const tokens = words(rest).slice(0, MAX_WORDS);
  const { readings, corrections } = readWords(lexicon, tokens, !verbatim);
  const names = verbatim ? [] : readings.filter((reading) => reading.type === 'name');
  const comparing = isVersus(folded);
  const changed = isChanged(folded);
  const { units: meant, spent } = verbatim
    ? { units: [], spent: new Set<string>() }
    : meanings(folded);

  const isEmpty = (word: string): boolean =>
    STOP_WORDS.has(word) ||
    lexicon.vendors.has(word) ||
    spent.has(word) ||
    (comparing && COMPARING_WORDS.has(word)) ||
    (changed && CHANGED_WORDS.has(word));
  const typing = !/[\s?!.]$/u.test(text);
  const last = readings.at(-1);
  const units: Unit[] = phrases.map((phrase) => ({
    label: `"${phrase.join(' ')}"`,
    services: [],
    weight: 1,
    ways: [{ stems: phrase.map(stem), factor: 1, phrase: true }],
  }));
  const unknown: string[] = [];
  let dropped = 0;
  for (const reading of readings) {
    if (reading.type === 'unknown') {
      if (isEmpty(reading.typed)) continue;
      unknown.push(reading.typed);
      units.push(
        wordUnit(
          lexicon,
          { ...reading, type: 'word', words: [reading.typed], corrected: false, prefix: false },
          false,
        ),
      );
    } else if (reading.type === 'name') {
      units.push(nameUnit(lexicon, reading));
    } else if (reading.words.every(isEmpty)) dropped += 1;
    else {
      units.push(wordUnit(lexicon, reading, typing && reading === last));
    }
  }
  units.push(...meant);
  // Only empty words: then they are what was asked, as far as the site has them.
  if (!units.length) {
    for (const reading of readings) {
      if (reading.type === 'word') units.push(wordUnit(lexicon, reading, false));
    }
  }
  const distinct = [...new Map(units.map((unit) => [unit.label, unit])).values()];
  const kind = corrections.length
    ? 'spelling'
    : names.length
      ? 'names'
      : dropped || meant.length
        ? 'meaning'
        : 'typed';
  const plans: Plan[] = [];
  if (distinct.length) {
    const label = distinct.map((unit) => unit.label).join(' ');
    plans.push(
      { kind, query: label, units: distinct, why: explain(kind, corrections, distinct) },
      ...relax(distinct),
    );
  }
  plans.push({
    kind: 'nothing',
    query: '',
    units: [],
    why: 'Nothing here says this; the nearest services and pages instead',
  });
  const [only] = distinct.length === 1 ? distinct : [];
  return {
    query,
    plans,
    corrections,
    unknown,
    comparing: comparing || (isAlternative(folded) && distinct.length > 1),
    changed,
    service: only?.services.length === 1 && !only.partOf ? only.services[0] : undefined,
    whole: wholeOf(distinct.map((unit) => unit.label).join(' ')),
  };
}
