/** The whole import as data: which files would be written and removed, and everything the report says. */
import { createHash } from 'node:crypto';
import { buildPages } from './build.ts';
import type { Tips } from './callouts.ts';
import type { Write } from './commit.ts';
import {
  basePath,
  bodyOf,
  conflictPath,
  settingsPath,
  type Existing,
  type ImportSettings,
} from './existing.ts';
import type { Images } from './images.ts';
import { matchSections, wordsForMatching } from './match.ts';
import { mergePages, refreshFields } from './merge.ts';
import type { Notice } from './notices.ts';
import { cutSections } from './outline.ts';
import { pageText } from './page.ts';
import { parseSource, sliceOf, type Source } from './parse.ts';
import { placeSections, type NewService, type PagePlace } from './places.ts';
import { ImportError, type Notes } from './read.ts';
import { serviceText, siteText } from './site-files.ts';
import { lineOfWords, type Tree } from './tree.ts';

export interface ImportOptions {
  readonly level: number | undefined;
  readonly service: string | undefined;
  readonly tips: Tips | undefined;
  readonly keepComments?: boolean;
  /** Make `site.yaml` as well. */
  readonly fresh: boolean;
  /** Called when the notes are parsed and the parser's own data, many times their size, is garbage. */
  readonly parsed?: () => void;
}

export type PageState =
  | 'new'
  | 'updated'
  | 'unchanged'
  | 'renamed'
  | 'merged'
  | 'conflict'
  | 'kept'
  | 'deleted-by-hand';

export interface PageReport {
  readonly path: string;
  readonly address: string;
  readonly title: string;
  readonly line: number;
  readonly state: PageState;
  /** The address it had before. */
  readonly from?: string | undefined;
  readonly notices: readonly Notice[];
}

export interface Plan {
  readonly source: string;
  readonly file: string;
  readonly level: number;
  readonly pages: readonly PageReport[];
  readonly services: readonly NewService[];
  /** Pages whose section is gone from the notes; they stay. */
  readonly gone: readonly string[];
  /** Conflict files nobody has dealt with yet. */
  readonly waiting: readonly string[];
  readonly images: readonly string[];
  readonly writes: readonly Write[];
  readonly removes: readonly string[];
}

/** Plans an import. Pure but for `images`, which reads pictures. Throws ImportError, writes nothing. */
export function planImport(
  notes: Notes,
  existing: Existing,
  images: Images,
  options: ImportOptions,
): Plan {
  const { settings } = existing;
  const source = parse(notes);
  const { root } = source;
  options.parsed?.();
  const service = options.service ?? settings?.service;
  const tips = options.tips ?? (settings?.tips as Tips | undefined) ?? 'prose';
  const outline = cutSections(root.children ?? [], {
    level: options.level ?? settings?.level,
    single: service !== undefined,
  });
  const fallback = fallbackTitle(root, notes.name);
  const headings = outline.sections.map(({ path }) =>
    path.map((heading) => headingMarkdown(heading, source)),
  );
  const { matches, gone } = matchSections(
    outline.sections.map((section, index) => ({
      headings: headings[index] ?? [],
      title: section.heading ? lineOfWords(section.heading) : fallback,
      words: wordsForMatching(section.content.map(({ node }) => node)),
    })),
    existing.imported,
  );
  const places = placeSections(outline, matches, existing, { service, fallback });
  const built = buildPages(source, outline, {
    notes,
    tips,
    keepComments: options.keepComments ?? false,
    elsewhere: () => undefined,
    addressOf: (section) => places.pages[section]?.address ?? '/',
    imageOf: images.find,
    before: (section) => {
      const text = places.pages[section]?.previous?.text;
      return text === undefined ? undefined : bodyOf(text);
    },
  });

  const writes: Write[] = [];
  const removes: string[] = [];
  const pages = built.map(({ body, notices, section }, index): PageReport => {
    const place = places.pages[index];
    if (!place) throw new Error(`no place for section ${index}`);
    const text = pageText(
      {
        title: place.title,
        service: place.service,
        order: place.order,
        keywords: [],
        movedFrom: place.movedFrom,
        imported: {
          source: notes.name,
          path: headings[index] ?? [],
          hash: createHash('sha256').update(body).digest('hex').slice(0, 16),
        },
      },
      body,
    );
    const state = settlePage(place, text, existing, notes.name, writes, removes);
    const { path, address, title, previous } = place;
    const moved = previous && previous.path !== path;
    const from = moved ? `/${previous.path.slice('notes/'.length, -'.mdx'.length)}/` : undefined;
    return { path, address, title, line: section.line, state, from, notices };
  });
  for (const made of places.newServices) {
    const summary = firstWords(
      built.find((page) => page.section.topic === made.topic)?.section.content[0]?.node,
    );
    const category = existing.categories.includes('topics') ? 'topics' : existing.categories[0];
    writes.push({
      path: `services/${made.id}.mdx`,
      data: serviceText(made, summary, category ?? 'topics'),
    });
  }
  if (options.fresh)
    writes.push({
      path: 'site.yaml',
      data: siteText(fallbackTitle(root, notes.name, outline.title)),
    });
  const copied = images.copied();
  for (const { path, bytes, hash } of copied) {
    if (settings?.images[path] !== hash) writes.push({ path, data: bytes });
  }
  const next: ImportSettings = {
    source: notes.name,
    level: outline.level,
    ...(service === undefined ? {} : { service }),
    tips,
    images: Object.fromEntries(copied.map(({ path, hash }) => [path, hash])),
  };
  if (JSON.stringify(settings) !== JSON.stringify(next)) {
    writes.push({ path: settingsPath(notes.name), data: `${JSON.stringify(next, null, 2)}\n` });
  }
  const dealtWith = new Set(writes.map(({ path }) => path));
  return {
    source: notes.name,
    file: notes.file,
    level: outline.level,
    pages,
    services: places.newServices,
    gone: gone.map(({ path }) => path),
    waiting: [...existing.conflicts.keys()].filter((path) => !dealtWith.has(path)),
    images: copied.map(({ path }) => path),
    writes,
    removes,
  };
}

