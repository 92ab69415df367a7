import { defineConfig } from '@playwright/test';
import { findBrowser } from '../src/cli/browser.ts';
import { LAUNCH_ARGS } from './launch.ts';

const executablePath = findBrowser();
const port = Number(process.env['TEST_PORT'] || 4399);

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
    baseURL: `http://localhost:${port}/`,
    reducedMotion: 'reduce',
    launchOptions: { ...(executablePath && { executablePath }), args: LAUNCH_ARGS },
  },
  webServer: {
    cwd: process.cwd(),
    command: `node ${new URL('./serve-dist.ts', import.meta.url).pathname}`,
    url: `http://localhost:${port}/`,
    env: { TEST_PORT: String(port) },
    reuseExistingServer: false,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 2000 },
  },
});
