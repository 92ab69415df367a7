/** A host for tests that break the network: it can be cut off, refuse single files and publish another build. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import send from 'send';

export interface Host {
  /** Address of the site, with its base. */
  readonly address: string;
  /** The folder it serves. */
  dist: string;
  /** Requests that are cut off, by path below the base; `down` cuts all. */
  cut: (path: string) => boolean;
  /** Requests that are taken and never answered. */
  stuck: (path: string) => boolean;
  /** What is answered in place of a file. */
  readonly instead: Map<string, string>;
  /** Paths asked for, the base taken off, in order. */
  readonly asked: string[];
  close(): void;
}

export const down = (): boolean => true;
export const up = (): boolean => false;

export async function startHost(dist: string, base = '/'): Promise<Host> {
  const server = createServer((request, response) => {
    const path = (request.url ?? '').slice(base.length).split('?', 1)[0] ?? '';
    if (host.cut(path)) {
      request.socket.destroy();
      return;
    }
    host.asked.push(path);
    if (host.stuck(path)) return;
    const instead = host.instead.get(path);
    if (instead !== undefined) {
      response.writeHead(200, { 'content-type': 'text/javascript' }).end(instead);
      return;
    }
    // As GitHub Pages does: everything may be ten minutes old.
    response.setHeader('cache-control', 'max-age=600');
    send(request, `/${path}`, { root: host.dist, cacheControl: false })
      .on('error', ({ status = 500 }: { status?: number }) => response.writeHead(status).end())
      .on('directory', () => response.writeHead(301, { location: `${base}${path}/` }).end())
      .pipe(response);
  });
  await new Promise<void>((resolve) => server.listen(0, resolve));
  const host: Host = {
    address: `http://localhost:${(server.address() as AddressInfo).port}${base}`,
    dist,
    cut: up,
    stuck: up,
    instead: new Map(),
    asked: [],
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
  return host;
}
