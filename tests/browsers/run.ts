/**
 * `npm run browsers`: Firefox and WebKit walk through `dist/`, as Playwright installs them or as the
 * system has them. A browser that is not here is passed over with a sentence.
 */
import { existsSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { firefox, webkit } from '@playwright/test';
import { command } from '../../src/cli/command.ts';
import { serve } from '../../src/cli/serve.ts';
import { openFirefox } from './firefox.ts';
import { openPlaywright } from './playwright.ts';
import type { Reader } from './reader.ts';
import { walk } from './walk.ts';
import { openWebKit } from './webkit.ts';

const find = (...names: string[]): string | undefined =>
  (process.env['PATH'] ?? '')
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)))
    .find((path) => existsSync(path));
/** Where Debian and its kin put WebKitGTK's own little browser. */
const MINI_BROWSERS = ['x86_64', 'aarch64'].flatMap((machine) =>
  ['4.1', '6.0', '4.0'].map(
    (version) => `/usr/lib/${machine}-linux-gnu/webkit2gtk-${version}/MiniBrowser`,
  ),
);

async function readers(): Promise<(() => Promise<Reader>)[]> {
  const found: (() => Promise<Reader>)[] = [];
  const system = find('firefox-esr', 'firefox');
  if (existsSync(firefox.executablePath())) found.push(() => openPlaywright(firefox, 'Firefox'));
  else if (system) found.push(() => openFirefox(system));
  else console.log('Firefox was not walked: neither Playwright nor the system has it.');
  const driver = find('WebKitWebDriver');
  const mini = MINI_BROWSERS.find((path) => existsSync(path));
  const screen = find('xvfb-run');
  const display = process.env['DISPLAY'] ? [] : screen && [screen, '-a'];
  if (existsSync(webkit.executablePath())) found.push(() => openPlaywright(webkit, 'WebKit'));
  else if (driver && mini && display) found.push(() => openWebKit(driver, mini, display));
  else
    console.log('WebKit was not walked: neither Playwright nor the system has it, with a screen.');
  return found;
}

export default command({
  usage: '',
  run: async () => {
    const dist = resolve(process.env['OUT_DIR'] || 'dist');
    const port = Number(process.env['TEST_PORT'] || 4720);
    const { address, server } = await serve({ dist, base: process.env['BASE'] || '/', port });
    let code = 0;
    for (const open of await readers()) {
      const reader = await open();
      try {
        console.log(`${reader.name}: ${(await walk(reader, address)).join(', ')}`);
      } catch (error) {
        console.error(`${reader.name}: ${error instanceof Error ? error.message : String(error)}`);
        code = 1;
      } finally {
        await reader.close();
      }
    }
    server.closeAllConnections();
    server.close();
    return code;
  },
});
