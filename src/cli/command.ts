/**
 * A command of the project and its command line: what it takes is said once, and read, refused and
 * explained from that. A wrong use ends with 2, problems found with 1.
 */
import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import { nearest } from '../core/problem.ts';

/** A wrong command line: the message says what was wrong, and the usage follows. */
export class UsageError extends Error {}

type Values<Options extends ParseArgsOptionsConfig> = ReturnType<
  typeof parseArgs<{ options: Options; allowPositionals: true }>
>['values'];

interface Given<Options extends ParseArgsOptionsConfig> {
  /** What follows the command's name: `[facts]`, and a line for each option where they need words. */
  readonly usage: string;
  readonly options?: Options;
  /** How many words it takes at most. */
  readonly words?: number;
  /** Resolves to the exit code; nothing is 0. Throws UsageError for values that are none of its own. */
  readonly run: (
    values: Values<Options>,
    words: readonly string[],
  ) => number | void | Promise<number | void>;
}

/** Takes what follows the command's name; resolves to the exit code. */
export interface Command {
  readonly usage: string;
  readonly run: (args: readonly string[]) => Promise<number>;
}

export const command = <Options extends ParseArgsOptionsConfig = Record<never, never>>(
  given: Given<Options>,
): Command => ({
  usage: given.usage,
  run: async (args) => {
    const { values, words } = read(given, args);
    return (await given.run(values, words)) ?? 0;
  },
});

function read<Options extends ParseArgsOptionsConfig>(
  { options, words: most = 0 }: Given<Options>,
  args: readonly string[],
): { values: Values<Options>; words: string[] } {
  const known = (options ?? {}) as Options;
  const config = { args: [...args], options: known, allowPositionals: true } as const;
  let parsed;
  try {
    parsed = parseArgs(config);
  } catch (error) {
    const [why = ''] = (error instanceof Error ? error.message : String(error)).split('. ', 1);
    const flag = /^Unknown option '--?([^']*)'/.exec(why)?.[1];
    throw new UsageError(flag === undefined ? why : unknown('option', flag, known));
  }
  const words = parsed.positionals;
  if (words.length > most) {
    const extra = words[most] ?? '';
    throw new UsageError(
      most === 0 ? `It takes no words; “${extra}” is one.` : `“${extra}” is one word too many.`,
    );
  }
  return { values: parsed.values as Values<Options>, words };
}

const unknown = (what: string, given: string, options: ParseArgsOptionsConfig): string => {
  const guess = nearest(given, Object.keys(options));
  return `There is no ${what} --${given}${guess ? `; did you mean --${guess}?` : '.'}`;
};

/** A value that must be one of a few. Throws UsageError with the nearest of them. */
export function oneOf<Value extends string>(
  what: string,
  given: string,
  known: readonly Value[],
): Value {
  const value = known.find((one) => one === given);
  if (value !== undefined) return value;
  const guess = nearest(given, known);
  const list = known.length > 12 ? 'none the site has' : `none of ${known.join(', ')}`;
  throw new UsageError(`${what} “${given}” is ${list}${guess ? `; did you mean ${guess}?` : '.'}`);
}

/** A whole number within bounds. Throws UsageError. */
export function wholeNumber(what: string, given: string, from: number, to: number): number {
  const value = Number(given);
  if (given.trim() !== '' && Number.isInteger(value) && value >= from && value <= to) return value;
  throw new UsageError(`${what} is “${given}”; expected a number from ${from} to ${to}.`);
}
