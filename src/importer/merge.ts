/** A page somebody edited and notes that went on: both are kept, or a person is asked. */
import { diff3Merge } from 'node-diff3';
import { parseDocument } from 'yaml';
import { splitFrontMatter } from '../content/front-matter.ts';
import { bodyOf, frontMatter } from './existing.ts';

export interface Merged {
  /** The merged page; undefined when both sides changed the same lines. */
  readonly text: string | undefined;
  /** The body with both sides of every conflict marked, as version control does. */
  readonly marked: string;
}

/**
 * Three-way merge of whole pages.
 * @param base as the last import wrote it
 * @param mine as it is now, edited by hand
 * @param theirs as this import would write it
 */
export function mergePages(base: string, mine: string, theirs: string): Merged {
  const regions = diff3Merge(lines(mine), lines(base), lines(theirs), {
    excludeFalseConflicts: true,
  });
  const marked = regions.flatMap((region) =>
    region.ok
      ? region.ok
      : [
          '<<<<<<< yours',
          ...(region.conflict?.a ?? []),
          '=======',
          ...(region.conflict?.b ?? []),
          '>>>>>>> notes',
        ],
  );
  const body = marked.join('\n');
  const clean = regions.every(({ ok }) => ok);
  return {
    text: clean
      ? `---\n${mergeFields(base, mine, theirs)}---\n${body && `\n${body}\n`}`
      : undefined,
    marked: `${body}\n`,
  };
}

/** The whole page with the machine's fields brought up to date and the body left as it is. */
export function refreshFields(base: string, mine: string, theirs: string): string {
  const body = bodyOf(mine);
  return `---\n${mergeFields(base, mine, theirs)}---\n${body && `\n${body}\n`}`;
}

const lines = (text: string): string[] => {
  const body = bodyOf(text);
  return body === '' ? [] : body.split('\n');
};

/** Fields somebody changed stay; others follow the notes; where a page was before is added up. */
function mergeFields(base: string, mine: string, theirs: string): string {
  const was = frontMatter(base);
  const now = frontMatter(theirs);
  const document = parseDocument(splitFrontMatter(mine).yaml);
  const own = frontMatter(mine);
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
