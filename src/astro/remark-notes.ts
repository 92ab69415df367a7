/** The remark adapter: swaps the tree Astro parsed for the one the site has analysed. */
import { relative } from 'node:path';
import type { Root } from 'mdast';
import type { VFile } from 'vfile';
import { decorate, type DecorateOptions } from '../markdown/decorate.ts';

export interface PluginOptions extends DecorateOptions {
  /** The content folder and a page's analysed tree by its path inside it. */
  readonly dir: string;
  readonly treeOf: (path: string) => Root | undefined;
}

/**
 * Everything an author's Markdown means was read when the site was built; here it is only drawn.
 * A file the site does not know is an error: it would be published without any of its checks.
 */
export function remarkNotes({ dir, treeOf, base }: PluginOptions) {
  return () =>
    (_tree: Root, file: VFile): Root => {
      const path = relative(dir, file.path).replaceAll('\\', '/');
      const tree = treeOf(path);
      if (!tree) throw new Error(`${file.path} is not a page of the content folder ${dir}`);
      return decorate(tree, { base });
    };
}
