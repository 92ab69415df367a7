/** Links between pages as authors may write them → root-relative addresses. */
import { posix } from 'node:path';
import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';

/**
 * Rewrites relative links to content files (`./storage.mdx#hdfs`, which work on GitHub) to the
 * addresses those files are published at. A file that is no page is left for the link check to name.
 */
export function resolveFileLinks(
  root: Root,
  entry: string,
  addressOfFile: (file: string) => string | undefined,
): void {
  visit(root, ['link', 'definition'], (node) => {
    if (node.type !== 'link' && node.type !== 'definition') return;
    const [path = '', hash] = node.url.split('#', 2);
    if (!/^(?![a-z][a-z0-9+.-]*:|\/)[^?]*\.mdx?$/i.test(path)) return;
    const address = addressOfFile(posix.join(posix.dirname(entry), path));
    if (address) node.url = hash === undefined ? address : `${address}#${hash}`;
  });
}
