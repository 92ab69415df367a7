/**
 * An account of real-world notes that knows nothing of the importer: words, addresses, code, cells
 * and pictures of the source, looked for in the pages it made.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const ROOT = new URL('../../fixtures/importer', import.meta.url).pathname;
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

function pagesOf(name: string): string {
  const files = readdirSync(join(ROOT, name, 'pages/notes'), { recursive: true, encoding: 'utf8' });
  const pages = files.filter((file) => file.endsWith('.mdx'));
  return pages
    .map((file) => read(`${name}/pages/notes/${file}`))
    .sort((a, b) => Number(/^order: (\d+)/m.exec(a)?.[1]) - Number(/^order: (\d+)/m.exec(b)?.[1]))
    .map((text) => text.replace(/^imported:\n(?: .*\n)+/m, ''))
    .join('\n');
}

/** What a reader is to see of Markdown: no tags, comments, addresses or references. */
const said = (text: string): string =>
  text
    .replace(/<!--[\s\S]*?-->/g, ' ')
    .replace(/<(?:https?:[^>]*)>/g, ' ')
    .replace(/(?<!\\)<\/?[a-z][^>]*>/gi, ' ')
    .replace(/\]\([^)\n]*\)/g, '] ')
    .replace(/\[![^\]\n]*\]/g, ' ')
    .replace(/\[#[^\]\n]*\]/g, ' ')
    .replace(/https?:\S+/g, ' ')
    .replace(/^(?:title|service|order|keywords): ?/gm, '');
const words = (text: string): string[] => said(text).match(/[\p{L}\p{N}]{2,}/gu) ?? [];

/** The first word that is not there in its place; undefined when all are, in order. */
function missing(source: readonly string[], pages: readonly string[]): string | undefined {
  let at = 0;
  for (const word of source) {
    const found = pages.indexOf(word, at);
    if (found < 0) return word;
    at = found + 1;
  }
  return undefined;
}

const SINGLE = ['interview-questions', 'cheat-sheet', 'chinese', 'persian', 'lists-and-tables'];

describe.each(SINGLE)('%s', (name) => {
  const source = read(`${name}/input.md`);
  const pages = pagesOf(name);
  test('has every word, in order', () => {
    const titled = source.replace(/^# .*$/m, '').replace(/(?:^|\n)[^\n]*(?:stray|%s).*(?=\n)/g, '');
    expect(missing(words(titled), words(pages))).toBeUndefined();
  });
  test('has every address', () => {
    const addresses = source.match(/https?:\/\/[\w./-]+\w/g) ?? [];
    const left = addresses.filter((address) => !pages.includes(address));
    expect(left).toEqual(left.filter((address) => address.includes('img.shields.io/build')));
  });
  test('has every code block byte for byte', () => {
    const blocks = [...source.matchAll(/^```\w*\n([\s\S]*?)^```$/gm)].map(([, code = '']) => code);
    for (const block of blocks) expect(pages).toContain(block);
  });
  test('has every cell', () => {
    const cells = (text: string): number => text.match(/^\|.*\|$/gm)?.length ?? 0;
    expect(cells(pages)).toBe(cells(source));
  });
  test('has every picture that lies beside it', () => {
    const pictures = source.match(/[\w-]+\.png(?=["')])/g) ?? [];
    for (const picture of pictures) expect(pages).toContain(`/images/input-md/${picture}`);
  });
});

describe('a vault of twelve files', () => {
  const input = join(ROOT, 'obsidian-vault/input');
  const pages = pagesOf('obsidian-vault');
  test('shows nothing that is private', () => {
    const everything = readdirSync(join(ROOT, 'obsidian-vault/pages'), {
      recursive: true,
      encoding: 'utf8',
      withFileTypes: true,
    })
      .filter((file) => file.isFile() && /\.(?:mdx|yaml)$/.test(file.name))
      .map((file) => readFileSync(join(file.parentPath, file.name), 'utf8'))
      .join('\n');
    for (const secret of ['grandma', 'private block', 'Nobody reads', 'Secret', '# Old']) {
      expect(everything).not.toContain(secret);
    }
  });
  test('has every word that is not', () => {
    const files = ['Basics/1.1 Soil.md', 'Basics/1.10 Tools.md', 'Plants/bean.md', 'Journal.md'];
    const known = new Set(words(pages));
    for (const file of files) {
      const own = words(readFileSync(join(input, file), 'utf8').replace(/\[\[[^\]]*\]\]/g, ' '));
      expect(own.filter((word) => !known.has(word))).toEqual([]);
    }
  });
  test('leads from page to page, and nowhere else', () => {
    const links = [...pages.matchAll(/\]\((\/[^)#]*)[^)]*\)/g)].map(([, address]) => address);
    const made = readdirSync(join(ROOT, 'obsidian-vault/pages/notes'), {
      recursive: true,
      encoding: 'utf8',
    });
    const addresses = new Set(made.map((path) => `/${path.replace(/\.mdx$/, '')}/`));
    expect(links.length).toBeGreaterThan(8);
    expect(links.filter((link) => !addresses.has(link ?? ''))).toEqual([]);
  });
});
