/**
 * Real Markdown in any number of pages: the pages of the project's own content, or of any folder,
 * again and again with other words and headings. Cleaned so that two generators read the same: what
 * only one of them knows (callouts, components, links within a site) becomes plain Markdown.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listFiles, readContent } from '../../../src/content/read.ts';
import { parseMdx } from '../../../src/markdown/parse.ts';
import { buildSite } from '../../../src/site/site.ts';
import { twin } from '../../../src/site/twin.ts';
import { random } from '../generate.ts';

export interface SourcePage {
  readonly title: string;
  /** Markdown without front matter and without a heading of depth 1. */
  readonly body: string;
}

/** Code, links' targets and addresses, which stay as they are. */
const KEPT =
  /(^(```|~~~)[\s\S]*?^\2[^\n]*$|(?<![`\\])(`+)(?!`)[^\n]*?(?<!`)\3(?!`)|\]\([^)\n]*\)|https?:\S+)/m;
/** One word in so many is another on each copy. */
const CHANGED = 0.25;
const VOCABULARY = 20_000;

/** The Markdown of our own pages, or of every `.md` and `.mdx` file of a folder. */
export function readSource(folder: string | undefined): readonly SourcePage[] {
  const texts = folder
    ? listFiles(folder)
        .filter((path) => /\.mdx?$/.test(path))
        .map((path) => readFileSync(join(folder, path), 'utf8'))
    : buildSite(readContent('content')).pages.map((page) =>
        twin(page, (to) => `https://x.org${to}`),
      );
  const pages = texts.map(clean).filter(({ body }) => body.length > 200 && isMdx(body));
  console.log(`${pages.length} of ${texts.length} pages are used as source`);
  if (pages.length === 0) throw new Error(`${folder ?? 'content'} has no Markdown of any length`);
  return pages;
}

/** Whether a text is MDX as well as Markdown: what cleaning missed would stop our build. */
function isMdx(text: string): boolean {
  try {
    parseMdx(text);
    return true;
  } catch {
    return false;
  }
}

/** Does something to the parts of a text that are neither code nor address. */
function inProse(text: string, change: (prose: string) => string): string {
  let left = text;
  let made = '';
  for (let match = KEPT.exec(left); match; match = KEPT.exec(left)) {
    made += change(left.slice(0, match.index)) + match[0];
    left = left.slice(match.index + match[0].length);
  }
  return made + change(left);
}

function clean(text: string): SourcePage {
  const [, front = ''] = /^---\r?\n([\s\S]*?)\r?\n---\r?\n/.exec(text) ?? [];
  const bare = text.slice(front ? front.length + 8 : 0).replaceAll('\r', '');
  const heading = /^# +(.+)$/m.exec(bare);
  const named = /^title: *['"]?(.+?)['"]? *$/m.exec(front)?.[1];
  const title = (named ?? heading?.[1] ?? 'Page').replaceAll(/[`*_[\]<>{}\\]/g, '').slice(0, 80);
  const body = inProse(bare.replace(heading?.[0] ?? '', ''), (prose) =>
    prose
      .replaceAll(/^(?:import|export) .*$/gm, '')
      .replaceAll(/^# /gm, '## ')
      .replaceAll(
        /^(\s*>\s*)\[!\w+[^\]\n]*\] *(.*)$/gm,
        (_all, mark, words) => `${mark}**${words || 'Note'}**`,
      )
      .replaceAll(/^:::.*$/gm, '')
      .replaceAll(/(?<!\\)\[(?=[[#!])/g, String.raw`\[`)
      .replaceAll(/!(?=\[)/g, '')
      .replaceAll(/(?<!\\)[<{]/g, String.raw`\$&`),
  )
    // A link within a site leads nowhere in another; as one that leads out it costs the same.
    .replaceAll(/\]\((?!https?:|mailto:)[^)\n]*\)/g, '](https://x.org/)')
    .replaceAll(/^(\[[^\]\n]+\]:) +(?!https?:)\S.*$/gm, '$1 https://x.org/');
  return { title, body: body.trim() };
}

const SYLLABLES = 'ba be bi bo da de di do ka ke ki ko la le li lo ma me mi mo na ne ni no'.split(
  ' ',
);

/** A pseudo-word for a number: the same number, the same word. */
export function wordOf(number: number): string {
  let word = '';
  for (let left = number + SYLLABLES.length; left > 0; left = Math.floor(left / SYLLABLES.length)) {
    word += SYLLABLES[left % SYLLABLES.length];
  }
  return word;
}

/**
 * So many pages: the source in turn, from the second round on with other words, some of them far
 * more often than others, and other headings. `names` are words that stand in the text now and then.
 */
export function makePages(
  source: readonly SourcePage[],
  count: number,
  names: readonly string[],
): readonly SourcePage[] {
  return Array.from({ length: count }, (_, index) => {
    const page = source[index % source.length];
    if (!page) throw new Error('no source');
    if (index < source.length) return page;
    const next = random(index);
    const other = (): string =>
      next() < 0.03
        ? (names[Math.floor(next() * names.length)] ?? '')
        : wordOf(Math.floor(VOCABULARY * next() ** 3));
    const body = inProse(page.body, (prose) =>
      prose
        .replaceAll(/(?<![\\[#\w-])[a-z]{5,}(?![\w-])/g, (word) =>
          next() < CHANGED ? other() : word,
        )
        .replaceAll(
          /^#{2,6} .*\S(?=[ \t]*$)/gm,
          (line) => `${line} ${wordOf(Math.floor(VOCABULARY * next()))}`,
        ),
    );
    return { title: `${page.title} ${wordOf(index)}`, body };
  });
}
