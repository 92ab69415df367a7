/** What an import did, as text for a terminal or as JSON for a program. Decides nothing. */
import type { PageState } from './merge.ts';
import { KINDS, type Notice } from './notices.ts';
import type { PageReport, Plan } from './plan.ts';

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
type Part = keyof Report;

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
  const report: Record<Part, Entry[]> = { callouts: [], changed: [], attention: [], hidden: [] };
  const files = new Map<string, number>([[plan.file, -1]]);
  const say = (file: string, line: number, [part, text]: readonly [Part, string]): void =>
    void report[part].push({ file, line, text });
  for (const page of plan.pages) {
    const { file, line } = page;
    files.set(file, files.get(file) ?? files.size);
    for (const notice of page.notices)
      for (const said of sayNotice(notice)) say(file, notice.line, said);
    for (const said of sayPage(page, conflictOf)) say(file, line, said);
  }
  for (const path of plan.gone)
    say(plan.file, 1, ['attention', `gone from the notes, kept: ${path}`]);
  for (const path of plan.waiting)
    say(plan.file, 1, ['attention', `still in conflict: mend the page, then delete ${path}`]);
  const place = ({ file }: Entry): number => files.get(file) ?? 0;
  for (const entries of Object.values(report))
    entries.sort((a, b) => place(a) - place(b) || a.line - b.line);
  return report;
}

function sayNotice(notice: Notice): (readonly [Part, string])[] {
  if (notice.kind !== 'callout') {
    const [part, label] = KINDS[notice.kind];
    const details =
      part === 'changed' && notice.kind !== 'html-dropped' ? notice.details : short(notice.details);
    return [[part, label ? `${label}: ${details}` : details]];
  }
  const { became, why, words } = notice.decision;
  const quoted = words ? `: “${short(words)}”` : '';
  const what = became === 'code' ? 'stays code' : became;
  const asks = became === 'EXAM' && words;
  return [
    ['callouts', `${what} (${why})${quoted}`],
    ...(asks ? [['attention', `wants a question${quoted}`] as const] : []),
  ];
}

function* sayPage(
  page: PageReport,
  conflictOf: (page: PageReport) => string,
): Generator<[Part, string]> {
  const { path, from, address, state } = page;
  if (from) yield ['changed', `renamed: ${from} now redirects to ${address}`];
  if (state === 'deleted-by-hand')
    yield ['attention', `${path} was deleted by hand and is not made again`];
  if (state === 'conflict') {
    const mend = `both are in ${conflictOf(page)}: mend ${path}, then delete that file`;
    yield ['attention', `conflict: ${path} was edited where the notes changed; ${mend}`];
  }
}

const short = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 90 ? `${line.slice(0, 89)}…` : line;
};

/** The report for a terminal: pages, callouts, what changed, and last what wants a person's eye. */
export function textReport(plan: Plan, report: Report, dry: boolean): string {
  const part = (title: string, lines: readonly string[]): string[] =>
    lines.length > 0 ? ['', `${title} (${lines.length})`, ...lines.map((line) => `  ${line}`)] : [];
  const said = ({ file, line, text }: Entry): string => `${file}:${line}  ${text}`;
  const files = count(plan.writes.length + plan.removes.length, 'file');
  const cut = plan.level > 0 ? `cut at headings of depth ${plan.level}` : 'a file a page';
  return [
    `${plan.file} → ${count(plan.pages.length, 'page')}, ${cut}, in the language ${plan.language}`,
    ...part(
      'Pages',
      plan.pages.map(
        ({ file, line, path, state, title }) =>
          `${file}:${line}  ${path}  ${STATES[state]}  “${short(title)}”`,
      ),
    ),
    ...part(
      'Catalogue entries',
      plan.services.map(({ id, name }) => `services/${id}.mdx  “${name}”`),
    ),
    ...part(
      'Not published',
      plan.left.map(({ path, why }) => `${path}  ${why}`),
    ),
    ...part('Callouts', report.callouts.map(said)),
    ...part('Moved or rewritten', report.changed.map(said)),
    ...part('Private, left out', report.hidden.map(said)),
    ...part('Wants your eye', report.attention.map(said)),
    '',
    dry
      ? `Nothing was written (--dry-run); ${files} would change.`
      : `${files} changed. Verified: every block of the notes was read back from its page.`,
  ].join('\n');
}

const count = (number: number, what: string): string =>
  `${number} ${what}${number === 1 ? '' : 's'}`;

/** The same for a program. */
export function jsonReport(plan: Plan, report: Report, dry: boolean): string {
  const { source, file, level, language, left, gone, waiting, images } = plan;
  const about = { source, file, level, language, dryRun: dry };
  const pages = plan.pages.map(({ notices: _notices, ...page }) => page);
  const services = plan.services.map(({ topic: _topic, ...service }) => service);
  const files = { written: plan.writes.map(({ path }) => path), removed: plan.removes };
  const all = { ...about, pages, services, images, left, gone, waiting, ...report, files };
  return JSON.stringify(all, null, 2);
}
