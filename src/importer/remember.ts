/** Headings that became titles: what is remembered of them must be what the notes say, too. */
import { parseMarkdown } from '../markdown/parse.ts';
import type { BuiltPage } from './build.ts';
import type { Outline } from './outline.ts';
import { ImportError, type Notes } from './read.ts';
import { collectReferences } from './references.ts';
import { lineOf, type Tree } from './tree.ts';
import { sameTree } from './verify.ts';
import { plain, writeMarkdown } from './write-mdx.ts';

/** A heading as one would write it in Markdown, its depth included: `### Where it lives`. */
export const headingMarkdown = (heading: Tree): string => writeMarkdown(plain(heading));

/**
 * Puts the pages together again: every block of the notes must stand on exactly one page, and every
 * heading that became a title must be read back from what its page remembers. Throws ImportError.
 */
export function checkRemembered(
  root: Tree,
  outline: Outline,
  headings: readonly (readonly string[])[],
  built: readonly BuiltPage[],
  notes: Notes,
): void {
  const found = new Set<Tree>();
  const references = collectReferences(root);
  for (const [index, section] of outline.sections.entries()) {
    for (const [depth, heading] of section.path.entries()) {
      if (found.has(heading)) continue;
      const written = headings[index]?.[depth] ?? '';
      if (!readsAs(written, heading, references.usedBy([heading]))) lost(notes, heading, written);
      found.add(heading);
    }
  }
  for (const page of built) {
    for (const { placed, added } of page.units) {
      if (!added) for (const { node } of placed) found.add(node);
    }
  }
  for (const node of root.children ?? []) if (!found.has(node)) lost(notes, node, node.type);
}

/** Whether Markdown is read back as a heading, given the definitions it refers to. */
function readsAs(written: string, heading: Tree, definitions: readonly Tree[]): boolean {
  const context = definitions.length > 0 ? { type: 'root', children: [...definitions] } : undefined;
  // Letters, digits and single spaces are read as they are written, whatever else is there.
  const [only] = heading.children ?? [];
  const words = heading.children?.length === 1 && only?.type === 'text' ? (only.value ?? '') : '';
  if (/^[\p{L}\p{N}]+(?: [\p{L}\p{N}]+)*$/u.test(words)) {
    return written === `${'#'.repeat(heading.depth ?? 1)} ${words}`;
  }
  const text = context ? `${written}\n\n${writeMarkdown(plain(context))}` : written;
  const read = parseMarkdown(text).children[0];
  return read !== undefined && sameTree(plain(read), plain(heading));
}

function lost(notes: Notes, node: Tree, what: string): never {
  throw new ImportError({
    code: 'import-not-lossless',
    place: { file: notes.file, line: lineOf(node), column: 1 },
    found: `“${what}” would stand on no page`,
    expected: 'every block on one page; please report it, nothing was written',
  });
}
