/** WebKitGTK as a distribution ships it, driven by plain WebDriver requests. */
import { spawn } from 'node:child_process';
import { keysOf, type Reader } from './reader.ts';

const PORT = Number(process.env['TEST_PORT'] || 4720) + 1;
/** Milliseconds in which the driver must have begun to listen. */
const PATIENCE = 10_000;

/** `display` is a program that gives the driver a screen where there is none, with its arguments. */
export async function openWebKit(
  driver: string,
  browser: string,
  display: readonly string[],
): Promise<Reader> {
  const [program = driver, ...args] = [...display, driver, `--port=${PORT}`];
  // In a group of its own, so that the driver, its screen and its browser end together.
  const child = spawn(program, args, { stdio: 'ignore', detached: true });
  const end = (): void => {
    if (child.pid) process.kill(-child.pid);
  };
  const send = async (method: string, path: string, body?: object): Promise<unknown> => {
    const response = await fetch(`http://127.0.0.1:${PORT}${path}`, {
      method,
      ...(body && { body: JSON.stringify(body) }),
    });
    const { value } = (await response.json()) as { value: { message?: string } };
    if (!response.ok) throw new Error(`${path}: ${value.message}`);
    return value;
  };
  const started = Date.now();
  for (;;) {
    const ready = await send('GET', '/status').catch(() => undefined);
    if (ready) break;
    if (Date.now() - started > PATIENCE) {
      end();
      throw new Error('WebKitWebDriver does not answer');
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const { sessionId } = (await send('POST', '/session', {
    capabilities: {
      alwaysMatch: { 'webkitgtk:browserOptions': { binary: browser, args: ['--automation'] } },
    },
  })) as { sessionId: string };
  const session = `/session/${sessionId}`;
  return {
    name: 'WebKit',
    goto: async (url) => {
      await send('POST', `${session}/url`, { url });
    },
    ask: async <Value>(expression: string): Promise<Value> => {
      const script = `const done = arguments[0]; (async () => JSON.stringify(await (${expression})))().then(done, (error) => done(JSON.stringify({ threw: String(error) })))`;
      const text = await send('POST', `${session}/execute/async`, { script, args: [] });
      return JSON.parse(String(text)) as Value;
    },
    type: async (text) => {
      await send('POST', `${session}/actions`, { actions: keysOf(text) });
    },
    close: async () => {
      await send('DELETE', session);
      end();
    },
  };
}
