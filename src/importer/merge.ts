/** A page somebody edited and notes that went on: both are kept, or a person is asked. */
import { diff3Merge } from 'node-diff3';
import { parseDocument } from 'yaml';
import { splitFrontMatter } from '../content/front-matter.ts';
import type { Write } from './commit.ts';
import { basePath, bodyOf, conflictPath, frontMatter } from './existing.ts';
import type { PagePlace } from './places.ts';

export type PageState =
  | 'new'
  | 'updated'
  | 'unchanged'
  | 'renamed'
  | 'merged'
  | 'conflict'
  | 'kept'
  | 'deleted-by-hand';

export interface Settled {
  readonly state: PageState;
  readonly writes: readonly Write[];
  readonly removes: readonly string[];
}

/**
 * What happens to one page's file, and to what is remembered of it.
 * @param text the page as this import would write it
 * @param mine the page as it is in the folder; undefined when it is not
 * @param source name of the notes
 */
export function settlePage(
  { previous, path }: PagePlace,
  text: string,
  mine: string | undefined,
  source: string,
): Settled {
  const write = (data: string): Write => ({ path, data });
  const remember: Write = { path: basePath(source, path), data: text };
  if (!previous) return { state: 'new', writes: [remember, write(text)], removes: [] };
  const moved = previous.path !== path;
  if (text === previous.text) {
    const state = mine === undefined ? 'deleted-by-hand' : mine === text ? 'unchanged' : 'kept';
    return { state, writes: [], removes: [] };
  }
  const kept = previous.kept ?? previous.path;
  const forget = kept === path ? [] : [basePath(source, kept)];
  if (mine === undefined) return { state: 'deleted-by-hand', writes: [remember], removes: forget };
  const removes = moved ? [...forget, previous.path] : forget;
  if (mine === previous.text)
    return { state: moved ? 'renamed' : 'updated', writes: [remember, write(text)], removes };
  const merged = mergePages(previous.text, mine, text);
  const page = write(merged.text ?? refreshFields(previous.text, mine, text));
  if (merged.text !== undefined) return { state: 'merged', writes: [remember, page], removes };
  const beside = { path: conflictPath(source, path), data: merged.marked };
  return { state: 'conflict', writes: [remember, page, beside], removes };
}

/**
 * Three-way merge of whole pages; `text` is undefined when both sides changed the same lines, and
 * `marked` the body with both sides of every conflict marked, as version control does.
 * @param base as the last import wrote it
 * @param mine as it is now, edited by hand
 * @param theirs as this import would write it
 */
function mergePages(
  base: string,
  mine: string,
  theirs: string,
): { text: string | undefined; marked: string } {
  const regions = diff3Merge(lines(mine), lines(base), lines(theirs), {
    excludeFalseConflicts: true,
  });
  const marked = regions.flatMap(({ ok, conflict }) =>
    conflict
      ? ['<<<<<<< yours', ...conflict.a, '=======', ...conflict.b, '>>>>>>> notes']
      : (ok ?? []),
  );
  const body = marked.join('\n');
  const clean = regions.every(({ ok }) => ok);
  return {
    text: clean ? page(mergeFields(base, mine, theirs), body) : undefined,
    marked: `${body}\n`,
  };
}

/** The whole page with the machine's fields brought up to date and the body left as it is. */
const refreshFields = (base: string, mine: string, theirs: string): string =>
  page(mergeFields(base, mine, theirs), bodyOf(mine));

const page = (fields: string, body: string): string =>
  `---\n${fields}---\n${body && `\n${body}\n`}`;

const lines = (text: string): string[] => (bodyOf(text) ? bodyOf(text).split('\n') : []);

/** Fields somebody changed stay; others follow the notes; where a page was before is added up. */
function mergeFields(base: string, mine: string, theirs: string): string {
  const [was, own, now] = [frontMatter(base), frontMatter(mine), frontMatter(theirs)];
  const document = parseDocument(splitFrontMatter(mine).yaml);
  for (const [field, value] of Object.entries(now)) {
    if (field === 'movedFrom') continue;
    const edited = JSON.stringify(own[field]) !== JSON.stringify(was[field]);
    if (field === 'imported' || field === 'service' || !edited) document.set(field, value);
  }
  const before = [own['movedFrom'], now['movedFrom']].flatMap((one) =>
    Array.isArray(one) ? one : [],
  );
  if (before.length > 0) document.set('movedFrom', [...new Set(before)]);
  return document.toString({ lineWidth: 0 });
}
