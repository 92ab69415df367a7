/**
 * Markdown twins: each page as plain Markdown, for people and tools that read no HTML. A twin is
 * what the author wrote, with edits: addresses that work anywhere, no pins, and words for what only
 * the site can draw.
 */
import type { Heading, Link, Definition, Image, Nodes, RootContent } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';
import { showDate } from '../core/dates.ts';
import { splitPins } from '../markdown/anchors.ts';
import { propertiesOf, type Jsx } from '../markdown/mdx.ts';
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
    `# ${escape(page.title)}`,
    escape(page.summary),
    `Source: ${absolute(page.address)}${page.verified ? ` (facts checked on ${showDate(page.verified)})` : ''}`,
  ];
  const sources = page.sources.map(({ title, url }) => `- [${label(title)}](${bracketed(url)})`);
  return `${[
    ...front.filter(Boolean),
    body(page, absolute).trim(),
    ...(sources.length > 0 ? [`## Sources\n\n${sources.join('\n')}`] : []),
  ].join('\n\n')}\n`;
}

/** Words that begin no link and no tag, whatever signs they hold. */
export const escape = (text: string): string => text.replaceAll(/[[\]\\<]/g, String.raw`\$&`);
/** Words as the label of a link: code that begins in it may not end behind it. */
export const label = (text: string): string => escape(text).replaceAll('`', '\\`');
/** An address within the brackets of a link: none of its signs can end it. */
const bracketed = (url: string): string =>
  url.replaceAll(/[()<>\s\\]/g, (sign) => `%${sign.charCodeAt(0).toString(16).padStart(2, '0')}`);

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The source with every edit applied; where two overlap, the outer or earlier one stands. */
function body(page: Page, absolute: (address: string) => string): string {
  const source = page.entry.body;
  const anywhere = (url: string): string => {
    if (url.startsWith('#')) return absolute(page.address) + url;
    return url.startsWith('/') ? absolute(url) : url;
  };
  const edits: Edit[] = [];
  visit(page.tree, (node) => {
    const [start, end] = [node.position?.start.offset, node.position?.end.offset];
    if (start === undefined || end === undefined) return undefined;
    const raw = source.slice(start, end);
    if (node.type === 'link' || node.type === 'definition' || node.type === 'image') {
      const text = node.type === 'image' ? pictured(node) : linked(node, raw, anywhere(node.url));
      if (text !== undefined) edits.push({ start, end, text });
      return text === undefined ? undefined : SKIP;
    }
    if (node.type === 'heading') edits.push(...unpinned(node, raw, start));
    if (node.type.startsWith('mdx')) edits.push(...plainMdx(node, start, end));
    return undefined;
  });
  edits.sort((a, b) => a.start - b.start || b.end - a.end);
  let text = '';
  let done = 0;
  for (const edit of edits) {
    if (edit.start < done) continue;
    text += source.slice(done, edit.start) + edit.text;
    done = edit.end;
  }
  return text + source.slice(done);
}

/** A link with its address made absolute; undefined when the source may stay. */
function linked(node: Link | Definition, raw: string, url: string): string | undefined {
  if (node.type === 'definition') {
    const head = /^\[[^\]]*\]:\s*/.exec(raw)?.[0];
    return head && url !== node.url ? `${head}${url}${titleOf(node)}` : undefined;
  }
  // Cross-links are the site's own; they have no position of theirs in the text.
  if (node.data?.wikilink !== undefined) {
    return `[${escape(node.children.map((child) => ('value' in child ? child.value : '')).join(''))}](${url})`;
  }
  const given = /^\[[\s\S]*\](?=\()/.exec(raw)?.[0];
  return given === undefined ? undefined : `${given}(${url}${titleOf(node)})`;
}

const titleOf = ({ title }: Link | Definition): string =>
  title ? ` ${JSON.stringify(title)}` : '';

/** The site's pictures have no lasting address; what they show has words. */
const pictured = ({ alt, url }: Image): string | undefined =>
  /^https?:/.test(url) ? undefined : `*Picture: ${alt ?? ''}*`;

/** The pins of a heading or of a callout's title, which stand at the end of its first line. */
function* unpinned(heading: Heading, raw: string, start: number): Iterable<Edit> {
  if (!heading.data?.pinned) return;
  const [line = ''] = raw.split('\n', 1);
  // A heading may be closed by signs of its own: `## Title [#pin] ##`.
  let end = line.trimEnd().length;
  while (line[end - 1] === '#' || line[end - 1] === ' ') end -= 1;
  const { text, pins } = splitPins(line.slice(0, end));
  if (pins.length > 0) {
    yield { start: start + text.length, end: start + line.trimEnd().length, text: '' };
  }
}

/** Tags of components go, their words stay; code has no meaning outside the site. */
function* plainMdx(node: Nodes, start: number, end: number): Iterable<Edit> {
  if (node.type !== 'mdxJsxFlowElement' && node.type !== 'mdxJsxTextElement') {
    yield { start, end, text: '' };
    return;
  }
  if (node.name && !/^[A-Z]/.test(node.name)) return;
  const children = node.children as RootContent[];
  const from = children[0]?.position?.start.offset;
  const to = children.at(-1)?.position?.end.offset;
  if (from === undefined || to === undefined) {
    yield { start, end, text: '' };
    return;
  }
  const { before, after } = words(node);
  yield { start, end: from, text: before };
  yield { start: to, end, text: after };
}

function words(node: Jsx): { before: string; after: string } {
  const { label, caption } = propertiesOf(node);
  return {
    before: typeof label === 'string' ? `**${label}**\n\n` : '',
    after: typeof caption === 'string' ? `\n\n*${caption}*` : '',
  };
}
