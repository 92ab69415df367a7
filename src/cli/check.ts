/**
 * `npm run check`: what is wrong with the content, without building anything. `npm run check -- facts`
 * lists the claims that age with their sources, those checked longest ago first.
 */
import { checkContent } from '../checks/content.ts';
import { formatFacts } from '../checks/facts.ts';
import { printProblems } from '../checks/reporter.ts';
import { loadSite } from '../site/load.ts';

const site = loadSite();
if (printProblems(checkContent(site))) {
  process.exitCode = 1;
} else if (process.argv[2] === 'facts') {
  console.log(formatFacts(site));
} else {
  console.log(
    `${site.pages.length} pages, ${site.services.length} services, ${site.tips.length} exam tips: no problems`,
  );
}
