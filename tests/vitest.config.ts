import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    include: ['tests/unit/**/*.test.ts'],
    // Pure functions share no state: one process per file would only cost its start.
    isolate: false,
    // A guard against hanging, not a measure: a busy machine must not fail a sound test.
    testTimeout: 120_000,
  },
});
