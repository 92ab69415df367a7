/** A static file server for the built site, as a host would serve it: right types, 404 page, base path. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { join, sep } from 'node:path';
import send from 'send';

export interface ServeOptions {
  readonly dist: string;
  /** The path the site was built for, `/` or `/notes/`. */
  readonly base: string;
  /** The wanted port; when it is taken the next free one is used, unless `strict`. */
  readonly port: number;
  readonly strict?: boolean;
  /** The interface to listen on; this machine alone unless told. */
  readonly host?: string | undefined;
}

/** Starts serving; resolves to the address people type. Fails when the folder was not built. */
export async function serve(options: ServeOptions): Promise<{ address: string; server: Server }> {
  const { dist, base, host = 'localhost' } = options;
  if (!existsSync(join(dist, 'index.html'))) {
    throw new Error(`${dist} has no built site: run "npm run build" first`);
  }
  const prefix = base.replace(/\/$/, '');
  const server = createServer((request, response) => {
    try {
      answer(request, response, { dist, prefix });
    } catch (error) {
      console.error(error instanceof Error ? error.message : error);
      fail(response, 500, dist);
    }
  });
  const port = await listen(server, { ...options, host });
  const name = ['0.0.0.0', '::'].includes(host) ? 'localhost' : host;
  const shown = name.includes(':') ? `[${name}]` : name;
  return { address: `http://${shown}:${port}${prefix}/`, server };
}

interface Place {
  readonly dist: string;
  readonly prefix: string;
}

/** A file, a redirect to a folder's page, or an error's page; nothing that was sent ends the server. */
function answer(request: IncomingMessage, response: ServerResponse, { dist, prefix }: Place): void {
  const [path = ''] = (request.url ?? '').split('?', 1);
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('allow', 'GET, HEAD');
    return fail(response, 405, dist);
  }
  if (!path.startsWith('/')) return fail(response, 400, dist);
  if (path !== prefix && !path.startsWith(`${prefix}/`)) return fail(response, 404, dist);
  const below = path.slice(prefix.length) || '/';
  if (leavesFolder(dist, below)) return fail(response, 404, dist);
  response.setHeader('cache-control', 'no-cache');
  send(request, below, { root: dist, cacheControl: false })
    .on('error', ({ status, headers }: { status?: number; headers?: Record<string, string> }) => {
      for (const [name, value] of Object.entries(headers ?? {})) response.setHeader(name, value);
      fail(response, status ?? 500, dist);
    })
    .on('directory', () => {
      // One slash at the front: two would name another host.
      const location = `${prefix}/${below.replace(/^\/+/, '')}/`;
      response.writeHead(301, { location }).end();
    })
    .pipe(response);
  return undefined;
}

/** Whether an address leads out of the site through a link on the disk. */
function leavesFolder(dist: string, path: string): boolean {
  try {
    const real = realpathSync(join(dist, decodeURIComponent(path)));
    const root = realpathSync(dist);
    return real !== root && !real.startsWith(root + sep);
  } catch {
    // Not there, or no valid path: said by the answer.
    return false;
  }
}

/** The site's own page for what is not there; a line of text when it has none, or for another slip. */
function fail(response: ServerResponse, status: number, dist: string): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const page = join(dist, '404.html');
  let body: Uint8Array | string = `${status}\n`;
  let type = 'text/plain; charset=utf-8';
  if (status === 404) {
    try {
      body = readFileSync(page);
      type = 'text/html; charset=utf-8';
    } catch {
      body = '404: this page is not there, and the site is perhaps being built anew.\n';
    }
  }
  response.writeHead(status, { 'content-type': type }).end(body);
}

/** Listens on the wanted port or, when it is taken, on one of the next twenty. */
async function listen(
  server: Server,
  { port: wanted, strict, host }: ServeOptions,
): Promise<number> {
  for (let port = wanted; port < wanted + 20; port += 1) {
    const error = await new Promise<NodeJS.ErrnoException | undefined>((resolve) => {
      server.once('error', resolve);
      server.listen(port, host, () => {
        server.removeListener('error', resolve);
        resolve(undefined);
      });
    });
    if (!error) return (server.address() as AddressInfo).port;
    if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND') {
      throw new Error(`HOST is “${host}”, which is no address of this machine`);
    }
    if (error.code !== 'EADDRINUSE') throw error;
    if (strict) throw new Error(`port ${port} is taken: stop what uses it, or set PORT`);
    console.log(`Port ${port} is taken, trying ${port + 1} …`);
  }
  throw new Error(`ports ${wanted} to ${wanted + 19} are all taken: set PORT to a free one`);
}
