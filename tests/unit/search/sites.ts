/** Small sites for the tests of search, each indexed once. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readContent } from '../../../src/content/read.ts';
import { openSite, type OpenSite } from '../../../src/search/open-site.ts';
import { resultsOf } from '../../../src/search/result.ts';
import { buildSite, type Site } from '../../../src/site/site.ts';

const BIRDS = fileURLToPath(new URL('../../fixtures/search/birds/', import.meta.url));

/** The site about birds. */
export const birdSite: Site = buildSite(readContent(BIRDS));

let made: Promise<OpenSite> | undefined;
/** Search on the site about birds; the same for every test of a run. */
export const birds = (): Promise<OpenSite> => (made ??= openSite(birdSite));

/** Addresses found for a query among the birds, best first, with anchors where a result leads to a section. */
export async function addresses(query: string): Promise<string[]> {
  const { engine } = await birds();
  const { hits } = await engine.search(query);
  return resultsOf(engine, hits).map(({ address }) => address);
}

/** A site of pages in a language: each a title and a text by its id. Its pages are at `/s/<id>/`. */
export function siteOf(
  language: string,
  pages: Readonly<Record<string, readonly [title: string, text: string]>>,
): Site {
  const dir = mkdtempSync(join(tmpdir(), `notes-${language}-`));
  const write = (path: string, fields: object, text = ''): void => {
    mkdirSync(dirname(join(dir, path)), { recursive: true });
    writeFileSync(join(dir, path), `---\n${JSON.stringify(fields)}\n---\n\n${text}\n`);
  };
  const config = { title: 'S', tagline: 'S', description: 'S', language };
  writeFileSync(
    join(dir, 'site.yaml'),
    JSON.stringify({ ...config, categories: [{ id: 'c', name: 'C' }] }),
  );
  write('services/s.mdx', { name: 'S', category: 'c', summary: 'S.' });
  Object.entries(pages).forEach(([id, [title, text]], order) =>
    write(`notes/s/${id}.mdx`, { title, service: 's', order }, text),
  );
  return buildSite(readContent(dir));
}
