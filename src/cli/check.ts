/** `npm run check`: what is wrong with the content, without building anything. */
import { checkContent } from '../checks/content.ts';
import { report } from '../core/problem.ts';
import { loadSite } from '../site/load.ts';

const site = loadSite();
const problems = checkContent(site);
if (problems.length > 0) {
  console.error(report(problems));
  process.exitCode = 1;
} else {
  console.log(
    `${site.pages.length} pages, ${site.services.length} services, ${site.tips.length} exam tips: no problems`,
  );
}
