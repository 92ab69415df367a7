/**
 * `npm run links`: what was linked on each page, what nearly was and why not, and what nobody
 * mentions. `npm run links -- water` shows only pages with “water” in their address or file.
 */
import { formatLinks, reportLinks } from '../checks/links-report.ts';
import { command } from './command.ts';
import { soundSite } from './content.ts';

export default command({
  usage: '[part of an address or file]',
  words: 1,
  run: (_values, [wanted = '']) => {
    const site = soundSite();
    if (!site) return 1;
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
    if (pages.length === 0) {
      console.error(`No page has “${wanted}” in its address or file.`);
      return 1;
    }
    console.log(formatLinks({ ...report, pages }));
    return 0;
  },
});
