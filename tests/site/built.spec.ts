/** The built files themselves: what no browser is needed for. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { parse } from 'node-html-parser';
import { listFiles } from '../../src/content/read.ts';

const dist = process.env['OUT_DIR'] || 'dist';
const pages = listFiles(dist).filter((path) => path.endsWith('.html'));
/** Cards that recall loads: documents without a page's frame. */
const CARDS = /^recall\/\d+\.html$/;
const html = new Map(pages.map((path) => [path, readFileSync(join(dist, path), 'utf8')]));

test('every internal link of every page leads to a file, and to an id where it names one', () => {
  const ids = new Map(
    [...html].map(([path, text]) => [
      path,
      new Set([...text.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id)),
    ]),
  );
  const dead: string[] = [];
  for (const [path, text] of html) {
    const here = new URL(path.replace(/index\.html$/, ''), 'http://x/');
    for (const link of parse(text).querySelectorAll('a[href], link[href], script[src], img[src]')) {
      const target = link.getAttribute('href') ?? link.getAttribute('src') ?? '';
      const url = new URL(target, here);
      if (url.origin !== here.origin) continue;
      const file = decodeURIComponent(url.pathname).replace(/\/$/, '/index.html').slice(1);
      // The reading list and recall carry behind the hash what they show: data, not an anchor.
      const anchor = /^\/(?:list|recall)\/$/.test(url.pathname)
        ? ''
        : decodeURIComponent(url.hash.slice(1));
      if (!existsSync(join(dist, file))) dead.push(`${path} → ${target}`);
      else if (anchor && ids.has(file) && !ids.get(file)?.has(anchor))
        dead.push(`${path} → ${target}`);
    }
  }
  expect([...new Set(dead)].slice(0, 20)).toEqual([]);
});

test('no page has an inline style, an inline handler or a script the policy does not name', () => {
  const bad = [...html].filter(([, text]) => {
    const root = parse(text);
    return (
      /\s(?:style|on[a-z]+)="/.test(text.replaceAll(/<script[\s\S]*?<\/script>/g, '')) ||
      (!root.querySelector('meta[http-equiv="content-security-policy"]') &&
        !root.querySelector('meta[http-equiv="refresh"]'))
    );
  });
  expect(bad.map(([path]) => path)).toEqual([]);
});

test('the policy allows nothing unsafe but the WebAssembly that searches', () => {
  for (const [path, text] of html) {
    const policy = parse(text).querySelector('meta[http-equiv="content-security-policy"]');
    const unsafe = policy?.getAttribute('content')?.match(/'(?:unsafe|wasm-unsafe)[^']*'/g) ?? [];
    expect(
      unsafe.filter((word) => word !== "'wasm-unsafe-eval'"),
      path,
    ).toEqual([]);
  }
});

test('every page has one h1, a title, a description, a canonical address and ids that are unique', () => {
  for (const [path, text] of html) {
    const root = parse(text);
    if (CARDS.test(path) || root.querySelector('meta[http-equiv="refresh"]')) continue;
    // What is hidden has its turn when the rest is.
    const titles = root.querySelectorAll('h1').filter((title) => !title.closest('[hidden]'));
    expect(titles.length, path).toBe(1);
    expect(root.querySelector('title')?.text, path).toBeTruthy();
    expect(
      root.querySelector('meta[name="description"]')?.getAttribute('content'),
      path,
    ).toBeTruthy();
    expect(root.querySelector('link[rel="canonical"]')?.getAttribute('href'), path).toMatch(
      /^https?:/,
    );
    const ids = root.querySelectorAll('[id]').map((node) => node.id);
    expect(
      ids.filter((id, index) => ids.indexOf(id) !== index),
      path,
    ).toEqual([]);
  }
});

test('the sitemap names the pages people read, and robots.txt names the sitemap', () => {
  const map = readFileSync(join(dist, 'sitemap-0.xml'), 'utf8');
  expect(map).toContain('/emr/storage/</loc>');
  expect(map).not.toContain('/search/</loc>');
  expect(readFileSync(join(dist, 'robots.txt'), 'utf8')).toMatch(
    /Sitemap: https?:.*sitemap-index\.xml/,
  );
});
