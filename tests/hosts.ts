/**
 * `npm run hosts`: the recipes of DEPLOY.md, tried: nginx with its configuration and a bare static
 * server, at the root and below a path; CloudFront's function on addresses. Build first (`npm test -- build`).
 */
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { runInNewContext } from 'node:vm';
import { chromium } from '@playwright/test';
import { ensureBrowser } from '../src/cli/browser.ts';
import { command } from '../src/cli/command.ts';
import { LAUNCH_ARGS } from './launch.ts';

const recipes = readFileSync('.github/DEPLOY.md', 'utf8');
const recipe = (language: string): string =>
  new RegExp(`\`\`\`${language}\n([^]*?)\`\`\``).exec(recipes)?.[1] ?? '';
const scratch = mkdtempSync(join(tmpdir(), 'hosts-'));
const IMMUTABLE = /max-age=31536000, immutable/;

interface Site {
  readonly dist: string;
  readonly base: string;
  /** A page of it, below the base. */
  readonly page: string;
}
const SITES: readonly Site[] = [
  { dist: resolve('dist'), base: '/', page: 'emr/storage' },
  { dist: resolve('test-results/crumb'), base: '/notes/', page: 'sourdough-starter/feeding' },
];

const freePort = (): Promise<number> =>
  new Promise((done) => {
    const server = createServer().listen(0, () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => done(port));
    });
  });

/** The folder a host serves: the site's own, or one that has it under its path. */
function rootOf({ dist, base }: Site): string {
  if (base === '/') return dist;
  const root = mkdtempSync(join(scratch, 'root-'));
  symlinkSync(dist, join(root, base.slice(1, -1)));
  return root;
}

function nginx(site: Site, port: number): readonly [string, string[]] {
  const server = recipe('nginx')
    .replace('listen 80', `listen 127.0.0.1:${port}`)
    .replace('/srv/site', rootOf(site))
    .replace('include mime.types', 'include /etc/nginx/mime.types')
    .replace('404 /', `404 ${site.base}`)
    .replace('^/(', `^${site.base}(`);
  const file = join(scratch, `nginx-${port}.conf`);
  const temp = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((name) => `${name}_temp_path ${scratch}/${name};`)
    .join('\n');
  writeFileSync(
    file,
    `daemon off; master_process off; pid ${file}.pid; error_log stderr error; events {}\nhttp { access_log off; ${temp}\n${server} }`,
  );
  return ['nginx', ['-c', file]];
}

const bare = (site: Site, port: number): readonly [string, string[]] => [
  'python3',
  ['-m', 'http.server', String(port), '--bind', '127.0.0.1', '--directory', rootOf(site)],
];

async function get(url: string): Promise<Response> {
  return fetch(url, { redirect: 'manual', headers: { 'accept-encoding': 'gzip' } });
}

async function answers(origin: string, { dist, base, page }: Site, full: boolean): Promise<void> {
  const at = (path: string): string => origin + base + path;
  const shown = await get(at(`${page}/`));
  assert.match(await shown.text(), /<h1/);
  const bareAddress = await get(at(page));
  assert.equal(bareAddress.status, 301);
  const target = new URL(bareAddress.headers.get('location') ?? '', at(page)).pathname;
  assert.equal(target, `${base}${page}/`);
  assert.equal((await get(at('no/such/page/'))).status, 404);
  const worker = await get(at('sw.js'));
  assert.match(worker.headers.get('content-type') ?? '', /javascript/);
  if (!full) return;
  const missing = await get(at('no/such/page/'));
  assert.equal(await missing.text(), readFileSync(join(dist, '404.html'), 'utf8'));
  for (const path of [`${page}/`, 'sw.js', 'offline.json', 'search.json']) {
    assert.equal((await get(at(path))).headers.get('cache-control'), 'no-cache', path);
  }
  const html = readFileSync(join(dist, page, 'index.html'), 'utf8');
  const style = /assets\/[^"]+\.css/.exec(html)?.[0] ?? '';
  const { edition } = JSON.parse(readFileSync(join(dist, 'offline.json'), 'utf8')) as {
    edition: string;
  };
  for (const path of [style, `offline/${edition}.pack`]) {
    assert.match((await get(at(path))).headers.get('cache-control') ?? '', IMMUTABLE, path);
  }
  for (const path of [`${page}/`, style, 'search.json', 'manifest.webmanifest', 'sw.js']) {
    assert.equal((await get(at(path))).headers.get('content-encoding'), 'gzip', path);
  }
}

/** Saves the site in a browser, stops the host, and reads. */
async function saves(origin: string, { base, page }: Site, stop: () => void): Promise<void> {
  const browser = await chromium.launch({
    executablePath: await ensureBrowser(),
    args: LAUNCH_ARGS,
  });
  try {
    const tab = await browser.newPage();
    await tab.goto(`${origin + base}about/`);
    await tab.waitForFunction(() => navigator.serviceWorker.controller);
    const panel = tab.locator('[data-offline]');
    await panel.getByRole('button').click();
    await panel.getByRole('button', { name: 'Save', exact: true }).click();
    await panel.getByText('Ready without a connection').waitFor();
    stop();
    await tab.goto(origin + base + page);
    assert.equal(await tab.locator('.page article h1').count(), 1);
  } finally {
    await browser.close();
  }
}

/** Tries one host with one site; false when the host is not installed here. */
async function attempt(name: string, start: typeof nginx, site: Site): Promise<boolean> {
  const port = await freePort();
  const [program, args] = start(site, port);
  if (spawnSync(program, ['-v']).error) return false;
  const host = spawn(program, args, { stdio: 'ignore' });
  const origin = `http://localhost:${port}`;
  try {
    for (let tries = 0; tries < 50; tries += 1) {
      if (await fetch(origin).catch(() => undefined)) break;
      await new Promise((done) => setTimeout(done, 100));
    }
    await answers(origin, site, name === 'nginx');
    await saves(origin, site, () => host.kill());
    return true;
  } finally {
    host.kill();
  }
}

type Handler = (event: { request: { uri: string } }) => { uri?: string; statusCode?: number };

function cloudFront(): void {
  const handler = runInNewContext(`${recipe('js')}; handler`) as Handler;
  const ask = (uri: string) => handler({ request: { uri } });
  assert.equal(ask('/emr/').uri, '/emr/index.html');
  assert.equal(ask('/assets/a.b1.css').uri, '/assets/a.b1.css');
  assert.equal(ask('/emr').statusCode, 301);
}

export default command({
  usage: '',
  run: async () => {
    try {
      for (const [name, start] of Object.entries({ nginx, 'a bare server': bare })) {
        for (const site of SITES) {
          const tried = await attempt(name, start, site);
          console.log(
            `${name}, ${site.base}: ${tried ? 'answers, caches and saves as it should' : 'not installed here'}`,
          );
        }
      }
      cloudFront();
      console.log('CloudFront’s function: leads to pages');
    } finally {
      rmSync(scratch, { recursive: true });
    }
  },
});
