import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    include: ['tests/unit/**/*.test.ts'],
    // Pure functions share no state: one process per file would only cost its start.
    isolate: false,
    // Pagefind's own reader is run as it was written, not as the bundler would have it.
    server: { deps: { external: [/\/pagefind\/pagefind\.js/] } },
    // A guard against hanging, not a measure: a busy machine must not fail a sound test.
    testTimeout: 120_000,
  },
});
