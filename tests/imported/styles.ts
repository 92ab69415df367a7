/** Notes as people publish them, of each style one, with what its site is to find in the notes' own language. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Style {
  /** Its folder in `tests/fixtures/importer`. */
  readonly name: string;
  readonly query: string;
  readonly finds: string;
  readonly dir: 'ltr' | 'rtl';
}

const style = (name: string, query: string, finds: string, dir: 'ltr' | 'rtl' = 'ltr'): Style => ({
  name,
  query,
  finds,
  dir,
});

export const STYLES: readonly Style[] = [
  style('interview-questions', 'virtual', 'Core React'),
  style('cheat-sheet', 'stash', 'Stash'),
  style('chinese', '缓存', '浏览器缓存'),
  style('persian', 'ایندکس', 'ایندکس', 'rtl'),
  style('obsidian-vault', 'mulch', 'mulch'),
  style('logseq', 'indexes', 'Databases'),
  style('notion', 'quote', 'Week 1'),
  style('jekyll', 'hello', 'The first'),
];

const ROOT = new URL('../fixtures/importer', import.meta.url).pathname;

/** The file or folder that is imported. */
export const inputOf = ({ name }: Style): string =>
  join(ROOT, name, existsSync(join(ROOT, name, 'input.md')) ? 'input.md' : 'input');

/** Text of every file of a style that is to be published. */
export function notesOf(style: Style): string[] {
  const input = inputOf(style);
  const files = input.endsWith('.md')
    ? [input]
    : readdirSync(input, { recursive: true, encoding: 'utf8' })
        .filter((path) => path.endsWith('.md') && !/(?:^|\/)\./.test(path))
        .map((path) => join(input, path));
  const texts = files.map((file) => readFileSync(file, 'utf8'));
  return texts.filter((text) => !/^(?:publish|published): *false|^draft: *true/m.test(text));
}
