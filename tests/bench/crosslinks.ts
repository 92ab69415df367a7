/**
 * `npm run bench:crosslinks`: what the cross-links cost. 1,000 long pages are turned into HTML as
 * the build does it, without the plugin and with it, over a catalogue of 300 names. Then the
 * matcher alone, on texts and catalogues that double, to show that time follows the text.
 */
import { createMarkdownProcessor } from '@astrojs/markdown-remark';
import type { Root } from 'mdast';
import { createMatcher, type Matcher } from '../../src/catalogue/matcher.ts';
import type { LinkableName } from '../../src/catalogue/names.ts';
import type { ServiceId } from '../../src/core/ids.ts';
import { assignAnchors } from '../../src/markdown/anchors.ts';
import { linkMentions } from '../../src/markdown/crosslinks.ts';
import { readOutline } from '../../src/markdown/outline.ts';

const PAGES = 1000;
const NAMES = 300;
const WORDS_PER_PAGE = 2000;
const ROUNDS = 5;

/** A random number generator with a seed (mulberry32), so that every run measures the same pages. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const next = random(1);
const pick = <Item>(items: readonly Item[]): Item =>
  items[Math.floor(next() * items.length)] as Item;
const SYLLABLES = 'ba be bi bo da de di do ka ke ki ko la le li lo ma me mi mo na ne ni no'.split(
  ' ',
);
const word = (): string =>
  Array.from({ length: 2 + Math.floor(next() * 2) }, () => pick(SYLLABLES)).join('');
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const VOCABULARY = Array.from({ length: 3000 }, word);

/** Names of one to four words, half of them beginning with the same vendor's. */
function catalogue(size: number): LinkableName[] {
  return Array.from({ length: size }, (_, index) => {
    const words = Array.from({ length: 1 + Math.floor(next() * 3) }, () => capital(word()));
    const text = [...(index % 2 ? ['Acme'] : []), ...words].join(' ');
    const exactCase = index % 5 === 0;
    return { text, service: `s${index % 60}` as ServiceId, exactCase, sentenceStartOk: !exactCase };
  });
}

const names = catalogue(NAMES);

/** Some names are met far more often than others, as in any text. */
const mention = (): string => names[Math.floor(NAMES * next() ** 3)]?.text ?? '';

/** One word in fifteen begins a name, as in the notes. */
function sentence(): string {
  const words = Array.from({ length: 8 + Math.floor(next() * 14) }, () => {
    const roll = next();
    if (roll < 1 / 15) return mention();
    const plain = pick(VOCABULARY);
    if (roll < 0.1) return `\`${plain}\``;
    return roll < 0.13 ? `**${plain}**` : plain;
  });
  return `${capital(words.join(' '))}.`;
}

function page(): string {
  const blocks: string[] = [];
  for (let count = 0; count < WORDS_PER_PAGE; ) {
    const roll = next();
    const block =
      roll < 0.15
        ? `## ${capital(pick(VOCABULARY))} ${pick(VOCABULARY)}`
        : roll < 0.3
          ? Array.from({ length: 4 }, () => `- ${sentence()}`).join('\n')
          : roll < 0.36
            ? `| A | B |\n|---|---|\n| ${mention()} | ${pick(VOCABULARY)} |`
            : Array.from({ length: 4 }, sentence).join(' ');
    blocks.push(block);
    count += block.split(' ').length;
  }
  return blocks.join('\n\n');
}

const pages = Array.from({ length: PAGES }, page);
const bytes = pages.reduce((sum, text) => sum + Buffer.byteLength(text), 0);

interface Run {
  readonly seconds: number;
  /** Seconds within the plugin itself; the rest of the difference is more HTML to write. */
  readonly own: number;
  readonly mentions: number;
  readonly links: number;
}

/** Renders every page; returns seconds, and how many mentions were seen. */
async function render(matcher: Matcher | undefined): Promise<Run> {
  let [mentions, links, own] = [0, 0, 0];
  const analyse = () => (root: Root) => {
    assignAnchors(root, 'page.md');
    if (matcher) {
      const start = performance.now();
      const found = linkMentions(root, {
        matcher,
        self: new Set(),
        neverLink: [],
        addressOf: (id) => `/${id}/`,
      });
      own += (performance.now() - start) / 1000;
      mentions += found.length;
      links += found.filter(({ linked }) => linked).length;
    }
    readOutline(root, 'page.md');
  };
  const processor = await createMarkdownProcessor({
    syntaxHighlight: false,
    smartypants: false,
    remarkPlugins: [analyse],
  });
  const start = performance.now();
  for (const text of pages) await processor.render(text);
  return { seconds: (performance.now() - start) / 1000, own, mentions, links };
}

const median = (values: number[]): number => values.sort((a, b) => a - b)[values.length >> 1] ?? 0;
const show = (value: number, digits = 2): string => value.toFixed(digits);

const matcher = createMatcher(names);
const without: number[] = [];
const runs: Run[] = [];
await render(matcher);
for (let round = 0; round < ROUNDS; round += 1) {
  without.push((await render(undefined)).seconds);
  runs.push(await render(matcher));
}
const [before, after] = [median(without), median(runs.map(({ seconds }) => seconds))];
const { mentions = 0, links = 0 } = runs[0] ?? {};
console.log(
  `${PAGES} pages, ${show(bytes / 1e6, 1)} MB, ${names.length} names, ${mentions} mentions, ${links} links, median of ${ROUNDS} rounds`,
);
console.log(`Markdown to HTML without cross-links: ${show(before)} s`);
console.log(`Markdown to HTML with cross-links:    ${show(after)} s`);
console.log(
  `cross-links: ${show(after - before)} s, ${show(((after - before) / before) * 100, 1)} % of it`,
);

function timeMatcher(text: string, size: number): number {
  const tried = createMatcher(catalogue(size));
  const times = Array.from({ length: 5 }, () => {
    const start = performance.now();
    tried.inspect(text);
    return performance.now() - start;
  });
  return median(times);
}

const whole = pages.slice(0, 200).join('\n');
console.log('\nmatcher alone, ms for a text of so many MB against so many names');
for (const share of [1, 2, 4]) {
  const text = whole.slice(0, (whole.length * share) / 4);
  const times = [150, 300, 1200].map((size) => `${size}: ${show(timeMatcher(text, size), 0)}`);
  console.log(`${show(text.length / 1e6)} MB  ${times.join('  ')}`);
}
