/** An engine that Playwright has installed, as the workflow does. */
import type { BrowserType } from '@playwright/test';
import type { Reader } from './reader.ts';

export async function openPlaywright(type: BrowserType, name: string): Promise<Reader> {
  const browser = await type.launch();
  const page = await browser.newPage();
  return {
    name,
    goto: async (url) => {
      await page.goto(url);
    },
    ask: <Value>(expression: string) => page.evaluate<Value>(expression),
    type: (text) => page.keyboard.type(text),
    close: () => browser.close(),
  };
}
