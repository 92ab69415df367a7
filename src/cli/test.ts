/**
 * `npm test`: everything that must hold, cheapest first. Stops at the first step that fails and
 * names it in its last lines. `npm test -- unit` runs the steps whose name begins so. Where other notes
 * took the place of those the project ships with, the steps that know them are left out.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { TEMPLATES } from '../../tests/templates.ts';
import { contentDir } from '../content/read.ts';
import { browserVersion, ensureBrowser } from './browser.ts';
import { command, oneOf } from './command.ts';
import { binary, runNode } from './steps.ts';

interface Step {
  readonly name: string;
  /** What it asks is about the notes the project ships with: left out where others took their place. */
  readonly shipped?: boolean;
  readonly run: () => Promise<number>;
}

/** A step that runs one command of an installed package. */
const tool = (
  name: string,
  [packageName, command]: readonly [string, string],
  args: readonly string[],
  env: Record<string, string> = {},
): Step => ({ name, run: () => runNode(binary(packageName, command), args, env) });

const shipped = (step: Step): Step => ({ ...step, shipped: true });

/** Whether the notes are those the tests know: the page they read most is there. */
const section = TEMPLATES.find(({ name }) => name === 'section');
const OURS = existsSync(join(contentDir(), 'notes', `${section?.path.replace(/\/$/, '')}.mdx`));

const STEPS: readonly Step[] = [
  tool('formatting', ['prettier', 'prettier'], ['--check', '--log-level=warn', '.']),
  tool('lint', ['oxlint', 'oxlint'], ['--deny-warnings', 'src', 'tests', 'astro.config.mjs']),
  // Astro writes the types of its own modules; a bare clone has none yet.
  tool('types of the content', ['astro', 'astro'], ['sync']),
  tool('types', ['typescript', 'tsc'], ['--noEmit', '-p', '.']),
  tool('templates', ['@astrojs/check', 'astro-check'], ['--minimumSeverity', 'warning']),
  shipped(
    tool(
      'spelling',
      ['cspell', 'cspell'],
      [
        'lint',
        '--config=tests/spelling/cspell.json',
        '--no-progress',
        '--no-summary',
        'content/**/*.{mdx,yaml}',
        'README.md',
      ],
    ),
  ),
  shipped(
    tool(
      'unit tests',
      ['vitest', 'vitest'],
      ['run', '--config', 'tests/vitest.config.ts', '--reporter=dot'],
    ),
  ),
  tool('build', ['astro', 'astro'], ['build'], { NODE_ENV: 'production' }),
  // Somebody else's notes, below a path: what proves that the code knows nothing of ours.
  shipped(
    tool('build of other notes', ['astro', 'astro'], ['build'], {
      NODE_ENV: 'production',
      CONTENT_DIR: 'tests/fixtures/second-content',
      BASE: '/notes/',
      OG: '0',
      OUT_DIR: 'test-results/crumb',
    }),
  ),
  {
    name: 'browser tests',
    shipped: true,
    run: async () => {
      console.log(browserVersion(await ensureBrowser()));
      return runNode(binary('@playwright/test', 'playwright'), [
        'test',
        '--config',
        'tests/playwright.config.ts',
      ]);
    },
  },
];

export default command({
  usage: '[first letters of a step]',
  words: 1,
  run: async (_values, [wanted = '']) => {
    const asked = STEPS.filter((step) => OURS || !step.shipped);
    const names = asked.map(({ name }) => name);
    const steps = asked.filter((step) => step.name.startsWith(wanted));
    if (steps.length === 0) oneOf('The step', wanted, names);
    const started = Date.now();
    for (const [index, step] of steps.entries()) {
      console.log(`\n[${index + 1}/${steps.length}] ${step.name}`);
      const code = await step.run().catch((error: unknown) => {
        console.error(error instanceof Error ? error.message : error);
        return 1;
      });
      if (code !== 0) {
        console.error(`\nFAILED: ${step.name} (step ${index + 1} of ${steps.length}); see above`);
        return 1;
      }
    }
    const seconds = Math.round((Date.now() - started) / 1000);
    console.log(`\nAll ${steps.length} steps passed in ${seconds} s`);
    return 0;
  },
});
