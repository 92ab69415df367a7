/** `npm run import -- NOTES`: Markdown from anyone, a file or a folder → pages of a content folder. */
import { parseArgs } from 'node:util';
import { nearest } from '../core/problem.ts';
import { isServiceId } from '../core/ids.ts';
import type { Tips } from '../importer/callouts.ts';
import { ImportError } from '../importer/read.ts';
import { jsonReport, textReport } from '../importer/report.ts';
import { runImport, type RunOptions } from '../importer/run.ts';

const USAGE = `npm run import -- [options] NOTES.md or FOLDER

  --into DIR       content folder to import into (default: CONTENT_DIR, or content)
  --new DIR        make a whole content folder; then CONTENT_DIR=DIR npm start
  --service ID     the notes are about one service
  --level N        headings of depth 1 to N begin pages (default: found from the file)
  --tips WHICH     lone code spans that become exam tips: prose (default), all, none
  --as NAME        they are a newer version of what was imported under this name
  --language TAG   language of the notes, such as en or pt-BR (default: found from the words)
  --keep-comments  show %%comments%% and HTML comments instead of leaving them out
  --dry-run        report, write nothing
  --json           report as JSON`;

const TIPS: readonly Tips[] = ['prose', 'all', 'none'];

/** A wrong command line: the message says what was wrong and the usage follows. */
class UsageError extends Error {}

function readCommandLine(args: readonly string[]): RunOptions & { json: boolean } {
  const { values, positionals } = parse(args);
  const [file, ...others] = positionals;
  if (!file || others.length > 0) throw new UsageError('Name one Markdown file or folder.');
  if (values.new !== undefined && values.into !== undefined) {
    throw new UsageError('Either --new or --into: one makes a folder, the other adds to one.');
  }
  const tips = TIPS.find((known) => known === values.tips);
  if (values.tips !== undefined && !tips) {
    const guess = nearest(values.tips, TIPS);
    throw new UsageError(`--tips is prose, all or none${guess ? `; did you mean ${guess}?` : ''}`);
  }
  const level = values.level === undefined ? undefined : Number(values.level);
  if (level !== undefined && !(Number.isInteger(level) && level >= 1 && level <= 6)) {
    throw new UsageError('--level is a number from 1 to 6.');
  }
  if (values.service !== undefined && !isServiceId(values.service)) {
    throw new UsageError(
      '--service is an id such as my-topic: lower-case words joined by hyphens.',
    );
  }
  if (values.language !== undefined && !isLanguage(values.language)) {
    throw new UsageError('--language is a tag such as en, fa or pt-BR.');
  }
  return {
    file,
    as: values.as,
    language: values.language,
    keepComments: values['keep-comments'],
    dir: values.new ?? values.into ?? (process.env['CONTENT_DIR'] || 'content'),
    fresh: values.new !== undefined,
    dry: values['dry-run'],
    json: values.json,
    level,
    service: values.service,
    tips,
  };
}

function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        into: { type: 'string' },
        new: { type: 'string' },
        service: { type: 'string' },
        level: { type: 'string' },
        tips: { type: 'string' },
        as: { type: 'string' },
        language: { type: 'string' },
        'keep-comments': { type: 'boolean', default: false },
        'dry-run': { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false, short: 'h' },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function main(args: readonly string[]): void {
  if (args.includes('--help') || args.includes('-h')) {
    console.log(USAGE);
    return;
  }
  try {
    const { json, ...options } = readCommandLine(args);
    const { plan, report } = runImport(options);
    console.log((json ? jsonReport : textReport)(plan, report, options.dry));
    if (options.fresh && !options.dry && !json) {
      console.log(`\nSee it: CONTENT_DIR=${options.dir} npm start`);
    }
  } catch (error) {
    if (error instanceof UsageError) console.error(`${error.message}\n\n${USAGE}`);
    else if (error instanceof ImportError) console.error(error.message);
    else throw error;
    process.exitCode = 1;
  }
}

main(process.argv.slice(2));
