/** What a reader does, in any browser: read, search, preview, list, theme. */
import type { Reader } from './reader.ts';

/** Milliseconds a step may take on a busy machine. */
const PATIENCE = 20_000;

/** Waits until an expression in the page is true. */
async function until({ ask }: Reader, what: string, expression: string): Promise<void> {
  const started = Date.now();
  while (!(await ask<boolean>(`Boolean(${expression})`))) {
    if (Date.now() - started > PATIENCE) throw new Error(`${what}: never ${expression}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

const one = (selector: string): string => `document.querySelector(${JSON.stringify(selector)})`;
const hear = `(window.refused = [], document.addEventListener('securitypolicyviolation', (e) => refused.push(e.violatedDirective)), addEventListener('error', (e) => refused.push(e.message)), addEventListener('unhandledrejection', (e) => refused.push(String(e.reason))), true)`;

/** Walks through a site at `address`; returns the steps done. Throws at the first that fails. */
export async function walk(reader: Reader, address: string): Promise<string[]> {
  const { ask, goto, type } = reader;
  const at = (path: string): string => new URL(path, address).href;
  const quiet = async (step: string): Promise<void> => {
    const refused = await ask<string[]>('window.refused ?? []');
    if (refused.length > 0) throw new Error(`${step}: ${refused.join(', ')}`);
  };
  const done: string[] = [];
  const step = async (name: string, work: () => Promise<void>): Promise<void> => {
    await work();
    await quiet(name);
    done.push(name);
  };
  await step('read', async () => {
    await goto(at('emr/storage/#hdfs'));
    await ask(hear);
    await until(reader, 'read', `${one('main .prose')}?.textContent.length > 500`);
    await until(reader, 'read', `document.activeElement?.id === 'hdfs'`);
  });
  await step('preview', async () => {
    await ask(
      `${one('.prose a.svc')}.dispatchEvent(new PointerEvent('pointermove', { bubbles: true, pointerType: 'mouse' }))`,
    );
    await until(reader, 'preview', `${one('[role=dialog]')}?.textContent.length > 20`);
    await until(reader, 'preview', `${one('[role=dialog]')}.getBoundingClientRect().width > 100`);
  });
  await step('list', async () => {
    await ask(`(${one('[data-save]')}.click(), true)`);
    await until(reader, 'list', one('.toast'));
  });
  await step('search', async () => {
    await type('/');
    await until(reader, 'search', `document.activeElement?.type === 'search'`);
    await type('kinisis');
    await until(reader, 'search', `${one('.search-results a')}?.href.includes('kinesis')`);
  });
  await step('theme', async () => {
    await goto(at('list/'));
    await ask(hear);
    await until(reader, 'list', one('.list-entry a'));
    await ask(`(${one('[data-theme-toggle]')}.click(), true)`);
    await goto(at('search/?q=how+many+copies+of+a+block'));
    await ask(hear);
    await until(reader, 'theme', `document.documentElement.dataset.theme === 'light'`);
    await until(reader, 'search', `${one('main .search-results a')}`);
  });
  return done;
}
