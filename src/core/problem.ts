/**
 * Problems an author can mend. A problem is data: rooms collect them, `report` prints them, tests
 * compare their codes. Nothing here decides whether a build stops; the caller does.
 */
import distance from 'damerau-levenshtein';

/** A position in a source file; line and column count from 1, as editors do. */
export interface Place {
  /** Path as the author knows it, relative to the folder the command was run in. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

export interface Problem {
  readonly code: string;
  readonly place: Place;
  /** What stands there. */
  readonly found: string;
  /** What may stand there. */
  readonly expected: string;
  /** The nearest thing that would be right, ready to paste. */
  readonly suggestion?: string | undefined;
}

/** Thrown once per run with everything that is wrong, so that an author mends it in one go. */
export class ContentError extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(report(problems));
    this.name = 'ContentError';
    this.problems = problems;
  }
}

/** One problem as text: `file:line:col  code`, then found, expected and the suggestion, indented. */
export function format(problem: Problem): string {
  const { file, line, column } = problem.place;
  const lines = [
    `${file}:${line}:${column}  ${problem.code}`,
    `  found: ${problem.found}`,
    `  expected: ${problem.expected}`,
  ];
  if (problem.suggestion) lines.push(`  did you mean: ${problem.suggestion}`);
  return lines.join('\n');
}

/** All problems in file order, with a count at the end, where a terminal shows it last. */
export function report(problems: readonly Problem[]): string {
  const sorted = [...problems].sort(
    (a, b) =>
      a.place.file.localeCompare(b.place.file) ||
      a.place.line - b.place.line ||
      a.place.column - b.place.column,
  );
  const count = `${problems.length} ${problems.length === 1 ? 'problem' : 'problems'} in the content`;
  return `${sorted.map(format).join('\n\n')}\n\n${count}`;
}

/**
 * The candidate nearest to `word` by Damerau-Levenshtein distance (a swapped pair counts one), or
 * undefined when none is within a third of the word's length: a far guess misleads more than none.
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const wanted = word.toLowerCase();
  const bound = Math.max(2, Math.ceil(wanted.length / 3));
  let best: { candidate: string; steps: number } | undefined;
  for (const candidate of candidates) {
    const { steps } = distance(wanted, candidate.toLowerCase());
    if (steps <= bound && (!best || steps < best.steps)) best = { candidate, steps };
  }
  return best?.candidate;
}
