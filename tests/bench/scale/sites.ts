/** The same pages as a content folder of this project, and as a project of Starlight. */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { wordOf, type SourcePage } from './source.ts';

/** Sections of a service of ordinary size; its own page makes one more. */
const ORDINARY = 19;
/** Part of all pages that is in one huge service. */
const HUGE = 0.5;

export interface Placed extends SourcePage {
  readonly service: string;
  /** Undefined for the page of the service itself. */
  readonly slug: string | undefined;
}

/** Names of the services that so many pages are put into, the huge one first. */
export function serviceNames(count: number): readonly string[] {
  const huge = Math.ceil(count * HUGE);
  const others = Math.ceil((count - huge) / (ORDINARY + 1));
  return Array.from({ length: 1 + others }, (_, index) => {
    const word = wordOf(30_000 + index);
    return `${word.charAt(0).toUpperCase()}${word.slice(1)}x`;
  });
}

/** Puts pages into services: half of them into one, the others into services of ordinary size. */
export function place(pages: readonly SourcePage[]): readonly Placed[] {
  const names = serviceNames(pages.length);
  const huge = Math.ceil(pages.length * HUGE);
  return pages.map((page, index) => {
    const ordinary = index - huge;
    const service = ordinary < 0 ? 0 : 1 + Math.floor(ordinary / (ORDINARY + 1));
    const first = ordinary < 0 ? index === 0 : ordinary % (ORDINARY + 1) === 0;
    return {
      title: first ? (names[service] ?? '') : page.title,
      body: page.body,
      service: `${wordOf(30_000 + service)}x`,
      slug: first ? undefined : `p${index}`,
    };
  });
}

function write(file: string, fields: object, body: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `---\n${JSON.stringify(fields)}\n---\n\n${body}\n`);
}

/** A site to build: where its parts are, and how it is built. */
export interface BenchSite {
  readonly name: string;
  readonly dist: string;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** A page in the middle of an ordinary service, and its file. */
  readonly page: { readonly address: string; readonly file: string };
  /** Folders of what a build keeps for the next; removed before a cold one. */
  readonly caches: readonly string[];
}

const middle = (pages: readonly Placed[]): Placed => {
  const found = pages.findLast(({ slug }) => slug !== undefined);
  if (!found) throw new Error('no page but those of services');
  return found;
};

/** Writes a content folder; `root` is the project, `cache` what it keeps for that folder. */
export function writeOurs(
  pages: readonly Placed[],
  dir: string,
  root: string,
  cache: string,
): BenchSite {
  const content = join(dir, 'content');
  mkdirSync(content, { recursive: true });
  writeFileSync(
    join(content, 'site.yaml'),
    'title: T\ntagline: T\ndescription: D\ncategories: [{ id: c, name: C }]\n',
  );
  const fileOf = ({ service, slug }: Placed): string =>
    join(content, slug ? `notes/${service}/${slug}.mdx` : `services/${service}.mdx`);
  for (const [order, page] of pages.entries()) {
    const { title, body, service, slug } = page;
    const fields = slug
      ? { title, service, order }
      : { name: title, category: 'c', summary: `All about ${title}.` };
    write(fileOf(page), fields, body);
  }
  const { service, slug } = middle(pages);
  return {
    name: 'Need to Know',
    // Astro wants the folder it writes to inside the project.
    dist: join(root, 'test-results/scale'),
    cwd: root,
    env: { CONTENT_DIR: content, OUT_DIR: 'test-results/scale', OG: '0' },
    page: { address: `/${service}/${slug}/`, file: fileOf(middle(pages)) },
    caches: [cache],
  };
}

/**
 * Writes the same pages for Starlight, into the folder it is installed in: with a link to modules
 * elsewhere the bundler takes them for the bundle's own.
 */
export function writeStarlight(pages: readonly Placed[], astro: string): BenchSite {
  const project = installStarlight(astro);
  const docs = join(project, 'src/content/docs');
  rmSync(join(project, 'src'), { recursive: true, force: true });
  mkdirSync(docs, { recursive: true });
  writeFileSync(
    join(project, 'astro.config.mjs'),
    `import { defineConfig } from 'astro/config';\nimport starlight from '@astrojs/starlight';\n` +
      `export default defineConfig({ site: 'http://localhost', cacheDir: '.cache', integrations: [starlight({ title: 'T' })] });\n`,
  );
  writeFileSync(
    join(project, 'src/content.config.ts'),
    `import { defineCollection } from 'astro:content';\nimport { docsLoader } from '@astrojs/starlight/loaders';\n` +
      `import { docsSchema } from '@astrojs/starlight/schema';\n` +
      `export const collections = { docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }) };\n`,
  );
  write(join(docs, 'index.md'), { title: 'T' }, 'D');
  const fileOf = ({ service, slug }: Placed): string =>
    join(docs, service, `${slug ?? 'index'}.md`);
  for (const [order, page] of pages.entries()) {
    write(fileOf(page), { title: page.title, sidebar: { order } }, page.body);
  }
  const { service, slug } = middle(pages);
  return {
    name: 'Starlight',
    dist: join(project, 'dist'),
    cwd: project,
    env: {},
    page: { address: `/${service}/${slug}/`, file: fileOf(middle(pages)) },
    caches: [join(project, '.cache'), join(project, '.astro')],
  };
}

/** The folder Starlight is in; it is no dependency of the project, and comes from npm when asked for. */
function installStarlight(astro: string): string {
  const folder = join(tmpdir(), `need-to-know-starlight-${astro}`);
  if (existsSync(join(folder, 'node_modules/@astrojs/starlight/package.json'))) return folder;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "type": "module", "private": true }');
  console.log(`installing Starlight beside astro ${astro} …`);
  const packages = [`astro@${astro}`, '@astrojs/starlight'];
  const { status } = spawnSync(
    'npm',
    ['install', '--no-audit', '--no-fund', '--loglevel=error', ...packages],
    { cwd: folder, stdio: 'inherit' },
  );
  if (status !== 0) throw new Error('Starlight could not be installed');
  return folder;
}

/** The version of an installed package. */
export function versionOf(modules: string, name: string): string {
  const { version } = JSON.parse(readFileSync(join(modules, name, 'package.json'), 'utf8')) as {
    version: string;
  };
  return version;
}
