/**
 * A content folder as large as one wants, the same on every run: services with their names, and
 * long pages that mention them as often as real notes do (one word in twenty, some names far more
 * often than others).
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { LinkableName } from '../../src/catalogue/names.ts';
import type { ServiceId } from '../../src/core/ids.ts';

/** A random number generator with a seed (mulberry32): every run measures the same pages. */
export function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const next = random(1);
const SYLLABLES = 'ba be bi bo da de di do ka ke ki ko la le li lo ma me mi mo na ne ni no'.split(
  ' ',
);
const syllable = (): string => SYLLABLES[Math.floor(next() * SYLLABLES.length)] ?? '';
const word = (): string => Array.from({ length: 2 + Math.floor(next() * 2) }, syllable).join('');
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const VOCABULARY = Array.from({ length: 3000 }, word);
const plain = (): string => VOCABULARY[Math.floor(next() * VOCABULARY.length)] ?? '';

const NAMES_EACH = 5;

/**
 * So many different names of one to three words, none of them in the vocabulary: five to a service,
 * those of every fifth service ordinary words.
 */
export function makeNames(size: number): LinkableName[] {
  const texts = new Set<string>();
  while (texts.size < size) {
    texts.add(
      Array.from({ length: 1 + Math.floor(next() * 3) }, () => `${capital(word())}x`).join(' '),
    );
  }
  return [...texts].map((text, index) => {
    const service = `s${Math.floor(index / NAMES_EACH)}` as ServiceId;
    const exactCase = Math.floor(index / NAMES_EACH) % 5 === 0;
    return { text, service, exactCase, sentenceStartOk: !exactCase };
  });
}

/** The text of one page of about so many words. */
export function makePage(names: readonly LinkableName[], words: number): string {
  const mention = (): string => names[Math.floor(names.length * next() ** 3)]?.text ?? '';
  const sentence = (): string => {
    const said = Array.from({ length: 8 + Math.floor(next() * 14) }, () => {
      const roll = next();
      if (roll < 0.05) return mention();
      if (roll < 0.08) return `\`${plain()}\``;
      return roll < 0.11 ? `**${plain()}**` : plain();
    });
    return `${capital(said.join(' '))}.`;
  };
  const block = (roll: number): string => {
    if (roll < 0.12) return `## ${capital(plain())} ${plain()}`;
    if (roll < 0.27) return Array.from({ length: 4 }, () => `- ${sentence()}`).join('\n');
    if (roll < 0.32) return `| A | B |\n|---|---|\n| ${mention()} | ${plain()} |`;
    return Array.from({ length: 4 }, sentence).join(' ');
  };
  const blocks: string[] = [];
  for (let count = 0; count < words; count += blocks.at(-1)?.split(' ').length ?? 1) {
    blocks.push(block(next()));
  }
  return blocks.join('\n\n');
}

/** Writes a content folder of these names and pages. */
export function writeContent(
  dir: string,
  names: readonly LinkableName[],
  pages: readonly string[],
): void {
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(dir, path)), { recursive: true });
    writeFileSync(join(dir, path), text);
  };
  write('site.yaml', 'title: T\ntagline: T\ndescription: D\ncategories: [{ id: c, name: C }]\n');
  const services = Map.groupBy(names, ({ service }) => service);
  for (const [id, [first, ...others]] of services) {
    const fields = {
      name: first?.text,
      category: 'c',
      summary: 'S.',
      aliases: others.map(({ text }) => text),
      ordinary: first?.exactCase,
    };
    write(`services/${id}.mdx`, `---\n${JSON.stringify(fields)}\n---\n\nText.\n`);
  }
  const ids = [...services.keys()];
  for (const [index, text] of pages.entries()) {
    const service = ids[index % ids.length];
    const fields = { title: `Page ${index}`, service, order: index };
    write(`notes/${service}/p${index}.mdx`, `---\n${JSON.stringify(fields)}\n---\n\n${text}\n`);
  }
}
