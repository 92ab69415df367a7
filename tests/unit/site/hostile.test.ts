/**
 * Content folders of strangers: each is refused with a place in a file, or drawn whole. Nothing is
 * thrown, nothing runs, nothing is written. `npm run hostile` builds those that are right for real.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fromHtml } from 'hast-util-from-html';
import { visit } from 'unist-util-visit';
import { fromXml } from 'xast-util-from-xml';
import { cardsOf } from '../../../src/cards/site-cards.ts';
import { checkContent } from '../../../src/checks/content.ts';
import { readContent } from '../../../src/content/read.ts';
import { schemeOf, SCHEMES } from '../../../src/core/address.ts';
import { drawFeed } from '../../../src/features/feed/feed.ts';
import { llms, llmsFull } from '../../../src/features/feed/llms.ts';
import { parseMarkdown } from '../../../src/markdown/parse.ts';
import { renderHtml } from '../../../src/markdown/render.ts';
import { buildSite, type Site } from '../../../src/site/site.ts';
import { FOLDERS, type Folder } from '../../hostile/content-folders.ts';
import { placeFolder } from '../../hostile/place-folder.ts';

/** Elements that run, load or lead somewhere without being asked. */
const RUNNING = 'script style iframe object embed base meta link form'.split(' ');

let dir = '';
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'hostile-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

function read(folder: Folder): { site: Site; problems: ReturnType<typeof checkContent> } {
  placeFolder(dir, folder);
  const site = buildSite(readContent(dir));
  return { site, problems: checkContent(site) };
}

/** Everything that is drawn of a site before Astro has it. */
function draw(site: Site): string {
  const place = { origin: 'https://a.org', base: '/', address: '/feed.xml' };
  fromXml(drawFeed(site, place));
  cardsOf(site);
  const html = site.pages.map((page) =>
    renderHtml(page.tree.children, { base: '/', images: true, speech: site.config }),
  );
  return html.join('\n');
}

describe('a folder of a stranger is refused with its place or drawn whole:', () => {
  test.each(FOLDERS.map((folder) => [folder.name, folder]))('%s', (_name, folder) => {
    const { site, problems } = read(folder);
    for (const { place, found, expected, suggestion } of problems) {
      expect(place.file).not.toBe('');
      expect(Math.min(place.line, place.column)).toBeGreaterThanOrEqual(1);
      expect(found && expected).toBeTruthy();
      if (suggestion) expect(found).not.toContain(`“${suggestion}”`);
    }
    if (folder.refused) expect(problems.map(({ code }) => code)).toContain(folder.refused);
    if (problems.length > 0) return;
    visit(fromHtml(draw(site), { fragment: true }), 'element', ({ tagName, properties }) => {
      expect(RUNNING).not.toContain(tagName);
      for (const [name, value] of Object.entries(properties)) {
        expect(name).not.toMatch(/^(?:on|style$)/);
        if (/href|src|cite/i.test(name))
          expect(SCHEMES).toContain(schemeOf(String(value)) ?? 'http');
      }
    });
  });
});

const titled = FOLDERS.filter(({ name }) => name.startsWith('the title'));
test.each(titled.map((folder) => [folder.name, folder]))(
  'llms.txt has one heading and one link for each page with %s',
  (_name, folder) => {
    const { site, problems } = read(folder);
    const short = parseMarkdown(llms(site, (address) => `https://a.org${address}`));
    const headings = short.children.filter((node) => node.type === 'heading');
    expect(headings.filter(({ depth }) => depth === 1)).toHaveLength(1);
    const links = JSON.stringify(short).match(/"url":"https:\/\/a\.org/g) ?? [];
    expect(links).toHaveLength(site.pages.length);
    if (problems.length > 0) return;
    const full = JSON.stringify(parseMarkdown(llmsFull(site, (address) => address)));
    expect(full).not.toContain('"url":"javascript:');
  },
);

test('a heading never has an id of the templates', () => {
  for (const heading of ['Said', 'Main', 'Sections', 'Preview', 'ui:said']) {
    const folder = FOLDERS.find(({ name }) => name.startsWith(`a page with ## ${heading}`));
    if (!folder) throw new Error(heading);
    const { site } = read(folder);
    for (const page of site.pages) {
      for (const id of page.outline.anchors.keys()) expect(id).not.toContain(':');
    }
    rmSync(dir, { recursive: true });
  }
});
