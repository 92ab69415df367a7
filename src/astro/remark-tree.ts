/**
 * Hands Astro's MDX pipeline the tree that the site has already parsed and analysed: the parser
 * is replaced by a look-up. A file that the site does not know is an error, since it would be
 * published without any of its checks.
 */
import { relative } from 'node:path';
import type { Root } from 'mdast';
import type { Processor } from 'unified';
import type { VFile } from 'vfile';
import { loadSite } from '../site/load.ts';

export function remarkTree(this: Processor): void {
  this.parser = (_text: string, file: VFile): Root => {
    const { dir, byPath } = loadSite();
    const path = relative(dir, file.path).replaceAll('\\', '/');
    const tree = byPath.get(path)?.tree;
    if (!tree) throw new Error(`${file.path} is not a page of the content folder ${dir}`);
    return structuredClone(tree);
  };
}
