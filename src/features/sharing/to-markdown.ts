/** A piece of a page as the browser holds it → Markdown. Only the elements a page of this site has. */

/** `base` makes addresses absolute. Chrome (copy marks, labels) is left out. */
export function toMarkdown(fragment: Node, base: string): string {
  return blocks(fragment, base).join('\n\n');
}

const CHROME = '.anchor, .old-anchor, .kind, .toast, svg, button';

function blocks(parent: Node, base: string): string[] {
  const made: string[] = [];
  let line = '';
  const flush = (): void => {
    const text = line.replace(/\s+/g, ' ').trim();
    if (text) made.push(text);
    line = '';
  };
  for (const node of parent.childNodes) {
    const drawn = node instanceof Element ? block(node, base) : undefined;
    if (drawn === undefined) {
      line += inline(node, base);
      continue;
    }
    flush();
    if (drawn) made.push(drawn);
  }
  flush();
  return made;
}

/** Undefined for what is not a block: it belongs to the line around it. */
function block(element: Element, base: string): string | undefined {
  if (element.matches(CHROME)) return '';
  const name = element.localName;
  if (/^h[1-6]$/.test(name)) return `**${words(element, base)}**`;
  if (name === 'pre') return `\`\`\`\n${element.textContent?.trimEnd() ?? ''}\n\`\`\``;
  if (name === 'ul' || name === 'ol') return list(element, base);
  if (name === 'li') return `- ${indent(blocks(element, base).join('\n'))}`;
  if (name === 'table') return table(element, base);
  if (['p', 'dt', 'dd'].includes(name)) return words(element, base);
  if (['div', 'aside', 'section', 'blockquote', 'dl', 'thead', 'tbody', 'tr'].includes(name)) {
    return name === 'tr' ? row(element, base) : blocks(element, base).join('\n\n');
  }
  return undefined;
}

const indent = (text: string): string => text.replaceAll('\n', '\n  ');

function list(element: Element, base: string): string {
  const first = Number(element.getAttribute('start') ?? 1);
  return [...element.children]
    .map((item, index) => {
      const mark = element.localName === 'ol' ? `${first + index}.` : '-';
      return `${mark} ${indent(blocks(item, base).join('\n'))}`;
    })
    .join('\n');
}

const row = (element: Element, base: string): string =>
  `| ${[...element.children].map((cell) => words(cell, base).replaceAll('|', '\\|')).join(' | ')} |`;

function table(element: Element, base: string): string {
  const rows = [...element.querySelectorAll('tr')];
  const width = rows[0]?.children.length ?? 0;
  const lines = rows.map((line) => row(line, base));
  lines.splice(1, 0, `|${' --- |'.repeat(width)}`);
  return lines.join('\n');
}

const words = (parent: Node, base: string): string =>
  [...parent.childNodes]
    .map((node) => inline(node, base))
    .join('')
    .replace(/\s+/g, ' ')
    .trim();

function inline(node: Node, base: string): string {
  if (!(node instanceof Element)) return escape(node.textContent ?? '');
  if (node.matches(CHROME)) return '';
  const text = words(node, base);
  if (!text) return '';
  if (node.localName === 'code') return `\`${node.textContent ?? ''}\``;
  if (node.localName === 'strong') return `**${text}**`;
  if (node.localName === 'em') return `*${text}*`;
  if (node instanceof HTMLAnchorElement)
    return `[${text}](${new URL(node.getAttribute('href') ?? '', base).href})`;
  return text;
}

const escape = (text: string): string => text.replaceAll(/[\\`*_[\]<]/g, String.raw`\$&`);