/** A heading as one would write it in Markdown, its depth included: `### Where it lives`. */
function headingMarkdown(heading: Tree, source: Source): string {
  const children = heading.children ?? [];
  const [first, last] = [children[0], children.at(-1)];
  const whole =
    first && last
      ? { type: 'words', position: { start: first.position!.start, end: last.position!.end } }
      : undefined;
  const words = whole ? sliceOf(source, whole).replace(/\s+/g, ' ') : '';
  return `${'#'.repeat(heading.depth ?? 1)} ${words}`.trimEnd();
}

function parse(notes: Notes): Source {
  try {
    return parseSource(notes.text);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new ImportError({
      code: 'notes-too-deep',
      place: { file: notes.file, line: 1, column: 1 },
      found: 'lists or quotes nested so deeply that they cannot be read',
      expected: 'nesting a person could follow',
    });
  }
}

/** The notes' title, their front matter's, or their file name as words. */
function fallbackTitle(root: Tree, name: string, title?: Tree): string {
  const words = title && lineOfWords(title);
  if (words) return words;
  const matter = root.children?.find(({ type }) => type === 'yaml')?.value ?? '';
  const named = /^title:[ \t]*(["']?)(\S.*?)\1[ \t]*$/m.exec(matter)?.[2];
  return (
    named ??
    (name
      .replace(/\.\w+$/, '')
      .replace(/[-_]+/g, ' ')
      .trim() ||
      'Notes')
  );
}

/** First sentence of a topic, as its summary until somebody writes one. */
function firstWords(node: Tree | undefined): string | undefined {
  if (node?.type !== 'paragraph') return undefined;
  const words = lineOfWords(node);
  const [sentence] = new Intl.Segmenter(undefined, { granularity: 'sentence' }).segment(words);
  const first = sentence?.segment.trim() ?? '';
  return first.length >= 10 && first.length <= 160 ? first : undefined;
}

/** Decides what happens to one page's file, and to what is remembered of it. */
function settlePage(
  place: PagePlace,
  text: string,
  existing: Existing,
  source: string,
  writes: Write[],
  removes: string[],
): PageState {
  const base = place.previous;
  const remember = (): void => {
    writes.push({ path: basePath(source, place.path), data: text });
    if (base && base.path !== place.path) removes.push(basePath(source, base.path));
  };
  if (!base) {
    remember();
    writes.push({ path: place.path, data: text });
    return 'new';
  }
  const mine = existing.pages.get(base.path);
  const moved = base.path !== place.path;
  if (text === base.text)
    return mine === undefined ? 'deleted-by-hand' : mine === text ? 'unchanged' : 'kept';
  remember();
  if (mine === undefined) return 'deleted-by-hand';
  if (moved) removes.push(base.path);
  if (mine === base.text) {
    writes.push({ path: place.path, data: text });
    return moved ? 'renamed' : 'updated';
  }
  const merged = mergePages(base.text, mine, text);
  writes.push({ path: place.path, data: merged.text ?? refreshFields(base.text, mine, text) });
  if (merged.text !== undefined) return 'merged';
  writes.push({ path: conflictPath(source, place.path), data: merged.marked });
  return 'conflict';
}
