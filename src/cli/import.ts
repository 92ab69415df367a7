/** `npm run import -- NOTES`: Markdown from anyone, a file or a folder → pages of a content folder. */
import { isLanguage, isServiceId } from '../core/ids.ts';
import type { Tips } from '../importer/callouts.ts';
import { jsonReport, textReport } from '../importer/report.ts';
import { runImport } from '../importer/run.ts';
import { command, oneOf, UsageError, wholeNumber } from './command.ts';

const USAGE = `[options] NOTES.md or FOLDER

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

export default command({
  usage: USAGE,
  words: 1,
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
  },
  run: (values, [file]) => {
    const { service, language, as, json } = values;
    if (!file) throw new UsageError('Name one Markdown file or folder.');
    if (values.new !== undefined && values.into !== undefined) {
      throw new UsageError('Either --new or --into: one makes a folder, the other adds to one.');
    }
    if (service !== undefined && !isServiceId(service)) {
      throw new UsageError(
        '--service is an id such as my-topic: lower-case words joined by hyphens.',
      );
    }
    if (language !== undefined && !isLanguage(language)) {
      throw new UsageError('--language is a tag such as en, fa or pt-BR.');
    }
    const fresh = values.new !== undefined;
    const dry = values['dry-run'];
    const dir = values.new ?? values.into ?? (process.env['CONTENT_DIR'] || 'content');
    const { plan, report } = runImport({
      file,
      as,
      language,
      keepComments: values['keep-comments'],
      dir,
      fresh,
      dry,
      level: values.level === undefined ? undefined : wholeNumber('--level', values.level, 1, 6),
      service,
      tips: values.tips === undefined ? undefined : oneOf('--tips', values.tips, TIPS),
    });
    console.log((json ? jsonReport : textReport)(plan, report, dry));
    if (fresh && !dry && !json) console.log(`\nSee it: CONTENT_DIR=${dir} npm start`);
  },
});
