/**
 * Loaders of Astro's Content Layer over the site's model: every entry comes with its HTML, drawn
 * once from the analysed tree. An entry that uses a component is left to `@astrojs/mdx`, which gets
 * the same tree from `remark-tree.ts`, so that nothing is parsed twice.
 */
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Loader, LoaderContext } from 'astro/loaders';
import type { RootContent } from 'mdast';
import { renderHtml } from '../markdown/render.ts';
import { loadSite } from '../site/load.ts';
import { entryId, type Page } from '../site/page.ts';
import type { Site } from '../site/site.ts';

interface Item {
  readonly id: string;
  readonly data: Record<string, unknown>;
  readonly page: Page;
  readonly blocks: readonly RootContent[];
}

/** All pages; ids are paths inside the content folder without the ending, such as `notes/emu/habitat`. */
export const pageLoader = (): Loader =>
  loader('pages', (site) =>
    site.pages.map((page) => ({
      id: entryId(page),
      data: { kind: page.kind, address: page.address, ...page.entry.data },
      page,
      blocks: page.tree.children,
    })),
  );

/** All exam tips and questions, each a piece of its page; ids are those of their addresses. */
export const tipLoader = (): Loader =>
  loader('tips', (site) =>
    site.tips.map(({ id, question, page, address, callout }) => ({
      id,
      data: { question, address, page: entryId(page) },
      page,
      blocks: callout.body,
    })),
  );

/** Milliseconds: time for the browser to ask for the page that has just been edited. */
const SOON = 600;

function loader(name: string, itemsOf: (site: Site) => readonly Item[]): Loader {
  return {
    name,
    load: async (context) => {
      const site = loadSite();
      const { dir } = site;
      fill(context, site, itemsOf(site));
      const { watcher } = context;
      if (!watcher) return;
      watcher.add(dir);
      // The page that was edited is drawn from the model at once; the store follows.
      let filling: NodeJS.Timeout | undefined;
      watcher.on('all', (_event, path) => {
        if (!path.startsWith(dir)) return;
        clearTimeout(filling);
        filling = setTimeout(() => {
          const edited = loadSite();
          fill(context, edited, itemsOf(edited));
        }, SOON);
      });
    },
  };
}

/** Replaces what the store holds: an entry of another content folder, or of a deleted file, never stays. */
function fill(
  { store, config, generateDigest }: LoaderContext,
  site: Site,
  items: readonly Item[],
): void {
  const { base } = config;
  const root = fileURLToPath(config.root);
  const kept = new Set(items.map(({ id }) => id));
  for (const id of store.keys()) if (!kept.has(id)) store.delete(id);
  for (const { id, data, page, blocks } of items) {
    // Paths as Astro writes them: relative to the project, so that a store can be moved with it.
    const filePath = relative(root, join(site.dir, page.entry.path)).replaceAll('\\', '/');
    const images = page.outline.images.map(({ url }) => url);
    const common = { id, data, filePath, ...(images.length > 0 && { assetImports: images }) };
    const html = renderHtml(blocks, { base, images: true, speech: site.config });
    const isPage = blocks === page.tree.children;
    if (isPage) site.drawn.set(page, html);
    const digest = generateDigest(`${filePath}\n${JSON.stringify(data)}\n${html}`);
    if (page.compiled && isPage) {
      store.set({ ...common, digest, deferredRender: true });
    } else {
      store.set({ ...common, digest, rendered: { html, metadata: { imagePaths: images } } });
    }
  }
}
