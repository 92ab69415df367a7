/** Links between pages and to pictures as authors may write them → the form the site works with. */
import { posix } from 'node:path';
import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';

/**
 * Rewrites relative links to content files (`./storage.mdx#hdfs`, which work on GitHub) to the
 * addresses those files are published at. A file that is no page is left for the link check to name.
 * A picture's path is made to begin in `./` or `../`, as Astro's asset pipeline resolves it.
 */
export function resolveFileLinks(
  root: Root,
  entry: string,
  addressOfFile: (file: string) => string | undefined,
): void {
  visit(root, 'image', (node) => {
    if (/^(?![a-z][a-z0-9+.-]*:|\/|\.{1,2}\/)/i.test(node.url)) node.url = `./${node.url}`;
  });
  visit(root, ['link', 'definition'], (node) => {
    if (node.type !== 'link' && node.type !== 'definition') return;
    const [path = '', hash] = node.url.split('#', 2);
    if (!/^(?![a-z][a-z0-9+.-]*:|\/)[^?]*\.mdx?$/i.test(path)) return;
    const address = addressOfFile(posix.join(posix.dirname(entry), path));
    if (address) node.url = hash === undefined ? address : `${address}#${hash}`;
  });
}
