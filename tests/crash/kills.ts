/** `npm run kills`: an import is killed at 200 moments. Takes half a minute; the unit tests try six. */
import { command } from '../../src/cli/command.ts';
import { killedAt } from './kill-imports.ts';

const MOMENTS = 200;
/** As many at a time as a small machine has room for. */
const BESIDE = 4;

export default command({
  usage: '',
  run: async () => {
    const counts = new Map<string, number>();
    for (let moment = 1; moment <= MOMENTS; moment += BESIDE) {
      const some = Array.from({ length: BESIDE }, (_, index) => moment + index);
      for (const state of await Promise.all(some.map(killedAt))) {
        counts.set(state, (counts.get(state) ?? 0) + 1);
      }
    }
    console.log([...counts].map(([state, count]) => `${state}: ${count}`).join(', '));
    return counts.has('old') && counts.has('new') && counts.size === 2 ? 0 : 1;
  },
});
