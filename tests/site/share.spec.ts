/** What a chat client's crawler sees: no JavaScript, and only the first 32 kB of each address. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { parse } from 'node-html-parser';
import { shareId } from '../../src/core/share-id.ts';
import { hasShortAddress } from '../../src/permalinks/short.ts';
import { targetsOf } from '../../src/permalinks/targets.ts';
import { loadSite } from '../../src/site/load.ts';
import { listFiles } from '../../src/content/read.ts';

const dist = process.env['OUT_DIR'] || 'dist';
const site = loadSite();
const short = [...new Set(targetsOf(site).values())].filter((target) =>
  hasShortAddress(site, target),
);

interface Unfurled {
  readonly title: string;
  readonly description: string;
  readonly image: string;
  readonly alt: string;
  readonly text: string;
}

function unfurl(address: string): Unfurled {
  const text = readFileSync(join(dist, address, 'index.html'))
    .subarray(0, 32_768)
    .toString();
  const head = parse(text);
  const meta = (name: string): string =>
    head.querySelector(`meta[property="${name}"], meta[name="${name}"]`)?.getAttribute('content') ??
    '';
  return {
    title: meta('og:title'),
    description: meta('og:description'),
    image: new URL(meta('og:image')).pathname,
    alt: meta('og:image:alt'),
    text,
  };
}

const addressOf = ({ key }: { key: string }): string => `/s/${shareId(key)}/`;
const start = (text: string): string => text.slice(0, 60);

test('every tip shows its question, then its answer, and a picture of its own', () => {
  const seen = new Set<string>();
  for (const tip of site.tips) {
    const { title, description, image, alt } = unfurl(`/tips/${tip.id}/`);
    expect(title).toBe(tip.question);
    expect(start(description)).toBe(start(tip.answer.replace(/\s+/g, ' ')));
    expect(alt).toContain(tip.question.slice(0, 100));
    seen.add(image);
  }
  expect(seen.size).toBe(site.tips.length);
});

test('every page, section, callout, change and task has a short address that shows its own words', () => {
  for (const target of short) {
    const { title, description, text } = unfurl(addressOf(target));
    expect(title).toBe(target.title);
    expect(start(description)).toBe(start(target.description.replace(/\s+/g, ' ').trim()));
    expect(text).toContain('<meta name="robots" content="noindex">');
  }
  expect(short.length).toBeGreaterThan(500);
});

test('a section shows the picture of its page, an entry of a list that of the site', () => {
  for (const target of short) {
    const page = target.kind === 'entry' ? '/' : target.address;
    expect(unfurl(addressOf(target)).image, target.key).toBe(unfurl(page).image);
  }
  const pages = short.filter(({ kind }) => kind === 'page').map(addressOf);
  expect(new Set(pages.map((address) => unfurl(address).image)).size).toBe(site.pages.length);
});

test('every picture a page names is there, 1200 × 630 pixels, below 300 kB', () => {
  const wrong: string[] = [];
  for (const page of listFiles(dist).filter((path) => path.endsWith('.html'))) {
    const head = readFileSync(join(dist, page), 'utf8').slice(0, 32_768);
    const image = /property="og:image" content="([^"]+)"/.exec(head)?.[1];
    if (!image) {
      if (page !== '404.html' && !/^recall\/\d/.test(page)) wrong.push(`${page} has none`);
      continue;
    }
    const file = join(dist, decodeURI(new URL(image).pathname));
    if (!existsSync(file)) wrong.push(`${page} → ${file}`);
    else {
      const png = readFileSync(file);
      const size = [png.readUInt32BE(16), png.readUInt32BE(20)].join(' × ');
      if (size !== '1200 × 630' || statSync(file).size > 300_000) wrong.push(`${file} ${size}`);
    }
  }
  expect(wrong).toEqual([]);
});

test('the tags come before anything else a page’s head has to say', () => {
  for (const address of ['/', '/emr/storage/', '/tips/', `/s/${shareId('/emr/storage/')}/`]) {
    const { text } = unfurl(address);
    expect(text.indexOf('og:image:alt')).toBeLessThan(3500);
    for (const later of ['<script', 'rel="stylesheet"', 'content-security-policy']) {
      const at = text.indexOf(later);
      expect(at < 0 || at > text.indexOf('twitter:card'), `${later} on ${address}`).toBe(true);
    }
  }
});

test('short addresses are not in the site map', () => {
  const map = listFiles(dist).filter((path) => /^sitemap-\d+\.xml$/.test(path));
  expect(map.length).toBeGreaterThan(0);
  for (const path of map) expect(readFileSync(join(dist, path), 'utf8')).not.toContain('/s/');
});

test('every “#” of every page has the short address it hands out', () => {
  const missing: string[] = [];
  for (const page of listFiles(dist).filter((path) => path.endsWith('index.html'))) {
    const text = readFileSync(join(dist, page), 'utf8');
    const canonical = /rel="canonical" href="([^"]+)"/.exec(text)?.[1];
    for (const link of parse(text).querySelectorAll('a.anchor')) {
      const hash = link.getAttribute('href') ?? '';
      if (link.closest('.callout.exam') || !canonical) continue;
      const key = decodeURI(new URL(canonical).pathname) + hash;
      if (!existsSync(join(dist, 's', shareId(key), 'index.html'))) missing.push(key);
    }
  }
  expect(missing).toEqual([]);
});

test('each page has a Markdown twin without markup, and llms.txt lists every one', () => {
  const list = readFileSync(join(dist, 'llms.txt'), 'utf8');
  const full = readFileSync(join(dist, 'llms-full.txt'), 'utf8');
  for (const page of site.pages) {
    const path = page.address.replace(/\/$/, '.md');
    const text = readFileSync(join(dist, path), 'utf8');
    expect(text.startsWith(`# ${page.title}\n`)).toBe(true);
    expect(text).not.toMatch(/\]\(\/|\[#|<\/?[a-z]+>/);
    expect(list).toContain(`${path})`);
    expect(full).toContain(text);
  }
});
