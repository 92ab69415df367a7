import { defineConfig } from '@playwright/test';
import { findBrowser } from '../src/cli/browser.ts';
import { LAUNCH_ARGS } from './launch.ts';
import { SITE_PORT } from './ports.ts';

const executablePath = findBrowser();

export default defineConfig({
  testDir: './site',
  outputDir: '../test-results/site',
  fullyParallel: true,
  forbidOnly: true,
  workers: 2,
  retries: 0,
  reporter: [['list']],
  timeout: 30_000,
  use: {
    baseURL: `http://localhost:${SITE_PORT}/`,
    reducedMotion: 'reduce',
    // One test's worker must not answer another's pages; offline.spec.ts lets it.
    serviceWorkers: 'block',
    launchOptions: { ...(executablePath && { executablePath }), args: LAUNCH_ARGS },
  },
  webServer: {
    cwd: process.cwd(),
    command: `node ${new URL('./serve-dist.ts', import.meta.url).pathname}`,
    url: `http://localhost:${SITE_PORT}/`,
    reuseExistingServer: false,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 2000 },
  },
});
