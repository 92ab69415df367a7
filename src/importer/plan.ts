/** The whole import as data: which files would be written and removed, and everything the report says. */
import { createHash } from 'node:crypto';
import { dirname } from 'node:path/posix';
import { buildPages } from './build.ts';
import type { Tips } from './callouts.ts';
import { candidateOf, firstWords, prose, readChapters, type Chapter } from './chapters.ts';
import type { Write } from './commit.ts';
import { bodyOf, settingsPath, type Existing, type ImportSettings } from './existing.ts';
import { pageText, serviceText, siteText, withReading } from './files.ts';
import type { Images } from './images.ts';
import { detectLanguage } from './language.ts';
import { docFinder, type Doc, type Library } from './library.ts';
import { matchSections, type Candidate } from './match.ts';
import { settlePage, type PageState } from './merge.ts';
import type { Notice } from './notices.ts';
import { addressOfPath, placeSections, type NewService, type Places } from './places.ts';
import { problem } from './read.ts';
import { lineOfWords } from './tree.ts';

export interface ImportOptions {
  readonly level: number | undefined;
  readonly service: string | undefined;
  readonly tips: Tips | undefined;
  readonly keepComments?: boolean;
  /** The name was given: it is known that these notes are new, or are not. */
  readonly as?: string | undefined;
  /** BCP 47 tag; found from the words when not given. */
  readonly language?: string | undefined;
  /** Make `site.yaml` as well. */
  readonly fresh: boolean;
}

export interface PageReport {
  readonly path: string;
  readonly address: string;
  readonly title: string;
  /** File of the notes and line it begins on. */
  readonly file: string;
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
  readonly language: string;
  readonly pages: readonly PageReport[];
  readonly services: readonly NewService[];
  /** Files that were not published, and why. */
  readonly left: Library['left'];
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
  library: Library,
  existing: Existing,
  images: Images,
  options: ImportOptions,
): Plan {
  const { name: source, file, folder } = library;
  const { settings } = existing;
  const service = options.service ?? settings?.service;
  const tips = options.tips ?? (settings?.tips as Tips | undefined) ?? 'prose';
  const level = options.level ?? settings?.level;
  const { chapters, outline } = readChapters(library, level, service !== undefined);
  const candidates = chapters.flatMap((chapter) =>
    chapter.outline.sections.map((section) => candidateOf(section, chapter, folder)),
  );
  if (!settings && !options.as) refuseKnown(file, candidates, existing);
  const { matches, gone } = matchSections(candidates, existing.imported);
  const places = placeSections(outline, matches, existing, service);

  const writes: Write[] = [];
  const removes: string[] = [];
  const link = linker(library, chapters, places);
  const pages = chapters.flatMap((chapter) => {
    const { doc, anchors, first } = chapter;
    const built = buildPages(chapter.source, chapter.outline, {
      notes: doc.notes,
      tips,
      anchors,
      keepComments: options.keepComments ?? false,
      addressOf: (section) => places.pages[first + section]?.address ?? '/',
      elsewhere: (path, anchor) => link(doc, path, anchor),
      imageOf: (url) => images.find(url, folder ? dirname(doc.path) : ''),
      before: (section) => {
        const text = places.pages[first + section]?.previous?.text;
        return text === undefined ? undefined : bodyOf(text);
      },
    });
    return built.map(({ body, notices }, index): PageReport => {
      const place = places.pages[first + index];
      const section = chapter.outline.sections[index];
      if (!place || !section) throw new Error(`no place for section ${first + index}`);
      const { path, address, title, order, movedFrom, previous } = place;
      const hash = createHash('sha256').update(body).digest('hex').slice(0, 16);
      const imported = { source, path: candidates[first + index]?.headings ?? [], hash };
      const { keywords } = doc.matter;
      const fields = { title, service: place.service, order, keywords, movedFrom, imported };
      const mine = previous && existing.pages.get(previous.path);
      const settled = settlePage(place, pageText(fields, body), mine, source);
      writes.push(...settled.writes);
      removes.push(...settled.removes);
      const from = previous && previous.path !== path ? addressOfPath(previous.path) : undefined;
      const own: Notice[] = index === 0 ? docNotices(doc) : [];
      if (section.bySize) own.push({ kind: 'cut-by-size', line: section.line, details: title });
      return {
        path,
        address,
        title,
        file: doc.notes.file,
        line: section.line,
        state: settled.state,
        from,
        notices: [...own, ...notices],
      };
    });
  });

  const category = existing.categories.find((one) => one === 'topics') ?? existing.categories[0];
  for (const made of places.newServices) {
    const summary = firstWords(outline.sections.find(({ topic }) => topic === made.topic));
    const data = serviceText(made, summary ?? made.name, category ?? 'topics');
    writes.push({ path: `services/${made.id}.mdx`, data });
  }
  const words = outline.sections.flatMap(({ blocks }) => blocks.map(prose));
  const language = options.language ?? detectLanguage(words.join(' ')) ?? 'en';
  const title = (outline.title && lineOfWords(outline.title)) || library.title;
  const topics = [...new Set(places.pages.map((page) => page.service))];
  const site = options.fresh
    ? siteText(title, language, topics)
    : withReading(existing, places.newServices.length > 0 ? topics : []);
  if (site !== existing.site) writes.push({ path: 'site.yaml', data: site });
  const copied = images.copied();
  for (const { path, bytes, hash } of copied)
    if (settings?.images[path] !== hash) writes.push({ path, data: bytes });
  const next: ImportSettings = {
    source,
    level: outline.level,
    ...(service === undefined ? {} : { service }),
    tips,
    images: Object.fromEntries(copied.map(({ path, hash }) => [path, hash])),
  };
  if (JSON.stringify(settings) !== JSON.stringify(next))
    writes.push({ path: settingsPath(source), data: `${JSON.stringify(next, null, 2)}\n` });
  const dealtWith = new Set(writes.map(({ path }) => path));
  return {
    source,
    file,
    level: outline.level,
    language,
    pages,
    services: places.newServices,
    left: library.left,
    gone: gone.map(({ path }) => path),
    waiting: existing.conflicts.filter((path) => !dealtWith.has(path)),
    images: copied.map(({ path }) => path),
    writes,
    removes,
  };
}

