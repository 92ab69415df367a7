/**
 * `npm run check`: what is wrong with the content, without building anything. `npm run check -- facts`
 * lists the claims that age with their sources, those checked longest ago first.
 */
import { formatFacts } from '../checks/facts.ts';
import { command, oneOf } from './command.ts';
import { soundSite } from './content.ts';

export default command({
  usage: '[facts]',
  words: 1,
  run: (_values, [list]) => {
    const wanted = list === undefined ? undefined : oneOf('The list', list, ['facts']);
    const site = soundSite();
    if (!site) return 1;
    const { pages, services, tips } = site;
    console.log(
      wanted
        ? formatFacts(site)
        : `${pages.length} pages, ${services.length} services, ${tips.length} exam tips: no problems`,
    );
    return 0;
  },
});
