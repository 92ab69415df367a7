/** The pages in reading order, as llms.txt lists them: a title, a line, then links under headings. */
import type { Page } from '../../site/page.ts';
import { readingOrder } from '../../site/navigation.ts';
import type { Site } from '../../site/site.ts';

export interface Shelf {
  readonly name: string;
  readonly pages: readonly Page[];
}

/** Every page of the site once, under the heading it belongs to. */
export function shelves(site: Site): readonly Shelf[] {
  const groups = readingOrder(site);
  const read = new Set<Page>(groups.map(({ service }) => service));
  return [
    ...groups.map(({ service, sections }) => ({
      name: service.title,
      pages: [service, ...sections],
    })),
    { name: 'Comparisons', pages: site.comparisons },
    {
      name: 'Other services',
      pages: [...site.services, ...site.families].filter((page) => !read.has(page)),
    },
    { name: 'Optional', pages: site.pages.filter((page) => page.kind === 'page') },
  ].filter((shelf) => shelf.pages.length > 0);
}

/** The text of `/llms.txt`, in the form llmstxt.org describes. */
export function llms(site: Site, twinOf: (page: Page) => string): string {
  const parts = shelves(site).map(({ name, pages }) => {
    const lines = pages.map(
      (page) => `- [${page.title}](${twinOf(page)})${page.summary ? `: ${page.summary}` : ''}`,
    );
    return `## ${name}\n\n${lines.join('\n')}`;
  });
  return `${[`# ${site.config.title}`, `> ${site.config.description}`, ...parts].join('\n\n')}\n`;
}
