/** Slips of the hand on the command line, and what each ends with: 2 for wrong use, 1 for problems. */
export interface CommandLine {
  readonly args: readonly string[];
  readonly code: 1 | 2;
  /** Words its one answer must have. */
  readonly says: string;
  readonly env?: Readonly<Record<string, string>>;
}

const wrong = (says: string, ...args: string[]): CommandLine => ({ args, code: 2, says });
const bad = (says: string, env: CommandLine['env'], ...args: string[]): CommandLine => ({
  args,
  code: 1,
  says,
  ...(env && { env }),
});

const TASKS = ['check', 'build', 'dev', 'start', 'test', 'links', 'permalinks', 'search', 'shots'];
const READERS = ['check', 'links', 'permalinks', 'search'];
const wordsOf = (task: string): string[] => (task === 'search' ? ['glue'] : []);

export const COMMAND_LINES: readonly CommandLine[] = [
  wrong('did you mean check?', 'chekc'),
  wrong('There is no task', ''),
  wrong('There is no task', '../cli/check'),
  wrong('There is no task', '__proto__'),
  wrong('There is no task', 'constructor'),
  wrong('There is no task', '../../tests/shots'),
  wrong('There is no task', 'check.ts'),
  ...TASKS.flatMap((task) => [
    wrong('There is no option --bogus', task, '--bogus'),
    wrong('There is no option --x', task, '-x'),
    wrong('There is no option --constructor', task, '--constructor'),
  ]),
  wrong('There is no option --a', 'epubcheck', '-a'),
  wrong('did you mean --check?', 'permalinks', '--chek'),
  wrong('takes no words', 'permalinks', 'check'),
  wrong('does not take an argument', 'permalinks', '--check=yes'),
  wrong('takes no words', 'build', 'dist'),
  wrong('takes no words', 'start', '8080'),
  wrong('takes no words', 'kills', '9'),
  wrong('did you mean facts?', 'check', 'fact'),
  wrong('one word too many', 'check', 'facts', 'more'),
  wrong('one word too many', 'links', 'a', 'b'),
  wrong('one word too many', 'import', 'a.md', 'b.md'),
  wrong('Name one Markdown file', 'import'),
  wrong('Either --new or --into', 'import', '--new', 'a', '--into', 'b', 'n.md'),
  wrong('argument missing', 'import', '--new'),
  wrong('did you mean --dry-run?', 'import', '--dryrun', 'n.md'),
  wrong('did you mean prose?', 'import', '--tips', 'prosa', 'n.md'),
  wrong('from 1 to 6', 'import', '--level', '7', 'n.md'),
  wrong('from 1 to 6', 'import', '--level', 'two', 'n.md'),
  wrong('from 1 to 6', 'import', '--level=', 'n.md'),
  wrong('--service is an id', 'import', '--service', '../x', 'n.md'),
  wrong('--language is a tag', 'import', '--language', 'en"onload="x', 'n.md'),
  wrong('Say what to search for', 'search'),
  wrong('Say what to search for', 'search', ' '),
  wrong('from 1 to 1000', 'search', '--limit=abc', 'glue'),
  wrong('from 1 to 1000', 'search', '--limit=0', 'glue'),
  wrong('from 1 to 1000', 'search', '--limit=-5', 'glue'),
  wrong('from 1 to 1000', 'search', '--limit=1e99', 'glue'),
  wrong('did you mean tip?', 'search', '--kind=tpi', 'glue'),
  wrong('none the site has', 'search', '--service=no-such-service-at-all', 'glue'),
  wrong('--domain', 'search', '--domain=99', 'glue'),
  wrong('There is no file', 'search:report', 'nowhere.yaml'),
  wrong('did you mean --first?', 'search:report', '--frist'),
  wrong('one word too many', 'search:report', 'a', 'b'),
  wrong('did you mean weight?', 'bench', 'wieght'),
  wrong('The benchmark', 'bench', '--bogus'),
  wrong('did you mean build?', 'test', 'biuld'),
  { ...wrong('PORT is “abc”', 'start'), env: { PORT: 'abc' } },
  { ...wrong('PORT is “70000”', 'start'), env: { PORT: '70000' } },
  { ...wrong('PORT is “-1”', 'start'), env: { PORT: '-1' } },
  bad('README.md', undefined, 'search:report', 'README.md'),
  bad('package.json', undefined, 'search:report', 'package.json'),
  ...READERS.flatMap((task) => [
    bad('no content folder', { CONTENT_DIR: 'nowhere' }, task, ...wordsOf(task)),
    bad('a file', { CONTENT_DIR: 'README.md' }, task, ...wordsOf(task)),
    bad('no site.yaml', { CONTENT_DIR: 'public' }, task, ...wordsOf(task)),
  ]),
  bad('no site.yaml', { CONTENT_DIR: 'public' }, 'import', 'README.md'),
  bad('no-notes', undefined, 'import', '--dry-run', 'nowhere.md'),
  bad('no-notes', undefined, 'import', '--dry-run', 'public'),
  bad('folder-not-empty', undefined, 'import', '--new', 'content', 'README.md'),
  bad('in the way', undefined, 'import', '--new', 'README.md/inside', 'README.md'),
];
