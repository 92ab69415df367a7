/** The one place that prints problems: for an author's terminal, and as annotations where GitHub runs it. */
import { report, type Problem } from '../core/problem.ts';

/** What a workflow command may not hold as it is, by GitHub's own escaping rules. */
const ESCAPES: Readonly<Record<string, string>> = {
  '%': '%25',
  '\r': '%0D',
  '\n': '%0A',
  ':': '%3A',
  ',': '%2C',
};
const escape = (text: string, pattern: RegExp): string =>
  text.replace(pattern, (one) => ESCAPES[one] ?? one);

/** A problem as a GitHub workflow command, which shows it beside the line in a pull request. */
export function annotation({ code, place, found, expected, suggestion }: Problem): string {
  const message = [
    `found: ${found}`,
    `expected: ${expected}`,
    ...(suggestion ? [`did you mean: ${suggestion}`] : []),
  ].join('\n');
  const file = escape(place.file, /[%\r\n:,]/g);
  const { line, column } = place;
  return `::error file=${file},line=${line},col=${column},title=${code}::${escape(message, /[%\r\n]/g)}`;
}

/** Prints every problem to standard error. Returns whether there was any. */
export function printProblems(problems: readonly Problem[], env = process.env): boolean {
  if (problems.length === 0) return false;
  console.error(`\n${report(problems)}\n`);
  if (env['GITHUB_ACTIONS'] === 'true') console.log(problems.map(annotation).join('\n'));
  return true;
}
