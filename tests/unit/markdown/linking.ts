/** Markdown → linked tree and mentions, as the site does it, over a catalogue of the fixtures. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Root } from 'mdast';
import { parse as parseYaml } from 'yaml';
import { createMatcher } from '../../../src/catalogue/matcher.ts';
import { collectNames } from '../../../src/catalogue/names.ts';
import { assignAnchors } from '../../../src/markdown/anchors.ts';
import { readCallouts } from '../../../src/markdown/callouts.ts';
import { linkMentions } from '../../../src/markdown/crosslinks.ts';
import type { Mention } from '../../../src/markdown/mentions.ts';
import { parseMdx } from '../../../src/markdown/parse.ts';
import { resolveWikilinks } from '../../../src/markdown/wikilinks.ts';
import { family, service } from '../catalogue/catalogue.ts';

export const FIXTURES = 'tests/fixtures/crosslinks';

/** The text of a file below the fixtures. */
export const read = (...path: string[]): string => readFileSync(join(FIXTURES, ...path), 'utf8');

export interface LinkingOptions {
  readonly self?: readonly string[];
  readonly neverLink?: readonly string[];
}

type Fields = Record<string, Record<string, unknown>>;

/** A function that links a page's text by a catalogue: `{ prefixes, families, entries }` in YAML. */
export function linker(
  file: string,
): (source: string, options?: LinkingOptions) => { root: Root; mentions: Mention[] } {
  const { prefixes, families, entries } = parseYaml(read(file)) as {
    prefixes: string[];
    families?: Fields;
    entries: Fields;
  };
  const { names, neverLink, problems } = collectNames(
    [
      ...Object.entries(families ?? {}).map(([id, fields]) => family(id, fields)),
      ...Object.entries(entries).map(([id, fields]) => service(id, fields)),
    ],
    prefixes,
  );
  if (problems.length > 0) throw new Error(`${file}: ${JSON.stringify(problems)}`);
  const ids = [...Object.keys(families ?? {}), ...Object.keys(entries)];
  const matcher = createMatcher(names, neverLink);
  return (source, options = {}) => {
    const root = parseMdx(source);
    readCallouts(root, 'input.md');
    assignAnchors(root, 'input.md');
    resolveWikilinks(root, {
      file: 'input.md',
      source,
      resolve: (id) => (ids.includes(id) ? { address: `/${id}/`, title: id } : undefined),
      candidates: () => ids,
    });
    const mentions = linkMentions(root, {
      matcher,
      self: new Set(options.self),
      neverLink: options.neverLink ?? [],
      addressOf: (id) => `/${id}/`,
      entryAt: (address) => ids.find((id) => address === `/${id}/`),
    });
    return { root, mentions };
  };
}
