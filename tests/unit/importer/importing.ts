/** Imports text in memory, the way the command does, for tests. */
import { NOTHING, readImported, type Existing } from '../../../src/importer/existing.ts';
import type { Images } from '../../../src/importer/images.ts';
import { readDoc } from '../../../src/importer/library.ts';
import { planImport, type ImportOptions, type Plan } from '../../../src/importer/plan.ts';
import { decodeNotes } from '../../../src/importer/read.ts';
import { parseMdx } from '../../../src/markdown/parse.ts';
import type { Notice } from '../../../src/importer/notices.ts';
import { bodyOf } from '../../../src/importer/existing.ts';
import { walk, type Tree } from '../../../src/importer/tree.ts';

export const FRESH: ImportOptions = {
  level: undefined,
  service: undefined,
  tips: undefined,
  fresh: true,
};

/** No picture is ever found. */
export const NO_IMAGES: Images = { find: () => ({ why: 'no such file' }), copied: () => [] };

/** Plans the import of some Markdown; throws as the command would. */
export function importText(
  markdown: string,
  options: Partial<ImportOptions> = {},
  existing: Existing = NOTHING,
  images: Images = NO_IMAGES,
): Plan {
  const bytes = new TextEncoder().encode(markdown);
  const settings = {
    as: undefined,
    keepComments: options.keepComments ?? false,
    highlightsAreTips: options.tips === 'all',
  };
  const nowhere = { find: () => undefined, folder: '' };
  const doc = readDoc(decodeNotes(bytes, 'notes.md'), 'notes.md', { ...settings, ...nowhere });
  const library = {
    name: 'notes.md',
    file: 'notes.md',
    folder: false,
    title: doc.fallback,
    docs: [doc],
    left: [],
  };
  return planImport(library, existing, images, { ...FRESH, ...options });
}

const isPage = (path: string): boolean => path.startsWith('notes/');

/** The written pages by path, front matter included. */
export const pagesOf = (plan: Plan): Map<string, string> =>
  new Map(
    plan.writes.flatMap(({ path, data }) =>
      isPage(path) && typeof data === 'string' ? [[path, data]] : [],
    ),
  );

/** The bodies of all written pages, in the notes' order. */
export const bodiesOf = (plan: Plan): string[] =>
  plan.pages.map(({ path }) => bodyOf(pagesOf(plan).get(path) ?? ''));

/** Every node of every written page, as the site will parse it. */
export const nodesOf = (plan: Plan): Tree[] =>
  bodiesOf(plan).flatMap((body) => [...walk(parseMdx(body) as Tree)]);

export const noticesOf = (plan: Plan): Notice[] => plan.pages.flatMap(({ notices }) => notices);

/** The content folder as it is after a plan's files were written, for the next import. */
export function after(plan: Plan, before: Existing = NOTHING): Existing {
  const pages = new Map(before.pages);
  const imported = new Map(before.imported.map((page) => [page.path, page]));
  const conflicts = [...before.conflicts];
  const services = [...before.services];
  let { settings, site } = before;
  for (const { path, data } of plan.writes) {
    if (typeof data !== 'string') continue;
    const base = /^\.imports\/[^/]+\/(notes\/.*)$/.exec(path)?.[1];
    if (isPage(path)) pages.set(path, data);
    else if (base) imported.set(base, readImported(base, data));
    else if (path.includes('/conflicts/')) conflicts.push(path);
    else if (path.endsWith('import.json')) settings = JSON.parse(data) as Existing['settings'];
    else if (path === 'site.yaml') site = data;
    else if (path.startsWith('services/')) {
      const id = path.slice('services/'.length, -'.mdx'.length);
      services.push({ id, names: [id] });
    }
  }
  for (const path of plan.removes) {
    pages.delete(path);
    imported.delete(path.replace(/^\.imports\/[^/]+\//, ''));
  }
  const topics = { site, services, categories: ['topics'], takenIds: before.takenIds };
  return { ...topics, pages, imported: [...imported.values()], settings, conflicts, others: [] };
}
