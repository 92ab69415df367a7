/** The browser the tests drive: Playwright's own, else the system's, else one is installed. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';
import { binary, run, runNode } from './steps.ts';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** A browser that is already here: `PLAYWRIGHT_CHROMIUM`, Playwright's own, or the system's. */
export function findBrowser(): string | undefined {
  const named = process.env['PLAYWRIGHT_CHROMIUM'];
  if (named) return existsSync(named) ? named : undefined;
  const own = chromium.executablePath();
  if (existsSync(own)) return own;
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const onPath = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...onPath, ...PLACES].find((path) => existsSync(path));
}

/**
 * A browser, installed when there is none: first the way Playwright does it, then, as root on
 * Debian, the distribution's package. Fails with one sentence that says what to do.
 */
export async function ensureBrowser(): Promise<string> {
  const found = findBrowser();
  if (found) return found;
  console.log('No browser for the tests yet: installing Chromium …');
  const code = await runNode(binary('@playwright/test', 'playwright'), ['install', 'chromium']);
  const own = code === 0 ? findBrowser() : undefined;
  if (own) return own;
  if (process.getuid?.() === 0 && hasApt()) {
    console.log('Playwright has no download here: taking Debian’s Chromium …');
    await run('apt-get', ['update', '-qq']);
    await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], {
      DEBIAN_FRONTEND: 'noninteractive',
    });
    const system = findBrowser();
    if (system) return system;
  }
  throw new Error(
    'The tests need a browser: install Chromium or Chrome, or run "npx playwright install chromium", and try again.',
  );
}

function hasApt(): boolean {
  return spawnSync('apt-get', ['--version'], { stdio: 'ignore' }).status === 0;
}

/** The version a browser reports, for the log of a test run. */
export function browserVersion(path: string): string {
  return execFileSync(path, ['--version', '--no-sandbox'], { encoding: 'utf8' }).trim();
}
