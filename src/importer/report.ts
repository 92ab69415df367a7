/** What an import did, as text for a terminal or as JSON for a program. Decides nothing. */
import type { Notice } from './notices.ts';
import type { PageReport, PageState, Plan } from './plan.ts';

export interface Entry {
  readonly file: string;
  readonly line: number;
  readonly text: string;
}

/** The report's parts, each a list of `file:line` and what happened there. */
export interface Report {
  readonly callouts: readonly Entry[];
  readonly changed: readonly Entry[];
  readonly attention: readonly Entry[];
  /** What was not meant for readers. */
  readonly hidden: readonly Entry[];
}

const STATES: Readonly<Record<PageState, string>> = {
  new: 'new',
  updated: 'follows the notes',
  unchanged: 'unchanged',
  renamed: 'renamed',
  merged: 'merged with your edits',
  conflict: 'CONFLICT: yours is kept',
  kept: 'yours, kept; the notes did not change',
  'deleted-by-hand': 'deleted by hand, not made again',
};

/** Sorts everything a plan noticed into the report's parts, in the order of the notes. */
export function readPlan(plan: Plan, conflictOf: (page: PageReport) => string): Report {
  const callouts: Entry[] = [];
  const changed: Entry[] = [];
  const attention: Entry[] = [];
  const hidden: Entry[] = [];
  for (const page of plan.pages) {
    const { file, line, path, from, address } = page;
    for (const notice of page.notices) sort(file, notice, { callouts, changed, attention, hidden });
    if (from) changed.push({ file, line, text: `renamed: ${from} now redirects to ${address}` });
    if (page.state === 'conflict') {
      attention.push({
        file,
        line,
        text: `conflict: ${path} was edited where the notes changed; both are in ${conflictOf(page)}: mend ${path}, then delete that file`,
      });
    }
    if (page.state === 'deleted-by-hand') {
      attention.push({ file, line, text: `${path} was deleted by hand and is not made again` });
    }
  }
  for (const path of plan.gone) {
    attention.push({ file: plan.file, line: 1, text: `gone from the notes, kept: ${path}` });
  }
  for (const path of plan.waiting) {
    attention.push({
      file: plan.file,
      line: 1,
      text: `still in conflict: mend the page, then delete ${path}`,
    });
  }
  // Files stay in the order of the notes.
  const files = new Map(
    [...new Set(plan.pages.map(({ file }) => file))].map((file, at) => [file, at]),
  );
  const place = ({ file }: Entry): number => files.get(file) ?? -1;
  const byPlace = (a: Entry, b: Entry): number => place(a) - place(b) || a.line - b.line;
  return {
    callouts: callouts.sort(byPlace),
    changed: changed.sort(byPlace),
    attention: attention.sort(byPlace),
    hidden: hidden.sort(byPlace),
  };
}

function sort(
  file: string,
  notice: Notice,
  into: { callouts: Entry[]; changed: Entry[]; attention: Entry[]; hidden: Entry[] },
): void {
  const { line } = notice;
  switch (notice.kind) {
    case 'callout': {
      const { became, why, words } = notice.decision;
      const quoted = words ? `: “${short(words)}”` : '';
      const what = became === 'code' ? 'stays code' : became;
      into.callouts.push({ file, line, text: `${what} (${why})${quoted}` });
      if (became === 'EXAM' && words) {
        into.attention.push({ file, line, text: `wants a question: “${short(words)}”` });
      }
      return;
    }
    case 'html':
      (notice.shown ? into.attention : into.changed).push({
        file,
        line,
        text: notice.shown
          ? `raw HTML is shown as text: ${short(notice.details)}`
          : `tag left out, its content is drawn: ${short(notice.details)}`,
      });
      return;
    case 'private':
      into.hidden.push({ file, line, text: short(notice.details) });
      return;
    case 'link-moved':
    case 'reference-moved':
    case 'image-copied':
      into.changed.push({ file, line, text: `${LABELS[notice.kind]}: ${notice.details}` });
      return;
    default:
      into.attention.push({ file, line, text: `${LABELS[notice.kind]}: ${short(notice.details)}` });
  }
}

const LABELS: Readonly<Record<Exclude<Notice['kind'], 'callout' | 'html' | 'private'>, string>> = {
  'link-moved': 'link moved',
  'reference-moved': 'definition or footnote now on the page that uses it',
  'image-copied': 'picture copied',
  'image-missing': 'picture not copied, shown as text',
  'image-remote': 'picture of another site, now a link to it',
  'image-without-alt': 'picture without alt text',
  'unsafe-address': 'address defused, shown as text',
  'relative-link': 'link to a file outside these notes, shown as text',
  'unknown-anchor': 'link to a place that is not there, shown as text',
  'own-syntax': 'would mean something to the site, escaped',
  'front-matter': 'front matter without a place on the site, left out',
  'without-effect': 'a second definition of the same, without effect, left out',
  'beyond-table': 'cell beyond its table’s header, which nobody draws',
  'cut-by-size': 'cut by size',
  'as-source': 'kept as it was written, in a code block',
};

const short = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 90 ? `${line.slice(0, 89)}…` : line;
};

/** The report for a terminal: pages, callouts, what changed, and last what wants a person's eye. */
export function textReport(plan: Plan, report: Report, dry: boolean): string {
  const at = ({ file, line, text }: Entry): string => `  ${file}:${line}  ${text}`;
  const part = (title: string, entries: readonly Entry[]): string[] =>
    entries.length > 0 ? ['', `${title} (${entries.length})`, ...entries.map(at)] : [];
  const pages = plan.pages.map((page) => ({
    file: page.file,
    line: page.line,
    text: `${page.path}  ${STATES[page.state]}  “${short(page.title)}”`,
  }));
  const services = plan.services.map(({ id, name }) => `  services/${id}.mdx  “${name}”`);
  const files = plan.writes.length + plan.removes.length;
  const end = dry
    ? `Nothing was written (--dry-run); ${count(files, 'file')} would change.`
    : `${count(files, 'file')} changed. Verified: every block of the notes was read back from its page.`;
  return [
    `${plan.file} → ${count(plan.pages.length, 'page')}, ${plan.level > 0 ? `cut at headings of depth ${plan.level}` : 'a file a page'}, in the language ${plan.language}`,
    ...part('Pages', pages),
    ...(services.length > 0 ? ['', `Catalogue entries (${services.length})`, ...services] : []),
    ...(plan.left.length > 0
      ? [
          '',
          `Not published (${plan.left.length})`,
          ...plan.left.map(({ path, why }) => `  ${path}  ${why}`),
        ]
      : []),
    ...part('Callouts', report.callouts),
    ...part('Moved or rewritten', report.changed),
    ...part('Private, left out', report.hidden),
    ...part('Wants your eye', report.attention),
    '',
    end,
  ].join('\n');
}

const count = (number: number, what: string): string =>
  `${number} ${what}${number === 1 ? '' : 's'}`;

/** The same for a program. */
export function jsonReport(plan: Plan, report: Report, dry: boolean): string {
  const { source, file, level, language, services, left, gone, waiting, images } = plan;
  const pages = plan.pages.map(({ notices: _notices, ...page }) => page);
  const files = {
    written: plan.writes.map(({ path }) => path),
    removed: plan.removes,
  };
  const made = services.map(({ id, name, aliases, keywords }) => ({ id, name, aliases, keywords }));
  return JSON.stringify(
    {
      source,
      file,
      level,
      language,
      dryRun: dry,
      pages,
      services: made,
      images,
      left,
      gone,
      waiting,
      ...report,
      files,
    },
    null,
    2,
  );
}
