/**
 * The index step: Pagefind indexes the built site, and what the planner needs is read back from what
 * Pagefind wrote, so that both always speak of the same text. Runs after the pages are built.
 */
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as pagefind from 'pagefind';
import { collect, type Fragment } from './collect.ts';
import { READS_VERSION, decodeFile, readMeta } from './pagefind-format.ts';
import { fit } from './fit.ts';
import { pack } from './pack.ts';
import { splitIndex } from './split.ts';

/** Where the index and the planner's data lie below the site's root. */
export const INDEX_FOLDER = 'pagefind';
export const DATA_FILE = 'search.json';

export interface IndexReport {
  readonly pages: number;
  readonly sections: number;
  readonly words: number;
  /** Bytes of the planner's data file after brotli. */
  readonly dataBytes: number;
  /** Milliseconds the whole step took. */
  readonly took: number;
}

/** Pagefind's own interfaces: we bring ours, and a reader who does not search never asks for them. */
const UNUSED = /^pagefind-(?:ui|modular-ui|component-ui|highlight)\.(?:js|css)$/;

async function writeIndex(dist: string, output: string): Promise<number> {
  try {
    const { index, errors } = await pagefind.createIndex({});
    if (!index) throw new Error(`Pagefind did not start: ${errors.join('; ')}`);
    const added = await index.addDirectory({ path: dist });
    if (added.errors.length)
      throw new Error(`Pagefind could not index: ${added.errors.join('; ')}`);
    if (added.page_count === 0) {
      throw new Error(`Pagefind found no page with data-pagefind-body in ${path.basename(dist)}`);
    }
    // Pagefind's own writing may answer before the last bytes are in the file: its files are taken
    // from memory and written here, so that what is read back next is whole.
    const { errors: unwritten, files } = await index.getFiles();
    if (unwritten.length) throw new Error(`Pagefind could not write: ${unwritten.join('; ')}`);
    for (const file of files) {
      const target = path.join(output, file.path);
      await mkdir(path.dirname(target), { recursive: true });
      await writeFile(target, file.content);
    }
    return added.page_count;
  } finally {
    await pagefind.close();
  }
}

async function readFragments(folder: string, names: readonly string[]): Promise<Fragment[]> {
  const read = async (name: string): Promise<Fragment> => {
    const bytes = await decodeFile(
      await readFile(path.join(folder, 'fragment', `${name}.pf_fragment`)),
    );
    return JSON.parse(new TextDecoder().decode(bytes)) as Fragment;
  };
  return Promise.all(names.map(read));
}

/** The built page behind an address, for the kinds of its callouts, which Pagefind does not keep. */
async function readPage(dist: string, address: string): Promise<string> {
  const file = address.endsWith('/') ? `${address}index.html` : address;
  return readFile(path.join(dist, decodeURIComponent(file)), 'utf8');
}

/**
 * Indexes a built site: `<distDir>/pagefind/` and in it `search.json`. Rejects, and so fails the
 * build, when Pagefind fails, finds nothing, or wrote a version whose files we cannot read.
 */
export async function buildIndex(distDir: string): Promise<IndexReport> {
  const start = performance.now();
  const dist = path.resolve(distDir);
  const folder = path.join(dist, INDEX_FOLDER);
  await rm(folder, { recursive: true, force: true });
  await writeIndex(dist, folder);

  const entry = JSON.parse(await readFile(path.join(folder, 'pagefind-entry.json'), 'utf8')) as {
    version: string;
    languages: Record<string, { hash: string }>;
  };
  if (entry.version !== READS_VERSION) {
    throw new Error(
      `Pagefind wrote version ${entry.version}; src/search/pagefind-format.ts reads ${READS_VERSION}`,
    );
  }
  const languages = Object.values(entry.languages);
  const [language] = languages;
  if (!language || languages.length > 1) {
    throw new Error(
      `the search index needs one language, found ${Object.keys(entry.languages).join(', ')}`,
    );
  }
  const meta = readMeta(
    await decodeFile(await readFile(path.join(folder, `pagefind.${language.hash}.pf_meta`))),
  );
  const fragments = await readFragments(
    folder,
    meta.pages.map((page) => page.fragment),
  );
  const html = await Promise.all(fragments.map(({ url }) => readPage(dist, url)));
  const chunks = await splitIndex(folder, meta.chunks);
  const fitted = fit(collect(language.hash, { ...meta, chunks }, fragments, html));
  await writeFile(path.join(folder, DATA_FILE), JSON.stringify(pack(fitted.data)));
  for (const file of await readdir(folder)) {
    if (UNUSED.test(file)) await rm(path.join(folder, file));
  }
  return {
    pages: fitted.data.pages.length,
    sections: fitted.data.pages.reduce((sum, page) => sum + page.sections.length, 0),
    words: fitted.data.words.size,
    dataBytes: fitted.bytes,
    took: Math.round(performance.now() - start),
  };
}
