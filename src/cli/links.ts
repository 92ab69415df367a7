/**
 * `npm run links`: what was linked on each page, what nearly was and why not, and what nobody
 * mentions. `npm run links -- water` shows only pages with “water” in their address or file.
 */
import { formatLinks, reportLinks } from '../checks/links-report.ts';
import { loadSite } from '../site/load.ts';

const [wanted = ''] = process.argv.slice(2);
const site = loadSite();
const report = reportLinks({
  pages: site.pages.map((page) => ({
    address: page.address,
    file: page.entry.file,
    self: page.services,
    mentions: site.mentionsOf(page),
    links: page.outline.links.map(({ url }) => url),
  })),
  entries: [...site.services, ...site.families].map(({ id }) => id),
  relations: site.relations,
});
const pages = report.pages.filter(
  ({ address, file }) => address.includes(wanted) || file.includes(wanted),
);
console.log(formatLinks({ ...report, pages }));
