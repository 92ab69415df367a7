/**
 * Search among many foreign pages: the notes with a thousand pages of other words beside them, and the
 * golden queries that ask for a name. `node tests/bench/search-scale.ts [pages]`; prints JSON.
 */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { readContent } from '../../src/content/read.ts';
import { sizeOf } from '../../src/search/fit.ts';
import { openSite } from '../../src/search/open-site.ts';
import { judgeAll, measure, ours, type Golden } from '../../src/search/report.ts';
import { buildSite } from '../../src/site/site.ts';
import { makeNames, makePage } from './generate.ts';

const pages = Number(process.argv[2] ?? 1000);
const GROUPS = ['service', 'acronym', 'former', 'misspelling', 'joined'];
const WORDS = 700;

const dir = mkdtempSync(join(tmpdir(), 'scale-'));
cpSync('content', dir, { recursive: true });
const write = (path: string, fields: object, text: string): void => {
  mkdirSync(dirname(join(dir, path)), { recursive: true });
  writeFileSync(join(dir, path), `---\n${JSON.stringify(fields)}\n---\n\n${text}\n`);
};
const names = makeNames(500);
const services = [...Map.groupBy(names, ({ service }) => service)];
const { categories } = parse(readFileSync('content/site.yaml', 'utf8')) as {
  categories: { id: string }[];
};
for (const [id, [first, ...others]] of services) {
  const aliases = others.map(({ text }) => text);
  const category = categories[0]?.id;
  write(`services/${id}.mdx`, { name: first?.text, category, summary: 'S.', aliases }, 'Text.');
}
for (let page = 0; page < pages; page += 1) {
  const service = services[page % services.length]?.[0];
  const fields = { title: `Page ${page}`, service, order: page };
  write(`notes/${service}/p${page}.mdx`, fields, makePage(names, WORDS));
}
const site = buildSite(readContent(dir));
const opened = await openSite(site);
const golden = parse(readFileSync('tests/search/golden.yaml', 'utf8')) as Golden;
const report = Object.fromEntries(
  await Promise.all(
    GROUPS.map(async (group) => {
      const queries = golden[group] ?? [];
      const judged = await judgeAll(ours(opened), { [group]: queries });
      const missed = judged.filter(({ place }) => place !== 1);
      const { success1, success3 } = measure(judged);
      return [group, { success1, success3, missed: missed.map(({ query }) => query) }] as const;
    }),
  ),
);
const { data } = opened.engine;
console.log(
  JSON.stringify(
    {
      pages: data.pages.length,
      bytes: sizeOf(data),
      words: data.words.join(' ').split(' ').length,
      ...report,
    },
    null,
    2,
  ),
);
