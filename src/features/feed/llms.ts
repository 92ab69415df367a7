/** The pages in reading order, as llms.txt lists them: a title, a line, then links under headings. */
import type { Page } from '../../site/page.ts';
import { readingOrder, type Group } from '../../site/navigation.ts';
import type { Site } from '../../site/site.ts';
import { escape, label, twin, twinAddress } from '../../site/twin.ts';

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
    { name: 'Practice', pages: site.practice },
    {
      name: 'Other services',
      pages: [...site.services, ...site.families].filter((page) => !read.has(page)),
    },
    { name: 'Optional', pages: site.pages.filter((page) => page.kind === 'page') },
  ].filter((shelf) => shelf.pages.length > 0);
}

/** Pages in one llms.txt; on a site with more, each service's sections are in a file of its own. */
const LISTED = 1000;
export const isLarge = (site: Site): boolean => site.pages.length > LISTED;

type Absolute = (address: string) => string;

/** `/llms.txt` of one service, on a large site. */
export const serviceLlms = (service: string): string => `/${service}/llms.txt`;

/** The text of `/llms.txt`, in the form llmstxt.org describes. `absolute` gives an address its origin. */
export function llms(site: Site, absolute: Absolute): string {
  const large = isLarge(site);
  const parts = shelves(site).map(({ name, pages }) => {
    const [first, ...sections] = pages;
    const parted = large && first?.kind === 'service' && sections[0]?.kind === 'note';
    const lines = (parted ? [first] : pages).map((page) => line(page, absolute));
    if (parted) {
      lines.push(`- [Its ${sections.length} sections](${absolute(serviceLlms(first.id))})`);
    }
    return `## ${escape(name)}\n\n${lines.join('\n')}`;
  });
  return `${[head(site.config.title, site.config.description), ...parts].join('\n\n')}\n`;
}

/** The sections of one service, as a large site's llms.txt links them. */
export function llmsOf({ service, sections }: Group, absolute: Absolute): string {
  const lines = sections.map((page) => line(page, absolute));
  return `${head(service.title, service.summary)}\n\n## Sections\n\n${lines.join('\n')}\n`;
}

const head = (title: string, about: string): string => `# ${escape(title)}\n\n> ${escape(about)}`;

const line = (page: Page, absolute: Absolute): string =>
  `- [${label(page.title)}](${absolute(twinAddress(page.address))})${page.summary && `: ${escape(page.summary)}`}`;

/**
 * The text of `/llms-full.txt`: every page as Markdown. A large site's would be too much for any
 * reader of it, so that it says where the pages are.
 */
export function llmsFull(site: Site, absolute: Absolute): string {
  const { title, description } = site.config;
  const about = head(title, description);
  if (isLarge(site)) {
    return `${about}\n\n${site.pages.length} pages are too many for one file; [llms.txt](${absolute('/llms.txt')}) lists them.\n`;
  }
  const pages = shelves(site).flatMap((shelf) => shelf.pages);
  return [`${about}\n`, ...pages.map((page) => twin(page, absolute))].join('\n---\n\n');
}
