/**
 * `npm run bench -- crosslinks`: what the cross-links cost on 1,000 long pages and 300 names.
 * `npm run bench -- crosslinks -- build` builds the whole site as well (ten minutes), in turn as it is
 * and with names that no page contains, so that the same text gets no link. What is left of the
 * plugin's time there, the search for names that are not found, is measured by itself.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMatcher, type Matcher } from '../../src/catalogue/matcher.ts';
import type { LinkableName } from '../../src/catalogue/names.ts';
import { binary } from '../../src/cli/steps.ts';
import { linkMentions } from '../../src/markdown/crosslinks.ts';
import { parseMdx } from '../../src/markdown/parse.ts';
import { makeNames, makePage, writeContent } from './generate.ts';

const PAGES = 1000;
const NAMES = 300;
const WORDS_PER_PAGE = 2000;
const ROUNDS = 5;
const BUILDS = 3;

const names = makeNames(NAMES);
const pages = Array.from({ length: PAGES }, () => makePage(names, WORDS_PER_PAGE));
const absent = names.map((name, index): LinkableName => ({ ...name, text: `Xq${index} Zx` }));

const median = (values: number[]): number => values.sort((a, b) => a - b)[values.length >> 1] ?? 0;
const show = (value: number, digits = 2): string => value.toFixed(digits);
const seconds = (work: () => unknown): number => {
  const start = performance.now();
  work();
  return (performance.now() - start) / 1000;
};

/** Links all pages; returns the plugin's own seconds, the parser's, and what was found. */
function link(matcher: Matcher) {
  const result = { own: 0, parse: 0, mentions: 0, links: 0 };
  for (const text of pages) {
    const start = performance.now();
    const root = parseMdx(text);
    result.parse += (performance.now() - start) / 1000;
    result.own += seconds(() => {
      const found = linkMentions(root, {
        matcher,
        self: new Set(),
        neverLink: [],
        addressOf: (id) => `/${id}/`,
      });
      result.mentions += found.length;
      result.links += found.filter(({ linked }) => linked).length;
    });
  }
  return result;
}

function measure(of: readonly LinkableName[]) {
  const matcher = createMatcher(of);
  const runs = Array.from({ length: ROUNDS }, () => link(matcher));
  const { mentions = 0, links = 0 } = runs[0] ?? {};
  return {
    own: median(runs.map(({ own }) => own)),
    parse: median(runs.map(({ parse }) => parse)),
    mentions,
    links,
  };
}

const size = pages.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
console.log(
  `${PAGES} pages, ${show(size / 1e6, 1)} MB, ${NAMES} names, median of ${ROUNDS} rounds`,
);
const found = measure(names);
const scan = measure(absent);
console.log(`found: ${found.mentions} mentions, ${found.links} of them links`);
console.log(`the plugin: ${show(found.own)} s; parsing the same pages: ${show(found.parse)} s`);
console.log(`the plugin when no name is found: ${show(scan.own)} s`);

console.log('\nthe matcher alone, ms, by the size of the text and the number of names');
const whole = pages.slice(0, 200).join('\n');
const matchers = [150, 300, 1200].map((count) => createMatcher(makeNames(count)));
for (const share of [1, 2, 4]) {
  const text = whole.slice(0, (whole.length * share) / 4);
  const times = matchers.map((matcher) =>
    median(Array.from({ length: ROUNDS }, () => seconds(() => matcher.inspect(text)) * 1000)),
  );
  console.log(
    `${show(text.length / 1e6)} MB: ${times.map((time) => show(time, 0).padStart(4)).join('')}`,
  );
}

if (process.argv[2] === 'build') {
  console.log('\nthe whole build, processor time');
  const [bare, full]: [number[], number[]] = [[], []];
  for (let round = 0; round < BUILDS; round += 1) {
    bare.push(build(absent) - scan.own);
    full.push(build(names));
  }
  // Other work on the machine only ever adds: the least of each is the nearest to the truth.
  const [without, all] = [Math.min(...bare), Math.min(...full)];
  console.log(`without cross-links: ${show(without, 1)} s`);
  console.log(`with cross-links:    ${show(all, 1)} s`);
  console.log(`cross-links: ${show(all - without, 1)} s, ${show((all / without - 1) * 100, 1)} %`);
}

/**
 * Builds the site of these names into a folder of its own; returns the seconds of processor time,
 * all threads together, which a busy machine stretches less than the time on the clock.
 */
function build(of: readonly LinkableName[]): number {
  const dir = mkdtempSync(join(tmpdir(), 'bench-'));
  const tell =
    'process.on("exit",()=>{const{user,system}=process.cpuUsage();console.error(user+system)})';
  try {
    writeContent(join(dir, 'content'), of, pages);
    const { status, signal, stderr } = spawnSync(
      process.execPath,
      ['--import', `data:text/javascript,${tell}`, binary('astro', 'astro'), 'build'],
      {
        encoding: 'utf8',
        stdio: ['ignore', 'ignore', 'pipe'],
        env: {
          ...process.env,
          NODE_ENV: 'production',
          CONTENT_DIR: join(dir, 'content'),
          OUT_DIR: join(dir, 'dist'),
        },
      },
    );
    if (status !== 0) throw new Error(`the build failed (${status ?? signal}): ${stderr}`);
    return Number(stderr.trim().split('\n').at(-1)) / 1e6;
  } finally {
    rmSync(dir, { recursive: true });
  }
}
