/** `npm run regexps`: 50 kB of its worst for every regular expression of `src/`. Takes some minutes. */
import { command } from '../../src/cli/command.ts';
import { ends, findExpressions, worst } from './regular-expressions.ts';

const LENGTH = 50_000;
/** Milliseconds, of one text: more is a hang to whoever waits. */
const LIMIT = 2000;

/** Where no text of that length comes. */
const SHORT: Readonly<Record<string, string>> = {
  'src/features/anki/': 'reads what the site drew',
  'src/features/offline/': 'reads what the build wrote, where “<” of the notes is escaped',
  'src/features/recall/carry': 'reads what it wrote itself',
  'src/features/sharing/selection': 'looks at one word of a page',
  'src/search/': 'a query is cut at 200 letters',
};

export default command({
  usage: '',
  run: () => {
    const found = findExpressions().filter(
      ({ place }) => !Object.keys(SHORT).some((start) => place.startsWith(start)),
    );
    const slow = found.filter((one) =>
      [...worst(one, LENGTH)].some((text) => !ends(one, text, LIMIT)),
    );
    for (const { place, source, flags } of slow) console.error(`${place} /${source}/${flags}`);
    console.log(`${found.length} regular expressions, ${slow.length} of them slow`);
    return slow.length > 0 ? 1 : 0;
  },
});
