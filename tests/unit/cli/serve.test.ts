/** `npm start`: whatever is sent is answered or refused, and the next reader is served as ever. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Server } from 'node:http';
import { serve } from '../../../src/cli/serve.ts';
import { REQUESTS } from '../../hostile/requests.ts';

let root = '';
let dist = '';
let server: Server;
let address = '';
let port = 0;

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'serve-'));
  dist = join(root, 'dist');
  mkdirSync(join(dist, 'folder'), { recursive: true });
  mkdirSync(join(root, 'elsewhere'));
  writeFileSync(join(root, 'secret.txt'), 'SECRET');
  writeFileSync(join(root, 'elsewhere/secret.txt'), 'SECRET');
  symlinkSync(join(root, 'elsewhere'), join(dist, 'link'));
  writeFileSync(join(dist, '.hidden'), 'SECRET');
  writeFileSync(join(dist, 'index.html'), '<p>home</p>');
  writeFileSync(join(dist, '404.html'), '<p>not here</p>');
  writeFileSync(join(dist, 'folder/index.html'), '<p>folder</p>');
  ({ server, address } = await serve({ dist, base: '/', port: 0 }));
  ({ port } = server.address() as AddressInfo);
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
  rmSync(root, { recursive: true });
});

/** Sends bytes as they are and resolves to all that comes back until the connection ends. */
const sent = (bytes: string): Promise<string> =>
  new Promise((resolve) => {
    let back = '';
    const socket = connect(port, 'localhost');
    socket.on('data', (data) => (back += String(data)));
    socket.on('error', () => resolve(back));
    socket.on('close', () => resolve(back));
    // An unfinished request is ended by its sender, as a lost connection is.
    socket.end(bytes, 'latin1');
  });

test.each(REQUESTS.map((bytes) => [bytes.slice(0, 70), bytes]))('%j', async (_name, bytes) => {
  const back = await sent(bytes);
  expect(back).not.toContain('SECRET');
  expect(back).not.toMatch(/^location: *(?:[a-z]+:|\/\/|\/\\)/im);
  if (back) expect(back).toMatch(/^HTTP\/1\.1 [1-5]\d\d /);
  const next = await fetch(address);
  expect(await next.text()).toBe('<p>home</p>');
});

test('a folder emptied by a build beside it is answered with a sentence', async () => {
  rmSync(join(dist, '404.html'));
  const missing = await fetch(`${address}nowhere/`);
  expect([missing.status, await missing.text()]).toEqual([
    404,
    expect.stringContaining('built anew'),
  ]);
  rmSync(join(dist, 'index.html'));
  expect((await fetch(address)).status).toBe(404);
  writeFileSync(join(dist, 'index.html'), '<p>home</p>');
  expect((await fetch(address)).status).toBe(200);
});

test('a folder without its slash leads to the folder, below the base too', async () => {
  const { server: other, address: below } = await serve({ dist, base: '/notes/', port: 0 });
  const at = new URL(below).origin;
  const found = await fetch(`${at}/notes/folder`, { redirect: 'manual' });
  expect([found.status, found.headers.get('location')]).toEqual([301, '/notes/folder/']);
  expect((await fetch(`${at}/notes`)).status).toBe(200);
  expect((await fetch(`${at}/folder/`)).status).toBe(404);
  other.close();
});

test('only this machine is listened to, unless HOST says otherwise', async () => {
  const listening = server.address() as AddressInfo;
  expect(['127.0.0.1', '::1']).toContain(listening.address);
  await expect(serve({ dist, base: '/', port: 0, host: '203.0.113.9' })).rejects.toThrow(
    'HOST is “203.0.113.9”',
  );
});