/** The address on the site of another file of the notes, or of a place in it. */
function linker(
  { docs }: Library,
  chapters: readonly Chapter[],
  { pages }: Places,
): (from: Doc, path: string, anchor: string) => string | undefined {
  const find = docFinder(docs);
  return (from, path, anchor) => {
    const other = chapters[find(from, path) ?? -1];
    const page = { section: 0, anchor: undefined };
    const target = anchor === '' ? page : other?.anchors.find(anchor);
    const address = other && target && pages[other.first + target.section]?.address;
    return address && address + (target.anchor === undefined ? '' : `#${target.anchor}`);
  };
}

/** The same notes under another file name would come in a second time: the author is asked. */
function refuseKnown(file: string, candidates: readonly Candidate[], { others }: Existing): void {
  for (const { name, pages } of others) {
    const alike = matchSections(candidates, pages).matches.filter(Boolean).length;
    if (pages.length === 0 || alike * 2 < Math.max(pages.length, candidates.length)) continue;
    throw problem(
      'notes-known',
      file,
      `${alike} of ${candidates.length} pages as in “${name}”, which was imported before`,
      `--as "${name}" to bring its pages up to date, or --as with another name to add these`,
    );
  }
}

function docNotices({ matter, hidden }: Doc): Notice[] {
  const own = hidden.map(({ line, details }): Notice => ({ kind: 'private', line, details }));
  const unused = matter.unused.join(', ');
  return unused ? [...own, { kind: 'front-matter', line: 1, details: unused }] : own;
}
