/** Markdown twins: each page as plain Markdown, for people and tools that read no HTML. */
import type { Blockquote, Html, Paragraph, PhrasingContent, RootContent } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';
import { SKIP, visit } from 'unist-util-visit';
import { showDate } from '../core/dates.ts';
import type { Callout } from '../markdown/nodes.ts';
import { titleOf } from '../markdown/nodes.ts';
import type { Page } from './page.ts';

/** `/emu/habitat/` → `/emu/habitat.md`. */
export const twinAddress = (address: string): string => `${address.replace(/\/$/, '')}.md`;

/** Each twin is asked for twice, for its own file and for the file of all; it is written once. */
const written = new WeakMap<Page, { root: string; text: string }>();

/** A page as Markdown. `absolute` makes an address of the site one that works anywhere. */
export function twin(page: Page, absolute: (address: string) => string): string {
  const root = absolute('/');
  const known = written.get(page);
  if (known?.root === root) return known.text;
  const text = write(page, absolute);
  written.set(page, { root, text });
  return text;
}

function write(page: Page, absolute: (address: string) => string): string {
  const front = [
    `# ${page.title}`,
    page.summary,
    `Source: ${absolute(page.address)}${page.verified ? ` (facts checked on ${showDate(page.verified)})` : ''}`,
  ];
  const sources = page.sources.map(({ title, url }) => `- [${escape(title)}](${url})`);
  return `${[
    ...front.filter(Boolean),
    body(page, absolute).trim(),
    ...(sources.length > 0 ? [`## Sources\n\n${sources.join('\n')}`] : []),
  ].join('\n\n')}\n`;
}

const escape = (text: string): string => text.replaceAll(/[[\]\\]/g, String.raw`\$&`);

const stringify = unified().use(remarkGfm).use(remarkStringify, {
  bullet: '-',
  rule: '-',
  emphasis: '*',
});

function body({ tree, address }: Page, absolute: (address: string) => string): string {
  const root = structuredClone(tree);
  visit(root, (node, index, parent) => {
    if (node.type === 'link' || node.type === 'definition') {
      if (node.url.startsWith('#')) node.url = absolute(address) + node.url;
      else if (node.url.startsWith('/')) node.url = absolute(node.url);
    }
    if (!parent || index === undefined) return undefined;
    if (node.type === 'callout') parent.children[index] = alert(node);
    // What MDX adds to Markdown has no meaning outside the site; the words in it have.
    if (
      node.type === 'mdxjsEsm' ||
      node.type === 'mdxFlowExpression' ||
      node.type === 'mdxTextExpression'
    ) {
      parent.children.splice(index, 1);
      return [SKIP, index];
    }
    if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') {
      parent.children.splice(index, 1, ...(node.children as RootContent[]));
      return [SKIP, index];
    }
    return undefined;
  });
  return stringify.stringify(root);
}

/** A callout back to the alert it was written as; its id is the site's business and stays there. */
function alert(callout: Callout): Blockquote {
  const title = titleOf(callout);
  const rest = (title ? callout.children.slice(1) : callout.children) as Blockquote['children'];
  const mark: Html = {
    type: 'html',
    value: `[!${[callout.kind.toUpperCase(), callout.date].filter(Boolean).join(' ')}]`,
  };
  const words: PhrasingContent[] = title ? [{ type: 'text', value: ' ' }, ...title.children] : [];
  const first: Paragraph = { type: 'paragraph', children: [mark, ...words] };
  const [next] = rest;
  if (next?.type !== 'paragraph') return { type: 'blockquote', children: [first, ...rest] };
  // The body begins on the line below the title, in the same paragraph, as authors write it.
  first.children.push({ type: 'text', value: '\n' }, ...next.children);
  return { type: 'blockquote', children: [first, ...rest.slice(1)] };
}
